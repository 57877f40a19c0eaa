"""What the network is narrowed to: tags, kinds of sources, a statement, days, only contested."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QToolButton, QWidget

from reader.domain.network import NetworkFilter
from reader.domain.source import SOURCE_KINDS
from reader.ui.card.flow import Flow
from reader.ui.labels import label
from reader.ui.models.face import tag_path
from reader.ui.network.nodes import KINDS
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from reader.domain.network import Material
    from reader.ui.session import Session

LONGEST = 40
"""Statements in the menu: those with the most claims."""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class Bar(QWidget):
    """Tells which filter is wanted."""

    wanted = Signal(object)
    """A NetworkFilter; its tags are those chosen, without the ones under them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.filter = NetworkFilter()
        self.material: Material | None = None
        self._flow = Flow(self, gap=6)
        self.menus: dict[str, QMenu] = {}
        self._buttons: dict[str, QToolButton] = {}
        for name, title in (("tags", "Tag"), ("kinds", "Kind"), ("statement", "Statement")):
            button = QToolButton(self)
            button.setObjectName(f"network-{name}")
            button.setAccessibleName(f"Filter by {title.lower()}")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setProperty("role", "soft")
            button.setProperty("title", title)
            menu = QMenu(button)
            menu.setProperty("name", name)
            menu.aboutToShow.connect(self._fill)
            menu.triggered.connect(self._choose)
            button.setMenu(menu)
            self._flow.addWidget(button)
            self.menus[name] = menu
            self._buttons[name] = button
        self.after = self._day_field("networkAfter", "from", "2026-03")
        self.before = self._day_field("networkBefore", "to", "2026-03-31")
        self.contested = QCheckBox("Only contested", self)
        self.contested.setObjectName("networkContested")
        self.contested.toggled.connect(self._contest)
        self._flow.addWidget(self.contested)
        self.all = QToolButton(self)
        self.all.setObjectName("networkAll")
        self.all.setText("Show all  ✕")
        self.all.clicked.connect(self.clear)
        self._flow.addWidget(self.all)
        self.show_filter(self.filter)

    def _day_field(self, name: str, word: str, like: str) -> QLineEdit:
        self._flow.addWidget(label(word, role="soft"))
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(f"Claims {word} this day")
        field.setPlaceholderText(like)
        field.setToolTip("A year, a month or a day: 2026, 2026-03, 2026-03-10")
        field.setFixedWidth(104)
        field.editingFinished.connect(self._days)
        self._flow.addWidget(field)
        return field

    def add(self, widget: QWidget) -> None:
        """Put something behind the filters."""
        self._flow.addWidget(widget)

    def show_filter(self, of: NetworkFilter) -> None:
        """Show what is chosen."""
        self.filter = of
        for name, button in self._buttons.items():
            chosen = getattr(of, name)
            title = button.property("title")
            words = ", ".join(self._word(name, v) for v in _values(chosen))
            button.setText(f"{title}: {as_caption(words, 30)} ▾" if words else f"{title} ▾")
        for field, day in ((self.after, of.after), (self.before, of.before)):
            if field.text() != day and not field.hasFocus():
                field.setText(day)
        self.contested.blockSignals(True)
        self.contested.setChecked(of.contested)
        self.contested.blockSignals(False)
        self.all.setVisible(not of.is_empty)
        self.updateGeometry()

    def _word(self, name: str, value: str) -> str:
        if name == "tags":
            return tag_path(value, self._session) or value
        if name == "kinds":
            return KINDS.get(value, value)
        texts = self.material.texts if self.material else {}
        return " ".join(texts.get(value, "a statement").split())

    @Slot()
    def _fill(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        name = menu.property("name")
        menu.clear()
        for value in self._offers(name):
            action = QAction(as_caption(self._word(name, value)), menu)
            action.setCheckable(True)
            action.setChecked(value in _values(getattr(self.filter, name)))
            action.setData(value)
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction("Nothing here yet").setEnabled(False)

    def _offers(self, name: str) -> list[str]:
        if name == "kinds":
            return list(SOURCE_KINDS)
        if name == "tags":
            return sorted(self._session.tags, key=lambda id: self._word("tags", id).casefold())
        groups = self.material.groups if self.material else {}
        return sorted(groups, key=lambda key: -len(groups[key]))[:LONGEST]

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        menu = self.sender()
        value = action.data()
        if menu is None or not value:
            return
        name = menu.property("name")
        if name == "statement":
            self.want(replace(self.filter, statement=value if action.isChecked() else ""))
        else:
            chosen = getattr(self.filter, name) ^ {value}
            self.want(replace(self.filter, **{name: chosen}))

    @Slot()
    def _days(self) -> None:
        days = []
        for field in (self.after, self.before):
            text = field.text().strip()
            right = not text or _DAY.fullmatch(text) is not None
            field.setProperty("wrong", "false" if right else "true")
            field.style().unpolish(field)
            field.style().polish(field)
            days.append(text if right else "")
        if (self.filter.after, self.filter.before) != tuple(days):
            self.want(replace(self.filter, after=days[0], before=days[1]))

    @Slot(bool)
    def _contest(self, only: bool) -> None:
        self.want(replace(self.filter, contested=only))

    @Slot()
    def clear(self) -> None:
        """Draw all again."""
        self.after.clear()
        self.before.clear()
        self.want(NetworkFilter())

    def want(self, of: NetworkFilter) -> None:
        """Narrow the network so."""
        self.show_filter(of)
        self.wanted.emit(of)


def _values(chosen: object) -> list[str]:
    if isinstance(chosen, frozenset):
        return sorted(chosen)
    return [str(chosen)] if chosen else []
