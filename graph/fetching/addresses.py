"""An address of the web in, the machines that it may be fetched from out; nothing else is ever connected to.

A host is resolved once for each request, and the connection goes to what was looked at here, so that a name
server that answers otherwise the next time (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, TypeAlias
from urllib.parse import quote, urlsplit, urlunsplit

from graph.errors import FetchError
from graph.limits_outside import MAX_URL_CHARS

Address: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""A host and a port in, the addresses of that host out; OSError where it has none."""

_PORTS: Final = {"http": 80, "https": 443}
_ASSIGNED: Final = IPv4Network("192.0.0.0/24")  # a cloud tells its machines their keys there
_NAT64: Final = IPv6Network("64:ff9b::/96")
_KEPT: Final = "/%:@!$&'()*+,;=~?[]"


@dataclass(frozen=True, slots=True)
class Place:
    """A web address as it is asked for: ``url`` in ASCII and without fragment, and whom to connect to."""

    url: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and a pause are for."""
        return urlunsplit((*urlsplit(self.url)[:2], "", "", ""))


def place(url: str) -> Place:
    """A web address, checked and written in ASCII.

    >>> place("HTTPS://Müller.example/größe?a=ü#top").url
    'https://xn--mller-kva.example/gr%C3%B6%C3%9Fe?a=%C3%BC'

    Raises:
        FetchError: if it is not http or https, names a user, or is no address.
    """
    if len(url) > MAX_URL_CHARS:
        raise FetchError(url[:60] + "…", f"an address of more than {MAX_URL_CHARS:,} characters")
    try:
        parts = urlsplit(url.strip())
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").encode("idna").decode() if not _is_numeric(parts.hostname) else None
    except ValueError as error:  # UnicodeError is one
        raise FetchError(url, f"not an address of the web ({error})") from None
    if scheme not in _PORTS:
        raise FetchError(url, "only http and https are fetched")
    if "@" in parts.netloc:
        raise FetchError(url, "an address with a user is not fetched")
    host = host if host is not None else str(parts.hostname)
    if not host or any(character.isspace() for character in parts.netloc):
        raise FetchError(url, "names no host")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _PORTS[scheme]) else f"{shown}:{port}"
    path, query = (quote(part, safe=_KEPT) for part in (parts.path or "/", parts.query))
    return Place(urlunsplit((scheme, netloc, path, query, "")), host, port or _PORTS[scheme])


def machines(found: Place, resolve: Resolver, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of the host, all of which may be connected to.

    Raises:
        FetchError: if it has none, or one of them is on this machine or network and that is not allowed.
    """
    try:
        addresses = tuple(dict.fromkeys(resolve(found.host, found.port)))
    except (OSError, UnicodeError) as error:
        raise FetchError(found.url, f"no host {found.host} ({error})", passing=True) from None
    if not addresses:
        raise FetchError(found.url, f"no host {found.host}", passing=True)
    inside = [one for one in addresses if not is_public(ip_address(one.partition("%")[0]))]
    if inside and not allow_private:
        told = "" if inside[0] == found.host else f"{found.host} is {inside[0]}, "
        raise FetchError(
            found.url, f"{told}on this machine or its network; --allow-private fetches from there"
        )
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address is one of the internet, and not of a machine, a network, a cloud's own services.

    Addresses that carry another one inside are what they carry.

    >>> [is_public(ip_address(one)) for one in ("93.184.215.14", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _NAT64:
            carried = IPv4Address(int(address) & 0xFFFFFFFF)
        if carried:
            return is_public(carried)
        if address.is_site_local:
            return False
    elif address in _ASSIGNED:
        return False
    return address.is_global and not address.is_multicast


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """The addresses that this machine knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(info[4][0]) for info in found)


def _is_numeric(host: str | None) -> bool:
    return host is not None and ":" in host
