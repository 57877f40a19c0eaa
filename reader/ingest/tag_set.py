"""Tag sets: the `machinetag.json` of MISP's taxonomies. Nothing in it is trusted."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.domain.folding import fold
from reader.ingest.decoding import decode
from reader.ingest.registry import IngestTrouble

if TYPE_CHECKING:
    from reader.domain.tag_sets import SetWord, TagSet

LARGEST = 5_000_000
"""Bytes of the largest set that is read; the largest of MISP's has a tenth of it."""
MOST = 3_000
"""So many tags a set may have; nobody finds one among more."""
LONGEST_NAME, LONGEST_NOTE, LONGEST_CODE = 120, 2_000, 300
EXCLUSIVE = "Only one of these holds at a time."
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_tag_set(data: bytes) -> TagSet:
    """The set of a `machinetag.json`. Raises IngestTrouble, in words for the user.

    Its predicates have names from `expanded`, else from `value`; so have the values under them.
    `description` becomes the note, `colour` the nearest of ours; `exclusive` is noted.
    """
    from reader.domain.tag_sets import TagSet

    if len(data) > LARGEST:
        raise IngestTrouble("The file is larger than 5 MB.", "No tag set is; choose another file.")
    plain = _plain(decode(data).text)
    predicates = plain.get("predicates")
    if not isinstance(predicates, list):
        raise IngestTrouble("The file is no tag set: it has no “predicates”.", _advice(plain))
    space = _word(plain.get("namespace"), LONGEST_CODE) or "set"
    words = _words(space, predicates, _entries(plain.get("values")))
    number = sum(1 + len(word.values) for word in words)
    if not number:
        raise IngestTrouble("There are no tags in the file.", "Choose another file.")
    if number > MOST:
        raise IngestTrouble(
            f"The set has {number:,} tags; Selon takes {MOST:,} at once.",
            "Make a smaller one of what you need.",
        )
    name = _word(plain.get("expanded"), LONGEST_NAME) or space
    return TagSet(name, _word(plain.get("description"), LONGEST_NOTE), words)


def _plain(text: str) -> dict[str, Any]:
    if not text.strip():
        raise IngestTrouble("The file is empty.", "Choose another file.")
    try:
        plain = json.loads(text)
    except RecursionError:
        raise IngestTrouble(
            "The file is no tag set: it is nested too deeply.", "Choose another file."
        ) from None
    except ValueError:
        raise IngestTrouble(
            "The file does not read as JSON.", "A tag set of MISP is called machinetag.json."
        ) from None
    if not isinstance(plain, dict):
        raise IngestTrouble("The file is no tag set.", "MISP calls them machinetag.json.")
    return plain


def _advice(plain: dict[str, Any]) -> str:
    if isinstance(plain.get("values"), list):
        return "It looks like a galaxy: a list of names, for sources and not for tags."
    if plain.get("format") == "selon":
        return "It is a project in Selon's format: import it as a file."
    return "MISP calls them machinetag.json."


def _entries(values: Any) -> dict[str, list[Any]]:
    """Predicate → the entries given for it, in any number of parts."""
    found: dict[str, list[Any]] = {}
    for part in values if isinstance(values, list) else ():
        if isinstance(part, dict) and isinstance(part.get("entry"), list):
            found.setdefault(_word(part.get("predicate"), LONGEST_CODE), []).extend(part["entry"])
    found.pop("", None)
    return found


def _words(space: str, predicates: list[Any], entries: dict[str, list[Any]]) -> tuple[SetWord, ...]:
    words: dict[str, SetWord] = {}
    # values of a predicate that is not declared are kept under its bare name
    bare = [{"value": name} for name in entries]
    for given in [*predicates, *bare]:
        value = _value(given)
        code = f"{space}:{value}"
        if value and code not in words:
            under = entries.get(value, [])
            words[code] = _set_word(given, code, _named(code, under), bool(under))
    return _told_apart(words.values())


def _named(code: str, entries: list[Any]) -> tuple[SetWord, ...]:
    words: dict[str, SetWord] = {}
    for given in entries:
        value = _value(given)
        if value:
            full = f'{code}="{value}"'
            words.setdefault(full, _set_word(given, full, (), False))
    return _told_apart(words.values())


def _set_word(
    given: dict[str, Any], code: str, values: tuple[SetWord, ...], has_values: bool
) -> SetWord:
    from reader.domain.tag_sets import SetWord, nearest_colour

    name = _word(given.get("expanded"), LONGEST_NAME) or _word(given.get("value"), LONGEST_NAME)
    note = _word(given.get("description"), LONGEST_NOTE)
    if fold(note) == fold(name):
        note = ""
    if has_values and given.get("exclusive") is True:
        note = f"{note} {EXCLUSIVE}".strip()
    colour = given.get("colour")
    return SetWord(
        code, name, note, nearest_colour(colour) if isinstance(colour, str) else None, values
    )


def _told_apart(words: Any) -> tuple[SetWord, ...]:
    """Words of one place with names of their own: one that is called as another gets its value."""
    from dataclasses import replace

    seen: set[str] = set()
    found = []
    for word in words:
        name = word.name
        if fold(name) in seen:
            value = word.code.partition("=")[2].strip('"') or word.code.partition(":")[2]
            name = f"{name} ({value})"[: LONGEST_NAME + 40]
        seen.add(fold(name))
        found.append(replace(word, name=name))
    return tuple(found)


def _value(given: Any) -> str:
    return _word(given.get("value"), LONGEST_CODE) if isinstance(given, dict) else ""


def _word(given: Any, longest: int) -> str:
    """Words on one line, without what cannot be seen; "" for what is none."""
    if not isinstance(given, str):
        return ""
    words = " ".join(_SURROGATE.sub("", _INVISIBLE.sub(" ", given)).split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
