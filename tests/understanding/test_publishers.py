"""Names of publishers → the institution that speaks on its page; nobody where it is a medium."""

from __future__ import annotations

import pytest

from graph.understanding.extraction import Reader
from graph.understanding.publishers import institution

INSTITUTIONS = {
    # a name of its own
    "NATO": "NATO",
    "The European Commission": "European Commission",
    "US State Department": "State Department",
    "United Nations": "United Nations",
    # a state and one of its organs
    "UK Government": "United Kingdom",
    "The Government of Canada": "Canada",
    "Ministry of Foreign Affairs of Finland": "Finland",
    "Norwegian Ministry of Foreign Affairs": "Norway",
    "Australian Department of Foreign Affairs": "Australia",
    "Kenya's Ministry of Defence": "Kenya",
}
MEDIA = [
    None,
    "",
    "BBC",
    "Al Jazeera",
    "The Jakarta Post",
    "Iran International",
    "Kenya Today",
    "Germany News Agency",
    "example.org",
]


@pytest.mark.parametrize(("publisher", "label"), INSTITUTIONS.items())
def test_institutions_speak_for_themselves(reader: Reader, publisher: str, label: str) -> None:
    found = institution(publisher, reader.names, reader.lexicon)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize("publisher", MEDIA)
def test_media_and_strangers_do_not(reader: Reader, publisher: str | None) -> None:
    assert institution(publisher, reader.names, reader.lexicon) is None
