"""Frames ↔ JSON, so that examples are parsed once for each ontology and language model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from graph.understanding.frames import Frame, Node, Uncompiled


@dataclass(frozen=True, slots=True)
class Compiled:
    """What all examples teach, and those that teach nothing."""

    frames: tuple[Frame, ...]
    failed: tuple[Uncompiled, ...]


def dumps(compiled: Compiled) -> str:
    """The compiled frames as JSON."""
    frames = [[f.relation, f.example, f.counter, _plain(f.root)] for f in compiled.frames]
    return json.dumps(
        {"frames": frames, "failed": [[u.relation, u.example, u.reason] for u in compiled.failed]}
    )


def loads(text: str) -> Compiled:
    """The inverse of ``dumps``.

    Raises:
        ValueError: if the text is not such JSON (a cache that another version wrote, or a damaged one).
    """
    try:
        data = json.loads(text)
        frames = tuple(
            Frame(relation, example, _node(root), counter)
            for relation, example, counter, root in data["frames"]
        )
        return Compiled(frames, tuple(Uncompiled(*entry) for entry in data["failed"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"not compiled frames: {error}") from error


def _plain(node: Node) -> list[Any]:
    return [node.slot, sorted(node.keys), [[role, _plain(child)] for role, child in node.children]]


def _node(plain: list[Any]) -> Node:
    slot, keys, children = plain
    return Node(slot, frozenset(keys), tuple((role, _node(child)) for role, child in children))
