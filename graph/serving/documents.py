"""A state of the store in, whole HTML documents out: the explorer, the overview, an article as read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from graph.serving import drawn, lookups
from graph.serving.states import State
from graph.showing import page
from graph.showing.page import Document

_ASSETS: Final = files("graph.serving") / "assets"
_LINKS: Final = {
    "./": "Explorer",
    "overview": "Overview",
    "query": "SPARQL",
    "review": "Review",
    "api": "API",
}

CANVAS: Final = ("labels.js", "overview.js")
"""The scripts of the explorer's page that draw a graph of any size."""

Maker: TypeAlias = Callable[..., Document]


def explorer(state: State) -> Document:
    """The page to explore a state: its most important actors, all others by search."""
    title = f"Who does what to whom, in {lookups.statistics(state)['articles']:,} articles"
    return page.network_page(drawn.overview(state), title, asset("explorer.js"), links("./"))


def article(state: State, id: str) -> Document:  # noqa: A002  # as the parameter is called
    """The page of an article: its sentences, with the words marked that carry a statement."""
    told = lookups.article(state, id)
    record = told["article"]
    return made("article", record["title"] or record["id"], told)


def whole(state: State) -> Document:
    """The page of the whole graph in one picture."""
    title = f"All who do something to somebody, in {lookups.statistics(state)['articles']:,} articles"
    return made("whole", title, drawn.whole(state), "overview", CANVAS)


def made(
    name: str, title: str, data: Mapping[str, Any], here: str = "", scripts: Iterable[str] = ()
) -> Document:
    """A page of ours: assets/shell.html with the style and the script of this name, which may ask the server.

    Args:
        name: of NAME.html, NAME.css and NAME.js, which make the page's content.
        title: its title and heading.
        data: what the script reads.
        here: its address among the links; NAME where it is the same.
        scripts: further ones that it needs, of the server's own or of the explorer's page.
    """
    style = page.asset("page.css") + asset("shell.css") + asset(f"{name}.css")
    script = "\n".join(map(_script, ("dom.js", *scripts, "shell.js", f"{name}.js")))
    slots = {
        "style": style,
        "scripts": script,
        "data": page.inert(data),
        "links": links(here or name),
        "name": name,
        "content": asset(f"{name}.html"),
    }
    allowed = page.policy([script], [style], connect="'self'")
    return page.fill(asset("shell.html"), title, allowed, slots)


def links(here: str) -> str:
    """The way to the other pages."""
    current = ' aria-current="page"'
    told = (f'<a href="{to}"{current if to == here else ""}>{name}</a>' for to, name in _LINKS.items())
    return f'<nav class="links" aria-label="Pages">{"".join(told)}</nav>'


def _script(name: str) -> str:
    return asset(name) if (_ASSETS / name).is_file() else page.asset(name)


def asset(name: str) -> str:
    """The text of one of the server's own files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


DOCUMENTS: Final[Mapping[str, Maker]] = MappingProxyType(
    {"/": explorer, "/overview": whole, "/article": article}
)
"""The documents that are made from a state, by their address."""
