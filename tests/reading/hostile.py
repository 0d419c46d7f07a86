"""Inputs that are made to harm, by name; each gives bytes, or a stream where they would be too many."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final

SENTINEL: Final = "Sweden praised Norway at the very bottom."
MB: Final = 2**20
RECORD: Final = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
LONG: Final = 64
"""Megabytes of a single line."""


class Endless(io.RawIOBase):
    """A stream of so many bytes that are made as they are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._held) < size and (piece := next(self._pieces, b"")):
            self._held += piece
        data, self._held = self._held[:size], self._held[size:]
        return data


def repeated(start: bytes, piece: bytes, count: int) -> Endless:
    def pieces() -> Iterator[bytes]:
        yield start
        for _ in range(count):
            yield piece

    return Endless(pieces())


def gzip_bomb(members: int = 1) -> bytes:
    packed = zlib.compressobj(9, wbits=31)
    data = b"".join(packed.compress(bytes(MB)) for _ in range(40)) + packed.flush()
    return data * members


def zip_of(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def record(payload: bytes, encoding: str) -> bytes:
    body = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
        + encoding.encode()
        + b"\r\n\r\n"
        + payload
    )
    head = f"WARC-Target-URI: https://a.example/\r\nContent-Length: {len(body)}\r\n\r\n"
    return RECORD + head.encode() + body + b"\r\n\r\n"


def brotli_bomb() -> bytes:
    import brotli

    return bytes(brotli.compress(bytes(40 * MB), quality=1))


def zstd_bomb() -> bytes:
    from backports import zstd

    return zstd.compress(bytes(40 * MB), level=1)


def zstd_of_a_window(log: int) -> bytes:
    """What says that it needs so much memory to be unpacked."""
    from backports import zstd

    return zstd.compress(STORY.encode(), options={zstd.CompressionParameter.window_log: log})[:4] + (
        bytes([0, (log - 10) << 3]) + b"\1\0\0"
    )


def tar_of(*members: tarfile.TarInfo, data: bytes = b"Egypt agreed.") -> bytes:
    """An archive of members that say what they like; the same data follows each that says it has any."""
    padded = data + bytes(-len(data) % 512)
    blocks = (one.tobuf(tarfile.GNU_FORMAT) + (padded if one.size else b"") for one in members)
    return b"".join(blocks) + bytes(1024)


def member(name: str, kind: bytes = tarfile.REGTYPE, size: int = 13, to: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.size, made.linkname = kind, size, to
    return made


def arc(line: bytes) -> bytes:
    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 192.0.2.1 20080306120000 text/plain %d\n" % len(about)
    return head + about + b"\n" + line


def page(inner: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>A</title></head><body>{inner}</body></html>".encode()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>"
)
QUADRATIC = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "'
    + "a" * 50_000
    + '">]><rss><channel><item><description>'
    + "&a;" * 50_000
    + "</description></item></channel></rss>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>A</title><description>&x;</description></item></channel></rss>"
)
DTD = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel></channel></rss>'
STORY = "Sweden agreed with Norway on a plan for the river. " * 5

HOSTILE: Final[dict[str, Callable[[], bytes | Endless]]] = {
    "entities that multiply": LAUGHS.encode,
    "one long entity often": QUADRATIC.encode,
    "entity of a file": EXTERNAL.encode,
    "foreign DTD": DTD.encode,
    "entities in UTF-16": lambda: LAUGHS.encode("utf-16"),
    "entities in HTML": lambda: (
        LAUGHS.replace("DOCTYPE rss", "DOCTYPE html").replace("rss>", "html>").encode()
    ),
    "gzip bomb": gzip_bomb,
    "gzip bomb of members": lambda: gzip.compress(b"Egypt agreed. ") * 50_000 + gzip_bomb(3),
    "bzip2 bomb": lambda: bz2.compress(bytes(40 * MB)),
    "xz bomb": lambda: lzma.compress(bytes(40 * MB), preset=0),
    "gzip in gzip": lambda: gzip.compress(gzip_bomb()),
    "gzip bomb of a JSON line": lambda: gzip.compress(b'{"text": "' + bytes(40 * MB), 1),
    "gzip seven times": lambda: _often(gzip.compress, b"Egypt agreed.", 7),
    "zip bomb": lambda: zip_of(**{"a.txt": bytes(40 * MB)}),
    "zip that leads out": lambda: zip_of(**{"../../a.txt": b"Egypt agreed.", "/etc/b.txt": b"Egypt agreed."}),
    "zip of a page that grows": lambda: zip_of(**{"a.txt": b"Egypt agreed. " * 10**6}),
    "zstd bomb": zstd_bomb,
    "zstd of a huge window": lambda: zstd_of_a_window(31),
    "zstd bomb in a web archive": lambda: record(zstd_bomb(), "zstd"),
    "tar bomb": lambda: gzip.compress(tar_of(member("a.txt", size=40 * MB), data=bytes(40 * MB)), 9),
    "tar that leads out": lambda: tar_of(member("../../a.txt"), member("/etc/b.txt")),
    "tar of links": lambda: tar_of(
        *(member("a.txt", kind, 0, "/etc/passwd") for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE))
    ),
    "tar of devices": lambda: tar_of(
        *(member("a", kind, 0) for kind in (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE))
    ),
    "tar of a sparse file": lambda: tar_of(member("a.txt", tarfile.GNUTYPE_SPARSE)),
    "tar with a name without end": lambda: repeated(
        member("a", tarfile.GNUTYPE_LONGNAME, 2**40).tobuf(tarfile.GNU_FORMAT), b"x" * MB, LONG
    ),
    "tar of names of nothing": lambda: (
        member("a", tarfile.GNUTYPE_LONGNAME, 0).tobuf(tarfile.GNU_FORMAT) * 30_000
    ),
    "tar of a length below zero": lambda: tar_of(member("a.txt", size=-512)),
    "tar of a wrong length": lambda: tar_of(member("a.txt", size=2**40)),
    "tar in tar": lambda: _often(lambda data: tar_of(member("a", size=len(data)), data=data), b"a", 7),
    "old web archive of a wrong length": lambda: arc(
        b"http://a.example/ 1 20080306120000 text/html 9999\nEgypt"
    ),
    "old web archive of no length": lambda: arc(b"http://a.example/ 1 20080306120000 text/html -1\nEgypt"),
    "old web archive with a line without end": lambda: repeated(arc(b"http://a.example/ "), b"1 " * MB, LONG),
    "docx bomb": lambda: zip_of(**{"[Content_Types].xml": b"<a/>", "word/document.xml": bytes(40 * MB)}),
    "docx of entities": lambda: zip_of(
        **{"[Content_Types].xml": b"<a/>", "word/document.xml": LAUGHS.encode()}
    ),
    "gzip bomb in a web archive": lambda: record(gzip_bomb(), "gzip"),
    "brotli bomb in a web archive": lambda: record(brotli_bomb(), "br"),
    "web archive of a wrong length": lambda: record(b"<p>Egypt", "").replace(b"Length: ", b"Length: 9999999"),
    "web archive with a line without end": lambda: repeated(b"WARC/1.0\r\nA: ", b"x" * MB, LONG),
    "response with a line without end": lambda: repeated(
        RECORD + b"Content-Length: 999999999999\r\n\r\n", b"x" * MB, LONG
    ),
    "line without end": lambda: repeated(b"", b"x" * MB, LONG),
    "JSON line without end": lambda: repeated(b'{"id": "a", "text": "', b"x" * MB, LONG),
    "page without end": lambda: repeated(b"<html><p>", b"x" * MB, LONG),
    "table row without end": lambda: repeated(b'id,text\n1,"', b"x" * MB, LONG),
    "message without end": lambda: repeated(
        b"From a@b.example Mon\nSubject: a\nFrom: b\n\n", b"x" * MB, LONG
    ),
    "feed without end": lambda: repeated(b"<rss><channel><item><title>", b"x" * MB, LONG),
    "PDF without end": lambda: repeated(b"%PDF-1.4\n", b"x" * MB, LONG),
    "page of 300 levels": lambda: page("<div>" * 300 + f"<p>{STORY}</p><p>{SENTINEL}</p>" + "</div>" * 300),
    "page of 300 spans": lambda: page("<span>" * 300 + f"<p>{STORY}</p><p>{SENTINEL}</p>"),
    "page of 300 quotes": lambda: page("<blockquote><b>" * 300 + f"{STORY}<p>{SENTINEL}</p>"),
    "page of 300 lists": lambda: page(f"<p>{STORY}</p>" + "<ul><li>" * 300 + f"<p>{SENTINEL}</p>"),
    "page of 300 tables": lambda: page(f"<p>{STORY}</p>" + "<table><tr><td>" * 300 + f"<p>{SENTINEL}</p>"),
    "page of 300 unknown elements": lambda: page("<x-a>" * 300 + f"<p>{STORY}</p><p>{SENTINEL}</p>"),
    "page of 20,000 levels": lambda: page("<div>" * 20_000 + f"<p>{STORY}</p><p>{SENTINEL}</p>"),
    "page of a million levels": lambda: page("<b>" * 1_000_000 + SENTINEL),
    "page of 200,000 attributes": lambda: page(
        f"<p {' '.join(f'a{n}=1' for n in range(200_000))}>{STORY}</p>"
    ),
    "page of many elements": lambda: page("<p>Egypt agreed.</p>" * 29_000),
    "page of many links": lambda: page("<div class='a b c'><a href=/x>Egypt</a></div>" * 13_000),
    "page of open tags": lambda: page("<p <p <p " * 300_000),
    "page of less-than signs": lambda: page("<" * 3_000_000),
    "page of open comments": lambda: page("<!--" * 700_000 + SENTINEL),
    "page of open scripts": lambda: page("<script>" * 30_000 + SENTINEL),
    "page of ampersands": lambda: page("&amp" * 700_000),
    "page of breaks": lambda: page("<br>" * 29_000 + SENTINEL),
    "page of blanks": lambda: page(" " * 3_900_000 + SENTINEL),
    "page of blanks and breaks": lambda: page(("<br" + " " * 200) * 10_000 + SENTINEL),
    "page of one word": lambda: page("<p>" + "a" * 3_900_000 + "</p>"),
    "page of JSON-LD": lambda: page(
        '<script type="application/ld+json">' + "[" * 400_000 + "</script>" + f"<p>{STORY}"
    ),
    "feed of 300 levels": lambda: b"<rss><channel>" + b"<item><description>" * 300 + SENTINEL.encode(),
    "JSON of 100,000 levels": lambda: b'{"text": ' + b"[" * 100_000,
    "JSON of many articles": lambda: json.dumps({"articles": [{"a": 1}] * 20_000}).encode(),
    "NUL bytes": lambda: b"Egypt\0agreed." * 1000,
    "NUL bytes in a page": lambda: page(f"<p>Egypt \0 agreed.</p><p>{STORY}{SENTINEL}</p>"),
    "lone surrogates": lambda: b'{"text": "Egypt \\ud800 agreed."}',
    "surrogates in UTF-8": lambda: b"Egypt \xed\xa0\x80 agreed.",
    "surrogates in a page": lambda: page(f"<p>Egypt &#xD800; agreed. {STORY}{SENTINEL}</p>"),
    "overlong UTF-8": lambda: b"Egypt \xc0\xaf agreed.",
    "UTF-7": lambda: (
        b"<html><meta charset=utf-7><p>+ADw-script+AD4- " + STORY.encode() * 2 + SENTINEL.encode()
    ),
    "a wrong encoding": lambda: f"<html><meta charset=utf-8><p>Caf\xe9. {STORY}{SENTINEL}".encode("latin-1"),
    "an unknown encoding": f"<html><meta charset=klingon><p>{STORY}{SENTINEL}".encode,
    "an encoding that unpacks": lambda: (
        b"<html><meta charset=zlib_codec><p>" + STORY.encode() + SENTINEL.encode()
    ),
    "mailbox of headers": lambda: b"From a@b.example Mon\n" + b"A: b\n" * 500_000,
    "message of parts": lambda: (
        b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\n" + _often(_multipart, b"text", 200)
    ),
    "table of quotes": lambda: b"id,text\n" + b'"' * 3_000_001,
    "table of columns": lambda: b"text," * 700_000,
}


def _often(wrap: Callable[[bytes], bytes], data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = wrap(data)
    return data


def _multipart(inner: bytes) -> bytes:
    mark = str(len(inner)).encode()
    return (
        b"Content-Type: multipart/mixed; boundary="
        + mark
        + b"\n\n--"
        + mark
        + b"\n"
        + inner
        + b"\n--"
        + mark
        + b"--\n"
    )
