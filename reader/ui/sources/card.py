"""The card of a source: what it is, how far it is trusted and why, what it says, and with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.edits import amend
from reader.domain.source import SOURCE_KINDS, Card, Source
from reader.ui.card.flow import Flow
from reader.ui.card.typed import TypedLine, TypedText
from reader.ui.labels import heading, label
from reader.ui.models.sources import record_of
from reader.ui.sources.acts import SourceActs
from reader.ui.sources.company import AskedCompany, Company
from reader.ui.sources.descriptors import Descriptors
from reader.ui.sources.grading import Reliability
from reader.ui.sources.related import Related
from reader.ui.sources.said import SHOWN, SaidList
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import as_caption, count, kind_of_source

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.sources import SourceFacts
    from reader.ui.main_window import MainWindow
    from reader.ui.sources.facts import KnownFacts

LABEL_WIDTH = 92
DATES = {"published": "published", "event": "event", "said": "said", "reported": "reported"}
_SHOWN = {"source", "grade", "annotation", "article", "version", "verdict"}


class SourceCard(QFrame):
    """Every change is stored when it is made; Esc gives the keyboard back to the table."""

    annotation_requested = Signal(str)
    source_requested = Signal(str)
    said_so = Signal(str)
    """Something for the status line."""
    left = Signal()

    def __init__(
        self, window: MainWindow, facts: KnownFacts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sourceCard")
        self.setProperty("role", "popup")
        self._session = session = window.session
        self._facts = facts
        self.source_id: str | None = None
        self.acts = SourceActs(window, self)
        self.acts.said.connect(self.said_so)
        self._build_fields()
        self.reliability = Reliability(session, self)
        self.descriptors = Descriptors(LABEL_WIDTH, self)
        self.descriptors.store_requested.connect(self._store_card)
        self.merge = _button("mergeSource", "Merge into…", self.acts.ask_merge)
        self.split = _button("splitSourceButton", "Split…", self.acts.ask_split)
        self.delete = _button("deleteSource", "Delete", self.acts.delete)
        self.erase = _button("eraseSource", "Erase for good…", self.acts.ask_erase)
        self._speaks = label(role="soft", wraps=True)
        self._speaks.setObjectName("sourceSpeaks")
        self._uses = heading("Claims")
        self.by_date = QComboBox()
        self.by_date.setObjectName("claimsByDate")
        self.by_date.setAccessibleName("Claims by date")
        for code, words in DATES.items():
            self.by_date.addItem(f"by date {words}", code)
        self.by_date.activated.connect(self._show_said)
        self.said = SaidList(session, window.theme, self)
        self.said.annotation_requested.connect(self.annotation_requested)
        self._goes_with = heading("Goes with")
        self.related = Related(session, self)
        self.related.source_requested.connect(self.source_requested)
        self._company: Company | None = None
        self._asked = AskedCompany(session, window.jobs, facts, self)
        self._asked.found.connect(self._take_company)
        self._lay_out()
        session.edited_together.connect(self._follow)
        facts.changed.connect(self._show_facts)
        self.show_source(None)

    def _build_fields(self) -> None:
        self.name = TypedLine("sourceName", "Name", self)
        self.name.setFont(reading_font(19, 600))
        self.name.setProperty("quiet", "line")
        self.name.store_requested.connect(self._store_name)
        self.kind = QComboBox()
        self.kind.setObjectName("sourceKind")
        self.kind.setAccessibleName("Kind")
        for kind in SOURCE_KINDS:
            self.kind.addItem(kind_of_source(kind), kind)
        self.kind.activated.connect(self._store_kind)
        self.aliases = TypedText("sourceAliases", "Other names, one a line", 1, self)
        self.aliases.setPlaceholderText("One name a line")
        self.aliases.store_requested.connect(self._store_aliases)
        self.affiliation = _button("sourceAffiliation", "", self.acts.ask_affiliation)
        self.note = TypedText("sourceNote", "Note", 1, self)
        self.note.setPlaceholderText("Anything else")
        self.note.store_requested.connect(self._store_note)

    def _lay_out(self) -> None:
        foot = QWidget()
        flow = Flow(foot, gap=6)
        for button in (self.merge, self.split, self.delete, self.erase):
            flow.addWidget(button)
        over = QHBoxLayout()
        over.addWidget(self._uses, 1)
        over.addWidget(self.by_date)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(self.name)
        layout.addWidget(self._speaks)
        self._form = self._fields()
        layout.addLayout(self._form)
        layout.addWidget(self.descriptors)
        layout.addLayout(over)
        layout.addWidget(self.said)
        layout.addWidget(self._goes_with)
        layout.addWidget(self.related)
        layout.addWidget(foot)

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("Kind", self.kind),
            ("At", self.affiliation),
            ("Also called", self.aliases),
            ("Reliability", self.reliability),
            ("Note", self.note),
        ):
            named = label(text, role="soft")
            named.setBuddy(field)
            named.setMinimumWidth(LABEL_WIDTH)
            named.setMinimumHeight(self.kind.sizeHint().height())  # level with the first line
            form.addRow(named, field)
        for field in (self.kind, self.affiliation, self.aliases, self.note):
            field.setProperty("quiet", "true")
        return form

    def set_narrow(self, is_narrow: bool) -> None:
        """Where there is little room what does not fit beside its name stands below it."""
        policies = QFormLayout.RowWrapPolicy
        for form in (self._form, self.descriptors.form):
            form.setRowWrapPolicy(policies.WrapLongRows if is_narrow else policies.DontWrapRows)

    # --- showing -------------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The source on the card, as it is now."""
        return self._session.sources.get(self.source_id or "")

    def show_source(self, source_id: str | None) -> None:
        """Show this source; None shows no card."""
        if source_id != self.source_id:
            for field in (self.name, self.aliases, self.note, self.descriptors, self.reliability):
                field.flush()
            self._company = None
            for part in (self.said, self.by_date, self._goes_with, self.related):
                part.hide()
        self.source_id = self.acts.source_id = source_id
        self._show()

    def _show(self) -> None:
        source = self.source
        self.setVisible(source is not None)
        if source is None:
            return
        self.name.show_stored(source.name)
        self.aliases.show_stored("\n".join(source.aliases))
        self.note.show_stored(source.note)
        self.descriptors.show_card(source.card)
        self.kind.setCurrentIndex(SOURCE_KINDS.index(source.kind))
        of = self._session.sources.get(source.affiliation or "")
        self.affiliation.setText(as_caption(of.name, 34) if of else "No affiliation")
        self.affiliation.setAccessibleName(f"At: {of.name if of else 'no affiliation'}")
        self.reliability.show_source(source.id)
        self._show_facts()
        if not self._asked.ask(source.id) and self._company is None:
            self._uses.setText("READING…")

    @Slot(object)
    def _take_company(self, company: Company) -> None:
        if company.source == self.source_id:
            self._company = company
            self._show_said()
            lines = self.related.show_company(company)
            self._goes_with.setVisible(bool(lines))
            self.related.setVisible(bool(lines))

    @Slot()
    def _show_facts(self) -> None:
        source = self.source
        if source is not None:
            self._speaks.setText(_in_words(self._facts.of(source.id)))

    @Slot()
    def _show_said(self) -> None:
        if self._company is None:
            return
        number = self.said.show_company(self._company, self.by_date.currentData())
        words = count(number, "passage")
        if number > SHOWN:
            words = f"{SHOWN} of {number:,} passages"
        self._uses.setText(words.upper())
        self.by_date.setVisible(number > 0)

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if self.source_id and entities & _SHOWN:
            self._show()

    # --- storing -------------------------------------------------------------------------------

    def _amend(self, label: str, visit: str | None = None, **fields: object) -> None:
        source = self.source
        if source is not None:
            after = replace(source, **fields)  # type: ignore[arg-type]
            if after != source:
                self._session.perform(amend(label, source, after).grouped(visit))

    @Slot(str)
    def _store_name(self, text: str) -> None:
        name = " ".join(text.split())
        if name:
            self._amend("Rename source", self.name.visit, name=name)

    @Slot(str)
    def _store_aliases(self, text: str) -> None:
        lines = (" ".join(line.split()) for line in text.split("\n"))
        names = tuple(dict.fromkeys(filter(None, lines)))
        self._amend("Names of source", self.aliases.visit, aliases=names)

    @Slot(str)
    def _store_note(self, text: str) -> None:
        self._amend("Note on source", self.note.visit, note=text)

    @Slot(object, str)
    def _store_card(self, card: Card, visit: str) -> None:
        self._amend("Descriptors of source", visit, card=card)

    @Slot(int)
    def _store_kind(self, place: int) -> None:
        self._amend("Kind of source", kind=self.kind.itemData(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _button(name: str, text: str, wanted: object) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.clicked.connect(wanted)
    return made


def _in_words(facts: SourceFacts) -> str:
    """Whether it speaks or is only named, how often, and how that turned out."""
    implied = f"implied behind {count(facts.implied, 'claim')}" if facts.implied else ""
    named = f"named {facts.mentions} times" if facts.mentions > 1 else ""
    named = "named once" if facts.mentions == 1 else named
    articles = count(facts.articles, "article")
    if facts.claims:
        says = f"Speaks: {count(facts.claims, 'claim')} in {articles}"
    else:
        says = f"Speaks nowhere; only named, in {articles}" if facts.mentions else "Speaks nowhere"
    record = record_of(facts) if facts.confirmed + facts.refuted else ""
    return " · ".join(filter(None, (says, named, implied, record)))
