"""JSON of others: a file's bytes to plain values, and values asked for without trust."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reader.ingest.decoding import decode
from reader.ingest.registry import IngestTrouble

TAGS = "tags"
"""The id of the group that tags without a tree of their own are put in."""
MOST = 300_000
"""Annotations in one file."""


def value_of(data: bytes) -> Any:
    """The value of a JSON file. Raises IngestTrouble in plain words."""
    text = decode(data).text
    if not text.strip():
        raise IngestTrouble("The file is empty.", "There is nothing to import in it.")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IngestTrouble(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}.",
            "It may be cut off; get it again from where it came from.",
        ) from None
    except (RecursionError, ValueError):
        raise IngestTrouble(
            "The file is nested too deeply, or holds numbers that are too long.",
            "It holds no annotations that Selon knows.",
        ) from None


def each(value: Any) -> Iterator[Any]:
    """The items of a list; one that is none is its own only item, None has none."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def line(value: Any, most: int = 500) -> str:
    """Words on one line; "" for what is no text."""
    return " ".join(value.split())[:most] if isinstance(value, str) else ""


def prose(value: Any) -> str:
    """Words of any length, trimmed; "" for what is no text."""
    return value.strip() if isinstance(value, str) else ""


def number(value: Any) -> int | None:
    """A whole number that is an offset; None for all else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def moment(value: Any) -> str | None:
    """A time as ISO 8601 in UTC; None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def refuse_too_many(count: int) -> None:
    """Raise IngestTrouble for more annotations than a file may have."""
    if count > MOST:
        raise IngestTrouble(
            f"The file has {count:,} annotations; Selon takes {MOST:,}.", "Split it into parts."
        )
