"""A pyvis Network or relation rows in, one self-contained HTML page out; makes no request, writes no file.

The page is assets/page.html with the stylesheet, the scripts and vis-network inside. Its policy allows these
by their hashes and nothing else; the data stands in a block that no browser runs, and the scripts put it on
the page as text only.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import Final

from pyvis.network import Network

from graph.asking.answers import RelationRow
from graph.showing.jsontext import json_text
from graph.showing.payload import payload
from graph.showing.view import network_view

SCRIPTS: Final = (
    "dom.js", "model.js", "labels.js", "canvas.js", "panel.js",
    "search.js", "filters.js", "table.js", "page.js",
)  # fmt: skip
"""The page's own scripts in the order in which they run; each defines one constant and uses earlier ones."""

_ASSETS: Final = files("graph.showing") / "assets"
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"


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
    style = _asset("page.css")
    scripts = [_vis_network(), "\n".join(_asset(name) for name in SCRIPTS)]
    slots = {
        "policy": html.escape(policy(scripts, [style])),
        "title": html.escape(title.encode("utf-8", "replace").decode()),
        "style": style,
        "data": json_text(payload(network), compact=True).replace("<", "\\u003c"),
        "vis": scripts[0],
        "scripts": scripts[1],
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: slots[slot[1]], _asset("page.html"))


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A Content-Security-Policy (level 3): these texts run, nothing else loads, runs or is sent."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_source_hash, scripts))}",
            f"style-src {' '.join(map(_source_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _source_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _vis_network() -> str:
    """vis-network with its licence notice, without the address of a source map that nobody ships."""
    return (files("pyvis") / _VIS).read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
