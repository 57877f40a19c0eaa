"""The three dates of a claim: when it happened, when it was said, when it was reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM
from reader.domain.date import Date
from reader.domain.date_words import needs_article, read_date
from reader.ui.card.evidence import TakeButton
from reader.ui.card.flow import Flow
from reader.ui.card.typed import Hint, TypedLine
from reader.ui.wording import as_tip, day

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor
    from reader.ui.card.entry import Entry

HINT = "Not a date yet. Write 8 May 2017, fin 2016, last Friday, or EDTF such as 2017-05?"
UNKNOWN = "?"


class DateLine(TypedLine):
    """One date: as wide as its words."""

    def sizeHint(self) -> QSize:
        words = self.text() or UNKNOWN
        width = self.fontMetrics().horizontalAdvance(words) + 26
        return QSize(max(44, min(width, 230)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(44, super().minimumSizeHint().height())


class DateField(QWidget):
    """A label and its date; an empty date was not said, "?" was said but is not known."""

    proposed = Signal(str)
    """What the words being typed would be kept as, "" once they are, or mean nothing yet."""

    def __init__(self, entry: Entry, which: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._which = which
        label = QLabel(which, self)
        label.setProperty("role", "soft")
        self.line = DateLine(f"{which}Date", f"Date of the {_OF[which]}", self)
        self.line.setPlaceholderText(UNKNOWN)
        self.line.store_requested.connect(self._store)
        self.line.textChanged.connect(self._fit)
        self.line.textEdited.connect(self._propose)
        self._take = TakeButton(entry, f"the {which} date", self.line, self)
        self._take.taken.connect(self._take_words)
        label.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.line)
        row.addWidget(self._take)
        self.setFocusProxy(self.line)
        entry.changed.connect(self.refresh)

    def _date(self) -> Date | None:
        claim = self._entry.annotation
        return getattr(claim, self._which) if claim else None

    def _published(self) -> str | None:
        claim = self._entry.annotation
        row = self._entry.session.articles.get(claim.article) if claim else None
        return row.published if row else None

    @Slot()
    def refresh(self) -> None:
        """Show the date: in words, as written in the article where that says more."""
        date = self._date()
        self.line.set_wrong("")
        self.line.show_stored("" if date is None else day(date.edtf) or date.text or UNKNOWN)
        where = "In the article" if date and date.span else "In words"
        said = f"{where}: “{date.text}”" if date and date.text else ""
        self.line.setToolTip(as_tip(said))

    @Slot()
    def _fit(self) -> None:
        self.line.updateGeometry()

    @Slot(str)
    def _propose(self, words: str) -> None:
        read = read_date(words, self._published())
        meant = day(read.edtf)
        if not meant or meant == " ".join(words.split()):
            self.proposed.emit("")
            return
        told = f"= {meant}"
        if needs_article(words, read):
            told += f", counted from {day(self._published())}"
        self.proposed.emit(told)

    @Slot(str)
    def _store(self, words: str) -> None:
        self.proposed.emit("")
        words = words.strip()
        date = self._date()
        if not words:
            self._keep(None)
        elif words == UNKNOWN:
            self._keep(replace(date, edtf=None) if date else Date())
        elif date and words == date.text:
            self._keep(date)
        else:
            read = read_date(words, self._published())
            if read.edtf is None:
                self.line.set_wrong(read.why or HINT)
                return
            # words of the article stay, also those that meant nothing yet; what was typed goes
            is_said = date is not None and (date.span is not None or date.edtf is None)
            told = words not in (read.edtf, day(read.edtf))
            typed = Date(read.edtf, words if told else None)
            self._keep(replace(date, edtf=read.edtf) if date and is_said else typed)
        self.line.set_wrong("")

    @Slot(object)
    def _take_words(self, anchor: Anchor) -> None:
        """The selected words, with the day that they mean; a day that was typed is kept."""
        from reader.suggest.when import day_meant

        old, published = self._date(), self._published()
        # the article's own day stands there until the words say another
        typed = old.edtf if old and old.edtf != published else None
        edtf = typed or day_meant(anchor.exact, published)
        self.line.set_wrong("")
        self._keep(Date(edtf, anchor.exact, anchor))

    def _keep(self, date: Date | None) -> None:
        claim = self._entry.annotation
        if claim and claim.kind == CLAIM:
            change: dict[str, Any] = {self._which: date}
            after = replace(claim, **change)
            self._entry.amend(f"Change {self._which} date", after, visit=self.line.visit)


_OF = {"event": "event", "said": "saying", "reported": "report"}


class DatesField(QWidget):
    """The three dates in a row."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        dates = QWidget(self)
        flow = Flow(dates, gap=8)
        hint = Hint(self)
        proposal = Hint(self, "soft", "dateProposal")
        self.fields = [DateField(entry, which, dates) for which in _OF]
        for field in self.fields:
            flow.addWidget(field)
            field.line.went_wrong.connect(hint.tell)
            field.proposed.connect(proposal.tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(dates)
        column.addWidget(proposal)
        column.addWidget(hint)
        self.setFocusProxy(self.fields[0])
