"""What is done to the claims that are selected: tags, digits, status, statements, copying."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from reader.domain import vocabulary
from reader.domain.edit import Edit, changed, made
from reader.domain.edits import make, toggle_tag
from reader.domain.folding import fold
from reader.domain.ids import new_id
from reader.domain.project import Grade
from reader.domain.statements import OPPOSITE, connect, take_out
from reader.ui.card.offers import Offer, fit, tag_offers
from reader.ui.card.tags import new_tags
from reader.ui.claims.asker import Asker
from reader.ui.models.claims import COLUMNS
from reader.ui.statements.choosing import Placed, place, statement_offers
from reader.ui.term_words import WORDS
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.annotation import Annotation
    from reader.domain.project import Statement, Tag
    from reader.ui.claims.table import ClaimTable
    from reader.ui.main_window import MainWindow
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

AT_ONCE = 2_000
"""Most rows that are copied as a table without having been chosen."""
MOST_ASKED = 20
"""Claims whose likes are looked for at once."""
STATUSES = (None, "to-check", "checked")


class Acts(QObject):
    """Every act is one step to undo, whatever the number of claims."""

    said = Signal(str)
    """Something for the status line."""
    export_wanted = Signal()
    """The selected claims shall be exported."""
    like_wanted = Signal(object)
    """Claims like these (ids) are looked for."""
    statement_used = Signal(str)
    """Claims were put under this statement."""

    def __init__(self, session: Session, table: ClaimTable, theme: Theme) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._theme = theme
        table.pressed_key.connect(self.press)

    @property
    def table(self) -> ClaimTable:
        """The table whose selection is acted on."""
        return self._table

    @property
    def claims(self) -> list[Annotation]:
        """The selected claims."""
        return self._session.store.annotations(self._table.selected)

    @Slot(str)
    def press(self, key: str) -> None:
        """Do what a single key stands for; nothing for others."""
        act = {
            "t": self.ask_tag,
            "g": self.ask_digit,
            "p": self.ask_statement,
            "o": self.ask_opposite,
            "x": self.take_out,
            "v": self.next_status,
            "l": self.ask_like,
            "e": self.export,
            "k": self.ask_link,
            "w": self.weigh,
        }.get(key)
        if not self._table.selected:
            return
        if act:
            act()
        elif key.isdecimal():
            self.toggle_key(key)

    @Slot()
    def weigh(self) -> None:
        """Put the selected claims into the table of hypotheses."""
        from reader.ui.hypotheses.weighing import weigh

        self.said.emit(weigh(self._session, self.claims))

    # --- tags, digits, status ------------------------------------------------------------------

    @Slot()
    def ask_tag(self) -> None:
        """Ask for a tag for the selected claims."""
        self._ask("Tag", lambda typed: tag_offers(typed, self._session, ()), self._tag)

    @Slot(object)
    def _tag(self, offer: Offer) -> None:
        new: list = []
        id = offer.id
        if offer.kind == "new":
            new, id = new_tags(offer.name, self._session.tags.values())
        known = {**self._session.tags, **{tag.id: tag for tag in new}}
        self._toggle(known[id], new)

    def _toggle(self, tag: Tag, new: Sequence[Tag] = ()) -> None:
        """Give a tag, or take it off where all have it; `new` are made first."""
        edit = toggle_tag(self.claims, tag)
        if self._session.perform(replace(edit, changes=(*map(made, new), *edit.changes))):
            self.said.emit(f"{edit.label}: {count(len(edit.changes), 'claim')}")

    def toggle_key(self, digit: str) -> None:
        """Give the tag that has this key, or take it off where all have it."""
        for tag in self._session.tags.values():
            if tag.key == digit:
                self._toggle(tag)
                return
        self.said.emit(f"No tag has the key {digit}.")

    @Slot()
    def ask_digit(self) -> None:
        """Ask for a credibility digit for the selected claims."""
        offers = [Offer("known", t.code, WORDS.label(t), id=t.code) for t in vocabulary.CREDIBILITY]

        def find(typed: str) -> list[Offer]:
            wanted = fold(typed)
            return [o for o in offers if not wanted or fit(wanted, (o.name, o.detail)) is not None]

        self._ask("Digit", find, self._grade)

    @Slot(object)
    def _grade(self, offer: Offer) -> None:
        grades = [Grade(new_id(), claim=of, value=offer.id) for of in self._table.selected]
        edit = make(f"Grade {count(len(grades), 'claim')} {offer.id}", *grades)
        if self._session.perform(edit):
            self.said.emit(edit.label)

    @Slot()
    def next_status(self) -> None:
        """To check, checked, neither: the next of what the first selected claim has."""
        claims = self.claims
        if not claims:
            return
        here = STATUSES.index(claims[0].status) if claims[0].status in STATUSES else 0
        status = STATUSES[(here + 1) % len(STATUSES)]
        word = {"to-check": "To check", "checked": "Checked", None: "No status"}[status]
        changes = filter(None, (changed(of, replace(of, status=status)) for of in claims))
        self._session.perform(Edit(word, tuple(changes)))
        self.said.emit(f"{word}: {count(len(claims), 'claim')}")

    @Slot()
    def ask_like(self) -> None:
        """Look for claims that say nearly the same words as the selected ones."""
        self.like_wanted.emit(self._table.selected[:MOST_ASKED])

    # --- statements ----------------------------------------------------------------------------

    @Slot()
    def ask_statement(self) -> None:
        """Ask under which statement the selected claims shall stand."""
        self._ask("Statement", self.statement_offers, self._put)

    @Slot()
    def ask_opposite(self) -> None:
        """Ask for the statement whose opposite the selected claims say."""
        self._ask("Opposite of", self.statement_offers, self._put_against)

    def statement_offers(self, typed: str) -> list[Offer]:
        """The statements that fit, and a new one; the words of the first claim without any."""
        return statement_offers(typed, self._session, self._table.selected[:1])

    @Slot(object)
    def _put(self, offer: Offer) -> None:
        self._place(offer, "same")

    @Slot(object)
    def _put_against(self, offer: Offer) -> None:
        self._place(offer, OPPOSITE)

    def _place(self, offer: Offer, polarity: str) -> None:
        self._tell(place(self._session, self._table.selected, offer, polarity))

    def put(self, claims: Sequence[str], statement: Statement, polarity: str) -> None:
        """Put claims (ids) under a statement."""
        self._tell(place(self._session, claims, Offer("known", "", id=statement.id), polarity))

    def _tell(self, placed: Placed | None) -> None:
        if placed is None:
            self.said.emit("They stand there already.")
        else:
            self.said.emit(placed.label)
            self.statement_used.emit(placed.statement)

    @Slot()
    def take_out(self) -> None:
        """Take the selected claims from under the statement that most of them stand under."""
        claims = self.claims
        under = Counter(p.statement for of in claims for p in of.statements)
        if not under:
            self.said.emit("They stand under no statement.")
            return
        statement = self._session.store.get("statement", under.most_common(1)[0][0])
        if statement is not None:
            edit = take_out(claims, statement)
            if self._session.perform(edit):
                self.said.emit(edit.label)

    @Slot()
    def ask_link(self) -> None:
        """Ask how the first of two selected claims bears on the second; of one, on which."""
        from reader.ui.links.asking import Linking, kind_offers

        claims = self._table.selected
        if len(claims) == 1:
            linking = Linking(cast("MainWindow", self._table.window()), claims[0])
            linking.ask(self._table, self._under_row())
            return
        if len(claims) != 2:
            self.said.emit("Select one claim to link it, or two to link them.")
            return
        # in the order of the table: as they were selected is not to be seen any more
        by_id = {of.id: self._session.citation(of) for of in self.claims}
        first, second = (by_id.get(of, "") for of in claims)
        self._ask("Link", lambda typed: kind_offers(typed, first, second), self._link)

    @Slot(object)
    def _link(self, offer: Offer) -> None:
        claims = self._table.selected
        if len(claims) == 2:
            existing = self._session.store.statements.connections_of(claims[0])
            edit = connect(claims[0], claims[1], offer.id, existing)
            done = self._session.perform(edit)
            self.said.emit(edit.label if done else "They are linked so already.")

    # --- taking along --------------------------------------------------------------------------

    def rows(self, *, of_all: bool = False) -> tuple[list[str], list[list[str]]]:
        """The columns that are shown, and the selected rows.

        With `of_all` every row, where no more is chosen than the row one is on.
        """
        model, names = self._table.claims, self._table.chosen
        chosen = self._table.selected
        if of_all and len(chosen) < 2 and len(model.ids) <= AT_ONCE:
            chosen = list(model.ids)
        found = (model.row(model.row_of(id)) for id in chosen)
        rows = [[row.cell(name) for name in names] for row in found if row is not None]
        return [COLUMNS[name] for name in names], rows

    @Slot()
    def copy_table(self) -> None:
        """Copy the selected rows with the columns shown."""
        from reader.ui.clipboard import put_table

        self.said.emit(f"Copied: {count(put_table(*self.rows()), 'row')}")

    @Slot()
    def export(self) -> None:
        """Have the selected claims exported."""
        self.export_wanted.emit()

    def _ask(self, word: str, offers: object, slot: object) -> None:
        asker = Asker(word, offers, self._theme, self._table)  # type: ignore[arg-type]
        asker.chosen.connect(slot)
        asker.open(self._under_row())

    def _under_row(self) -> QPoint:
        rect = self._table.visualRect(self._table.currentIndex())
        return QPoint(max(60, rect.left()), rect.bottom() + 30)
