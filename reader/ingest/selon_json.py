"""Selon's own JSON: a file's bytes to a Document, with every refusal in plain words."""

from __future__ import annotations

from typing import Any

from reader.domain.document import Document, DocumentTrouble
from reader.ingest.registry import IngestTrouble, importer

LARGEST = 500_000_000
"""Bytes; to take one apart needs several times as much memory."""


_ABOUT = "Selon's own JSON: a whole project, as “selon export” writes it"


@importer("json", (".json",), _ABOUT, trusted=True, largest=LARGEST)
def read(name: str, data: bytes, *, encoding: str | None = None) -> Document:
    """The document in a JSON file. IngestTrouble when it is no JSON or not in Selon's format."""
    import json

    from reader.domain.document_reading import things_of

    try:
        words = data.decode(encoding or json.detect_encoding(data))
        value = json.loads(words, object_pairs_hook=_object)
    except UnicodeError:
        raise IngestTrouble("The file is not written in UTF-8.", "Save it as UTF-8.") from None
    except LookupError:
        raise IngestTrouble(f"There is no encoding named “{encoding}”.", "Use utf-8.") from None
    except json.JSONDecodeError as error:
        raise IngestTrouble(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}.",
            "It may be cut off or have been changed by hand.",
        ) from None
    except (RecursionError, ValueError):
        raise IngestTrouble(
            "The file is nested too deeply, or holds numbers that are too long.",
            "It was not written by Selon.",
        ) from None
    try:
        return things_of(value)
    except DocumentTrouble as trouble:
        raise refusal(trouble) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        # the last one would count, and the others be lost without a word
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise IngestTrouble(
            f"The key “{twice[:80]}” stands twice in one object.", "Take one of them out."
        )
    return found


def refusal(trouble: DocumentTrouble) -> IngestTrouble:
    """What does not fit in a document, as the refusal of its file."""
    where = f"{trouble.place}: " if trouble.place else ""
    return IngestTrouble(f"{where}{trouble.message}", trouble.advice)
