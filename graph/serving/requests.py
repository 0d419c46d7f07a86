"""A request in, its parameters and its text out: read strictly, as a guess would answer another question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from graph.errors import RefusedError
from graph.limits_outside import MAX_FIELDS

FORM: Final = "application/x-www-form-urlencoded"
_UTF_8: Final = ("", "utf-8", "utf8", "us-ascii")


def fields(encoded: bytes) -> dict[str, list[str]]:
    """The parameters of an address or a form, each with all its values.

    Raises:
        RefusedError: 400 if they are not UTF-8, percent-encoded, or too many.
    """
    try:
        pairs = parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except UnicodeError as error:
        raise RefusedError(400, "parameters must be UTF-8, percent-encoded") from error
    except ValueError as error:
        raise RefusedError(400, f"more than {MAX_FIELDS} parameters") from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def only(given: Mapping[str, list[str]], name: str) -> str | None:
    """The one value of a parameter, None where it is absent.

    Raises:
        RefusedError: 400 if there are several.
    """
    values = given.get(name, [])
    if len(values) > 1:
        raise RefusedError(400, f"{name} is given {len(values)} times")
    return values[0] if values else None


def media_type(request: Request) -> str:
    """What the body is, in lower case.

    Raises:
        RefusedError: 415 if it is in another encoding than UTF-8.
    """
    name, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        key, _, value = parameter.strip().partition("=")
        if key == "charset" and value.strip('"') not in _UTF_8:
            raise RefusedError(415, "the body must be UTF-8")
    return name.strip()


async def text(request: Request) -> str:
    """The body as text.

    Raises:
        RefusedError: 400 if it is not UTF-8.
    """
    try:
        return (await request.body()).decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the body is not UTF-8 at byte {error.start}") from error
