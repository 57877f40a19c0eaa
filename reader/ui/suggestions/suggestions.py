"""The suggestions for the article in front: which there are, which one is active, what is decided.

They are drafts. Nothing of one is in the project before it is accepted, which is one edit as any
other; that a draft was dismissed is in the project too, so that nobody is asked again.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.ui.suggestions.sifting import is_marked, marks_of_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.edit import Applied
    from reader.learned import Learned
    from reader.suggest.suggestions import Draft, Known
    from reader.ui.jobs import Answer, Failure, Progress
    from reader.ui.main_window import MainWindow
    from reader.ui.models.face import Face
    from reader.ui.page.marks import Mark
    from reader.ui.settings import Suggesting
    from reader.ui.suggestions.looking import Asked

LOOK_AFTER = 500
"""Milliseconds that an article is in front before it is read: it is long painted by then."""
KEPT = 24
"""Versions whose drafts are kept, so that an article that is opened again has them at once."""
STRONG = 0.8
"""From this score on suggestions can be accepted together."""


class Suggestions(QObject):
    """Finds drafts beside the window and keeps those that are not decided, in the text's order."""

    changed = Signal()
    """Other ones are open, their scores have changed, or the reading has come on."""
    returned = Signal(str)
    """A decision was taken back: the key of the draft that is open again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._page = window.session, window.page
        self._job: int | None = None
        self._asked: Asked | None = None
        self._kept: OrderedDict[Asked, list[Draft]] = OrderedDict()
        self._found: dict[str, Draft] = {}  # a card may be asked for while its row goes
        self._known: Known | None = None
        self._rates: dict[tuple[str, int], float] = {}
        self._dismissed: frozenset[str] = frozenset()
        self._learned: Learned | None = None
        self._is_stopped = False
        self.failed = ""
        """Why the article could not be read, "" where it could."""
        self.share: int | None = None
        """How much of the article is read, in per cent; None while nothing is read."""
        self.open: dict[str, Draft] = {}
        """Key → draft, of those to be decided, in the order of the text."""
        self._waiting = _single(self, LOOK_AFTER, self._look)
        self._sifting = _single(self, 0, self.sift)
        window.session.edited.connect(self._follow)  # page and cards have followed by then
        window.jobs.progressed.connect(self._progressed)
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    # --- what is known -------------------------------------------------------------------------

    @property
    def choices(self) -> Suggesting:
        """What the analyst has chosen about suggestions, in the profile."""
        return self._window.settings.suggestions

    @property
    def shown(self) -> bool:
        """Whether they are shown on the page and in the margin."""
        return bool(self.choices.on and self.choices.shown)

    @property
    def learned(self) -> Learned:
        """How many of each rule were taken on this machine."""
        if self._learned is None:
            from reader.learned import Learned

            self._learned = Learned(self._window.profile)
        return self._learned

    @property
    def known(self) -> Known:
        """What drafts are weighed by; which were dismissed is looked up apart."""
        if self._known is None:
            from reader.suggest.suggestions import Known

            sources = tuple(self._session.sources.values())
            self._known = Known(sources, counts=self.learned.counts)
        return self._known

    def score(self, draft: Draft) -> float:
        """How often suggestions like this one are right, as this analyst decides."""
        kind = draft.rule, draft.doubts
        if kind not in self._rates:
            from reader.suggest.rates import rate

            self._rates[kind] = rate(draft.rule, self.known.counts, draft.doubts)
        return self._rates[kind]

    def weighed(self, key: str) -> Draft:
        """A draft with its source among those that are known by now."""
        from reader.suggest.suggestions import weighed

        (draft,) = weighed([self._found[key]], self.known)
        return draft

    @property
    def is_read(self) -> bool:
        """Whether the article was read, and so is known to have no others."""
        return self._asked in self._kept

    @property
    def is_decided(self) -> bool:
        """Whether there were suggestions and each is decided."""
        return bool(self._found) and not self.open

    @property
    def has_dismissed(self) -> bool:
        """Whether something was dismissed in the article in front."""
        return bool(self._dismissed)

    def face(self, key: str) -> Face:
        """What the card of a draft shows."""
        return self._window.draft_review.face(key)

    @property
    def strong(self) -> list[Draft]:
        """Those that can be accepted together."""
        return [draft for draft in self.open.values() if self.score(draft) >= STRONG]

    # --- finding them --------------------------------------------------------------------------

    def opened(self) -> None:
        """Another article is in front, or the same one anew; page and margin show it by now."""
        self.open = {}
        self.look_again()

    def look_again(self) -> None:
        """What is suggested may be other: the article, its blocks or a choice has changed."""
        self._drop()
        before, asked = self._asked, self._question()
        self._asked = asked
        if before is None or asked is None or not asked.is_same_text(before):
            self._found = {}  # else only a name is new: what was found stays until it is read again
        self._dismissed = frozenset()
        self._known = None
        if asked is not None:
            self._dismissed = self._session.store.dismissals.keys(asked.article)
            if asked in self._kept:
                self._take(asked)
            else:
                self._waiting.start()
        self.sift()
        self.changed.emit()

    def _question(self) -> Asked | None:
        """What would be asked now; None where nothing is to be suggested."""
        from reader.ui.suggestions.looking import Asked

        reading = self._window.reading
        article, version = reading.article, reading.version
        if article is None or version is None or reading.is_older or self._is_stopped:
            return None
        if self._session.store.read_only or not self.choices.on:
            return None
        if article.language[:2] in self.choices.unwanted_languages:
            return None
        marked = self._session.marked_names
        return Asked(article.id, version.id, version.left_out, marked, self.choices.parser)

    def _drop(self) -> None:
        self._waiting.stop()
        if self._job is not None:
            self._window.jobs.cancel(self._job)
        self._job = self.share = None
        self.failed = ""

    def stop(self) -> None:
        """Look at nothing more, and keep what was learned: the window closes."""
        from contextlib import suppress

        self._is_stopped = True
        self._waiting.stop()
        if self._learned is not None:
            with suppress(OSError):  # a profile that cannot be written costs no closing
                self._learned.save()

    @Slot()
    def _look(self) -> None:
        from reader.ui.suggestions.looking import look

        if self._asked is None:
            return
        self.share = 0
        path, length = self._session.store.path, len(self._page.text)
        self._job = self._window.jobs.start(look, path, self._asked, length)
        self.changed.emit()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job == self._job and self.share != progress.done:
            self.share = progress.done
            self.changed.emit()

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        asked, drafts = answer.value
        self._job = self.share = None
        self._kept[asked] = drafts
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._take(asked)
        self.sift()
        self.changed.emit()

    def _take(self, asked: Asked) -> None:
        self._kept.move_to_end(asked)
        drafts = sorted(self._kept[asked], key=lambda draft: draft.claim[0])
        self._found = {draft.key: draft for draft in drafts}

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._job = self.share = None
            self.failed = "Suggestions could not be made for this article."
            self.changed.emit()

    # --- keeping those that are not decided ----------------------------------------------------

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        entities = {change.entity for change in applied.edit.changes}
        if not entities & {"annotation", "version", "source", "dismissal"}:
            return
        if "source" in entities:
            self._known = None
        if "dismissal" in entities and self._page.article_id:
            self._dismissed = self._session.store.dismissals.keys(self._page.article_id)
        if entities & {"source", "version"} and self._question() != self._asked:
            self.look_again()
            return
        self._sifting.start()
        if applied.undoes and self._found:
            self._turn_back(applied)

    def _turn_back(self, applied: Applied) -> None:
        """Decisions are taken back, or made again: their drafts are counted, and shown, again."""
        steps = {c.id: (c.before is None) - (c.after is None) for c in applied.edit.changes}
        back = [d for d in self._found.values() if steps.get(d.key) or steps.get(d.annotation.id)]
        for draft in back:
            accepted, dismissed = steps.get(draft.annotation.id, 0), steps.get(draft.key, 0)
            self._count([draft], accepted, dismissed)
        if back:
            self.sift()
            if back[0].key in self.open:
                self.returned.emit(back[0].key)

    @Slot()
    def sift(self) -> None:
        """Keep of what was found that which is to be decided."""
        self._sifting.stop()
        before = self.open
        self.open = {draft.key: draft for draft in self._sifted()} if self._found else {}
        gone, come = before.keys() - self.open.keys(), self.open.keys() - before.keys()
        if gone or come:
            marks: dict[str, list[Mark]] = {key: [] for key in gone}
            marks.update({key: marks_of_draft(self.open[key]) for key in come if self.shown})
            self._page.replace_many(marks)
            self._window.margin.show_drafts(self.open.values() if self.shown else (), self.face)
            self.changed.emit()

    def _sifted(self) -> Iterable[Draft]:
        marks, least = self._page.marks, self.choices.threshold
        for draft in self._found.values():
            if draft.key in self._dismissed or self.score(draft) < least:
                continue
            if not is_marked(draft, marks):
                yield draft

    def show(self, shown: bool) -> None:
        """Show them on the page and in the margin, or hide them all."""
        self.choices.shown = shown
        marks = {key: marks_of_draft(d) if shown else [] for key, d in self.open.items()}
        self._page.replace_many(marks)
        self._window.margin.show_drafts(self.open.values() if shown else (), self.face)
        self.changed.emit()

    # --- deciding ------------------------------------------------------------------------------

    def accept(self, keys: Iterable[str], group: str | None = None) -> list[str]:
        """Make annotations of drafts, one step to undo; the ids of those that were made.

        With a `group` they are one step with others.
        """
        from reader.domain.suggestions import accept
        from reader.ui.suggestions.accepting import accepted_all

        drafts = [self.weighed(key) for key in keys if key in self.open]
        made = accepted_all(drafts, self._session.sources.values())
        if not made or self._session.perform(accept(made).grouped(group)) is None:
            return []
        self._count(drafts, 1, 0)
        self.sift()
        return [annotation.id for annotation, _ in made]

    def dismiss(self, keys: Iterable[str]) -> bool:
        """Have drafts not come again; whether that is stored."""
        from reader.domain.project import Dismissal
        from reader.domain.suggestions import dismiss

        drafts = [self.open[key] for key in keys if key in self.open]
        gone = [
            Dismissal(d.key, d.annotation.article, d.annotation.quotation, d.named or "", d.rule)
            for d in drafts
        ]
        if not gone or self._session.perform(dismiss(gone)) is None:
            return False
        self._count(drafts, 0, 1)
        self.sift()
        return True

    def forget_learned(self) -> None:
        """Score as in the beginning. OSError where that cannot be kept."""
        try:
            self.learned.forget()
        finally:
            self._known = None
            self._rates.clear()
            self.sift()
            self._window.margin.drafts_changed()
            self.changed.emit()

    def _count(self, drafts: Iterable[Draft], accepted: int, dismissed: int) -> None:
        for draft in drafts:
            self.learned.count(draft.rule, accepted=accepted, dismissed=dismissed)
        self._known = None
        self._rates.clear()
        self._window.margin.drafts_changed()


def _single(parent: QObject, after: int, do) -> QTimer:  # type: ignore[no-untyped-def]
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(do)
    return timer
