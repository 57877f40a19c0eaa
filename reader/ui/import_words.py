"""What an import brought, in words: outcomes, sums, last lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from reader.import_process import Refusal
    from reader.importing import ImportResult


@dataclass(frozen=True, slots=True)
class Imported:
    """The results in the order of the files; `stopped` when the analyst did not want the rest.

    `refused` says why the project took no more.
    """

    results: tuple[ImportResult, ...]
    stopped: bool = False
    refused: Refusal | None = None


OUTCOMES: dict[str, str] = {
    "imported": "Imported",
    "near": "Near copy",
    "version": "New version",
    "duplicate": "There already",
    "failed": "Not imported",
}
"""What becomes of a file, in words; "near" is imported and has a twin, "version" is a newer text of
an article that was there."""


def outcome(result: ImportResult) -> str:
    """The key in OUTCOMES of a result."""
    if result.status == "imported" and result.version:
        return "version"
    return "near" if result.near and result.status == "imported" else result.status


def tally(results: Sequence[ImportResult]) -> str:
    """How many of what: "12 articles imported, 1 there already, 2 not imported"."""
    by = Counter(outcome(result) for result in results)
    near = by["near"]
    parts = [f"{count(by['imported'] + near, 'article')} imported"]
    if near:
        of_them = f"{near} of them " if by["imported"] + near > 1 else ""
        parts.append(of_them + ("near copies" if near > 1 else "a near copy"))
    if by["version"]:
        parts.append(count(by["version"], "new version"))
    if by["duplicate"]:
        parts.append(f"{by['duplicate']} there already")
    if by["failed"]:
        parts.append(f"{by['failed']} not imported")
    return ", ".join(parts)


def is_worth_a_list(imported: Imported) -> bool:
    """Whether there is more to say than how many came in."""
    results = imported.results
    return len(results) > 0 and any(
        outcome(r) in ("failed", "near", "version") or r.warnings for r in results
    )


def last_words(imported: Imported) -> str:
    """The line that an import ends with."""
    words = tally(imported.results)
    words = words[0].upper() + words[1:]
    if imported.refused is not None:
        return f"{imported.refused.message} {imported.refused.advice} {words}."
    return f"{words}. Stopped; the rest was left out." if imported.stopped else f"{words}."


def told_of_one(result: ImportResult) -> str:
    """The line for a single file."""
    title = shortened(result.title, 60)
    if result.near:
        twin = result.near[0]
        same = f"{twin.share:.0%} the same as {twin.number} “{shortened(twin.title, 50)}”"
        return f"Imported “{title}”: {same}. {result.told}".strip()
    return result.told or f"Imported “{title}”."
