"""The same article in every format: found by content, the same text, the same statements."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph import ontology
from graph.building import cache_folder
from graph.model import Article, Block, Rejection
from graph.reading import Taken, read
from graph.reading.segmentation import segment
from graph.understanding.readers import make_reader
from tests.reading.hostile import member, tar_of
from tests.reading.writers import WRITERS, Story, arc, story, tarred

TAKEN_FOR = {
    "story.txt": "text",
    "story.md": "text",
    "story.utf16.txt": "text",
    "story.html": "web page",
    "story.jsonl": "JSON",
    "news-please.json": "JSON",
    "service.json": "JSON",
    "wordpress.json": "JSON",
    "feed.json": "JSON",
    "story.rss": "feed",
    "story.atom": "feed",
    "story.csv": "table",
    "story.parquet": "Parquet",
    "story.pdf": "PDF",
    "story.docx": "Word document",
    "story.eml": "e-mail",
    "story.mbox": "mailbox",
    "story.warc": "web archive",
    "story.warc.gz": "gzip",
    "brotli.warc": "web archive",
    "story.html.gz": "gzip",
    "story.txt.bz2": "bzip2",
    "story.jsonl.xz": "xz",
    "story.zip": "zip",
    "nested.zip.gz": "gzip",
    "story.jsonl.zst": "zstd",
    "zstd.warc": "web archive",
    "story.arc": "old web archive",
    "story.arc.gz": "gzip",
    "story.tar": "tar",
    "story.tgz": "gzip",
}
WITHOUT_PUBLISHER = {"text", "PDF", "Word document"}
STORY = story()
Reading = Callable[..., list[Article | Rejection]]


@cache
def stated(text: str, blocks: tuple[Block, ...]) -> frozenset[tuple[object, ...]]:
    """What an article states, as far as it does not depend on where in the text it stands."""
    reader = make_reader(ontology.load(), cache=cache_folder())
    article = Article("one", text, "one", published=STORY.day, blocks=blocks)
    return frozenset(
        (
            one.subject.actor.label,
            one.relation.name,
            one.object.actor.label,
            one.polarity,
            one.modality,
            one.when and (one.when.start, one.when.end),
            " ".join(one.evidence.quote.split()),
        )
        for one in reader.read(article)
    )


def test_every_writer_has_its_format() -> None:
    assert WRITERS.keys() == TAKEN_FOR.keys()


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_article_in_every_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.other"  # the name decides nothing
    path.write_bytes(WRITERS[name](STORY))
    told = list[Taken]()
    (article,) = read([path], taken=told.append)
    assert isinstance(article, Article), article
    (taken,) = told
    assert (taken.format, taken.rejected, taken.holds.total()) == (TAKEN_FOR[name], 0, 1)
    assert (article.title, article.published) == (STORY.title, STORY.day)
    assert article.origin.sha256
    if article.origin.format not in WITHOUT_PUBLISHER:
        assert article.publisher in {STORY.publisher, "post.example", None}
    assert stated(article.text, article.blocks) == stated(STORY.text, segment(STORY.text, STORY.title))


def test_one_call_takes_them_all_and_says_what_it_took_each_for(tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        (tmp_path / name).write_bytes(
            write(
                Story("Dam talks", ("Egypt agreed to talks.",), STORY.day, f"https://a.example/{name}", name)
            )
        )
    told = list[Taken]()
    found = list(read([tmp_path], taken=told.append))
    assert {Path(one.source).name: one.format for one in told} == TAKEN_FOR
    assert sum(one.holds.total() + one.rejected for one in told) == len(WRITERS) <= len(found)


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [("*.txt", ["a", "b"]), ("**/*.txt", ["a", "b", "sub/c"]), ("[b].txt", ["b"]), ("x*", [])],
)
def test_a_pattern_names_files(tmp_path: Path, pattern: str, ids: list[str]) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).write_text(f"Egypt agreed to {name}.", encoding="utf-8")
    found = list(read([str(tmp_path / pattern)]))
    assert [one.id for one in found if isinstance(one, Article)] == ids
    assert ids or [one.reason for one in found if isinstance(one, Rejection)] == ["no such file"]


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("name", ["a.html", f"{'folder/' * 25}café-{'a' * 60}.html"])
def test_a_tar_of_every_kind_keeps_names(read_file: Reading, kind: int, name: str) -> None:
    (article,) = read_file(tarred(STORY, kind, name), "in.tar")
    assert isinstance(article, Article), article
    assert (article.id, article.source) == (name.removesuffix(".html"), f"in.tar/{name}")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: [member("a.txt", tarfile.SYMTYPE, 0, "/etc/passwd")], ["in.tar/a.txt: a link; not read"]),
        (lambda: [member("b/a.txt", tarfile.LNKTYPE, 0, "a")], ["in.tar/b/a.txt: a link; not read"]),
        (lambda: [member("a.txt", tarfile.GNUTYPE_SPARSE)], ["in.tar/a.txt: a sparse file; not read"]),
        (lambda: [member("../a.txt")], ["in.tar/../a.txt: a name that leads out of the archive"]),
        (lambda: [member("a.txt", size=10**6)], ["in.tar/a.txt: tar that is cut off"]),
        (
            lambda: [member("a", tarfile.GNUTYPE_LONGNAME, 10**6)],
            ["in.tar: tar with a header of more than 65,536 bytes; the rest was not read"],
        ),
        (
            lambda: [member("a.txt", size=-512)],
            ["in.tar: tar with a file of no length; the rest was not read"],
        ),
    ],
    ids=range(7),
)
def test_what_in_a_tar_is_not_read_is_told(
    read_file: Reading, made: Callable[[], list[tarfile.TarInfo]], told: list[str]
) -> None:
    found = [str(one) for one in read_file(tar_of(*made()), "in.tar") if isinstance(one, Rejection)]
    assert found[-1:] == told


def test_an_old_web_archive_is_what_others_take_it_for() -> None:
    from warcio.archiveiterator import ArchiveIterator

    found = [
        one.rec_headers.get_header("uri") for one in ArchiveIterator(io.BytesIO(arc(STORY)), arc2warc=False)
    ]
    assert found == [
        "filedesc://one.arc", "dns:post.example", "http://post.example/logo.png", STORY.url
    ]  # fmt: skip


def test_a_list_of_addresses_says_which_line_is_none(read_file: Reading) -> None:
    lines = [f"https://a.example/{number}" for number in range(3_000)]
    lines[2_900] = "https://a.example/x y"
    found = [str(one) for one in read_file("\n".join(lines).encode(), "list.txt")]
    assert len(found) == 3_000
    assert found[2_900].endswith(":2901: no address of a web page")


def test_prose_that_begins_with_an_address_is_prose(read_file: Reading) -> None:
    (article,) = read_file(b"https://a.example/1\n\nTurkey backs the rebels in Idlib.\n", "a.txt")
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (
            '{"articles": [{"url": "https://a.example/1", "seendate": "20200302T100000Z"}]}',
            "list.json",
            "list.json:1#1: only lists an article; --follow fetches https://a.example/1",
        ),
        (
            "<rss><channel><item><title>A</title><link>https://a.example/1</link><description>Short.</description></item></channel></rss>",
            "a.xml",
            "a.xml:1: only lists an article; --follow fetches https://a.example/1",
        ),
        (
            "title,url\nA,https://a.example/1\n",
            "a.csv",
            "a.csv:2: only lists an article; --follow fetches https://a.example/1",
        ),
        (
            "# what to read\n\nhttps://a.example/1\n",
            "list.txt",
            "list.txt:3: only lists an article; --follow fetches https://a.example/1",
        ),
        ("https://a.example/1", "one", "one:1: only lists an article; --follow fetches https://a.example/1"),
        ('a,text\n"1,"x"\n', "a.csv", "a.csv:2: not a row: ',' expected after '\"'"),
        ("text\tid\n\t1\n", "a.tsv", 'a.tsv:2: no "text"'),
        ("From: a@b.example\nSubject: A\nTo: b@c.example\n\n", "a.eml", "a.eml: empty"),
    ],
    ids=range(8),
)
def test_what_holds_no_text_says_where_it_is(read_file: Reading, data: str, name: str, said: str) -> None:
    assert [str(one) for one in read_file(data, name)] == [said]


def test_a_table_goes_on_after_a_bad_row(read_file: Reading) -> None:
    rows = 'id;text;date\n1;"Egypt\nagreed; at last.";2020-03-02\n2;;\n3;Sudan agreed.;2020-03-03\n'
    found = read_file(rows, "a.csv")
    assert [one.id if isinstance(one, Article) else str(one) for one in found] == [
        "1",
        'a.csv:4: no "text"',
        "3",
    ]
    assert isinstance(found[0], Article)
    assert (found[0].text, str(found[0].published)) == ("Egypt\nagreed; at last.", "2020-03-02")


@pytest.mark.parametrize(
    "text",
    [
        "Egypt, Sudan and Ethiopia agreed.",
        "From Cairo, the minister flew to Khartoum.\nHe stayed.",
        "Note: this is what\nSubject: dam\nthe minister said.",
        "text and more, said Egypt\nEgypt agreed.",
        "[1] Egypt agreed.",
        "%Egypt agreed.",
        "Egypt|\rSudan agreed.",
        "<3 million fled.",
    ],
)
def test_prose_is_taken_for_nothing_else(read_file: Reading, text: str) -> None:
    (article,) = read_file(text)
    assert isinstance(article, Article)
    assert (article.text, article.origin.format) == (text, "text")
