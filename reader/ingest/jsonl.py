"""Lists of articles as JSON lines (.jsonl, .ndjson): an object a line is an article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from reader.ingest.columns import LOOKED_AT
from reader.ingest.decoding import decode
from reader.ingest.listed import LARGEST, MOST_COLUMNS, Origin, Row, articles_of
from reader.ingest.parts import Part
from reader.ingest.registry import Columns, IngestTrouble, importer

DEEPEST = 4
"""Levels of objects in objects that become columns (“meta.title”)."""


@importer(
    "jsonl",
    (".jsonl", ".ndjson"),
    "Lists of articles (JSON lines): an article a line",
    largest=LARGEST,
    mapped=True,
)
def read(
    name: str, data: bytes, *, encoding: str | None = None, columns: Columns | None = None
) -> Iterator[Part]:
    """The articles of a list. Raises IngestTrouble when its fields cannot be told."""
    decoded = decode(data, encoding)
    lines = _objects(decoded.text)
    first = list(islice(lines, LOOKED_AT))
    names = list(
        dict.fromkeys(key for _, found in first if isinstance(found, dict) for key in found)
    )
    if first and not names:
        trouble = next(found for _, found in first if isinstance(found, IngestTrouble))
        raise IngestTrouble(f"No line of the file is an object. {trouble.message}", trouble.advice)
    if len(names) > MOST_COLUMNS:
        raise IngestTrouble(
            f"The list has {len(names):,} fields; Selon reads lists of up to {MOST_COLUMNS:,}.",
            "Keep the fields that hold the articles, and import that.",
        )
    rows = (_row(number, found, names) for number, found in chain(first, lines))
    origin = Origin("jsonl", decoded.encoding, decoded.encoding_from, decoded.warnings)
    yield from articles_of(names, rows, origin, columns)


def _row(number: int, found: dict[str, str] | IngestTrouble, names: list[str]) -> Row:
    if isinstance(found, IngestTrouble):
        return Row(f"line {number}", (), found)
    return Row(f"line {number}", [found.get(name, "") for name in names])


def _objects(text: str) -> Iterator[tuple[int, dict[str, str] | IngestTrouble]]:
    """The objects by the numbers of their lines, or why there is none."""
    at = number = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line, at = text[at:end].strip(), end
        number += 1
        if line:
            yield number, _object(line)


def _object(line: str) -> dict[str, str] | IngestTrouble:
    advice = "Mend the line; it may be cut off, or the file may be no list of articles."
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return IngestTrouble(f"The line is not JSON: column {error.colno}: {error.msg}.", advice)
    except (RecursionError, ValueError):
        return IngestTrouble(
            "The line is nested too deeply, or holds numbers that are too long.", advice
        )
    if not isinstance(value, dict):
        return IngestTrouble("The line is JSON, but no object with fields.", advice)
    found: dict[str, str] = {}
    _flatten(value, "", 1, found)
    return found


def _flatten(value: dict[str, Any], before: str, level: int, found: dict[str, str]) -> None:
    """Put the fields of an object into `found`, those of objects in it by names with a dot."""
    for key, item in value.items():
        name = f"{before}{key}"
        if isinstance(item, dict) and level < DEEPEST:
            _flatten(item, f"{name}.", level + 1, found)
        else:
            found[name] = _words(item)


def _words(item: Any) -> str:
    if isinstance(item, str):
        return item.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if isinstance(item, list) and all(isinstance(each, str) for each in item):
        # paragraphs stand below one another, names side by side
        mark = "\n\n" if any(len(each) > 80 for each in item) else ", "
        return mark.join(map(_words, item))
    if item is None or isinstance(item, bool | list | dict):
        return ""
    return str(item)
