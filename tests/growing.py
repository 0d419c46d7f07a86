"""How a time grows with its input, told so that a busy machine can neither feign nor hide it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_ROUNDS = 60
_PAUSE = 0.002
_NOISE = 0.01


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, without that of collecting what others left."""
    gc.disable()
    began = time.process_time()
    try:
        work()
    finally:
        gc.enable()
    return time.process_time() - began


def grows_in_proportion(small: Callable[[], object], fourfold: Callable[[], object]) -> bool:
    """Whether four times the input takes far less than the sixteen times of a square.

    The best of all rounds of one is held against the best of all rounds of the other. What else the machine
    does can only lengthen a round, so more rounds bring both nearer to the truth: what grows in proportion
    passes in the end, and what grows with the square never does. Pauses that grow take the rounds over some
    seconds, as what fills the processor's caches meanwhile slows down the larger input more.
    """
    least = most = float("inf")
    for done in range(_ROUNDS):
        time.sleep(done * _PAUSE)
        most = min(most, processor_seconds(fourfold))
        if most < _NOISE:
            return True
        least = min(least, processor_seconds(small))
        if most < 8 * least:
            return True
    return False
