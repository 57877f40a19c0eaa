"""The suggestions for the article in front: which are shown, and what is decided about them.

They are drafts. Nothing of one is in the project before it is accepted, which is one edit as any
other; that a draft was dismissed is in the project too, so that nobody is asked again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.ui.suggestions.finding import Finding
from reader.ui.suggestions.open_drafts import OpenDrafts
from reader.ui.suggestions.sifting import marks_of_draft
from reader.ui.suggestions.weighing import Weighing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.edit import Applied
    from reader.suggest.briefs import Brief
    from reader.suggest.suggestions import Draft
    from reader.ui.main_window import MainWindow
    from reader.ui.models.face import Face
    from reader.ui.page.marks import Mark
    from reader.ui.settings import Suggesting
    from reader.ui.suggestions.looking import Asked

LOT = 200
"""Drafts that are sifted at once; between two lots the window has time for its own."""
STRONG = 0.8
"""From this score on suggestions can be accepted together."""
_CONCERNS = frozenset(("annotation", "version", "source", "dismissal"))


class Suggestions(QObject):
    """Keeps those that are not decided, on the page and in the margin."""

    changed = Signal()
    """Other ones are open, their scores have changed, or the reading has come on."""
    returned = Signal(str)
    """A decision was taken back: the key of the draft that is open again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session, self._page = window.session, window.page
        self._drafts = OpenDrafts()
        self._dismissed: frozenset[str] = frozenset()
        self._unsifted: list[str] = []
        self._painted: set[str] = set()
        self._margin_has: set[str] = set()
        self._is_stopped = False
        self.weighing = Weighing(window.session, window.profile)
        self.finding = Finding(window.jobs, window.session.store.path, self)
        self.finding.found.connect(self._found)
        self.finding.moved.connect(self.changed)
        self._sifting = QTimer(self)
        self._sifting.setInterval(0)
        self._sifting.timeout.connect(self._sift_on)
        window.session.edited.connect(self._follow)  # page and cards have followed by then

    # --- what there is -------------------------------------------------------------------------

    @property
    def choices(self) -> Suggesting:
        """What the analyst has chosen about suggestions, in the profile."""
        return self._window.settings.suggestions

    @property
    def shown(self) -> bool:
        """Whether they are shown on the page and in the margin."""
        return bool(self.choices.on and self.choices.shown)

    @property
    def open(self) -> dict[str, Brief]:
        """Key → draft, of those to be decided, in any order."""
        return self._drafts.open

    @property
    def drafts(self) -> OpenDrafts:
        """The same in the order of the text."""
        return self._drafts

    @property
    def strong(self) -> list[Brief]:
        """Those that can be accepted together."""
        rates = self.weighing.rates
        return [draft for draft in self._drafts if rates[draft.kind] >= STRONG]

    @property
    def strong_count(self) -> int:
        """How many these are; one need not look at each."""
        rates = self.weighing.rates
        return sum(n for kind, n in self._drafts.kinds.items() if n and rates[kind] >= STRONG)

    @property
    def is_read(self) -> bool:
        """Whether all of the article is read and sifted."""
        return self.finding.is_done and not self._sifting.isActive()

    @property
    def is_decided(self) -> bool:
        """Whether there were suggestions and each is decided."""
        return bool(self._drafts.found) and not self.open

    @property
    def has_dismissed(self) -> bool:
        """Whether something was dismissed in the article in front."""
        return bool(self._dismissed)

    def weighed(self, key: str) -> Draft:
        """A draft with its source among those that are known by now, and its score."""
        return self.weighing.weighed(self._drafts.found[key].draft)

    def face(self, key: str) -> Face:
        """What the card of a draft shows."""
        return self._window.draft_review.face(key)

    # --- finding them --------------------------------------------------------------------------

    def opened(self) -> None:
        """Another article is in front, or the same one anew; page and margin show it by now."""
        self._drafts = OpenDrafts()
        self._painted.clear()
        self._margin_has.clear()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """What is suggested may be other: the article, its blocks or a choice has changed.

        What is shown stays until it is known what takes its place.
        """
        self.weighing.forget()
        asked = self._question()
        self._dismissed = frozenset()
        if asked is not None:
            self._dismissed = self._session.store.dismissals.keys(asked.article)
        self.finding.ask(asked)

    def _question(self) -> Asked | None:
        """What would be asked now; None where nothing is to be suggested."""
        from reader.ui.suggestions.looking import Asked

        reading, choices = self._window.reading, self.choices
        article, version = reading.article, reading.version
        if article is None or version is None or reading.is_older or self._is_stopped:
            return None
        if self._session.store.read_only or not choices.on:
            return None
        if article.language[:2] in choices.unwanted_languages:
            return None
        marked = self._session.marked_names
        length = len(self._page.text)
        return Asked(article.id, version.id, version.left_out, marked, length, choices.parser)

    def stop(self) -> None:
        """Look at nothing more, and keep what was learned: the window closes."""
        self._is_stopped = True
        self.finding.drop()
        self._sifting.stop()
        with suppress(OSError):  # a profile that cannot be written costs no closing
            self.weighing.save()

    @Slot(object)
    def _found(self, drafts: list[Brief]) -> None:
        self._drafts = OpenDrafts(drafts)
        self._unsifted = list(self._drafts.found)
        self._sift_on()

    # --- keeping those that are not decided ----------------------------------------------------

    @Slot()
    def _sift_on(self) -> None:
        """Sift the next lot of those that were found; after several their cards are a lot too."""
        are_many = self._sifting.isActive() or len(self._unsifted) > LOT
        now, self._unsifted = self._unsifted[:LOT], self._unsifted[LOT:]
        is_last = not self._unsifted and not (now and are_many)
        self._sift(now, is_last=is_last)
        if is_last:
            self._sifting.stop()
        elif not self._sifting.isActive():
            self._sifting.start()

    def _sift(self, keys: Iterable[str], *, is_last: bool = True) -> None:
        least, rates = self.choices.threshold, self.weighing.rates
        _, come = self._drafts.sift(
            *(keys, self._page.marks, self._dismissed),
            lambda draft: rates[draft.kind] >= least,
        )
        if is_last:
            self._show()
        elif self.shown:
            self._paint((), [key for key in come if key not in self._painted])

    def _show(self) -> None:
        """Have on the page and in the margin what is open, if anything is to be shown."""
        wanted = self.open.keys() if self.shown else set()
        gone, come = self._painted - wanted, wanted - self._painted
        self._paint(gone, come)
        changed = self._margin_has ^ wanted
        if changed:
            new = changed & wanted
            drafts = [draft for draft in self._drafts if draft.key in new] if new else []
            self._window.margin.show_drafts(changed - wanted, drafts, self.face)
            self._margin_has = set(wanted)
        self._window.status.show_hidden(0 if self.shown else len(self.open))
        self.changed.emit()

    def _paint(self, gone: Iterable[str], come: Iterable[str]) -> None:
        marks: dict[str, list[Mark]] = {key: [] for key in gone}
        self._painted -= marks.keys()
        marks.update({key: marks_of_draft(self.open[key]) for key in come})
        self._painted |= marks.keys() & self.open.keys()
        self._page.replace_many(marks)

    def show(self, shown: bool) -> None:
        """Show them on the page and in the margin, or hide them all."""
        self.choices.shown = shown
        self._show()

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        changes = [c for c in applied.edit.changes if c.entity in _CONCERNS]
        if not changes or self.finding.asked is None:
            return
        entities = {change.entity for change in changes}
        if "source" in entities:
            self.weighing.forget()
        if entities & {"source", "version"} and self._question() != self.finding.asked:
            self.look_again()
            return
        ids = {change.id for change in changes}
        if "dismissal" in entities:
            self._dismissed = self._session.store.dismissals.keys(self.finding.asked.article)
        found = self._drafts.found
        keys = self._drafts.concerned(ids, self._page.marks) | (ids & found.keys())
        if keys:
            self._sift(keys)
        if applied.undoes and found:
            self._turn_back({c.id: (c.before is None) - (c.after is None) for c in changes})

    def _turn_back(self, steps: dict[str, int]) -> None:
        """Decisions are taken back, or made again: their drafts are counted, and shown, again."""
        back = ""
        for draft in self._drafts.found.values():
            accepted, dismissed = steps.get(draft.annotation, 0), steps.get(draft.key, 0)
            if accepted or dismissed:
                self.weighing.count([draft.rule], accepted, dismissed)
                back = back or draft.key
        if back:
            self._window.margin.drafts_changed()
            self.changed.emit()
            if back in self.open:
                self.returned.emit(back)

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
        self._learn(drafts, 1, 0)
        return [annotation.id for annotation, _ in made]

    def dismiss(self, keys: Iterable[str]) -> bool:
        """Have drafts not come again; whether that is stored."""
        from reader.domain.project import Dismissal
        from reader.domain.suggestions import dismiss

        drafts = [self.open[key].draft for key in keys if key in self.open]
        gone = [
            Dismissal(d.key, d.annotation.article, d.annotation.quotation, d.named or "", d.rule)
            for d in drafts
        ]
        if not gone or self._session.perform(dismiss(gone)) is None:
            return False
        self._learn(drafts, 0, 1)
        return True

    def _learn(self, drafts: Iterable[Draft], accepted: int, dismissed: int) -> None:
        self.weighing.count([draft.rule for draft in drafts], accepted, dismissed)
        self._window.margin.drafts_changed()
        self.changed.emit()

    def forget_learned(self) -> None:
        """Score as in the beginning. OSError where that cannot be kept."""
        try:
            self.weighing.forget_learned()
        finally:
            self.look_again()
