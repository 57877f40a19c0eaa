"""Going through suggestions by keys: which one is active, and what is decided of it.

The active thing is a suggestion or an annotation, never both: what Enter and Delete act on is the
one that is seen to be active.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.announcing import announce
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow
    from reader.ui.models.face import Face
    from reader.ui.suggestions.suggestions import Suggestions

TAKES_BACK = "Ctrl+Z takes it back."


class DraftReview(QObject):
    """The active suggestion; "" while there is none."""

    activated = Signal(str)
    """The key of the suggestion that is active now, "" for none."""

    def __init__(self, suggestions: Suggestions, window: MainWindow) -> None:
        super().__init__(window)
        self._suggestions = suggestions
        self._window = window
        self.active = ""
        self.elsewhere = ""
        """The sentence that says in how many other articles its words stand, "" for in none."""
        window.page.draft_activated.connect(self.activate)
        window.page.tab = self.tab
        window.margin.draft_activated.connect(self.activate)
        window.marking.activated.connect(self._annotation_activated)
        suggestions.changed.connect(self._follow)
        suggestions.returned.connect(self._returned)

    # --- which one is active -------------------------------------------------------------------

    @Slot(str)
    def activate(self, key: str) -> None:
        """Make a suggestion the active thing and bring its words into view; "" for none."""
        window, draft = self._window, self._suggestions.open.get(key)
        if draft is None:
            self._let_go()
            return
        window.marking.activate("")
        window.page.clear_selection()
        self.active, self.elsewhere = key, ""
        window.page.place_caret(draft.claim[0][0])
        window.page.set_active(key)
        window.margin.set_active(key)
        window.page.setFocus()
        self.activated.emit(key)
        announce(window.page, f"{self.face(key).spoken} {self.place}")

    def _let_go(self) -> None:
        if self.active:
            self.active = self.elsewhere = ""
            if not self._window.marking.active:
                self._window.page.set_active(None)
                self._window.margin.set_active(None)
            self.activated.emit("")

    @Slot(str, str)
    def _annotation_activated(self, _annotation: str, _focus: str) -> None:
        self._let_go()

    @Slot()
    def _follow(self) -> None:
        if self.active and (
            self.active not in self._suggestions.open or not self._suggestions.shown
        ):
            self._let_go()

    @Slot(str)
    def _returned(self, key: str) -> None:
        if self._suggestions.shown and self._window.page.hasFocus():
            self.activate(key)

    @property
    def place(self) -> str:
        """Which of how many the active one is: "3 of 12"."""
        number, drafts = len(self._suggestions.open), self._suggestions.drafts
        is_open = self.active in self._suggestions.open
        return f"{drafts.number_of(self.active)} of {number}" if is_open else ""

    def face(self, key: str) -> Face:
        """What the card of a suggestion shows, of one that is just being decided too."""
        from reader.ui.suggestions.face import face_of_draft

        draft = self._suggestions.weighed(key)
        active = key == self.active
        return face_of_draft(draft, draft.score, active=active, elsewhere=self.elsewhere)

    def tell_elsewhere(self, key: str, words: str) -> None:
        """Say in how many other articles the words of the active one stand."""
        if key == self.active and words != self.elsewhere:
            self.elsewhere = words
            self._window.margin.drafts_changed(key)

    # --- going through them --------------------------------------------------------------------

    def go(self, step: int) -> bool:
        """To the next suggestion, or the one before; from the caret where none is active."""
        key = self._next(step)
        if key:
            self.activate(key)
        return bool(key)

    def _next(self, step: int, after: tuple[int, int] | None = None) -> str:
        suggestions, here = self._suggestions, after
        if here is None and self.active in suggestions.open:
            here = suggestions.open[self.active].claim[0]
        if here is None:
            here = (self._window.page.caret(), 0)
        find = suggestions.drafts.after if step > 0 else suggestions.drafts.before
        return find(here, but=self.active)

    def tab(self, step: int) -> bool:
        """Tab on the page: True where there was a suggestion to go to."""
        return bool(self.active) and self.go(step)

    # --- deciding ------------------------------------------------------------------------------

    def accept(self) -> bool:
        """Accept the active one and go on; False where none is active."""
        if not self.active:
            return False
        after = self._suggestions.open[self.active].claim[0]
        made = self._suggestions.accept([self.active])
        if made:
            annotation = self._window.session.annotation(made[0])
            cited = self._window.session.citation(annotation) if annotation else ""
            self._go_on(after, f"Accepted as {cited}.")
        return True

    def accept_and_edit(self) -> bool:
        """Accept the active one and open its card at the source; False where none is active."""
        if not self.active:
            return False
        made = self._suggestions.accept([self.active])
        if made:
            self._window.marking.activate(made[0], "source")
        return True

    def dismiss(self) -> bool:
        """Dismiss the active one and go on; False where none is active."""
        if not self.active:
            return False
        after = self._suggestions.open[self.active].claim[0]
        if self._suggestions.dismiss([self.active]):
            self._go_on(after, "Dismissed; it does not come again.")
        return True

    def _go_on(self, after: tuple[int, int], done: str) -> None:
        key = self._next(1, after)
        left = len(self._suggestions.open)
        more = f" {count(left, 'suggestion')} above." if left and not key else ""
        self._window.status.say(f"{done} {TAKES_BACK}{more}")
        if key:
            self.activate(key)
        else:
            self._window.page.setFocus()
