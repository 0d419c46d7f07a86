"""The file of a page that we wrote in, where its actors stand out; a file of anybody else tells nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from graph.limits_outside import MAX_PAGE_BYTES
from graph.showing.layout import Point

_DATA: Final = re.compile(r'<script id="data" type="application/json">(.*?)</script>', re.DOTALL)
_FAR: Final = 10**7  # beyond any place that a layout finds


def places(file: Path) -> Mapping[str, Point]:
    """Where the actors of an earlier page stand, by IRI; none where there is no page."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        if file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
            found = _DATA.search(file.read_text(encoding="utf-8"))
            nodes = json.loads(found[1])["nodes"] if found else ()
            return {node["id"]: Point(node["x"], node["y"]) for node in nodes if _stands(node)}
    return {}


def _stands(node: Any) -> bool:
    if not isinstance(node, dict) or not isinstance(node.get("id"), str):
        return False
    return all(type(at) is int and abs(at) < _FAR for at in (node.get("x"), node.get("y")))
