"""What may be fetched: addresses of the web, from machines of the internet."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from graph.errors import FetchError
from graph.fetching.addresses import is_public, machines, place, system_resolver


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("http://post.example", "http://post.example/"),
        ("HTTPS://Post.Example:443/a?b=c#d", "https://post.example/a?b=c"),
        ("http://post.example:8080/a", "http://post.example:8080/a"),
        (" https://müller.example/ä b?ü=%20 ", "https://xn--mller-kva.example/%C3%A4%20b?%C3%BC=%20"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]/"),
        ("http://post.example/a\r\nX: y", "http://post.example/aX:%20y"),
    ],
)
def test_an_address_is_written_in_one_way(url: str, written: str) -> None:
    assert place(url).url == written


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/hosts", "only http and https"),
        ("ftp://post.example/", "only http and https"),
        ("//post.example/", "only http and https"),
        ("", "only http and https"),
        ("http://user@post.example/", "with a user"),
        ("http://post.example@127.0.0.1/", "with a user"),
        ("http://user:word@post.example/", "with a user"),
        ("http:///path", "names no host"),
        ("http://a b/", "names no host"),
        ("http://post.example:99999/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://" + "a" * 70 + ".example/", "not an address"),
        ("http://post.example/" + "a" * 500_000, "an address of more than"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, told: str) -> None:
    with pytest.raises(FetchError, match=told):
        place(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.192", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::",
        "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_what_is_inside_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_what_is_outside_is(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ],
)  # fmt: skip
def test_this_machine_is_found_under_all_its_names(host: str) -> None:
    found = place(f"http://{host}/")
    with pytest.raises(FetchError, match="on this machine or its network"):
        machines(found, system_resolver, allow_private=False)
    assert machines(found, system_resolver, allow_private=True)


def test_one_address_inside_among_others_is_one_too_many() -> None:
    with pytest.raises(FetchError, match=r"post\.example is 10\.0\.0\.1"):
        machines(place("http://post.example"), lambda *_: ("1.1.1.1", "10.0.0.1"), allow_private=False)


def test_a_host_without_address_may_have_one_later() -> None:
    with pytest.raises(FetchError, match="no host") as failed:
        machines(place("http://post.example"), lambda *_: (), allow_private=False)
    assert failed.value.passing
