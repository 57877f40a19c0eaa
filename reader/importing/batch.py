"""Articles that are read and stored together, and what is told of each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.disk_trouble import why_and_advice
from reader.domain.arrivals import import_edit
from reader.domain.article import Draft, text_hash
from reader.domain.document import DocumentTrouble
from reader.domain.ids import new_id
from reader.domain.one_line import one_line
from reader.importing.files import contents_of, refuse_folder
from reader.importing.original import Original
from reader.importing.result import ImportResult, not_stored
from reader.ingest.parts import Refused
from reader.ingest.registry import IngestTrouble, importer_for
from reader.likeness import NearOnes
from reader.store.errors import EditConflict, ProjectTrouble

if TYPE_CHECKING:
    from reader.domain.document import Document
    from reader.domain.edit import Edit
    from reader.domain.likeness import Twin
    from reader.domain.project import Analyst
    from reader.ingest.parts import Entry
    from reader.ingest.registry import Column, Columns
    from reader.ingest.sandbox import Parser
    from reader.store.store import Store
    from reader.versioning import Newer

BATCH = 20
BATCH_SECONDS = 0.5
"""A batch is stored when it has so many articles, or when its first one has waited so long."""

REFUSALS_TOLD = 100
"""So many articles of one file that cannot be imported are told one by one, the others as a number:
a file made to do harm may hold a hundred thousand."""

_WORKED_ON = "What was read before has been worked on since, and stays beside it."


class Batch:
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
            refuse_folder(path)
            importer = importer_for(path.name, reader)
            data = contents_of(path, importer.largest)
            found = self._parser.read(importer, path.name, data, encoding, columns)
            if isinstance(found, Draft):
                self._take_entry(path, found, Original(data))
            elif isinstance(found, Iterator):
                yield from self._take_entries(path, found, Original(data))
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
        self, path: Path, entries: Iterator[Entry], original: Original
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
        self._results = [not_stored(result, trouble) for result in self._results]

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

    def _take_entry(self, path: Path, draft: Entry, original: Original) -> None:
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
