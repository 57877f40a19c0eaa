"""Files and folders into a project: finds, reads and stores them, and says how each one went.

For the commands and the window alike; no Qt. A file that cannot be imported stops no other one.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.disk_trouble import why_and_advice
from reader.domain.arrivals import article_edit, import_edit
from reader.domain.article import Draft, text_hash
from reader.domain.document import DocumentTrouble
from reader.domain.folding import fold
from reader.domain.ids import new_id
from reader.domain.one_line import one_line
from reader.ingest.parts import Refused
from reader.ingest.registry import IngestTrouble, endings, importer_for, too_large
from reader.ingest.sandbox import Parser
from reader.likeness import NearOnes, fill, sketch_of_whole
from reader.store.errors import EditConflict, ProjectTrouble
from reader.versioning import Newer

if TYPE_CHECKING:
    from reader.domain.article import Article
    from reader.domain.document import Document
    from reader.domain.edit import Edit
    from reader.domain.likeness import Twin
    from reader.domain.project import Analyst
    from reader.ingest.parts import Entry
    from reader.ingest.registry import Column, Columns
    from reader.store.store import Store

BATCH = 20
BATCH_SECONDS = 0.5
"""A batch is stored when it has so many articles, or when its first one has waited so long."""

REFUSALS_TOLD = 100
"""So many articles of one file that cannot be imported are told one by one, the others as a number:
a file made to do harm may hold a hundred thousand."""

FILLED_FOR = 1.0
"""Seconds that may pass before an import to sketch what came into the project without."""

_WORKED_ON = "What was read before has been worked on since, and stays beside it."


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


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by `paths`: of folders those that a format can read, in order of name.

    Hidden files inside folders are passed over. A path that is not there is handed on as it is.
    """
    known = tuple(endings())
    unread: list[OSError] = []
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=unread.append):
            below[:] = sorted((n for n in below if not n.startswith(".")), key=_in_order)
            for name in sorted(names, key=_in_order):
                if not name.startswith(".") and name.lower().endswith(known):
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
    columns: Columns | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
    parser: Parser | None = None,
    instead_of: Sequence[int] = (),
    version_of: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[ImportResult]:
    """Import files, and tell of each in their order as soon as it is stored.

    Of an article comes everything or nothing. All edits are one group, so that one undo takes the
    whole import back; `origin` is "window" or "command". `reader` names an importer that is
    preferred for the files it can read, `columns` those of lists of articles (field → column). The
    rest of a file with many articles is left when the import `is_stopped`. A text of the same
    address as an article's becomes a newer version of it; with `version_of` (an article's id) each
    file does, of that one, and `progress` hears how many of its annotations are carried, of how
    many. `instead_of` are edits of an earlier reading of these files, taken back when this one
    brings something. Trouble with a file is told; raises ProjectTrouble when the project cannot be
    written to, once the files are told that it did not take.
    """
    fill(store, FILLED_FOR)
    with parser or Parser() as parser:
        batch = _Batch(store, analyst, origin, parser, Newer(store, version_of, progress))
        for path in files:
            for _ in batch.take(path, encoding, reader, columns):
                if batch.is_due and not instead_of:
                    yield from batch.stored()
                if is_stopped():
                    break
            if batch.is_due and not instead_of:
                yield from batch.stored()
        yield from batch.stored(instead_of)


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
        self._trouble: ProjectTrouble | None = None

    @property
    def is_due(self) -> bool:
        """Whether enough waits, or nothing that has to."""
        return (
            not self._edits
            or len(self._edits) >= BATCH
            or time.monotonic() - self._since > BATCH_SECONDS
        )

    def take(
        self, path: Path, encoding: str | None, reader: str | None, columns: Columns | None
    ) -> Iterator[None]:
        """Read a file; it stops after each of its articles, and may be left there."""
        try:
            _refuse_folder(path)
            importer = importer_for(path.name, reader)
            data = contents_of(path, importer.largest)
            found = self._parser.read(importer, path.name, data, encoding, columns)
            if isinstance(found, Draft):
                self._take_entry(path, found, _Original(data))
            elif isinstance(found, Iterator):
                yield from self._take_entries(path, found, _Original(data))
            else:
                self._take_document(path, found)
        except IngestTrouble as trouble:
            self._fail(path, trouble.message, trouble.advice, columns=trouble.columns)
        except DocumentTrouble as trouble:
            where = f"{trouble.place}: " if trouble.place else ""
            self._fail(path, where + trouble.message, trouble.advice)
        except OSError as error:
            self._fail(path, *why_and_advice(error))
        except ProjectTrouble as trouble:
            self._give_up(trouble)
            self._fail(path, trouble.message, trouble.advice)

    def _take_entries(
        self, path: Path, entries: Iterator[Entry], original: _Original
    ) -> Iterator[None]:
        refused = 0
        try:
            for entry in entries:
                # one without a member tells of the file, as that its rest is not read
                is_one = isinstance(entry, Refused) and bool(entry.member)
                refused += is_one
                if not is_one or refused <= REFUSALS_TOLD:
                    self._take_entry(path, entry, original)
                yield
        finally:
            if refused > REFUSALS_TOLD:
                self._fail(
                    path,
                    f"{refused - REFUSALS_TOLD:,} more articles of the file cannot be imported.",
                    f"See the {REFUSALS_TOLD} before them for the reasons.",
                )

    def stored(self, instead_of: Sequence[int] = ()) -> Iterator[ImportResult]:
        """Store what waits, all of it or none; what has become of the files since the last time.

        With ProjectTrouble at the end, when the project did not take them.
        """
        try:
            self._store_edits()
            if instead_of and any(r.status == "imported" for r in self._results):
                self._take_back(instead_of)
        except ProjectTrouble as trouble:
            self._give_up(trouble)
        results, self._results = self._results, []
        yield from results
        if self._trouble:
            raise self._trouble

    def _give_up(self, trouble: ProjectTrouble) -> None:
        self._trouble = trouble
        self._results = [_not_stored(result, trouble) for result in self._results]

    def _take_back(self, instead_of: Sequence[int]) -> None:
        """Remove what an earlier reading brought, unless it has been worked on: that stays."""
        try:
            self._store.take_back(instead_of, self._analyst, self._group)
        except EditConflict:
            self._results = [
                replace(r, warnings=(*r.warnings, _WORKED_ON)) if r.status == "imported" else r
                for r in self._results
            ]
        else:
            is_there = self._store.article_row
            self._results = [
                replace(r, near=tuple(t for t in r.near if is_there(t.article)))
                for r in self._results
            ]

    def _fail(
        self,
        path: Path,
        reason: str,
        advice: str,
        member: str | None = None,
        columns: tuple[Column, ...] = (),
    ) -> None:
        self._results.append(
            ImportResult(path, "failed", member, reason=reason, advice=advice, columns=columns)
        )

    def _take_entry(self, path: Path, draft: Entry, original: _Original) -> None:
        if isinstance(draft, Refused):
            self._fail(path, draft.message, draft.advice, draft.member or None)
            return
        sha256 = text_hash(draft.text)
        known = self._known.get(sha256) or self._store.article_with_text(sha256)
        if known:
            # it may be the twin of one that waits and has no number yet
            self._duplicates.append(len(self._results))
            self._results.append(ImportResult(path, "duplicate", draft.member, known))
            return
        of, note = self._newer.article_of(draft, self._store_edits)
        if of:
            self._take_version(path, draft, original.of(draft), of)
            return
        article, edit = original.edit(draft)
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
                encoding_from=draft.encoding_from,
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
                encoding_from=draft.encoding_from,
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
        marked = (of for of in arrival.edit.changes if of.entity == "annotation" and not of.before)
        came = Counter(of.after["article"] for of in marked if of.after)
        for each in arrival.articles:
            told = self._told(ImportResult(path, "imported", each.place, each.article, seq=seq))
            if not each.is_new:
                where = "bin" if told.in_bin else "project"
                reason = f"It is in the {where} already."
                if number := came[each.article]:
                    reason = f"{reason[:-1]}; new annotations in it: {number:,}."
                told = replace(told, status="duplicate", reason=reason)
            self._results.append(told)

    def _store_edits(self) -> None:
        waiting, self._edits = self._edits, {}
        if waiting:
            for place, seq in zip(waiting, self._apply(waiting.values()), strict=True):
                told = self._told(replace(self._results[place], seq=seq))
                self._results[place] = replace(told, near=self._near_ones(place))
        for place in self._duplicates:
            self._results[place] = self._twin(self._told(self._results[place]))
        self._duplicates.clear()

    def _twin(self, result: ImportResult) -> ImportResult:
        """What is said of an article whose text is there already."""
        if result.in_bin:
            reason = f"Its text is in the bin: article {result.number}."
            return replace(result, reason=reason, advice="Bring it back from the bin.")
        reason = f"Its text is in the project already: article {result.number}."
        return replace(result, reason=reason)

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
            in_bin=row.binned,
        )


class _Original:
    """The bytes of a file; hashed and stored once, however many articles are made of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sha256: str | None = None

    def of(self, draft: Draft) -> bytes:
        """The bytes that a draft is made of."""
        return self._data if draft.extent is None else self._data[slice(*draft.extent)]

    def edit(self, draft: Draft) -> tuple[Article, Edit]:
        """The article of a draft, and the edit that makes it with the bytes that it is made of."""
        folded = fold(draft.text)  # once, for the sketch and the search index
        sketch = sketch_of_whole(folded)
        if draft.extent is not None:
            return article_edit(draft, self.of(draft), sketch, folded=folded)
        known = self._sha256
        data = self._data if known is None else None
        article, edit = article_edit(draft, data, sketch, original_sha256=known, folded=folded)
        self._sha256 = article.original_sha256
        return article, edit


def _not_stored(result: ImportResult, trouble: ProjectTrouble) -> ImportResult:
    """What becomes of a file that the project could not take."""
    if result.status == "failed" or result.number is not None:
        return result
    return ImportResult(
        result.path, "failed", result.member, reason=trouble.message, advice=trouble.advice
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
