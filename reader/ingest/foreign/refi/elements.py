"""Reading REFI-QDA's XML whatever its name space: ids, times, colours, words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reader.ingest.registry import IngestTrouble

NOT_REFI = "It is not made as REFI-QDA files are; export it again from the program it came from."


def local(of: Any) -> str:
    """An element's name without its name space."""
    return str(of.tag).rpartition("}")[2]


def children(of: Any | None, *names: str) -> Iterator[Any]:
    """The elements of these names right below one; none below None."""
    if of is not None:
        for each in of:
            if local(each) in names:
                yield each


def child(of: Any | None, name: str) -> Any | None:
    """The first of them."""
    return next(children(of, name), None)


def words(of: Any | None, name: str) -> str:
    """The words of the first element of that name right below one; "" for none."""
    found = child(of, name)
    return "" if found is None else "".join(found.itertext()).strip()


def guid(of: Any, attribute: str = "guid") -> str:
    """An id, made one in how it is written."""
    return str(of.get(attribute) or "").strip().strip("{}").lower()


def targets(of: Any, name: str) -> Iterator[str]:
    """The ids that the references of that name right below an element lead to."""
    for each in children(of, name):
        if target := guid(each, "targetGUID"):
            yield target


def moment(of: Any) -> str | None:
    """When an element says that it was made, as an ISO 8601 time in UTC; None for none."""
    try:
        at = datetime.fromisoformat(str(of.get("creationDateTime") or "").replace("Z", "+00:00"))
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def number(of: Any, attribute: str) -> int | None:
    """A whole number; None for all else."""
    given = str(of.get(attribute) or "").strip()
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 12 else None


def several(count: int, one: str, more: str = "") -> str:
    """ "1 memo", "3 memos"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def refuse_other(root: Any, name: str) -> None:
    """Raise IngestTrouble when a file holds something else than a `name`."""
    if local(root) != name:
        raise IngestTrouble(f"The file holds no {name} of REFI-QDA, but “{local(root)}”.", NOT_REFI)
