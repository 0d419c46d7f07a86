"""What opens a report, and what only looks like it."""

from __future__ import annotations

import pytest

from graph.reading.datelines import dateline

FILED = [
    ("ANKARA, March 2 (Reuters) – Turkey said", "ANKARA", (3, 2, None), "Reuters", "Turkey said"),
    ("MOSCOW, Jan 5, 1991 (AP) -- Soviet troops", "MOSCOW", (1, 5, 1991), "AP", "Soviet troops"),
    ("BEIRUT/ANKARA, Feb 28 (Reuters) - Jets", "BEIRUT/ANKARA", (2, 28, None), "Reuters", "Jets"),
    ("ANKARA, Turkey (AP) — The president", "ANKARA, Turkey", None, "AP", "The president"),
    ("Moscow (AFP) - Russia", "Moscow", None, "AFP", "Russia"),
    ("UNITED NATIONS, 2 March 2020 (Xinhua) -- Envoys", "UNITED NATIONS", (3, 2, 2020), "Xinhua", "Envoys"),
    ("MOSCOW, March 2. /TASS/. The Kremlin", "MOSCOW", (3, 2, None), "TASS", "The Kremlin"),
    ("MOSCOW. March 2 (Interfax) - Ships", "MOSCOW", (3, 2, None), "Interfax", "Ships"),
    ("(Reuters) - Rebels", None, None, "Reuters", "Rebels"),
    ("ANKARA (AFP): Turkey", "ANKARA", None, "AFP", "Turkey"),
    ("CAIRO, March 2 (Reuters/AFP) – “We", "CAIRO", (3, 2, None), "Reuters/AFP", "“We"),
    ("TRIPOLI, March 2 – Forces", "TRIPOLI", (3, 2, None), None, "Forces"),
]


@pytest.mark.parametrize(("text", "place", "day", "agency", "rest"), FILED)
def test_datelines(text: str, place: str | None, day: object, agency: str | None, rest: str) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.agency, text[found.end :]) == (place, agency, rest)
    assert (found.day and (found.day.month, found.day.day, found.day.year)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Turkey – which backs the rebels – sent troops.",
        "NATO – an alliance of 30 states – met.",
        "On Thursday, March 5 – The two presidents met.",
        "Senator John Smith (R-Texas) – The bill is dead.",
        "Turkey and Russia agreed (again) - The truce holds.",
        "ERDOGAN: We will respond.",
        "A cease-fire - the third - Turkey said, failed.",
        "– We will not leave, he said.",
        "ANKARA (Reuters) –",
        "Turkey said on Monday that it would act.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("WASHINGTON — The president met the king.", True),
        ("Ankara, March 2, 2020 – The ministry said so.", True),
        ("Erdogan (AKP) – The president met the king.", False),
        ("NATO – The alliance – formed in 1949 – met.", False),
        ("Turkey – The country that holds the straits.", False),
    ],
)
def test_first_paragraph_needs_less(text: str, *, leads: bool) -> None:
    assert (dateline(text, leads=True) is not None) is leads
    assert dateline(text) is None
