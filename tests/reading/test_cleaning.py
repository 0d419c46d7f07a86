"""What is mended in a text, what is left alone, and that each character leads back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.origin import Edit, OffsetMap
from graph.reading.cleaning import clean

MENDED = [
    ("Egypt doesnâ€™t agree.", "Egypt doesn’t agree."),
    ("Erdoğan â€œagreedâ€\x9d.", "Erdoğan “agreed”."),
    ("GuaidÃ³ left SÃ£o Paulo.", "Guaidó left São Paulo."),
    ("The oﬃce of the ﬁrst minister", "The office of the first minister"),
    ("Erdo\xadgan", "Erdogan"),
    ("\ufeffEgypt\u200b agreed\u202e.", "Egypt agreed."),
    ("Egypt\x07 agreed\x0b.", "Egypt agreed\x0b."),
]
WHOLE = [
    "",
    "Egypt agreed.",
    "Müller visits “Kyiv” – by train. 🚆",
    "Ürümqi’s café, naïve façade",
    "Ελλάδα και Київ",
    "a\r\nb\u2028c",
    "£5m and €3bn",
    "Ångström",
]


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_mended(text: str, mended: str) -> None:
    assert clean(text)[0] == mended


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_stays_as_it_is(text: str) -> None:
    assert clean(text) == (text, OffsetMap())


@given(st.text(st.sampled_from("ab \n\xadﬁ\u200bâ€™Ã³\xa0é"), max_size=60))
def test_every_character_leads_back_to_its_own_in_the_source(text: str) -> None:
    mended, back = clean(text)
    places = [back.to_source(at) for at in range(len(mended) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    edited = {at for edit in back.edits for at in range(edit.start, edit.end)}
    assert all(text[place] == mended[at] for at, place in enumerate(places[:-1]) if place not in edited)


@given(st.text(max_size=200))
def test_any_text_is_mended_once_and_for_all_or_left(text: str) -> None:
    mended, back = clean(text)
    assert len(mended) <= len(text)
    assert (mended == text) == (not back.edits)


def test_what_is_put_before_a_text_leads_to_its_start() -> None:
    back = OffsetMap((Edit(2, 3, 0),)).after(5)
    assert [back.to_source(at) for at in (0, 4, 5, 6, 7)] == [0, 0, 0, 1, 3]
