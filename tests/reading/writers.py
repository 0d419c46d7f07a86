"""One article written down in every format that is read, each by a real tool of that format.

``python -m tests.reading.writers FOLDER`` writes them all, to look at or to read with other programs.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import mailbox
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Story:
    """What every format has to carry."""

    title: str
    paragraphs: tuple[str, ...]
    day: date
    url: str
    publisher: str

    @property
    def text(self) -> str:
        return "\n\n".join((self.title, *self.paragraphs))

    @property
    def moment(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


def story() -> Story:
    """One of the sample articles, which has headings and a dateline in full."""
    text = (ROOT / "data/articles/idlib-truce.txt").read_text(encoding="utf-8").strip()
    title, *paragraphs = text.split("\n\n")
    return Story(
        title=title,
        paragraphs=tuple(paragraphs),
        day=date(2020, 3, 6),
        url="https://post.example/world/idlib-truce.html",
        publisher="The Example Post",
    )


def body(one: Story) -> str:
    return "".join(
        f"<p>{escape(part)}</p>\n" if part.endswith((".", '"')) else f"<h2>{escape(part)}</h2>\n"
        for part in one.paragraphs
    )


def page(one: Story) -> bytes:
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": one.title,
        "datePublished": one.moment.isoformat(),
        "publisher": {"@type": "Organization", "name": one.publisher},
    }
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(one.title)} | {one.publisher}</title>
<link rel="canonical" href="{one.url}"><script type="application/ld+json">{json.dumps(about)}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>{escape(one.title)}</h1>
{body(one)}</article></main><footer>© {one.publisher}</footer></body></html>""".encode()


def records(one: Story) -> dict[str, str]:
    return {
        "title": one.title,
        "text": one.text,
        "date": one.day.isoformat(),
        "url": one.url,
        "publisher": one.publisher,
    }


def news_please(one: Story) -> bytes:
    return json.dumps(
        {
            "authors": [],
            "date_download": "2024-11-16 08:00:00",
            "date_publish": f"{one.day} 12:00:00",
            "description": "Talks.",
            "language": "en",
            "maintext": "\n\n".join(one.paragraphs),
            "title": one.title,
            "source_domain": "post.example",
            "url": one.url,
        }
    ).encode()


def service(one: Story) -> bytes:
    content = "\n".join(one.paragraphs).replace("\n", "\n\n")
    item = {
        "source": {"name": one.publisher},
        "title": one.title,
        "publishedAt": one.moment.isoformat(),
        "url": one.url,
    }
    return json.dumps(
        {"status": "ok", "totalResults": 1, "articles": [{**item, "content": content}]}, indent=1
    ).encode()


def wordpress(one: Story) -> bytes:
    post = {
        "id": 7,
        "date": one.moment.isoformat(),
        "link": one.url,
        "title": {"rendered": escape(one.title)},
        "content": {"rendered": body(one)},
    }
    return json.dumps([post]).encode()


def json_feed(one: Story) -> bytes:
    item = {
        "id": one.url,
        "url": one.url,
        "title": one.title,
        "content_html": body(one),
        "date_published": one.moment.isoformat(),
    }
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": one.publisher, "items": [item]}
    ).encode()


def rss(one: Story) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{one.publisher}</title><link>https://post.example/</link><item><title>{escape(one.title)}</title>
<link>{one.url}</link><pubDate>{format_datetime(one.moment)}</pubDate><description>Talks.</description>
<content:encoded><![CDATA[{body(one)}]]></content:encoded></item></channel></rss>""".encode()


def atom(one: Story) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{one.publisher}</title>
<entry><title>{escape(one.title)}</title><link rel="alternate" href="{one.url}"/><id>{one.url}</id>
<published>{one.moment.isoformat()}</published>
<content type="html">{escape(body(one))}</content></entry></feed>""".encode()


def table(one: Story) -> bytes:
    held = io.StringIO()
    rows = csv.DictWriter(held, list(records(one)))
    rows.writeheader()
    rows.writerow(records(one))
    return held.getvalue().encode()


def parquet(one: Story) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = io.BytesIO()
    pq.write_table(pa.table({key: [value] for key, value in records(one).items()}), held)
    return held.getvalue()


def pdf(one: Story) -> bytes:
    from fpdf import FPDF

    made = FPDF()
    made.set_title(one.title)
    made.set_creation_date(one.moment)
    made.add_page()
    made.set_font("Times", size=12)
    made.multi_cell(0, 6, one.title.replace("–", "-"))
    for part in one.paragraphs:
        made.ln(8)
        made.multi_cell(0, 6, part.replace("–", "-"), align="L")
    return bytes(made.output())


def word(one: Story) -> bytes:
    from docx import Document

    made, held = Document(), io.BytesIO()
    made.core_properties.title = one.title
    made.core_properties.created = one.moment.replace(tzinfo=None)
    made.add_heading(one.title, 0)
    for part in one.paragraphs:
        made.add_paragraph(part)
    made.save(held)
    return held.getvalue()


def message(one: Story) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = (
        one.title,
        f"{one.publisher} <desk@post.example>",
        "a@b.example",
    )
    made["Date"], made["Message-ID"] = format_datetime(one.moment), "<1@post.example>"
    made.set_content("\n\n".join(one.paragraphs))
    made.add_alternative(page(one).decode(), subtype="html")
    return made


def eml(one: Story) -> bytes:
    return message(one).as_bytes()


def mbox(one: Story) -> bytes:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        box = mailbox.mbox(path)
        box.add(message(one))
        box.close()
        return path.read_bytes()


def warc(one: Story, *, packed: bool = False, encoding: str | None = None) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    headers = [("Content-Type", "text/html; charset=utf-8")]
    data = page(one)
    if encoding == "br":
        import brotli

        data = brotli.compress(data)
    if encoding == "zstd":
        from backports import zstd

        data = zstd.compress(data)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    for url, kind, payload in (
        ("https://post.example/logo.png", [("Content-Type", "image/png")], b"\x89PNG"),
        (one.url, headers, data),
    ):
        response = StatusAndHeaders("200 OK", kind, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(payload),
            http_headers=response,
            warc_headers_dict={"WARC-Date": "2024-11-16T08:00:00Z"},
        )
        writer.write_record(record)
        record.raw_stream.close()
    return held.getvalue()


def zipped(one: Story) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/story.html", page(one))
    return held.getvalue()


def arc(one: Story, *, packed: bool = False) -> bytes:
    """As Heritrix 1 wrote it, which no library does any more; warcio reads it, as a test sees."""

    def record(url: str, kind: str, data: bytes) -> bytes:
        line = f"{url} 192.0.2.1 20080306120000 {kind} {len(data)}\n".encode()
        return gzip.compress(line + data + b"\n", mtime=0) if packed else line + data + b"\n"

    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n"
    return b"".join(
        (
            record("filedesc://one.arc", "text/plain", about),
            record("dns:post.example", "text/dns", b"20080306120000\npost.example. 60 IN A 192.0.2.1\n"),
            record("http://post.example/logo.png", "image/png", head % b"image/png" + b"\x89PNG"),
            record(one.url, "text/html", head % b"text/html; charset=utf-8" + page(one)),
        )
    )


def tarred(one: Story, kind: int = tarfile.GNU_FORMAT, name: str = "folder/story.html") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=kind) as archive:
        folder, member = tarfile.TarInfo("folder"), tarfile.TarInfo(name)
        folder.type = tarfile.DIRTYPE
        member.size = len(data := page(one))
        archive.addfile(folder)
        archive.addfile(member, io.BytesIO(data))
    return held.getvalue()


def zstandard(data: bytes) -> bytes:
    from backports import zstd

    return zstd.compress(data)


WRITERS: Final[dict[str, Callable[[Story], bytes]]] = {
    "story.txt": lambda one: one.text.encode(),
    "story.md": lambda one: f"# {one.text}".encode(),
    "story.utf16.txt": lambda one: one.text.encode("utf-16"),
    "story.html": page,
    "story.jsonl": lambda one: json.dumps(records(one)).encode() + b"\n",
    "news-please.json": news_please,
    "service.json": service,
    "wordpress.json": wordpress,
    "feed.json": json_feed,
    "story.rss": rss,
    "story.atom": atom,
    "story.csv": table,
    "story.parquet": parquet,
    "story.pdf": pdf,
    "story.docx": word,
    "story.eml": eml,
    "story.mbox": mbox,
    "story.warc": warc,
    "story.warc.gz": lambda one: warc(one, packed=True),
    "brotli.warc": lambda one: warc(one, encoding="br"),
    "story.html.gz": lambda one: gzip.compress(page(one), mtime=0),
    "story.txt.bz2": lambda one: bz2.compress(one.text.encode()),
    "story.jsonl.xz": lambda one: lzma.compress(json.dumps(records(one)).encode()),
    "story.zip": zipped,
    "nested.zip.gz": lambda one: gzip.compress(zipped(one), mtime=0),
    "story.jsonl.zst": lambda one: zstandard(json.dumps(records(one)).encode()),
    "zstd.warc": lambda one: warc(one, encoding="zstd"),
    "story.arc": arc,
    "story.arc.gz": lambda one: arc(one, packed=True),
    "story.tar": tarred,
    "story.tgz": lambda one: gzip.compress(tarred(one), mtime=0),
}

if __name__ == "__main__":
    for name, write in WRITERS.items():
        (Path(sys.argv[1]) / name).write_bytes(write(story()))
