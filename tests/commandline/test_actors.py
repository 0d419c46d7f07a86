"""``kg actors``, ``kg merge`` and ``kg split``: who is who, on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands import Built, Command, Done, run

LIST = (
    "name,kind,aliases\n"
    "Heidi Tagliavini,person,Tagliavini of Geneva\nHeidi Talia,person,\nH. Tagliavini,person,\n"
)


@pytest.fixture
def kg(built: Built, tmp_path: Path) -> Command:
    """``kg("merge", "A", "B")`` runs on a copy of the sample articles' store."""
    shutil.copytree(built.folder / "kg-store", tmp_path / "kg-store")

    def command(*arguments: str, stdin: bytes = b"") -> Done:
        return run(*arguments, cwd=tmp_path, stdin=stdin)

    return command


@pytest.mark.parametrize(
    "words", [["actors", "houthi"], ["actors", "search", "houthi"], ["actors", "--format", "table", "houthi"]]
)
def test_the_first_word_is_searched_for_unless_it_is_a_command(ask: Command, words: list[str]) -> None:
    done = ask(*words)
    assert done.code == 0
    assert done.out.splitlines()[1].split()[:4] == ["Houthis", "armed", "group", "actor:houthis"]


def test_a_name_that_nobody_has_finds_near_ones(ask: Command) -> None:
    assert "Houthis" in ask("actors", "houtis").out


def test_a_search_tells_kind_id_and_days(ask: Command) -> None:
    (first, *_) = json.loads(ask("actors", "houthi", "--format", "json").out)
    assert (first["kind"], first["first"], first["last"]) == ("armedGroup", "2023-03-10", "2023-03-10")


def test_show_tells_all_of_one(ask: Command) -> None:
    told = ask("actors", "show", "Merkel").out
    assert "Chancellor of Germany, 2005-11-22 to 2021-12-08" in told
    assert "wd:Q567" in told
    assert "Merkel (" in told
    data = json.loads(ask("actors", "show", "Merkel", "--format", "json").out)
    assert {"words": "Angela Merkel", "statements": 3} in data["seen_as"]
    assert data["offices"][0]["office"] == "Chancellor"


def test_merge_and_split_are_each_a_line(kg: Command) -> None:
    before = kg("relations", "Gan Yu", "--format", "json").out
    done = kg("merge", "Heidi Tagliavini", "Gan Yu", "--by", "Jane", "--when", "2026-01-02")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Heidi Tagliavini and Gan Yu are one: Heidi Tagliavini, ")
    assert "actor:gan-yu" in kg("actors", "show", "Gan Yu").out
    assert kg("split", "Heidi Tagliavini").err == "Heidi Tagliavini is not Gan Yu\n"
    assert kg("relations", "Gan Yu", "--format", "json").out == before
    assert [line.split()[2] for line in kg("actors", "log").out.splitlines()[1:]] == ["same", "different"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "Turkey", "Türkiye"), "are one actor in the graph already"),
        (("merge", "Turkey", "Turkei"), "no actor named 'Turkei' in the graph; near names: Turkey"),
        (("split", "Turkey"), "there is nothing to split"),
        (("actors", "import", "none.csv"), "none.csv: No such file or directory"),
        (("actors", "import", "kg-store"), "kg-store: say with --format what it is: csv, ftm, cameo"),
        (("actors", "import", "a.csv", "--name", "../x"), "'../x' is no name of a list"),
        (("actors", "log", "--replay", "none.jsonl"), "none.jsonl: No such file"),
    ],
)
def test_what_cannot_be_is_one_line(kg: Command, words: tuple[str, ...], told: str) -> None:
    done = kg(*words)
    assert done.code == 1
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_list_is_reviewed_with_answers_from_standard_input(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    done = kg("actors", "import", "people.csv")
    assert done.err == "list people: 3 new actors, 0 known already; the next build reads them\n"
    assert (
        kg("actors", "show", "Heidi Tagliavini").out.splitlines()[1].split()[1]
        == "actor:people.heidi-tagliavini"
    )
    pairs = json.loads(kg("actors", "review", "--format", "json").out)
    assert all(pair["reasons"] and 0 < pair["score"] < 1 for pair in pairs)
    answers = "".join("no\n" for _ in pairs).encode()
    assert kg("actors", "review", "--by", "Jane", stdin=answers).err.endswith(
        f"{len(pairs)} pairs judged, 0 open\n"
    )
    assert kg("actors", "review", "--list").out == ""
    wrong = kg("actors", "review", stdin=b"perhaps\n")
    assert wrong.code == 0  # there is nothing left to ask
    log = kg("actors", "log", "--format", "jsonl").raw
    assert log.count(b"\n") == len(pairs)
    (tmp_path / "log.jsonl").write_bytes(log)
    assert kg("actors", "log", "--replay", "log.jsonl").err == "0 judgements added\n"
    assert kg("actors", "import", "--remove", "people").err == "list people removed\n"
    assert kg("actors", "import", "--remove", "people").err == "no list 'people' in the graph\n"


def test_one_article_s_namesake_is_split_off_and_merged_again(kg: Command) -> None:
    article = "beijing-thaw"
    before = kg("export").raw
    done = kg("split", "Iran", "--article", article, "--by", "Jane")
    assert done.code == 0
    assert done.err.startswith(f"Iran is not who {article} means: that is actor:iran-")
    other = done.err.split("that is ")[1].split(";")[0]
    assert kg("actors", "show", other).out.startswith("Iran (state)")
    assert kg("split", "Iran", "--article", "nowhere").err.count("\n") == 1
    assert f'"article":"https://w3id.org/actorgraph/article/{article}"' in kg(
        "actors", "log", "--format", "jsonl"
    ).out.replace(": ", ":")
    assert kg("merge", "actor:iran", other).code == 0
    judgements = b"<https://w3id.org/actorgraph/judgements>"
    after = kg("export").raw.splitlines()
    assert [line for line in after if judgements not in line and b"dataset" not in line] == [
        line for line in before.splitlines() if b"dataset" not in line
    ]


def test_an_answer_that_is_none_ends_the_review_and_keeps_the_others(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    kg("actors", "import", "people.csv")
    done = kg("actors", "review", stdin=b"perhaps\n")
    assert done.code == 1
    assert "'perhaps' is no answer; write yes, no or unsure. 0 pairs are judged" in done.err
    unsure = kg("actors", "review", stdin=b"unsure\n")
    assert unsure.code == 0
    assert "left unsure" in kg("actors", "review", "--list").out


def test_import_wants_one_thing(kg: Command) -> None:
    assert kg("actors", "import").code == 2
    assert kg("actors", "import", "a.csv", "--remove", "a").code == 2
