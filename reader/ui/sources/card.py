"""The card of a source: its names, kind, affiliation, letter and note, and what it says."""

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

from reader.domain.edits import amend, make
from reader.domain.source import SOURCE_KINDS, Source
from reader.domain.source_edits import delete_source, merge_sources
from reader.ui.card.typed import TypedLine, TypedText
from reader.ui.labels import heading, label
from reader.ui.letters import Letters
from reader.ui.sources.chooser import Choice, SourceChooser
from reader.ui.sources.said import SaidList
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import as_caption, count, kind_of_source

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme


class SourceCard(QFrame):
    """Every change is stored when it is made; Esc gives the keyboard back to the table."""

    annotation_requested = Signal(str)
    merged = Signal(str, str)
    """The source that was kept, and what to say of it."""
    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceCard")
        self.setProperty("role", "popup")
        self._session = session
        self._theme = theme
        self.source_id: str | None = None
        self.name = TypedLine("sourceName", "Name", self)
        self.name.setFont(reading_font(19, 600))
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
        self.affiliation = QPushButton()
        self.affiliation.setObjectName("sourceAffiliation")
        self.affiliation.clicked.connect(self._ask_affiliation)
        self.letters = Letters(self)
        self.letters.chosen.connect(self._grade)
        self.note = TypedText("sourceNote", "Note", 2, self)
        self.note.setPlaceholderText("Access, record, possible bias…")
        self.note.store_requested.connect(self._store_note)
        self.merge = QPushButton("Merge into…")
        self.merge.setObjectName("mergeSource")
        self.merge.clicked.connect(self.ask_merge)
        self.delete = QPushButton("Delete")
        self.delete.setObjectName("deleteSource")
        self.delete.clicked.connect(self._delete)
        self._uses = heading("Claims")
        self.said = SaidList(session, theme, self)
        self.said.annotation_requested.connect(self.annotation_requested)
        self._lay_out()
        session.edited.connect(self._follow)
        self.show_source(None)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("Kind", self.kind),
            ("At", self.affiliation),
            ("Also called", self.aliases),
            ("Reliability", self.letters),
            ("Note", self.note),
        ):
            named = label(text, role="soft")
            named.setBuddy(field)
            named.setMinimumHeight(self.kind.sizeHint().height())  # level with the first line
            form.addRow(named, field)
        foot = QHBoxLayout()
        foot.addWidget(self.merge)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(self.name)
        layout.addLayout(form)
        layout.addWidget(self._uses)
        layout.addWidget(self.said)
        layout.addLayout(foot)

    # --- showing -------------------------------------------------------------------------------

    @property
    def source(self) -> Source | None:
        """The source on the card, as it is now."""
        return self._session.sources.get(self.source_id or "")

    def show_source(self, source_id: str | None) -> None:
        """Show this source; None shows no card."""
        if source_id != self.source_id:
            for field in (self.name, self.aliases, self.note):
                field.flush()
        self.source_id = source_id
        self._show()

    def _show(self) -> None:
        source = self.source
        self.setVisible(source is not None)
        if source is None:
            return
        self.name.show_stored(source.name)
        self.aliases.show_stored("\n".join(source.aliases))
        self.note.show_stored(source.note)
        self.kind.setCurrentIndex(SOURCE_KINDS.index(source.kind))
        of = self._session.sources.get(source.affiliation or "")
        self.affiliation.setText(as_caption(of.name, 40) if of else "No affiliation")
        self.affiliation.setAccessibleName(f"At: {of.name if of else 'no affiliation'}")
        grade = self._session.grades.get(source.id)
        self.letters.show_letter(grade.value if grade else None)
        number = self.said.show_source(source.id)
        self._uses.setText(count(number, "annotation").upper())

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if any(c.entity in ("source", "grade", "annotation") for c in applied.edit.changes):
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

    @Slot(int)
    def _store_kind(self, place: int) -> None:
        self._amend("Kind of source", kind=self.kind.itemData(place))

    @Slot(str)
    def _grade(self, letter: str) -> None:
        from reader.domain.ids import new_id
        from reader.domain.project import Grade

        grade = Grade(new_id(), source=self.source_id, value=letter or None)
        self._session.perform(make("Grade source", grade))

    # --- affiliation, merging, deleting --------------------------------------------------------

    @Slot()
    def _ask_affiliation(self) -> None:
        source = self.source
        if source:
            chooser = SourceChooser(self._session, self._theme, self.window())
            chooser.chosen.connect(self._store_affiliation)
            chooser.ask(f"Whom is {source.name} with?", source.id, new=True, none=True)

    @Slot(object)
    def _store_affiliation(self, choice: Choice) -> None:
        from reader.domain.ids import new_id

        source = self.source
        if source is None:
            return
        if choice.new_name:
            body = Source(new_id(), choice.new_name, "organisation")
            after = replace(source, affiliation=body.id)
            self._session.perform(amend("Affiliation of source", source, after, body))
        else:
            self._amend("Affiliation of source", affiliation=choice.source)

    @Slot()
    def ask_merge(self) -> None:
        """Ask for the source that this one is another name of."""
        source = self.source
        if source:
            chooser = SourceChooser(self._session, self._theme, self.window())
            chooser.chosen.connect(self._merge_into)
            chooser.ask(f"Merge “{source.name}” into…", source.id)

    @Slot(object)
    def _merge_into(self, choice: Choice) -> None:
        session = self._session
        gone, kept = self.source, session.sources.get(choice.source or "")
        if gone is None or kept is None or gone.id == kept.id:
            return
        naming = session.store.naming_source(gone.id)
        grades = session.store.things("grade")
        edit = merge_sources(kept, gone, session.sources.values(), naming, grades)
        if session.perform(edit):
            moved = count(len(naming), "annotation")
            self.merged.emit(
                kept.id, f"“{gone.name}” is now another name of “{kept.name}”; {moved} went over."
            )

    @Slot()
    def _delete(self) -> None:
        session, source = self._session, self.source
        if source:
            naming = session.store.naming_source(source.id)
            grades = session.store.things("grade")
            session.perform(delete_source(source, session.sources.values(), naming, grades))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
