"""Frames ↔ text, so that examples are parsed once for each ontology and language model.

A frame is a line: the keys of its root, and all of it as JSON. A reader that starts looks at the keys
of tens of thousands of frames, and takes up the few whose words it meets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.understanding.frames import Frame, Node, Uncompiled
from graph.values import digest


class Frames:
    """Frames in order, each as it was made or as a line that is read when it is asked for."""

    def __init__(self, frames: Iterable[Frame | str] = ()) -> None:
        """Hold frames, or lines that ``dumps`` wrote for them."""
        self.held = list(frames)

    @classmethod
    def joined(cls, parts: Iterable[Frames]) -> Frames:
        """The frames of all parts, one part after the other."""
        return cls(frame for part in parts for frame in part.held)

    def __len__(self) -> int:
        return len(self.held)

    def __getitem__(self, number: int) -> Frame:
        frame = self.held[number]
        if isinstance(frame, str):
            frame = self.held[number] = _frame(frame.rpartition("\t")[2])
        return frame

    def __iter__(self) -> Iterator[Frame]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frames) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # what is taken up changes how it is held

    def keys(self) -> Iterator[Iterable[str]]:
        """Of each frame the keys of its root."""
        for frame in self.held:
            yield map(_read_key, frame.split("\t")[:-1]) if isinstance(frame, str) else frame.root.keys


@dataclass(frozen=True, slots=True)
class Compiled:
    """What all examples teach, and those that teach nothing."""

    frames: Frames
    failed: tuple[Uncompiled, ...]


def dumps(compiled: Compiled) -> str:
    """The compiled frames as text: a digest of what follows, what failed, and a line for each frame."""
    failed = json.dumps([[u.relation, u.example, u.reason] for u in compiled.failed])
    body = "\n".join((failed, *map(_line, compiled.frames)))
    return f"{digest(body)}\n{body}"


def loads(text: str) -> Compiled:
    """The inverse of ``dumps``.

    Raises:
        ValueError: if the text is not what ``dumps`` writes (another version wrote it, or it is damaged).
    """
    mark, _, body = text.partition("\n")
    if mark != digest(body):
        raise ValueError("not compiled frames")
    failed, *lines = body.split("\n")
    return Compiled(Frames(lines), tuple(Uncompiled(*entry) for entry in json.loads(failed)))


def _line(frame: Frame) -> str:
    written = json.dumps([frame.relation, frame.example, frame.counter, _plain(frame.root)])
    return "\t".join((*map(_written_key, sorted(frame.root.keys)), written))


def _written_key(key: str) -> str:
    """A key without tabs and line ends."""
    return json.dumps(key)[1:-1]


def _read_key(written: str) -> str:
    return json.loads(f'"{written}"') if "\\" in written else written


def _frame(written: str) -> Frame:
    relation, example, counter, root = json.loads(written)
    return Frame(relation, example, _node(root), counter)


def _plain(node: Node) -> list[Any]:
    return [node.slot, sorted(node.keys), [[role, _plain(child)] for role, child in node.children]]


def _node(plain: list[Any]) -> Node:
    slot, keys, children = plain
    return Node(slot, frozenset(keys), tuple((role, _node(child)) for role, child in children))
