"""Files and folders into a project: finds, reads and stores them, and says how each one went.

For the commands and the window alike; no Qt. A file that cannot be imported stops no other one.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.disk_trouble import why_and_advice
from reader.domain.arrivals import article_edit, import_edit
from reader.domain.article import Draft, text_hash
from reader.domain.document import DocumentTrouble
from reader.domain.ids import new_id
from reader.domain.one_line import one_line
from reader.ingest.registry import IngestTrouble, importer_for, importers, too_large
from reader.ingest.sandbox import Parser
from reader.likeness import NearOnes, fill, sketch
from reader.versioning import Newer

if TYPE_CHECKING:
    from reader.domain.document import Document
    from reader.domain.edit import Edit
    from reader.domain.likeness import Twin
    from reader.domain.project import Analyst
    from reader.store.store import Store

BATCH = 20
FILLED_FOR = 1.0
"""Seconds that may pass before an import to sketch what came into the project without."""
BATCH_SECONDS = 0.5
"""A batch is stored when it has so many articles, or when its first one has waited so long."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file, or of one article (`member`) of a file that holds several.

    `reason` and `advice` say why it failed and what to do; `warnings` what the analyst should look
    at. `characters` counts code points, `published` is an EDTF date, `seq` the edit that brought
    it in, `encoding` what its bytes were read as, `near` the articles that were there before and
    are nearly the same. `version` is the id of the newer version it became of an article that was
    there; of its annotations so many are carried, wait for review, have lost all their words.
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
    near: tuple[Twin, ...] = ()
    version: str | None = None
    carried: int = 0
    to_review: int = 0
    gone: int = 0

    @property
    def told(self) -> str:
        """All there is to say about it beside its status; "" for nothing."""
        return " ".join(filter(None, (self.reason, self.advice, *self.warnings)))


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by `paths`: of folders those that a format can read, in order of name.

    Hidden files inside folders are passed over. A path that is not there is handed on as it is.
    """
    suffixes = {suffix for importer in importers().values() for suffix in importer.suffixes}
    unread: list[OSError] = []
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=unread.append):
            below[:] = sorted((n for n in below if not n.startswith(".")), key=_in_order)
            for name in sorted(names, key=_in_order):
                if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                    yield Path(folder, name)
    # folders that may not be looked into: the import says so of each
    yield from (Path(error.filename) for error in unread)


def import_each(
    store: Store,
    files: Iterable[Path],
    analyst: Analyst,
    *,
    origin: str,
    encoding: str | None = None,
    reader: str | None = None,
    version_of: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[ImportResult]:
    """Import files, and tell of each in their order as soon as it is stored.

    Of a file comes everything or nothing. All edits are one group, so that one undo takes the
    whole import back; `origin` is "window" or "command". `reader` names an importer that is
    preferred for the files it can read. A text of the same address as an article's becomes a
    newer version of it; with `version_of` (an article's id) each file does, of that one, and
    `progress` hears how many of its annotations are carried, of how many. Trouble with a file is
    told; raises ProjectTrouble when the project cannot be written to.
    """
    fill(store, FILLED_FOR)
    with Parser() as parser:
        batch = _Batch(store, analyst, origin, parser, Newer(store, version_of, progress))
        for path in files:
            batch.take(path, encoding, reader)
            if batch.is_due:
                yield from batch.stored()
        yield from batch.stored()


class _Batch:
    """Files that are read and wait to be stored, and to be told of, together."""

    def __init__(
        self, store: Store, analyst: Analyst, origin: str, parser: Parser, newer: Newer
    ) -> None:
        self._store = store
        self._newer = newer
        self._parser = parser
        self._analyst = analyst
        self._origin = origin
        self._group = new_id()
        self._results: list[ImportResult] = []
        self._edits: dict[int, Edit] = {}
        self._duplicates: list[int] = []
        self._known: dict[str, str] = {}
        self._since = 0.0
        self._versions: dict[int, str] = {}
        self._near = NearOnes(store)

    @property
    def is_due(self) -> bool:
        """Whether enough waits, or nothing that has to."""
        return (
            not self._edits
            or len(self._edits) >= BATCH
            or time.monotonic() - self._since > BATCH_SECONDS
        )

    def take(self, path: Path, encoding: str | None, reader: str | None) -> None:
        """Read a file."""
        try:
            _refuse_folder(path)
            importer = importer_for(path.name, reader)
            data = contents_of(path, importer.largest)
            found = self._parser.read(importer, path.name, data, encoding)
            if isinstance(found, Draft):
                self._take_article(path, found, data)
            elif isinstance(found, list):
                for draft in found:
                    self._take_article(path, draft, data)
            else:
                self._take_document(path, found)
        except IngestTrouble as trouble:
            self._fail(path, trouble.message, trouble.advice)
        except DocumentTrouble as trouble:
            where = f"{trouble.place}: " if trouble.place else ""
            self._fail(path, where + trouble.message, trouble.advice)
        except OSError as error:
            self._fail(path, *why_and_advice(error))

    def stored(self) -> list[ImportResult]:
        """Store what waits, all of it or none; what has become of the files since the last time."""
        self._store_edits()
        results, self._results = self._results, []
        return results

    def _fail(self, path: Path, reason: str, advice: str) -> None:
        self._results.append(ImportResult(path, "failed", reason=reason, advice=advice))

    def _take_article(self, path: Path, draft: Draft, data: bytes) -> None:
        sha256 = text_hash(draft.text)
        known = self._known.get(sha256) or self._store.article_with_text(sha256)
        if known:
            # it may be the twin of one that waits and has no number yet
            self._duplicates.append(len(self._results))
            self._results.append(ImportResult(path, "duplicate", draft.member, known))
            return
        of, note = self._newer.article_of(draft, self._store_edits)
        if of:
            self._take_version(path, draft, data, of)
            return
        article, edit = article_edit(draft, data, sketch(draft.text, draft.blocks))
        self._versions[len(self._results)] = article.version
        self._known[sha256] = article.id
        self._newer.learn(article.id, draft.url)
        self._since = self._since if self._edits else time.monotonic()
        self._edits[len(self._results)] = edit.grouped(self._group)
        self._results.append(
            ImportResult(
                *(path, "imported", draft.member, article.id),
                warnings=(*draft.warnings, note) if note else draft.warnings,
                encoding=draft.encoding,
            )
        )

    def _take_version(self, path: Path, draft: Draft, data: bytes, article: str) -> None:
        self._store_edits()
        made, seq = self._newer.store(article, draft, data, self._apply, self._group)
        told = self._told(
            ImportResult(
                *(path, "imported", draft.member, article),
                warnings=draft.warnings,
                encoding=draft.encoding,
                seq=seq,
                version=made.version,
                carried=made.carried,
                to_review=made.to_review,
                gone=made.gone,
            )
        )
        reason = f"New version of article {told.number}: {made.told}."
        self._results.append(replace(told, reason=reason))

    def _take_document(self, path: Path, document: Document) -> None:
        self._store_edits()
        is_fresh = self._store.last_seq() == 0
        arrival = import_edit(
            document, self._store, f"Import “{one_line(path.name)}”", fresh=is_fresh
        )
        brings = bool(arrival.edit.changes)
        seq = self._apply([arrival.edit.grouped(self._group)])[0] if brings else None
        if not arrival.articles:
            self._results.append(ImportResult(path, "imported" if brings else "duplicate", seq=seq))
        for each in arrival.articles:
            told = self._told(ImportResult(path, "imported", each.place, each.article, seq=seq))
            if not each.is_new:
                told = replace(told, status="duplicate", reason="It is in the project already.")
            self._results.append(told)

    def _store_edits(self) -> None:
        waiting, self._edits = self._edits, {}
        if waiting:
            for place, seq in zip(waiting, self._apply(waiting.values()), strict=True):
                told = self._told(replace(self._results[place], seq=seq))
                self._results[place] = replace(told, near=self._near_ones(place))
        for place in self._duplicates:
            told = self._told(self._results[place])
            reason = f"Its text is in the project already: article {told.number}."
            self._results[place] = replace(told, reason=reason)
        self._duplicates.clear()

    def _near_ones(self, place: int) -> tuple[Twin, ...]:
        version = self._versions.pop(place, None)
        return tuple(self._near.of(version)) if version else ()

    def _apply(self, edits: Iterable[Edit]) -> list[int]:
        done = self._store.apply_all(edits, analyst=self._analyst, origin=self._origin)
        return [applied.seq for applied in done]

    def _told(self, result: ImportResult) -> ImportResult:
        row = self._store.article_row(result.article or "")
        assert row is not None, "the article has just been found or made"
        return replace(
            result,
            number=row.number,
            title=row.title,
            published=row.published,
            language=row.language,
            characters=row.characters,
        )


def contents_of(path: Path, largest: int) -> bytes:
    """The bytes of a file that is to be imported.

    Raises OSError, and IngestTrouble for one of `largest` bytes or more, and for a pipe or a
    device, which would never come to an end.
    """
    _refuse_folder(path)
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
    size = path.stat().st_size
    if not path.is_file():
        raise IngestTrouble("This is not a file with contents.", "Choose a file of text.")
    if size >= largest:
        raise too_large(size, largest)
    # what the system shows as a file without a size (in /proc) may have no end either
    return path.read_bytes() if size else b""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        with os.scandir(path):  # one that may not be looked into says that instead
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))


def _in_order(name: str) -> list[tuple[int, str]]:
    """Numbers in names by their size: chapter 2 before chapter 10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]
