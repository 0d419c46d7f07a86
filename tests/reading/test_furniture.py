"""What states nothing, and above all what does and must never be taken for furniture."""

from __future__ import annotations

import pytest

from graph.reading.furniture import ends_sentence, fold, is_date_line, is_furniture, is_masthead, opens_teaser

FURNITURE = [
    "Read more: Ankara closes the border",
    "READ MORE | Ankara closes the border",
    "Read More",
    "Also read: Ankara closes the border",
    "Also Read Ankara closes the border",
    "See also: Who holds Idlib?",
    "Related: Ten days of fighting",
    "Related articles",
    "READ: Ten days of fighting",
    "Watch: Rebels enter the town",
    "Click here to read the report",
    "Subscribe to our newsletter.",
    "Subscribe now",
    "Sign up for our morning briefing",
    "Share this article",
    "Follow us on Telegram!",
    "Advertisement",
    "ADVERTISEMENT - SCROLL TO CONTINUE",
    "Saturday, November 16, 2024",
    "2 March 2020",
    "Published: March 2, 2020 10:30 GMT",
    "Updated 2020-03-02 10:30",
    "March 2, 2020 | Last updated: March 3, 2020 at 4:15 p.m. ET",
    "By Jane Doe",
    "BY JANE DOE AND JOHN SMITH",
    "By Jane Doe in Ankara and Ali al-Omari in Beirut",
    "By Jane Doe | March 2, 2020",
    "By a staff reporter",
    "By the Daily Post newsroom",
    "News Desk with inputs from AFP and Anadolu",
    "Web Desk",
    "Reporting by Jane Doe; Editing by John Smith",
    "(Reporting by Jane Doe in Ankara; additional reporting by Ali Omar; editing by John Smith.)",
    "With inputs from agencies",
    "Photo by Jane Doe/AFP",
    "Photo: Reuters",
    "Image credit: Jane Doe",
    "REUTERS/Jane Doe",
    "Source: Reuters and agencies",
    "AFP",
    "Getty Images",
    "© 2020 The Daily Post",
    "Copyright 2020 The Daily Post",
    "The Daily Post 2020. All rights reserved.",
    "The Associated Press contributed to this report.",
    "* * *",
]

STATING = [
    "Also read out at the meeting was a letter from Putin.",
    "See also the deal that Turkey and Russia signed in 2018.",
    "Related talks between Turkey and Russia stalled.",
    "Read the letter aloud, he told the envoy.",
    "Watch towers were built by Turkish troops.",
    "Advertisement spending fell after Ankara banned foreign brands.",
    "Follow us and you will win, Assad told the army.",
    "By Monday the rebels had lost the town",
    "By March Turkey had sent troops",
    "By Thursday Russia Had Left",
    "By the time Turkey agreed, 34 soldiers were dead.",
    "Reporting by Reuters showed that Russia bombed hospitals.",
    "Photo: Turkish soldiers patrol near Idlib",
    "Photo by a drone shows Russian jets striking Idlib.",
    "FILE PHOTO: Russian President Vladimir Putin meets Recep Tayyip Erdogan in Moscow",
    "News desk editors were arrested by Egypt",
    "Sources: Russia, Turkey Agree Idlib Deal",
    "March 2, 2020 was the day Turkey attacked",
    "On March 5 Putin met Erdogan",
    "Copyright law was tightened by Egypt.",
    "Saturday's attack killed 19",
    "AFP was expelled from Sudan",
    "Turkey backs Idlib rebels",
    "Related: " + "Turkey attacked and Russia replied. " * 8,
]


@pytest.mark.parametrize("part", FURNITURE)
def test_furniture(part: str) -> None:
    assert is_furniture(part)


@pytest.mark.parametrize("part", STATING)
def test_what_states_something_is_never_furniture(part: str) -> None:
    assert not is_furniture(part)


def test_masthead_is_asked_for_apart() -> None:
    assert is_masthead("| Welcome to The Daily Post")
    assert not is_masthead("Welcome to Ankara, he told Putin, who had come for talks.")
    assert not is_furniture("Welcome to Ankara")


def test_label_that_opens_a_teaser() -> None:
    assert opens_teaser("Read more:")
    assert not opens_teaser("Read more: Ankara closes the border")
    assert not opens_teaser("The minister said:")


def test_date_line_needs_a_date() -> None:
    assert not is_date_line("10:30 GMT")


@pytest.mark.parametrize(
    ("part", "ends"),
    [
        ("He left.", True),
        ("‘He left.’", True),
        ("He said:", True),
        ("“We go”", True),
        ("Of ‘great weight’", False),
    ],
)
def test_ends_sentence(part: str, *, ends: bool) -> None:
    assert ends_sentence(part) is ends


def test_fold_levels_two_prints_of_one_line() -> None:
    assert fold("| Kremlin  says “No”") == fold('KREMLIN SAYS "no" ')
