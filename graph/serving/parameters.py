"""The parameters of an operation: what each is, and how its value is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graph.errors import RefusedError
from graph.serving.requests import only

_FLAGS: Final = {"true": True, "1": True, "": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Text:
    """Words of any kind, such as a name."""

    about: str
    required: bool = False
    most: int = 500

    def read(self, given: str) -> str:
        """The value.

        Raises:
            ValueError: saying what it must be.
        """
        if not given.strip() or len(given) > self.most:
            raise ValueError(f"must be text of 1 to {self.most} characters")
        return given

    def schema(self) -> dict[str, Any]:
        """What OpenAPI says of it."""
        return {"type": "string", "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from 1 to a ceiling, or with ``share`` any from 0 to 1."""

    about: str
    most: int = 1
    usual: int | None = None
    share: bool = False
    required: bool = False

    def read(self, given: str) -> float:
        """The value.

        Raises:
            ValueError: saying what it must be.
        """
        kind, least, told = (float, 0, "number") if self.share else (int, 1, "whole number")
        try:
            value = kind(given)
        except ValueError:
            value = None
        if value is None or not given.isascii() or not least <= value <= self.most:
            raise ValueError(f"must be a {told} from {least} to {self.most}")
        return value

    def schema(self) -> dict[str, Any]:
        """What OpenAPI says of it."""
        if self.share:
            return {"type": "number", "minimum": 0, "maximum": 1}
        usual = {} if self.usual is None else {"default": self.usual}
        return {"type": "integer", "minimum": 1, "maximum": self.most, **usual}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; no where it is absent."""

    about: str
    required: bool = False

    def read(self, given: str) -> bool:
        """The value.

        Raises:
            ValueError: saying what it must be.
        """
        if given.lower() not in _FLAGS:
            raise ValueError("must be true or false")
        return _FLAGS[given.lower()]

    def schema(self) -> dict[str, Any]:
        """What OpenAPI says of it."""
        return {"type": "boolean", "default": False}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    about: str
    of: tuple[str, ...]
    required: bool = False

    def read(self, given: str) -> str:
        """The value.

        Raises:
            ValueError: saying what it must be.
        """
        if given not in self.of:
            raise ValueError(f"must be {' or '.join(self.of)}")
        return given

    def schema(self) -> dict[str, Any]:
        """What OpenAPI says of it."""
        return {"type": "string", "enum": list(self.of)}


Parameter: TypeAlias = Text | Number | Flag | Choice
Parameters: TypeAlias = Mapping[str, Parameter]


def read(parameters: Parameters, given: Mapping[str, list[str]]) -> dict[str, Any]:
    """The values of what is given, and the usual ones where there are any.

    Raises:
        RefusedError: 400 if a parameter is unknown, missing, given twice or not what it must be.
    """
    unknown = sorted(given.keys() - parameters.keys())
    if unknown:
        known = ", ".join(parameters) or "none"
        raise RefusedError(400, f"no parameter {unknown[0][:40]!r} here; there are {known}")
    values: dict[str, Any] = {}
    for name, parameter in parameters.items():
        value = only(given, name)
        if value is not None:
            values[name] = _read(name, parameter, value)
        elif parameter.required:
            raise RefusedError(400, f"{name} is missing: {parameter.about}")
        elif isinstance(parameter, Number) and parameter.usual is not None:
            values[name] = parameter.usual
    return values


def _read(name: str, parameter: Parameter, value: str) -> Any:
    try:
        return parameter.read(value)
    except ValueError as error:
        raise RefusedError(400, f"{name} {error}, not {value[:40]!r}") from error
