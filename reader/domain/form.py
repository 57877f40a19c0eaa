"""A form: one JSON object being read, which knows its place and refuses what it was not asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from reader.domain.document import DocumentTrouble

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_NAMES = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a fraction",
    type(None): "null",
}


class Form:
    """One JSON object. Each reading method asks for one key; a wrong type names the place.

    A key that is missing or null reads as its default; `given` tells which are there.
    """

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise DocumentTrouble(place, f"an object was expected here, not {_name(value)}.")
        self._data: Mapping[str, Any] = value
        self._asked: set[str] = set()
        self.place = place

    def at(self, key: str) -> str:
        """The place of a key of this object."""
        return f"{self.place}.{key}" if self.place else key

    def trouble(self, key: str, message: str, advice: str = "") -> DocumentTrouble:
        """The error that something is wrong with the value of `key`."""
        return DocumentTrouble(self.at(key), message, advice)

    @property
    def given(self) -> frozenset[str]:
        """The keys that the object has."""
        return frozenset(self._data)

    def text(self, key: str, default: str | None = "") -> str:
        """A text; with None for its default it must be there."""
        value = self._value(key, str, default)
        _keepable(value, self.at(key))
        return str(value)

    def maybe(self, key: str) -> str | None:
        """A text, or None for null."""
        return None if self._is_null(key) else self.text(key)

    def code(self, key: str, codes: Collection[str], default: str | None = None) -> str:
        """One of some words; without a default it must be there."""
        value = self.text(key, default)
        if value not in codes:
            raise self.trouble(key, f"“{value}” is not one of: {', '.join(codes)}.")
        return value

    def maybe_code(self, key: str, codes: Collection[str]) -> str | None:
        """One of some words, or None for null."""
        return None if self.maybe(key) is None else self.code(key, codes)

    def maybe_time(self, key: str) -> str | None:
        """A moment as ISO 8601 writes it ("2017-05-08T10:00:00Z"), or None for null."""
        from datetime import datetime

        value = self.maybe(key)
        if value is not None:
            try:
                datetime.fromisoformat(value)
            except ValueError:
                advice = "Write it like 2017-05-08T10:00:00Z."
                raise self.trouble(key, f"“{value}” is no time.", advice) from None
        return value

    def number(self, key: str) -> int:
        """A whole number that is not negative and must be there."""
        value: int = self._value(key, int, None)
        if not 0 <= value < 2**53:
            raise self.trouble(key, f"{value} is not a number that can stand here.")
        return value

    def maybe_number(self, key: str) -> int | None:
        """A whole number, or None for null."""
        return None if self._is_null(key) else self.number(key)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        return bool(self._value(key, bool, default))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._value(key, list, [])
        for position, value in enumerate(values):
            place = f"{self.at(key)}[{position}]"
            if not isinstance(value, str):
                raise DocumentTrouble(place, f"a text was expected here, not {_name(value)}.")
            _keepable(value, place)
        return tuple(values)

    def form(self, key: str) -> Form | None:
        """An object, or None for null."""
        return None if self._is_null(key) else Form(self._data[key], self.at(key))

    def forms(self, key: str) -> list[Form]:
        """A list of objects."""
        values = self._value(key, list, [])
        return [Form(value, f"{self.at(key)}[{i}]") for i, value in enumerate(values)]

    def close(self) -> None:
        """Refuse keys that nobody asked for, which are likely misspelt.

        Those that begin with "_" or "x-" are the writer's own and are passed over.
        """
        for key in self._data:
            if key not in self._asked and not key.startswith(("_", "x-")):
                raise self.trouble(key, "this key is not known here.", _guess(key, self._asked))

    def _is_null(self, key: str) -> bool:
        self._asked.add(key)
        return self._data.get(key) is None

    def _value(self, key: str, cls: type, default: Any) -> Any:
        self._asked.add(key)
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if value is None and key not in self._data:
            raise DocumentTrouble(self.place, f"“{key}” is missing.")
        # bool is an int to Python, but not to a reader of JSON
        if value.__class__ is not cls:
            raise self.trouble(key, f"{_NAMES[cls]} was expected here, not {_name(value)}.")
        return value


def _keepable(text: str, place: str) -> None:
    if not text.isascii() or "\0" in text:
        found = _UNKEEPABLE.search(text)
        if found:
            code = f"U+{ord(found.group()):04X}"
            raise DocumentTrouble(
                place,
                f"the character at {found.start()} ({code}) cannot be kept.",
                "Take it out; it stands for nothing that can be read.",
            )


def _name(value: Any) -> str:
    return _NAMES.get(value.__class__, "something else")


def _guess(key: str, known: set[str]) -> str:
    import difflib

    near = difflib.get_close_matches(key, sorted(known), 1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    return meant + "Keys of your own may begin with “_” or “x-”."
