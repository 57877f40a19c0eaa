"""Lists of other names: CSV (a name, then its others), and the shape of MISP's galaxies."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.domain.folding import fold
from reader.ingest.decoding import decode
from reader.ingest.registry import IngestTrouble

if TYPE_CHECKING:
    from reader.domain.names import Name

LARGEST = 20_000_000
"""Bytes of the largest list that is read."""
MOST = 50_000
"""So many names a list may have."""
LONGEST = 200
"""Characters of a name; what is longer is no name, and is left out."""
_HEADERS = frozenset(("name", "names", "nom", "source", "value", "actor"))
_PARTS = re.compile(r"\s*[;|]\s*")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def read(name: str, data: bytes) -> list[Name]:
    """The names of a list, each with its others.

    CSV: the name in the first cell, the others in the next ones, also parted by ; or |. JSON:
    `{"values": [{"value": "APT28", "meta": {"synonyms": ["Fancy Bear"]}}]}`. Raises IngestTrouble.
    """
    if len(data) > LARGEST:
        raise IngestTrouble(
            "The list is larger than 20 MB.", "A list of names is not; choose another file."
        )
    text = decode(data).text.strip()
    if not text:
        raise IngestTrouble("The file is empty.", "There are no names in it.")
    is_json = name.lower().endswith(".json") or text[0] == "{"
    found = _galaxy(text) if is_json else _csv(text)
    if not found:
        raise IngestTrouble(
            "There are no names in the file.",
            "A list has a name a line, and its other names behind it.",
        )
    return found


def _galaxy(text: str) -> list[Name]:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise IngestTrouble(
            "The file is not whole: it does not read as JSON.", "Get it again, or give a CSV."
        ) from None
    values = plain.get("values") if isinstance(plain, dict) else None
    if not isinstance(values, list):
        raise IngestTrouble(
            "The JSON file is no list of names: it has no “values”.",
            "Selon reads the galaxies of MISP, as its threat-actor.json.",
        )
    names = []
    for value in values:
        of = value if isinstance(value, dict) else {}
        meta = of.get("meta")
        synonyms = meta.get("synonyms") if isinstance(meta, dict) else None
        names.append(_name([of.get("value"), *(synonyms if isinstance(synonyms, list) else ())]))
    return _few([each for each in names if each is not None])


def _csv(text: str) -> list[Name]:
    import csv

    lines = text.splitlines()
    counts = {mark: lines[0].count(mark) for mark in ("\t", ",", ";")}
    separator = next((mark for mark, number in counts.items() if number), ",")
    names = []
    try:
        for n, row in enumerate(csv.reader(lines, delimiter=separator)):
            cells = [part for cell in row for part in _PARTS.split(cell)]
            if n == 0 and cells and fold(cells[0]) in _HEADERS:
                continue
            names.append(_name(cells))
    except csv.Error:
        raise IngestTrouble(
            "The file does not read as a table.", "Save it as CSV, a name a line."
        ) from None
    return _few([each for each in names if each is not None])


def _name(cells: list[Any]) -> Name | None:
    """A name and its others; None where the first cell holds none."""
    from reader.domain.names import Name

    words = [" ".join(_CONTROLS.sub(" ", c).split()) if isinstance(c, str) else "" for c in cells]
    words = [each if len(each) <= LONGEST else "" for each in words]
    if not words or not any(character.isalnum() for character in words[0]):
        return None
    others = dict.fromkeys(each for each in words[1:] if any(map(str.isalnum, each)))
    others.pop(words[0], None)
    return Name(words[0], tuple(others))


def _few(names: list[Name]) -> list[Name]:
    if len(names) > MOST:
        raise IngestTrouble(
            f"The list has {len(names):,} names; Selon takes {MOST:,} at once.",
            "Part it, and give the parts one after the other.",
        )
    return names
