"""What is chosen before a file comes in: what codes become, which article a text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from reader.ui.labels import caption, label
from reader.ui.taking_in.article_choice import ArticleChoice, Articles
from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from reader.domain.foreign.articles import Target
    from reader.domain.foreign.choices import Group

MOST_ROWS = 100
"""Groups, or texts, that can be chosen for one by one; the first row is for all of them."""
_ROW, _MOST_SEEN = 34, 5


class Chooser(QScrollArea):
    """Rows of a name and a field to choose in; asked for `roles` and `targets`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("takingChoices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._all: QComboBox | None = None
        self._roles: dict[str, QComboBox] = {}
        self._targets: dict[str, ArticleChoice] = {}
        self._grid = QGridLayout()
        self._count = 0

    def offer(
        self,
        groups: Sequence[Group],
        targets: Sequence[Target],
        articles: Sequence[tuple[str, str]],
    ) -> None:
        """Offer choices; `articles` are ids and names, those first that are likeliest."""
        from reader.domain.foreign.choices import ROLE_WORDS

        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        roles = [(role, words) for role, words in ROLE_WORDS.items()]
        if len(groups) > 1:
            usual = [("", "each as below"), *roles]
            self._all = self._row("All codes become", "", usual, "", "takingAll")
            self._all.currentIndexChanged.connect(self._all_chosen)
        for group in groups[:MOST_ROWS]:
            codes = count(group.codes, "code") if group.codes > 1 else ""
            name = f"takingRole{len(self._roles)}"
            field = self._row(group.name, codes, roles, group.role, name)
            field.currentIndexChanged.connect(self._one_chosen)
            self._roles[group.id] = field
        known = Articles(articles, inside)
        for target in targets[:MOST_ROWS]:
            choice = ArticleChoice(known, target.article)
            choice.setObjectName(f"takingTarget{len(self._targets)}")
            self._put(target.name, count(target.codings, "annotation"), choice)
            choice.currentIndexChanged.connect(self._one_chosen)
            self._targets[target.id] = choice
        self._grid.setRowStretch(self._count, 1)
        self.setWidget(inside)
        self.setVisible(bool(self._count))
        self.setFixedHeight(min(self._count, _MOST_SEEN) * _ROW + 4)

    @property
    def roles(self) -> dict[str, str]:
        """Id of a group → what its codes become, as far as it was chosen."""
        return {id: field.currentData() for id, field in self._roles.items()}

    @property
    def rest(self) -> str:
        """What codes of further groups become; "" where each is as the file says."""
        return str(self._all.currentData()) if self._all is not None else ""

    @property
    def targets(self) -> dict[str, str]:
        """Id of a text → id of the article it is, "" for none."""
        return {id: field.article for id, field in self._targets.items()}

    def _row(
        self, name: str, about: str, values: Sequence[tuple[str, str]], value: str, object_name: str
    ) -> QComboBox:
        field = QComboBox()
        field.setObjectName(object_name)
        for code, words in values:
            field.addItem(shortened(words, 60), code)
        field.setCurrentIndex(max(0, field.findData(value)))
        self._put(name, about, field)
        return field

    def _put(self, name: str, about: str, field: QComboBox) -> None:
        field.setMinimumWidth(250)
        field.setMaximumWidth(330)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setAccessibleName(name)
        told = caption(shortened(name, 48), field) if not about else label(shortened(name, 48))
        told.setToolTip("" if len(name) <= 48 else shortened(name, 300))
        told.setMinimumWidth(40)
        self._grid.addWidget(told, self._count, 0)
        self._grid.addWidget(_quiet(about), self._count, 1)
        self._grid.addWidget(field, self._count, 2)
        self._count += 1

    @Slot()
    def _all_chosen(self) -> None:
        role = self.rest
        if role:
            for field in self._roles.values():
                field.blockSignals(True)
                field.setCurrentIndex(field.findData(role))
                field.blockSignals(False)
            self.changed.emit()

    @Slot()
    def _one_chosen(self) -> None:
        if self._all is not None and len(set(self.roles.values())) > 1:
            self._all.blockSignals(True)
            self._all.setCurrentIndex(0)
            self._all.blockSignals(False)
        self.changed.emit()


def _quiet(words: str) -> QLabel:
    made = label(words, role="soft", small=True)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
