"""What merging two sources would make of them, shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
)

from reader.domain.source_edits import MergePreview, merge_preview, merge_sources
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from reader.domain.source import Source
    from reader.ui.main_window import MainWindow


class MergeDialog(QDialog):
    """Which one stays, which letter counts, and all that will be one. Esc changes nothing."""

    def __init__(self, window: MainWindow, kept: str, gone: str) -> None:
        super().__init__(window)
        self.setObjectName("mergeSources")
        self.setWindowTitle("Merge two sources")
        self._window = window
        self._session = window.session
        self._kept, self._gone = kept, gone
        self._title = label(wraps=True)
        self._title.setObjectName("mergeTitle")
        self._title.setFont(reading_font(17, 600))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._own = QRadioButton()
        self._own.setObjectName("ownLetter")
        self._other = QRadioButton()
        self._other.setObjectName("otherLetter")
        letters = QButtonGroup(self)
        self._letters = QHBoxLayout()
        self._letters.setSpacing(16)
        for choice in (self._own, self._other):
            letters.addButton(choice)
            self._letters.addWidget(choice)
        self._letters.addStretch(1)
        self._lines = {name: label(wraps=True) for name in _LINES}
        for name, words in _LINES.items():
            self._lines[name].setObjectName(f"merge_{name}")
            self._form.addRow(label(words, role="soft"), self._lines[name])
        self._form.addRow(label("Letter that counts", role="soft"), self._letters)
        foot = QHBoxLayout()
        self.turn = button("turnMerge", "The other way round", self._turn)
        foot.addWidget(self.turn)
        foot.addStretch(1)
        foot.addWidget(button("mergeCancel", "Cancel", self.reject))
        self.do = main_button("mergeDo", "Merge", self._merge)
        foot.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._title)
        layout.addLayout(self._form)
        layout.addWidget(label(_UNDO, role="soft", small=True, wraps=True))
        layout.addStretch(1)
        layout.addLayout(foot)
        self._show()
        self.do.setFocus()
        self.resize(560, self.sizeHint().height())

    def _pair(self) -> tuple[Source, Source] | None:
        sources = self._session.sources
        kept, gone = sources.get(self._kept), sources.get(self._gone)
        return (kept, gone) if kept and gone and kept.id != gone.id else None

    def _show(self) -> None:
        pair = self._pair()
        self.do.setEnabled(pair is not None and not self._session.store.read_only)
        if pair is None:
            return
        kept, gone = pair
        store = self._session.store
        preview = merge_preview(
            kept,
            gone,
            self._session.sources.values(),
            store.naming_source(gone.id),
            store.sources.grades_of(kept.id, gone.id),
        )
        self._title.setText(
            f"“{shortened(gone.name, 60)}” becomes another name of “{shortened(kept.name, 60)}”"
        )
        for name, words in self._words(preview, kept).items():
            self._lines[name].setText(words)
        self._own.setText(_letter(preview.letter, kept))
        self._other.setText(_letter(preview.other_letter, gone))
        takes_other = preview.letter is None and preview.other_letter is not None
        (self._other if takes_other else self._own).setChecked(True)
        for choice in (self._own, self._other):
            choice.setEnabled(preview.letter != preview.other_letter)

    def _words(self, of: MergePreview, kept: Source) -> dict[str, str]:
        def name(id: str | None) -> str:
            source = self._session.sources.get(id or "")
            return source.name if source else "nobody"

        names = ", ".join(shortened(each, 60) for each in of.names) or "no new name"
        over = [count(of.claims, "claim"), count(of.mentions, "mention")]
        over += [count(of.people, "person with it", "people with it")] if of.people else []
        with_whom = name(of.merged.affiliation)
        if of.affiliation_left:
            with_whom += f" (not with {name(of.affiliation_left)})"
        grades = count(of.grades, "letter")
        return {
            "names": names,
            "over": ", ".join(over),
            "affiliation": with_whom,
            "grades": f"{grades} into the history" if of.grades else "none",
        }

    @Slot()
    def _turn(self) -> None:
        self._kept, self._gone = self._gone, self._kept
        self._show()

    @Slot()
    def _merge(self) -> None:
        pair, session = self._pair(), self._session
        if pair is None:
            return
        kept, gone = pair
        naming = session.store.naming_source(gone.id)
        edit = merge_sources(
            kept,
            gone,
            session.sources.values(),
            naming,
            session.store.sources.grades_of(kept.id, gone.id),
            letter_of_gone=self._other.isChecked(),
        )
        if session.perform(edit):
            moved = count(len(naming), "annotation")
            self._window.going.to_source(kept.id)
            self._window.status.say(
                f"“{gone.name}” is now another name of “{kept.name}”; {moved} went over."
            )
            self.accept()


_LINES = {
    "names": "Also called from now on",
    "over": "Goes over",
    "affiliation": "Will be with",
    "grades": "Its letters",
}
_UNDO = "Notes and descriptors are put together. It is one step; Ctrl+Z takes it back exactly."


def _letter(letter: str | None, source: Source) -> str:
    words = f"{letter or 'none'}, of {shortened(source.name, 26)}"
    return words.replace("&", "&&")
