"""A pyvis Network or relation rows in, one self-contained HTML page out; makes no request, writes no file.

The page is assets/page.html with the stylesheet, the scripts and vis-network inside. Its policy allows these
by their hashes and nothing else; the data stands in a block that no browser runs, and the scripts put it on
the page as text only.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from pyvis.network import Network

from graph.asking.answers import RelationRow
from graph.showing.jsontext import json_text
from graph.showing.payload import payload
from graph.showing.view import network_view

SCRIPTS: Final = (
    "dom.js", "known.js", "model.js", "legend.js", "time.js", "labels.js", "canvas.js", "panel.js",
    "search.js", "filters.js", "table.js", "saving.js", "sharing.js", "page.js",
)  # fmt: skip
"""The page's own scripts in the order in which they run; each defines one constant and uses earlier ones."""

_ASSETS: Final = files("graph.showing") / "assets"
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole HTML document and the policy that it states for itself, for a server to state as well."""

    text: str
    policy: str

    @property
    def headers(self) -> dict[str, str]:
        """The headers with which a server sends it."""
        return {"content-type": "text/html; charset=utf-8", "content-security-policy": self.policy}


def build_page(source: Network | Iterable[RelationRow], title: str) -> str:
    """The HTML of a page that shows a network and the sentences behind it.

    Args:
        source: relation rows with their sightings, or the Network that ``network_view`` made of them, after
            whatever changes with pyvis's API; its nodes, edges and options count, its size, colours of the
            page, heading and templates do not.
        title: the page's title and heading.

    Returns:
        A whole document, to be written as UTF-8. The same source and title give the same text.
    """
    network = source if isinstance(source, Network) else network_view(source)
    return network_page(payload(network), title).text


def network_page(data: Mapping[str, Any], title: str, more: str = "", links: str = "") -> Document:
    """The page for what ``graph.showing.payload.payload`` made.

    Args:
        data: what it shows.
        title: its title and heading.
        more: a script that runs last; with one the page may ask the server that it comes from.
        links: HTML of our own for its head, no text from anywhere else.
    """
    style = asset("page.css")
    scripts = [_vis_network(), "\n".join([*map(asset, SCRIPTS), more])]
    slots = {"vis": scripts[0], "scripts": scripts[1], "style": style, "links": links, "data": inert(data)}
    allowed = policy(scripts, [style], connect="'self'" if more else None)
    return fill(asset("page.html"), title, allowed, slots)


def fill(template: str, title: str, allowed: str, slots: Mapping[str, str]) -> Document:
    """A template with its slots filled once: what comes in through one is never looked at for others."""
    escaped = html.escape(title.encode("utf-8", "replace").decode())
    slots = {**slots, "title": escaped, "policy": html.escape(allowed)}
    return Document(re.sub(r"\{\{(\w+)\}\}", lambda slot: slots[slot[1]], template), allowed)


def inert(data: object) -> str:
    """Values as JSON for a block of a page that no browser runs and no text can end."""
    return json_text(data, compact=True).replace("<", "\\u003c")


def policy(scripts: Iterable[str], styles: Iterable[str], connect: str | None = None) -> str:
    """A Content-Security-Policy (level 3): these texts run, nothing else loads, runs or is sent.

    Args:
        scripts: texts that run.
        styles: texts of style sheets.
        connect: where scripts may ask, as the policy says it; None for nowhere.
    """
    asks = (f"connect-src {connect}",) if connect else ()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_source_hash, scripts))}",
            f"style-src {' '.join(map(_source_hash, styles))}",
            *asks,
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _source_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def asset(name: str) -> str:
    """The text of one of the page's own files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def _vis_network() -> str:
    """vis-network with its licence notice, without the address of a source map that nobody ships."""
    return (files("pyvis") / _VIS).read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
