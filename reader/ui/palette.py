"""The palette: one field for everything (Ctrl+K); ">" for commands only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reader.ui import finding
from reader.ui.actions import ACTIONS
from reader.ui.find_box import FindBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.ui.finding import Find
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme


class Palette(FindBox):
    """Commands are done at once; of all else it tells where one wants to go."""

    article_requested = Signal(str)
    source_requested = Signal(str)
    tag_requested = Signal(str)
    annotation_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        actions: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("palette")
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName("Find anything")
        self.field.setPlaceholderText("Articles, claims, sources, tags…  > for commands")
        self._session = session
        self._actions = actions
        self._front: str | None = None
        self._finds: list[Find] = []
        self._annotations: list[Find] | None = None

    def open(self, text: str = "", front: str | None = None) -> None:
        """Show the palette with `text` typed; `front` is the article that is read."""
        self._front = front
        self._annotations = None
        self._finds = finding.things(self._session)
        self._finds += finding.commands(ACTIONS, self._actions)
        self.open_box(text)

    def offered(self, text: str) -> list[Find]:
        if len(text.strip()) < 2 or text.lstrip().startswith(">"):
            return self._finds
        if self._annotations is None:
            # read once an opening, and not before words are asked for
            self._annotations = list(finding.marked(self._session, self._front))
        return [*self._finds, *self._annotations]

    def take(self, find: Find) -> None:
        if find.kind == finding.COMMAND:
            self._actions[find.id].trigger()
        else:
            getattr(self, f"{find.kind}_requested").emit(find.id)
