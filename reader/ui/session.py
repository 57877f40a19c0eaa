"""The session: what the window works on. The only way from a gesture to the store and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.domain.annotation import Annotation
from reader.domain.article import Version
from reader.domain.edit import Applied, Change, Edit, thing, turned
from reader.domain.project import Analyst, Collection, Grade, Tag
from reader.domain.source import Source
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from reader.ui.known_articles import KnownArticles, KnownThings
from reader.ui.known_uses import KnownUses

FOREIGN_WRITES_EVERY = 1500
"""Milliseconds between two looks for what other windows and scripts have written."""

TOGETHER = 8
"""Edits of others that are taken in at once; between two lots the window has time for its own."""

AT_ONCE = 500
"""Changes after which a lot takes in no further edit."""

BREATH = 12
"""Milliseconds between two lots."""

GATHERED_AFTER = 5000
"""Milliseconds of rest after which what stands beside the project's file is brought into it."""


class Session(QObject):
    """A project that is open in a window, and the analyst who works in it.

    Every write goes through `perform`, `undo`, `redo` or `take_back`; each answer of the store,
    and each edit that another process made, is told by `edited` after the caches are current.
    """

    edited = Signal(object)
    """An Applied: own or foreign."""
    edited_together = Signal(object)
    """A tuple of Applied that came at once, told before `edited` tells of each one: for those who
    can follow many at the cost of one."""
    caught_up = Signal()
    """All that others had written at the last look is taken in."""
    troubled = Signal(object)
    """A ProjectTrouble that the analyst should read."""

    def __init__(self, store: Store, analyst: Analyst, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.analyst = analyst
        self.unsaved: list[Edit] = []
        self.touched: frozenset[str] = frozenset()
        """The articles whose rows the edits that are told have changed."""
        self._annotations: dict[str, Annotation] = {}
        self._version: Version | None = None
        self._labels: tuple[str | None, str | None] | None = None
        self._load()
        self._seen = store.last_seq()
        self._data_version = store.data_version()
        self._watch = QTimer(self)
        self._watch.setInterval(FOREIGN_WRITES_EVERY)
        self._watch.timeout.connect(self.refresh)
        self._watch.start()
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.setInterval(BREATH)
        self._catching_up.timeout.connect(self._catch_up)
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHERED_AFTER)
        self._gathering.timeout.connect(self._gather)

    def _load(self) -> None:
        store = self.store
        self.sources: KnownThings[Source] = KnownThings(
            lambda id: store.get("source", id), lambda: ((s.id, s) for s in store.things("source"))
        )
        self.tags: dict[str, Tag] = {t.id: t for t in store.things("tag")}
        self.grades: KnownThings[Grade] = KnownThings(
            store.last_grade,
            lambda: ((g.source or g.claim or "", g) for g in store.things("grade")),
        )
        self._marked_names: tuple[str, ...] | None = None
        self.collections: dict[str, Collection] = {c.id: c for c in store.things("collection")}
        self.articles = KnownArticles(store)
        self.uses = KnownUses(store)

    # --- reading -------------------------------------------------------------------------------

    def annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation as it is now, from a small cache or the store."""
        found = self.annotations([annotation_id])
        return found[0] if found else None

    def annotations(self, ids: Sequence[str]) -> list[Annotation]:
        """The same for several, in the order asked; those that are not there are left out."""
        known = {i: self._annotations[i] for i in ids if i in self._annotations}
        missing = [i for i in ids if i not in known]
        if missing:
            found = {a.id: a for a in self.store.annotations(missing)}
            known.update(found)
            self._keep(found)
        return [known[i] for i in ids if i in known]

    def _keep(self, annotations: Mapping[str, Annotation]) -> None:
        if len(self._annotations) > 500:
            self._annotations.clear()
        self._annotations.update(annotations)

    def version(self, version_id: str) -> Version | None:
        """The version as it is now; the one that was asked for last is at hand."""
        if self._version is None or self._version.id != version_id:
            self._version = self.store.get("version", version_id)
        return self._version

    def citation(self, annotation: Annotation) -> str:
        """The citation id of an annotation: `3:10`."""
        row = self.articles.get(annotation.article)
        return f"{row.number if row else '?'}:{annotation.number}"

    @property
    def undo_label(self) -> str | None:
        """What Ctrl+Z would take back, None when there is nothing."""
        return self._steps[0]

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, None when there is nothing."""
        return self._steps[1]

    @property
    def _steps(self) -> tuple[str | None, str | None]:
        if self._labels is None:
            store = self.store
            self._labels = store.undo_label(self.analyst), store.redo_label(self.analyst)
        return self._labels

    @property
    def marked_names(self) -> tuple[str, ...]:
        """The names of sources that end in a mark, as "En Marche!" does; in order, each once."""
        if self._marked_names is None:
            self._marked_names = self.store.marked_names()
        return self._marked_names

    # --- writing -------------------------------------------------------------------------------

    def perform(self, edit: Edit) -> Applied | None:
        """Store an edit and tell of it. None, and `troubled`, when the store refuses it.

        An edit without changes is none. An edit that the disk refused waits in `unsaved`, so that
        `retry` can store it once there is room again.
        """
        if not edit.changes:
            return None
        try:
            applied = self.store.apply(edit, analyst=self.analyst)
        except ProjectTrouble as trouble:
            if trouble.may_be_retried:
                self.unsaved.append(edit)
            self.troubled.emit(trouble)
            return None
        # one's own newest step is the next to undo, and there is nothing to redo after it
        self._tell([applied], (applied.edit.label, None))
        return applied

    def retry(self) -> None:
        """Store what the disk has refused before."""
        waiting, self.unsaved = self.unsaved, []
        for edit in waiting:
            self.perform(edit)

    def undo(self) -> None:
        """Take back this analyst's newest step made in a window."""
        self._take(lambda: self.store.undo(self.analyst))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take(lambda: self.store.redo(self.analyst))

    def take_back(self, seqs: Iterable[int]) -> None:
        """Take back any steps of the history, whoever made them."""
        chosen = list(seqs)
        self._take(lambda: self.store.take_back(chosen, self.analyst))

    def _take(self, act: Callable[[], list[Applied]]) -> None:
        try:
            applied = act()
        except ProjectTrouble as trouble:
            self.troubled.emit(trouble)
            return
        self._tell(applied)

    @Slot()
    def refresh(self) -> None:
        """Take in what other windows, jobs and scripts have written since the last look.

        Much of it comes in lots, the first one now; `caught_up` tells of the last.
        """
        if not self._watch.isActive() or self.is_behind:
            return
        try:
            version = self.store.data_version()
            if version == self._data_version:
                return
        except ProjectTrouble as trouble:
            self._give_up(trouble)
            return
        self._data_version = version
        self._catch_up()

    @property
    def is_behind(self) -> bool:
        """Whether some of what others wrote is known to be there and not taken in yet."""
        return self._catching_up.isActive()

    @Slot()
    def _catch_up(self) -> None:
        try:
            news = self.store.applied_since(self._seen, TOGETHER, AT_ONCE)
            more = bool(news) and news[-1].seq < self.store.last_seq()
        except ProjectTrouble as trouble:
            self._give_up(trouble)
            return
        if more:
            self._catching_up.start()
        self._tell_together(news)
        if not self.is_behind:
            self.caught_up.emit()

    def _give_up(self, trouble: ProjectTrouble) -> None:
        # once is enough: a disk that is gone would be told anew at every look
        self._watch.stop()
        self.troubled.emit(trouble)

    @Slot()
    def _gather(self) -> None:
        self.store.gather()

    def close(self) -> None:
        """Stop looking and close the project."""
        self._watch.stop()
        self._catching_up.stop()
        self._gathering.stop()
        self.store.close()

    # --- keeping the caches --------------------------------------------------------------------

    def _tell(
        self, edits: list[Applied], labels: tuple[str | None, str | None] | None = None
    ) -> None:
        news = [applied for applied in edits if applied.seq > self._seen]
        if news and news[0].seq > self._seen + 1:
            # somebody else wrote in between: their edits come first
            between = self.store.applied_since(self._seen, news[0].seq - self._seen - 1)
            self._tell_together([a for a in between if a.seq < news[0].seq])
        self._tell_together(news, labels)

    def _tell_together(
        self, edits: Sequence[Applied], labels: tuple[str | None, str | None] | None = None
    ) -> None:
        if not edits:
            return
        self._seen = edits[-1].seq
        self._labels = labels
        self._gathering.start()
        touched: set[str] = set()
        for applied in edits:
            moved = turned(applied.edit)
            touched |= moved
            few = len(applied.edit.changes) <= AT_ONCE // 8
            for change in applied.edit.changes:
                if moved and change.entity == "annotation" and change.before is not None:
                    # a newer text moves all annotations of an article: they are read when wanted
                    self._annotations.pop(change.id, None)
                else:
                    self._take_in(change, touched, few)
        for article in touched:
            self.articles.forget(article)
        self.touched = frozenset(touched)
        self.uses.take_in(edits)
        self.edited_together.emit(tuple(edits))
        for applied in edits:
            self.edited.emit(applied)

    def _take_in(self, change: Change, touched: set[str], few: bool) -> None:
        keep = _KEPT.get(change.entity)
        if keep:
            cache: MutableMapping[str, Any] = getattr(self, keep)
            self._marked_names = None
            now = self.store.get(change.entity, change.id)
            if now is None:
                cache.pop(change.id, None)
            else:
                cache[change.id] = now
        elif change.entity == "grade":
            self._grade_again(change)
        elif change.entity == "annotation":
            known = self._annotations.pop(change.id, None)
            if change.before is None and few:
                # what was made is known whole, with the numbers that the store gave it; of many
                # some will be looked at, and are read then
                self._keep({change.id: thing(change)})
            state = change.after or change.before or {}
            if "article" in state:
                touched.add(state["article"])
            elif "spans" in state:
                known = known or self.annotation(change.id)
                if known:
                    touched.add(known.article)
        elif change.entity == "article":
            touched.add(change.id)
        elif change.entity == "version":
            touched.add(self._version_again(change))

    def _version_again(self, change: Change) -> str:
        """Follow a change of a version; the article it is of."""
        known = self._version if self._version and self._version.id == change.id else None
        state = change.after or change.before or {}
        if known and change.after and {*change.after} <= {"left_out", "kept"}:
            now = {"left_out": known.left_out, "kept": known.kept, **change.after}
            self._version = replace(known, left_out=tuple(now["left_out"]), kept=tuple(now["kept"]))
            return known.article
        if known:
            self._version = None
        version = None if "article" in state else self.version(change.id)
        return version.article if version else state.get("article") or ""

    def _grade_again(self, change: Change) -> None:
        state = change.after or change.before or {}
        owner: str = state.get("source") or state.get("claim") or ""
        if not owner:  # its reason alone has changed
            grade = self.store.get("grade", change.id)
            owner = (grade.source or grade.claim or "") if grade else ""
        last = self.store.last_grade(owner)
        if last is None:
            self.grades.pop(owner, None)
        else:
            self.grades[owner] = last


_KEPT = {"source": "sources", "tag": "tags", "collection": "collections"}
