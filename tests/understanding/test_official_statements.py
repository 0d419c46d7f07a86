"""Statements and press releases of ministries, alliances and international bodies.

They are written in the first person, promise and commend more than they report, and say most things in set
phrases. Texts of several paragraphs are cut into blocks, as articles are.
"""

from __future__ import annotations

import pytest

from graph.model import Article
from graph.reading.segmentation import segment
from graph.understanding.extraction import Reader
from understanding.conftest import PUBLISHED, Says, line

# --- a speaker announced once, paragraphs without quotation marks ----------------------------------

FIRST_PERSON = [
    ("""Foreign Secretary Dominic Raab said:

I welcome the release of two journalists in Myanmar.

We urge the Government of Myanmar to release all political prisoners.

We remain committed to supporting the Rohingya refugees in Bangladesh.""",
     ["United Kingdom backs Rohingya refugees", "United Kingdom urges Burmese government",
      "requested: Burmese government releases political prisoners"]),
]  # fmt: skip
