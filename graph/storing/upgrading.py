"""Quads of an older version in, those of this version out, step by step from one version to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from pyoxigraph import Quad

from graph.storing.folder import SCHEMA_VERSION

Step: TypeAlias = Callable[[Iterable[Quad]], Iterable[Quad]]
"""All quads of one named graph in one version in, those of the next version out."""


def moved(quads: Iterable[Quad]) -> Iterable[Quad]:
    """Version 2 has its contents in a folder of their own; what they say is that of version 1."""
    return quads


STEPS: Final[Mapping[int, Step]] = {1: moved}
"""For each older version the step to the next one. A step is never changed once a version is released."""


def upgraded(quads: Iterable[Quad], version: int) -> Iterable[Quad]:
    """One named graph of an older version as it is written in this one."""
    for older in range(version, SCHEMA_VERSION):
        quads = STEPS[older](quads)
    return quads
