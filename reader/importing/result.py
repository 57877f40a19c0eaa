"""What became of a file that was imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.domain.likeness import Twin
    from reader.ingest.registry import Column
    from reader.store.errors import ProjectTrouble


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file, or of one article (`member`) of a file that holds several.

    `reason` and `advice` say why it failed and what to do; `warnings` what the analyst should look
    at. `characters` counts code points, `published` is an EDTF date, `seq` the edit that brought
    it in, `encoding` what its bytes were read as and `encoding_from` why, `near` the articles that
    were there before and are nearly the same, `in_bin` whether its article is in the bin. `columns`
    are those of a list of articles when the analyst has to say which of them holds the texts.
    `version` is the id of the newer version it became of an article that was there; of its
    annotations so many are carried, wait for review, have lost all their words.
    """

    path: Path
    status: Literal["imported", "duplicate", "failed"]
    member: str | None = None
    article: str | None = None
    number: int | None = None
    title: str = ""
    published: str | None = None
    language: str = ""
    characters: int = 0
    reason: str = ""
    advice: str = ""
    warnings: tuple[str, ...] = ()
    encoding: str = ""
    seq: int | None = None
    encoding_from: str = ""
    columns: tuple[Column, ...] = ()
    in_bin: bool = False
    near: tuple[Twin, ...] = ()
    version: str | None = None
    carried: int = 0
    to_review: int = 0
    gone: int = 0

    @property
    def told(self) -> str:
        """All there is to say about it beside its status; "" for nothing."""
        return " ".join(filter(None, (self.reason, self.advice, *self.warnings)))


def not_stored(result: ImportResult, trouble: ProjectTrouble) -> ImportResult:
    """What becomes of a file that the project could not take; as it is when its end was known."""
    if result.status == "failed" or result.number is not None:
        return result
    return ImportResult(
        result.path, "failed", result.member, reason=trouble.message, advice=trouble.advice
    )
