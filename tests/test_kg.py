"""The command line: what each command answers, where it says what, and with which exit code it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import click
import pyoxigraph as ox
import pytest

import kg
from graph.exchanging import RDF_FORMATS, RELATION_FORMATS
from graph.knowledge_graph import KnowledgeGraph
from graph.pipeline import Pipeline
from tests.commands import ROOT, Built, Command, run

ARTICLES = sorted(path.stem for path in (ROOT / "data" / "articles").glob("*.txt"))
PLAIN = MappingProxyType({**os.environ, "PYTHONPATH": str(ROOT)})
COMMANDS = sorted({name for names in kg.COMMANDS.values() for name in names} - {"ontology"})
READING = {
    "relations": ["Turkey"], "actors": [], "path": ["Turkey", "Iran"], "timeline": ["Turkey"],
    "explain": ["abc"], "query": ["ASK {}"], "view": [], "export": [], "stats": [], "validate": [],
    "serve": ["--port", "0"], "forget": ["idlib-truce"], "merge": ["Turkey", "Iran"], "split": ["Turkey"],
    "backup": ["-"], "upgrade": [],
}  # fmt: skip
GOOD = "Turkey backs the rebels\n\nANKARA, March 2, 2020 (Wire) – Turkey attacked Russia on Monday.\n"
SLOW = ("spacy", "rdflib", "networkx", "numpy", "pyvis", "pyshacl", "oxrdflib")


def process(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    given = {"env": PLAIN, "capture_output": True, "timeout": 60, **more}
    return subprocess.run([sys.executable, "-m", "kg", *arguments], check=False, **given)  # type: ignore[call-overload, no-any-return]


def one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    assert text.endswith("\n")
    return text.strip()


# Building


def test_build_says_of_each_article_what_it_found(built: Built) -> None:
    assert built.done.code == 0
    assert built.done.out == ""
    for article in ARTICLES:
        assert re.search(
            rf"^stored {article} \(\d{{4}}-\d\d-\d\d\), [1-9]\d* statements$", built.done.err, re.MULTILINE
        )
    assert re.search(
        r"^articles: 14 stored, 0 unchanged, 0 replaced, 0 rejected; ", built.done.err, re.MULTILINE
    )


def test_build_ends_with_three_commands_that_answer_something(built: Built, ask: Command) -> None:
    *_, first, second, third = built.done.err.splitlines()
    for line in (first, second, third):
        tried, command, *words = shlex.split(line)
        assert (tried, command) == ("try:", "kg")
        done = ask(*words)
        assert (done.code, done.err) == (0, "")
        assert len(done.out.splitlines()) > 2


def test_commands_to_try_name_the_store_that_was_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = run("build", "a.txt", "--store", "my graph", "--no-page", cwd=tmp_path)
    *_, last = done.err.splitlines()
    assert last.endswith("--store 'my graph'")
    assert not (tmp_path / "kg.html").exists()


def test_the_page_stands_beside_the_store(built: Built) -> None:
    page = (built.folder / "kg.html").read_text(encoding="utf-8")
    assert "<title>Who does what to whom, in 14 articles</title>" in page
    assert "wrote kg.html" in built.done.err


def test_building_again_changes_nothing(built: Built, tmp_path: Path) -> None:
    store = shutil.copytree(built.folder / "kg-store", tmp_path / "kg-store")
    before = run("export", "--store", store).raw
    done = run("build", ROOT / "data" / "articles", "--store", store, "--no-page")
    assert "articles: 0 stored, 14 unchanged, 0 replaced, 0 rejected" in done.err
    assert run("export", "--store", store).raw == before


def test_the_order_of_articles_does_not_show(built: Built, tmp_path: Path) -> None:
    files = sorted((ROOT / "data" / "articles").iterdir(), reverse=True)
    os.chdir(built.folder)
    try:
        named = [Path("data/articles") / file.name for file in files]
        run("build", *named, "--store", tmp_path / "kg-store", "--no-page")
    finally:
        os.chdir(ROOT)
    backwards = run("export", "--store", tmp_path / "kg-store").raw
    assert backwards == run("export", "--store", built.folder / "kg-store").raw


# Bad input


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "latin.txt").write_bytes(b"Turkey backs them in Idlib, d\xe9clared Ankara.")
    (tmp_path / "odd\x1b[2J.txt").touch()
    lines = ['{"id": "wire-1", "text": "Russia attacked Ukraine on Monday."}', '{"id": "wire-2", "text": ']
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


BAD = {
    "missing.txt": "no such file",
    "empty.txt": "empty",
    "binary.txt": "binary, not text: NUL at byte 0",
    "latin.txt": "not UTF-8 at byte 29",
    "wire.jsonl:2": "not JSON: Expecting value (column 25)",
    "odd\\u001B[2J.txt": "empty",
}


def test_what_cannot_be_read_is_named_and_the_rest_is_stored(batch: Path) -> None:
    files = [path.name for path in sorted(batch.iterdir())]
    done = run("build", "missing.txt", *files, "--no-page", cwd=batch)
    assert done.code == 3
    for source, reason in BAD.items():
        assert done.err.splitlines().count(f"rejected {source}: {reason}") == 1
    with KnowledgeGraph(batch / "kg-store", read_only=True) as graph:
        assert [article.id for article in graph.store.articles()] == ["good", "wire-1"]
        assert graph.relations("Russia", "Ukraine")


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "latin.txt"])
def test_a_batch_without_an_article_has_failed(batch: Path, name: str) -> None:
    done = run("extract", name, cwd=batch)
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err) == f"rejected {name}: {BAD[name]}"


def test_an_unknown_actor_is_answered_with_near_names(ask: Command) -> None:
    done = ask("relations", "Turky")
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err).startswith("kg: no actor named 'Turky' in the graph; near names: Turkey")


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("SELECT {", "kg: line 1, column 9: not SPARQL at or before its end"),
        ("SELECT ?x { ?x nope:y ?z }", "kg: line 1, column 16: unknown prefix 'nope:'"),
        ("DELETE WHERE { ?s ?p ?o }", "kg: line 1, column 1: DELETE is not allowed: queries only read"),
        ("", "kg: the query has no SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ],
)
def test_a_broken_query_is_one_line(ask: Command, query: str, complaint: str) -> None:
    done = ask("query", query)
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err).startswith(complaint)


@pytest.mark.parametrize("name", READING)
def test_a_store_that_is_not_there_is_not_made(name: str, tmp_path: Path) -> None:
    done = run(name, *READING[name], cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err) == "kg: no store at kg-store; kg build makes one"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["view", "-o"], ["export", "-o"]])
def test_what_cannot_be_written_leaves_nothing_behind(
    ask: Command, arguments: list[str], tmp_path: Path
) -> None:
    done = ask(*arguments, tmp_path / "nowhere" / "out")
    assert done.code == 1
    assert one_line(done.err).startswith(f"kg: cannot write {tmp_path / 'nowhere' / 'out'}: ")
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written_does_not_undo_the_build(batch: Path) -> None:
    done = run("build", "good.txt", "--page", "nowhere/kg.html", cwd=batch)
    assert done.code == 1
    assert "kg: cannot write nowhere/kg.html" in done.err
    assert run("stats", "--format", "json", cwd=batch).code == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["frobnicate"], "kg: No such command 'frobnicate'. (kg --help tells more)"),
        (["relations"], "kg: Missing argument 'ACTOR'. (kg relations --help tells more)"),
        (["build"], "kg: Missing argument 'PATHS...'. (kg build --help tells more)"),
        (["stats", "--format", "yaml"], "kg: Invalid value for '--format': 'yaml' is not one of"),
        (["relations", "x", "--limit", "0"], "kg: Invalid value for '--limit': 0 is not in the range"),
        (["query"], "kg: give either a query or --name with a saved one (--names lists them)"),
        (["query", "ASK {}", "--name", "edges"], "kg: give either a query or --name"),
        (["query", "--name", "who-backs", "--bind", "actor"], "kg: Invalid value for '--bind'"),
        (["query", "--name", "who-backs", "--actor"], "kg: --actor needs a value"),
        (["query", "ASK {}", "ASK {}"], "kg: give either a query or --name"),
        (["query", "ASK {}", "--fromat", "csv"], "kg: No such option '--fromat'."),
        (["query", "ASK {}", "--timeout", "0"], "kg: Invalid value for '--timeout'"),
    ],
)
def test_wrong_usage_is_one_line(ask: Command, arguments: list[str], complaint: str) -> None:
    done = ask(*arguments)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err).startswith(complaint)


@pytest.mark.parametrize(
    "arguments",
    [
        ["relations", "Turkey", "--since", "yesterday"],
        ["relations", "Turkey", "--relation", "bakcs"],
        ["relations", "Turkey", "--event", "DANCE"],
        ["explain", "abc"],
        ["query", "--name", "who-backs"],
        ["query", "--name", "who-back"],
        ["query", "--name", "who-backs", "--aktor", "Turkey"],
        ["import", "missing.nq"],
        ["query", "SELECT * { ?s ?p ?o } LIMIT 1", "--format", "ttl"],
        ["view", "Nobody at all"],
        ["path", "Turkey", "Nobody at all"],
    ],
)
def test_what_cannot_be_answered_is_one_line(ask: Command, arguments: list[str]) -> None:
    done = ask(*arguments)
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err).startswith("kg: ")


def test_a_fault_of_our_own_is_one_line_and_debug_shows_where(
    ask: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(KnowledgeGraph, "statistics", fails)
    done = ask("stats")
    assert done.code == 1
    assert one_line(done.err) == "kg: unexpected ZeroDivisionError: by nothing (--debug shows where)"
    assert "Traceback" in ask("stats", "--debug").err


# Asking


def test_relations_of_an_actor_are_a_table(ask: Command) -> None:
    done = ask("relations", "Türkiye")
    heading, columns, *rows = done.out.splitlines()
    assert heading.startswith("Turkey (state), ")
    assert columns.split() == ["relation", "with", "when", "stated", "sources"]
    assert any(re.fullmatch(r"→  is member of +NATO +2022-07-24 +1 +1", row) for row in rows)
    assert any(row.startswith("←") for row in rows)


def test_evidence_shows_the_sentences_with_their_words_marked(ask: Command) -> None:
    done = ask("relations", "Turkey", "Russia", "--evidence")
    assert "“A ceasefire [agreed] by [Turkey] and [Russia] brought a rare quiet" in done.out
    assert re.search(r"idlib-truce .* kg explain [0-9a-f]{20}$", done.out, re.MULTILINE)


def test_conditions_are_kept(ask: Command) -> None:
    def rows(*options: str) -> list[dict[str, str]]:
        done = ask("relations", "Russia", "--format", "jsonl", *options)
        return [json.loads(line) for line in done.out.splitlines()]

    assert len({(row["polarity"], row["modality"]) for row in rows("--all")}) > 2
    assert {(row["polarity"], row["modality"]) for row in rows()} == {("asserted", "actual")}
    assert len(rows("--limit", "2")) == 2
    event = next(row["event"] for row in rows() if row["event"])
    assert {row["event"] for row in rows("--event", event)} == {event}
    relation = rows()[0]["relation"]
    assert (
        relation
        in {row["relation"] for row in rows("--relation", relation)}
        != {row["relation"] for row in rows()}
    )
    assert all(row["last"] >= "2022" for row in rows("--since", "2022"))
    assert all(row["first"] < "2021" for row in rows("--until", "2020"))
    assert all(float(row["confidence"]) >= 0.9 for row in rows("--min-confidence", "0.9"))
    assert 0 < len(rows("--min-confidence", "0.9")) < len(rows())


def test_the_forms_of_relations_say_the_same(ask: Command) -> None:
    listed = json.loads(ask("relations", "NATO", "--format", "json").out)
    assert listed
    assert [
        json.loads(line) for line in ask("relations", "NATO", "--format", "jsonl").out.splitlines()
    ] == listed
    table = list(csv.DictReader(io.StringIO(ask("relations", "NATO", "--format", "csv").out)))
    assert [row["object_iri"] for row in table] == [row["object"]["iri"] for row in listed]


def test_a_timeline_runs_by_day(ask: Command) -> None:
    days = [row["first"] for row in json.loads(ask("timeline", "Russia", "--format", "json").out)]
    assert len(days) > 5
    assert all(one <= other for one, other in pairwise(days))
    assert ask("timeline", "Russia").out.split()[:2] == ["day", "who"]


def test_a_path_leads_from_one_actor_to_the_other(ask: Command) -> None:
    steps = json.loads(ask("path", "Hezbollah", "Germany", "--format", "json", "--evidence").out)
    ends = [{step["subject"]["label"], step["object"]["label"]} for step in steps]
    assert "Hezbollah" in ends[0]
    assert "Germany" in ends[-1]
    assert all(one & other for one, other in pairwise(ends))
    assert all(step["sightings"] for step in steps)


def test_actors_are_found_by_part_of_a_name(ask: Command) -> None:
    assert {card["label"] for card in json.loads(ask("actors", "turk", "--format", "json").out)} >= {"Turkey"}
    first, *_ = ask("actors").out.splitlines()[1:]
    counts = [int(card["relations"]) for card in json.loads(ask("actors", "--format", "json").out)]
    assert counts == sorted(counts, reverse=True)
    assert str(counts[0]) in first.split()


def test_a_statement_of_the_evidence_can_be_explained(ask: Command) -> None:
    listed = ask("relations", "Turkey", "Russia", "--evidence").out
    statement = re.findall(r"kg explain ([0-9a-f]{20})", listed)[0]
    text = ask("explain", statement).out
    assert text.startswith("Turkey agrees with Russia\n")
    assert "“A ceasefire [agreed] by [Turkey] and [Russia]" in text
    told = json.loads(ask("explain", statement, "--format", "json").out)
    sentence = told["sighting"]
    article = (ROOT / "data" / "articles" / "idlib-truce.txt").read_text(encoding="utf-8")
    assert article[sentence["start"] : sentence["end"]] == sentence["quote"]
    assert told["example"] in text


def test_our_prefixes_are_known_to_queries(ask: Command) -> None:
    done = ask("query", "SELECT ?who ?whom { ?who rel:memberOf ?whom }")
    assert done.code == 0
    assert re.search(r"^actor:turkey +actor:nato$", done.out, re.MULTILINE)
    listed = ask("query", "--prefixes").out.splitlines()
    assert "PREFIX rel: <https://w3id.org/actorgraph/relation/>" in listed


def test_a_query_can_come_from_standard_input(ask: Command) -> None:
    done = ask("query", "-", "--format", "csv", stdin=b"SELECT (1 AS ?one) {}")
    assert done.out.split() == ["one", "1"]
    assert one_line(ask("query", "-", stdin=b"ASK {\xff}").err) == "kg: the query is not UTF-8 at byte 5"


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_rows_in_every_form(ask: Command, form: str) -> None:
    done = ask("query", "SELECT ?who { ?who rel:memberOf actor:nato }", "--format", form)
    assert done.code == 0
    assert "turkey" in done.out


@pytest.mark.parametrize(
    ("form", "rdf"),
    [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_graphs_in_every_form(ask: Command, form: str, rdf: ox.RdfFormat) -> None:
    done = ask("query", "CONSTRUCT { ?a rel:backs ?b } { ?a rel:backs ?b }", "--format", form)
    assert len(list(ox.parse(done.raw, rdf))) > 2


def test_a_saved_query_is_asked_about_an_actor(ask: Command) -> None:
    done = ask("query", "--name", "who-backs", "--bind", "actor=Philippines", "--format", "csv")
    assert "https://w3id.org/actorgraph/actor/japan" in done.out
    listed = ask("query", "--names").out
    assert re.search(r"^who-backs +\?actor +Who backs an actor", listed, re.MULTILINE)


def test_counts_are_the_same_in_both_forms(ask: Command) -> None:
    counts = json.loads(ask("stats", "--format", "json").out)
    assert counts["articles"] == 14
    listed = dict(line.split() for line in ask("stats").out.splitlines())
    assert {name: int(count.replace(",", "")) for name, count in listed.items()} == counts


def test_a_page_of_one_actor(ask: Command, tmp_path: Path) -> None:
    done = ask("view", "Ukraine", "-o", tmp_path / "ukraine.html")
    assert (done.code, done.out) == (0, "")
    page = (tmp_path / "ukraine.html").read_text(encoding="utf-8")
    assert "<title>Ukraine</title>" in page
    assert ask("view", "Ukraine", "-o", "-").out == page


@pytest.mark.parametrize(
    ("words", "title", "told"),
    [
        (["Turkey", "Russia"], "Turkey and Russia", ""),
        (["Turkey", "--hops", "2", "--since", "2020"], "Turkey, 2 steps around, since 2020", ""),
        (["--relation", "backs", "--source", "idlib-truce"], "As told by idlib-truce, who backs whom", ""),
        (
            ["--sparql", "CONSTRUCT { ?a rel:leads ?b } WHERE { ?a rel:leads ?b }"],
            "What a query found",
            "",
        ),
        (["--since", "2999"], "Since 2999", "add articles with kg build"),
    ],
)
def test_a_page_of_a_selection(ask: Command, words: list[str], title: str, told: str) -> None:
    done = ask("view", *words, "-o", "-")
    assert done.code == 0
    assert f"<title>{title}</title>" in done.out
    assert told in done.err
    assert bool(done.err) is bool(told)


@pytest.mark.parametrize(
    ("form", "rdf"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("turtle", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_an_export_can_be_read_again(ask: Command, form: str, rdf: ox.RdfFormat, tmp_path: Path) -> None:
    done = ask("export", "--format", form, "-o", tmp_path / "out")
    assert done.code == 0
    exported = (tmp_path / "out").read_bytes()
    assert sum(1 for _ in ox.parse(exported, rdf)) > 10_000
    assert ask("export", "--format", form).raw == exported


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.graphml", b"<?xml"), ("a.gexf", b"<?xml"), ("a.cyjs", b"{"), ("a.csv", b"subject,"),
        ("a.ttl", b"@prefix"), ("a.jsonld", b"[{"), ("a.nq", b"<http"), ("a.txt", b"<http"),
        ("a.csv.gz", b"\x1f\x8b"),
    ],
)  # fmt: skip
def test_an_export_is_what_its_file_is_named_after(
    ask: Command, tmp_path: Path, name: str, start: bytes
) -> None:
    assert ask("export", "-o", tmp_path / name).err == f"wrote {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_table_of_relations_has_denials_if_asked_for(ask: Command) -> None:
    def ways(*options: str) -> set[str]:
        listed = csv.DictReader(io.StringIO(ask("export", "--format", "csv", *options).out))
        return {row["polarity"] + " " + row["modality"] for row in listed}

    assert ways() == {"asserted actual"}
    assert ways("--all") > {"asserted actual", "negated actual"}


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig.gz"])
def test_an_import_exported_again_is_the_same_file(built: Built, tmp_path: Path, name: str) -> None:
    file, store = tmp_path / name, tmp_path / "copy"
    run("export", "--store", built.folder / "kg-store", "-o", file)
    assert run("import", file, "--store", store).err == "graphs: 15 stored, 0 unchanged, 0 replaced\n"
    (tmp_path / "again").mkdir()
    run("export", "--store", store, "-o", tmp_path / "again" / name)
    assert (tmp_path / "again" / name).read_bytes() == file.read_bytes()
    relations = ("relations", "Turkey", "--evidence", "--store")
    assert run(*relations, store).out == run(*relations, built.folder / "kg-store").out


def test_a_broken_import_changes_nothing_and_names_file_and_line(built: Built, tmp_path: Path) -> None:
    good = run("export", "--store", built.folder / "kg-store").out
    (tmp_path / "bad.nq").write_text(good[:-20], encoding="utf-8")
    done = run("import", "bad.nq", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err).startswith(f"kg: bad.nq:{good.count(chr(10))}: ")
    assert json.loads(run("stats", "--format", "json", cwd=tmp_path).out)["statements"] == 0


def test_a_query_without_end_is_ended(ask: Command) -> None:
    started = time.monotonic()
    done = ask("query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.5")
    assert (done.code, done.out) == (1, "")
    assert one_line(done.err).startswith("kg: the query took longer than 0.5 seconds and was ended; ")
    assert time.monotonic() - started < 30


def test_a_saved_query_takes_what_it_asks_about_as_options(ask: Command) -> None:
    given = ask("query", "--name", "who-backs", "--bind", "actor=Philippines").out
    assert ask("query", "--name", "who-backs", "--actor", "Philippines").out == given
    assert ask("query", "--actor=Philippines", "--name", "who-backs").out == given
    done = ask("query", "--name", "relations", "--subject", "Turkey", "--within", "backs", "--format", "csv")
    assert done.code == 0
    assert "/actor/turkey" in done.out


def test_an_article_is_forgotten(built: Built, tmp_path: Path) -> None:
    store = shutil.copytree(built.folder / "kg-store", tmp_path / "kg-store")
    done = run("forget", "idlib-truce", "no-such", "--store", store)
    assert done.code == 3
    assert done.err.startswith("no article 'no-such' in the graph\nforgot 1 articles with ")
    assert "idlib-truce" not in run("export", "--store", store).out
    assert run("forget", "idlib-truce", "--store", store).code == 1


def test_extract_prints_a_line_for_each_article_in_order() -> None:
    done = run("extract", ROOT / "data" / "articles" / "wire.jsonl", "-", stdin=GOOD.encode())
    assert done.code == 0
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["id"] for line in lines][:2] == ["jeddah-talks", "farc-accord"]
    assert all(list(line) == ["id", "title", "published", "statements"] for line in lines)
    *_, last = lines
    (said,) = [one for one in last["statements"] if one["relation"] == "attacks"]
    assert GOOD[said["evidence"]["start"] : said["evidence"]["end"]] == said["evidence"]["quote"]
    assert (said["subject"]["label"], said["object"]["label"]) == ("Turkey", "Russia")


def test_extract_as_a_table_reads_in_a_process_that_can_be_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pipeline, "_understand", lambda *_: pytest.fail("read in this very process"))
    done = run("extract", "--format", "table", stdin=GOOD.encode())
    assert re.search(r"^Turkey +attacks +Russia +actual +0\.\d\d$", done.out, re.MULTILINE)


def test_every_quote_is_the_text_at_its_offsets() -> None:
    sources = [ROOT / "data" / "articles" / "wire.jsonl", ROOT / "data" / "articles" / "idlib-truce.txt"]
    texts = {
        record["id"]: record["text"]
        for record in map(json.loads, sources[0].read_text(encoding="utf-8").splitlines())
    }
    texts["idlib-truce"] = sources[1].read_text(encoding="utf-8")
    lines = [json.loads(line) for line in run("extract", *sources).out.splitlines()]
    quoted = [(texts[line["id"]], said["evidence"]) for line in lines for said in line["statements"]]
    assert len(quoted) > 50
    assert [quote for text, quote in quoted if text[quote["start"] : quote["end"]] != quote["quote"]] == []


def test_nothing_opens_the_network(tmp_path: Path) -> None:
    """The system calls of a build, a page and lookups show no connection and no datagram to anywhere."""
    tracer = shutil.which("strace")
    if tracer is None:
        pytest.skip("no strace is installed")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    for words in (["build", "a.txt"], ["view"], ["relations", "Turkey"], ["query", "ASK { ?s ?p ?o }"]):
        trace = tmp_path / "trace"
        command = [
            tracer,
            "-f",
            "-e",
            "trace=connect,sendto,sendmsg,sendmmsg",
            "-o",
            str(trace),
            sys.executable,
            "-m",
            "kg",
        ]
        subprocess.run([*command, *words], cwd=tmp_path, env=PLAIN, capture_output=True, check=True)
        assert not re.search("AF_INET", trace.read_text(encoding="utf-8"))


# Teaching

LESSON = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

rel:serenades a owl:ObjectProperty, kg:RelationType ;
    rdfs:label "serenades"@en ;
    skos:definition "The subject sings to the object."@en ;
    rdfs:subPropertyOf kg:relatesTo ;
    schema:domainIncludes kg:Actor ; schema:rangeIncludes kg:Actor ;
    lex:example "X serenaded Y", "X sang to Y", "X backs Y", "of X and Y" .
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    file = tmp_path / "mine.ttl"
    file.write_text(LESSON, encoding="utf-8")
    return file


def test_a_relation_is_taught_by_sentences_alone(lesson: Path) -> None:
    text = "Italy was serenaded by France on Monday. Russia, which sang to Iran, left."
    done = run("extract", "--ontology", lesson, stdin=text.encode())
    found = json.loads(done.out)["statements"]
    assert {(one["subject"]["label"], one["relation"], one["object"]["label"]) for one in found} >= {
        ("France", "serenades", "Italy"),
        ("Russia", "serenades", "Iran"),
    }


def test_check_lists_what_teaches_nothing_and_what_clashes(lesson: Path) -> None:
    done = run("ontology", "check", "--ontology", lesson)
    assert done.code == 3
    assert "rel:serenades “of X and Y”: " in done.out
    assert re.search(
        r"^the same to a reader: “.*” of rel:backs, “X backs Y” of rel:serenades$", done.out, re.MULTILINE
    )
    assert re.search(r"^[\d,]+ examples learnt, \d+ teach nothing, \d+ clash$", done.err, re.MULTILINE)


def test_an_ontology_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text("rel:backs a", encoding="utf-8")
    done = run("extract", "--ontology", tmp_path / "mine.ttl", stdin=b"Turkey backs them.")
    assert done.code == 1
    assert one_line(done.err).startswith(f"kg: {tmp_path / 'mine.ttl'}")


# Streams


def test_colour_is_for_terminals_that_want_it(ask: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("relations", "Turkey", "Russia", "--evidence")
    assert "\x1b[" in ask(*words, terminal=True).out
    assert "\x1b[" not in ask(*words).out
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert "\x1b[" not in ask(*words, terminal=True).out


def test_lines_fit_the_columns_there_are(ask: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    lines = ask("relations", "Russia").out.splitlines()[1:]
    assert max(map(len, lines)) <= 70


def test_names_are_utf_8_whatever_the_locale(built_store: Path) -> None:
    env = {**PLAIN, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("actors", "Turkey", "--store", str(built_store), env=env)
    assert done.returncode == 0
    assert "Türkiye" in done.stdout.decode("utf-8")


def test_a_reader_who_leaves_is_no_error(built_store: Path) -> None:
    words = shlex.join([sys.executable, "-m", "kg", "export", "--store", str(built_store)])
    done = subprocess.run(
        ["bash", "-c", f"{words} | head -n 1; exit ${{PIPESTATUS[0]}}"],
        env=PLAIN,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (141, b"")
    assert done.stdout.count(b"\n") == 1


SMALL_FILES = (
    "import resource, sys, kg; resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000)); "
    "sys.exit(kg.main(sys.argv[1:]))"
)


@pytest.mark.parametrize("form", [*RDF_FORMATS, *RELATION_FORMATS])
def test_an_export_that_fails_on_its_way_leaves_the_old_file(
    built_store: Path, tmp_path: Path, form: str
) -> None:
    (tmp_path / "out").write_bytes(b"the old one")
    told = ["export", "--store", str(built_store), "--format", form, "-o", "out"]
    done = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, *told], cwd=tmp_path, env=PLAIN, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert one_line(done.stderr.decode()) == "kg: cannot write out: File too large"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out", b"the old one")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line(built_store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(
            "stats", "--store", str(built_store), capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert one_line(done.stderr.decode()) == "kg: cannot write the result: No space left on device"


def test_an_interrupted_build_ends_with_130(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "kg", "build", "-"]
    with subprocess.Popen(
        words, env=PLAIN, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        deadline = time.monotonic() + 30
        while not (tmp_path / "kg-store" / "WRITER").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert err.decode().strip() == "kg: interrupted; what was reported as stored is stored"


def test_the_store_can_be_named_by_the_environment(
    built_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", str(built_store))
    assert run("stats", cwd=tmp_path).code == 0


# Help and start


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_that_the_command_takes(name: str) -> None:
    done = run(name, "--help")
    assert done.code == 0
    example = re.search(r"Example: (kg .+)", re.sub(r"\n +", " ", done.out.partition("Options:")[0]))
    assert example
    program, command, *words = shlex.split(example[1])
    assert (program, command) == ("kg", name)
    with click.Context(kg.cli) as parent:
        found = kg.cli.get_command(parent, name)
        assert found
        found.make_context(name, words, parent=parent)


@pytest.mark.parametrize(
    "words",
    [[sys.executable, "kg.py"], [sys.executable, "-m", "kg"], [str(Path(sys.executable).parent / "kg")]],
)
def test_the_command_line_starts_in_three_ways(words: list[str]) -> None:
    if not Path(words[0]).exists():
        pytest.skip("the script kg is not installed beside this Python")
    done = subprocess.run([*words, "--version"], cwd=ROOT, env=PLAIN, capture_output=True, check=True)
    assert done.stdout.decode().startswith("kg, version 0.")


LOOKUPS = {
    "help": ["--help"],
    "relations": ["relations", "Turkey"],
    "query": ["query", "SELECT ?who ?whom { ?who rel:backs ?whom }"],
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_help_and_lookups_import_nothing_slow(name: str, built: Built) -> None:
    code = f"import sys, kg; kg.main({LOOKUPS[name]!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=built.folder, env=PLAIN, capture_output=True, check=True
    )
    loaded = {module.partition(".")[0] for module in done.stderr.decode().split()}
    assert "pyoxigraph" in loaded
    assert loaded.isdisjoint(SLOW)


def seconds(started: dict[str, list[str]], folder: Path, env: dict[str, str]) -> dict[str, float]:
    """Medians of the processor seconds that each Python program takes, all of them run in turn."""
    taken: dict[str, list[float]] = {name: [] for name in started}
    for _ in range(9):
        for name, words in started.items():
            with subprocess.Popen(
                [sys.executable, "-c", *words], cwd=folder, env=env, stdout=subprocess.DEVNULL
            ) as running:
                _, status, used = os.wait4(running.pid, 0)
                running.returncode = os.waitstatus_to_exitcode(status)
            assert running.returncode == 0
            taken[name].append(used.ru_utime + used.ru_stime)
    return {name: statistics.median(times) for name, times in taken.items()}


def test_help_and_lookups_start_in_three_times_what_click_and_the_store_take(
    built: Built, tmp_path: Path
) -> None:
    """Compiled, as when installed; a machine busy with other things gets a second and a third chance."""
    env = {**PLAIN, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    run_kg = "import sys, kg; sys.exit(kg.main(sys.argv[1:]))"
    started = {name: [run_kg, *words] for name, words in LOOKUPS.items()}
    slow = {}
    for _ in range(3):
        medians = seconds({"base": ["import click, pyoxigraph"], **started}, built.folder, env)
        ratios = {name: round(medians[name] / medians["base"], 2) for name in LOOKUPS}
        slow = {name: ratio for name, ratio in ratios.items() if ratio > 3}
        if not slow:
            break
    assert slow == {}
