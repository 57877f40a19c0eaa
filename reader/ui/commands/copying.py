"""The commands that take words away: with their citation, formatted, as a link, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

NOTHING = "Select words, an annotation or claims first."


class CopyCommands(QObject):
    """Edit/Copy as: each works on what is chosen in the view in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def copy_citation(self) -> None:
        self._copy("copy_citation")

    @Slot()
    def copy_rich(self) -> None:
        self._copy("copy_rich")

    @Slot()
    def copy_markdown(self) -> None:
        self._copy("copy_markdown")

    @Slot()
    def copy_link(self) -> None:
        from reader.ui.copying import copy, link_of_article
        from reader.ui.quoting import chosen

        _, quoted = chosen(self._window)
        said = copy("copy_link", quoted or link_of_article(self._window))
        self._window.status.say(said or NOTHING)

    @Slot()
    def copy_as_table(self) -> None:
        from reader.ui.clipboard import put_table
        from reader.ui.tables import table_of
        from reader.ui.wording import count

        window = self._window
        if window.going.here.view == "search":
            window.going.view("search").copy_results()
            return
        table = table_of(window)
        if table is None:
            window.status.say("There is no table here: go to the claims, the sources, the matrix …")
            return
        window.status.say(f"Copied {count(put_table(*table), 'row')} as a table.")

    def _copy(self, form: str) -> None:
        from reader.ui.copying import copy
        from reader.ui.quoting import chosen

        head, quoted = chosen(self._window)
        self._window.status.say(copy(form, quoted, head) or NOTHING)
