"""An e-mail (RFC 5322) or a mailbox (RFC 4155) in, the article that each message carries out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parseaddr

from graph.errors import ReadingError
from graph.limits import MAX_LINE_BYTES, MAX_MAIL_HEADER_BYTES
from graph.model import Article, Rejection
from graph.reading.aligning import aligned
from graph.reading.assembly import Draft, assemble, cleaned, headed
from graph.reading.dates import written_date
from graph.reading.markup import fragment_text
from graph.reading.source import Format, Items, Source

_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]{0,5000}\r?\n(?:[ \t][^\n]{0,5000}\r?\n)*){2,}")
_TELLING = re.compile(
    rb"^(?:from|to|date|message-id|mime-version|received|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(rb"^(?:subject|mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)
_POSTMARK = re.compile(rb"From [^\n]{0,200}\d{4}\r?\n|From (?:-|\S+@\S+|MAILER-DAEMON)[^\n]{0,200}\r?\n")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_CHUNK_BYTES = 64 * 2**10


def _is_mail(source: Source) -> bool:
    found = _HEADERS.match(source.head)
    return bool(found and _TELLING.search(found[0]) and _SUBJECT.search(found[0]))


def _is_mailbox(source: Source) -> bool:
    return _POSTMARK.match(source.head) is not None and b"\n" in source.head


def _read_mail(source: Source) -> Items:
    yield _message(source.whole(MAX_LINE_BYTES), source.name, source.id)


def _read_mailbox(source: Source) -> Items:
    for number, data in enumerate(_messages(source), start=1):
        where = f"{source.name}:{number}"
        if data is None:
            yield Rejection(where, f"a message of more than {MAX_LINE_BYTES:,} bytes")
            continue
        try:
            yield _message(data, where, None)
        except ReadingError as error:
            yield Rejection(where, str(error))


def _messages(source: Source) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too long, which is not held."""
    held, too_long, after_blank, begun = bytearray(), False, True, False
    while line := source.stream.readline(_CHUNK_BYTES):
        if after_blank and line.startswith(b"From ") and _POSTMARK.match(line):
            if begun:
                yield None if too_long else bytes(held)
            held, too_long, begun = bytearray(), False, True
        elif not too_long:
            held += line.removeprefix(b">") if line.startswith(b">From ") else line
            too_long = len(held) > MAX_LINE_BYTES
            if too_long:
                held.clear()
        after_blank = not line.strip()
    if begun:
        yield None if too_long else bytes(held)


def _message(data: bytes, where: str, article_id: str | None) -> Article:
    if len(data) > MAX_MAIL_HEADER_BYTES and not _END_OF_HEADER.search(data, 0, MAX_MAIL_HEADER_BYTES):
        raise ReadingError(f"a message with more than {MAX_MAIL_HEADER_BYTES:,} bytes of header")
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(data)
    try:
        message = BytesParser(policy=policy.default).parse(io.BytesIO(data))
        body, is_page = _body(message)
        text = fragment_text(body) if is_page else body.replace("\r\n", "\n").strip()
        title, sender, sent = (_header(message, name) for name in ("subject", "from", "date"))
        link = _header(message, "archived-at") or _header(message, "x-rss-url") or ""
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ReadingError(f"a message that is broken: {error}") from None
    name, address = parseaddr(sender or "")
    number = (headers.get("Message-ID") or "").strip("<> \r\n\t")
    draft = Draft(
        text=text, source=where, id=article_id or number or None, title=title,
        published=written_date(sent) if sent else None,
        url=link.strip("<> ") if link.strip("<> ").startswith("http") else None,
        publisher=name or address.rpartition("@")[2] or None, data=data,
    )  # fmt: skip
    whole = headed(cleaned(draft))
    return assemble(replace(whole, offsets=aligned(whole.text, body, marked_up=is_page)))


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) or None if value else None


def _body(message: EmailMessage) -> tuple[str, bool]:
    """The text of a message once decoded, and whether it is HTML."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise ReadingError("a message without text")
    content = part.get_content()
    return content if isinstance(content, str) else "", part.get_content_type() == "text/html"


MAIL = Format("e-mail", _is_mail, _read_mail)
MAILBOX = Format("mailbox", _is_mailbox, _read_mailbox)
