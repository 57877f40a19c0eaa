"""Files and folders into a project: finds, reads and stores them one by one, and says how it went.

For the commands and the window alike; no Qt. A file that cannot be imported stops no other one.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.domain.arrivals import article_edit, import_edit
from reader.domain.article import Draft, text_hash
from reader.domain.document import DocumentTrouble
from reader.ingest.registry import IngestTrouble, importer_for, importers
from reader.ingest.text import LARGEST, too_large

if TYPE_CHECKING:
    from reader.domain.document import Document
    from reader.domain.edit import Edit
    from reader.domain.project import Analyst
    from reader.store.store import Store


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file, or of one article (`member`) of a file that holds several.

    `reason` says why it failed and what to do; `warnings` what the analyst should look at.
    `characters` counts code points, `published` is an EDTF date.
    """

    path: str
    status: Literal["imported", "duplicate", "failed"]
    member: str | None = None
    article: str | None = None
    number: int | None = None
    title: str = ""
    published: str | None = None
    language: str = ""
    characters: int = 0
    reason: str | None = None
    warnings: tuple[str, ...] = ()


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by `paths`: of folders those that a format can read, in order of name.

    Hidden files inside folders are passed over. A path that is not there is handed on as it is.
    """
    suffixes = {suffix for importer in importers().values() for suffix in importer.suffixes}
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path):
            below[:] = sorted((n for n in below if not n.startswith(".")), key=_in_order)
            for name in sorted(names, key=_in_order):
                if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                    yield Path(folder, name)


def import_file(
    store: Store,
    path: Path,
    analyst: Analyst,
    *,
    encoding: str | None = None,
    group: str | None = None,
) -> list[Imported]:
    """Import one file; everything in it or nothing. Edits of one `group` are one step to undo.

    Raises ProjectTrouble when the project cannot be written; trouble with the file is told.
    """
    arriving = _Arriving(store, str(path), analyst, group)
    try:
        importer = importer_for(path.name)
        size = path.stat().st_size
        if importer.name != "json" and size >= LARGEST:
            raise too_large(size)
        data = path.read_bytes() if path.is_file() else _refuse(path)
        found = importer.read(path.name, data, encoding=encoding)
        if isinstance(found, Draft):
            return [arriving.draft(found, data)]
        return arriving.document(found)
    except (IngestTrouble, DocumentTrouble) as trouble:
        return [Imported(str(path), "failed", reason=str(trouble))]
    except OSError as error:
        return [Imported(str(path), "failed", reason=in_plain_words(error))]


def in_plain_words(error: OSError) -> str:
    """What an error of the system means, and what to do."""
    for kind, words in _TROUBLE.items():
        if isinstance(error, kind):
            return words
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full. Make room on it, then try again."
    if error.errno == errno.EROFS:
        return "The disk can only be read. Choose another folder."
    return f"The disk says: {error.strerror or error}. See that it is connected, then try again."


_TROUBLE: dict[type[OSError], str] = {
    FileNotFoundError: "There is no such file or folder. See whether it was moved or renamed.",
    PermissionError: "It may not be read or written. Ask its owner, or use a folder of your own.",
    IsADirectoryError: "This is a folder. Name a file.",
    NotADirectoryError: "A part of the path is a file and no folder. See that it is right.",
}


@dataclass(frozen=True, slots=True)
class _Arriving:
    """One file on its way into the project; `path` as it shall be told."""

    store: Store
    path: str
    analyst: Analyst
    group: str | None

    def draft(self, draft: Draft, data: bytes) -> Imported:
        known = self.store.article_with_text(text_hash(draft.text))
        if known is None:
            article, edit = article_edit(draft, data)
            self._apply(edit)
            return replace(self._told(article.id, "imported"), warnings=draft.warnings)
        told = self._told(known, "duplicate")
        return replace(told, reason=f"Its text is in the project already: article {told.number}.")

    def document(self, document: Document) -> list[Imported]:
        arrival = import_edit(
            document,
            self.store,
            f"Import “{Path(self.path).name}”",
            fresh=self.store.last_seq() == 0,
        )
        if arrival.edit.changes:
            self._apply(arrival.edit)
        if not arrival.articles:
            return [Imported(self.path, "imported" if arrival.edit.changes else "duplicate")]
        return [
            replace(
                self._told(each.article, "imported" if each.is_new else "duplicate"),
                member=each.place,
                reason=None if each.is_new else "It is in the project already.",
            )
            for each in arrival.articles
        ]

    def _apply(self, edit: Edit) -> None:
        self.store.apply(edit.grouped(self.group), analyst=self.analyst, origin="command")

    def _told(self, article: str, status: Literal["imported", "duplicate"]) -> Imported:
        row = self.store.article_row(article)
        assert row is not None, "the article has just been found or made"
        return Imported(
            self.path,
            status,
            article=row.id,
            number=row.number,
            title=row.title,
            published=row.published,
            language=row.language,
            characters=row.characters,
        )


def _refuse(path: Path) -> bytes:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    raise IngestTrouble("This is not a file with contents.", "Name a file.")


def _in_order(name: str) -> list[tuple[int, str]]:
    """Numbers in names by their size: chapter 2 before chapter 10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]
