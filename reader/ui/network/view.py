"""The Network view: who says what and has it from whom, drawn; or as a list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.claim_filter import ClaimFilter
from reader.domain.network import FIRST, MOST, SOURCE, Material, Network, NetworkFilter
from reader.ui.exporting.naming import marking_of, title_of
from reader.ui.labels import label
from reader.ui.models.network import NetworkModel
from reader.ui.models.rows import ROW
from reader.ui.network.aside import Aside
from reader.ui.network.bar import Bar
from reader.ui.network.canvas import Canvas
from reader.ui.network.gathering import arrange
from reader.ui.network.legend import Legend
from reader.ui.network.list_rows import NetworkRows
from reader.ui.network.scene import NetworkScene
from reader.ui.network.writing import (
    FORMATS,
    ask_file,
    picture,
    svg,
    write_bytes,
    write_graph,
    write_picture,
)
from reader.ui.theme.fonts import reading_font
from reader.ui.view_head import view_head
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.domain.edit import Applied
    from reader.ui.jobs import Answer, Failure
    from reader.ui.main_window import MainWindow
    from reader.ui.network.gathering import Arranged

EMPTY = "No claim yet. Select words in an article and press C, then say in the card who says it."
NOTHING = "Nothing passes the filter. “Show all” above draws everything again."
WAITING = "Laying out…"
REST = 120
"""Milliseconds without an edit after which the network is read anew."""
LOW = 480
"""Pixels of height under which the legend goes."""
_FOLLOWED = {"annotation", "grade", "source", "tag", "statement", "connection", "article"}


class NetworkView(QWidget):
    """Filter, drawing or list, card, legend. Places of nodes are kept with the project's view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("networkView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        self._session = window.session
        self._standings = window.standings
        self._view = window.settings.view(window.session.store.project().id)
        self.network = Network()
        self._material: Material | None = None
        self._job = 0
        self._is_old = False
        self._format = ""
        self._most = FIRST
        self._copied: dict[str, str] = {}
        self.scene = NetworkScene(window.theme, self)
        self.canvas = Canvas(self.scene, window.theme)
        self.model = NetworkModel(self)
        self.list = QListView()
        self.bar = Bar(window.session)
        self.aside = Aside()
        self.legend = Legend(window.theme)
        self._title = label("Network")
        self._title.setFont(reading_font(24, 600))
        self._summary = label(role="soft", wraps=True)
        self._summary.setObjectName("networkSummary")
        self._empty = label(WAITING, role="soft", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self.ask)
        self._lay_out()
        self._wire()
        self.ask()

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.buttons: dict[str, QToolButton] = {}
        for name, text, tip in (
            ("networkMore", "Show more", "Draw twice as many, the next best joined ones"),
            ("networkSmaller", "−", "Smaller (−)"),
            ("networkLarger", "+", "Larger (+)"),
            ("networkFit", "Fit", "Show the whole network (0)"),
            ("networkAnew", "Arrange anew", "Forget where everything stands and lay it out again"),
            ("networkList", "As a list", "The same in words, for the keyboard and screen readers"),
            ("networkExport", "Export ▾", "As a drawing, a picture or a graph"),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setProperty("role", "soft")
            self.buttons[name] = button
        self.buttons["networkMore"].hide()
        self.list.setObjectName("networkListView")
        self.list.setAccessibleName("Network as a list")
        self.list.setModel(self.model)
        self.list.setItemDelegate(NetworkRows(self._window.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.stack = QStackedWidget()
        for part in (self.canvas, self.list, self._empty):
            self.stack.addWidget(part)
        self.stack.setCurrentWidget(self._empty)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.stack, 1)
        body.addWidget(self.aside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 12)
        layout.setSpacing(10)
        beside = [button for name, button in self.buttons.items() if name != "networkMore"]
        layout.addLayout(view_head(self._title, self._summary, beside, 4))
        self.bar.add(self.buttons["networkMore"])  # it widens as the others narrow
        layout.addWidget(self.bar)
        layout.addLayout(body, 1)
        layout.addWidget(self.legend)

    def _wire(self) -> None:
        buttons, canvas = self.buttons, self.canvas
        buttons["networkMore"].clicked.connect(self.show_more)
        buttons["networkSmaller"].clicked.connect(canvas.farther)
        buttons["networkLarger"].clicked.connect(canvas.closer)
        buttons["networkFit"].clicked.connect(canvas.fit)
        buttons["networkAnew"].clicked.connect(self.arrange_anew)
        buttons["networkList"].setCheckable(True)
        buttons["networkList"].toggled.connect(self._show_part)
        menu = QMenu(self)
        for format, words in FORMATS.items():
            menu.addAction(f"{words} ({format.upper()})…").setData(format)
        menu.triggered.connect(self._ask_export)
        buttons["networkExport"].setMenu(menu)
        buttons["networkExport"].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        canvas.chosen.connect(self._chosen)
        canvas.opened.connect(self.to_claims)
        self.list.activated.connect(self._open_row)
        self.list.selectionModel().currentChanged.connect(self._row_changed)
        self.bar.wanted.connect(self._narrow)
        self.aside.claims_wanted.connect(self.to_claims)
        self.aside.page_wanted.connect(self.to_page)
        self.aside.alone_wanted.connect(self._alone)
        self._standings.changed.connect(self._weighed)
        self._session.edited.connect(self._edited)
        self._window.jobs.answered.connect(self._answered)
        self._window.jobs.failed.connect(self._failed)
        self._window.theme.changed.connect(self._dress)

    def take_focus(self) -> None:
        """The keyboard goes to the drawing, or to the list."""
        if self._is_old:
            self.ask()
        (self.stack.currentWidget() or self).setFocus()

    # --- asking --------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether a layout is still to come."""
        return bool(self._job or self._soon.isActive())

    @Slot()
    def ask(self) -> None:
        """Read the project and lay out what passes; the layout before it is not waited for."""
        self._soon.stop()
        self._is_old = False
        self._material = None
        self._start()

    def _start(self) -> None:
        jobs = self._window.jobs
        jobs.cancel(self._job)
        self._copied = dict(self._standings.copied)
        self._job = jobs.start(
            arrange,
            self._session.store.path,
            self._material,
            self._copied,
            self._with_tags_below(self.bar.filter),
            dict(self._view.places),
            self._most,
        )

    def _with_tags_below(self, of: NetworkFilter) -> NetworkFilter:
        tags, known = set(of.tags), self._session.tags
        for _ in range(len(known) if tags else 0):
            below = {tag.id for tag in known.values() if tag.parent in tags} - tags
            if not below:
                break
            tags |= below
        return replace(of, tags=frozenset(tags))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        self._job = 0
        found: Arranged = answer.value
        first = not self.network.nodes
        shape = set(found.network.nodes) != set(self.network.nodes)
        self._material = self.bar.material = found.material
        self.network = found.network
        self._view.keep_places(found.places)
        current = self.canvas.current
        self.scene.show_network(found.network, found.places)
        self.model.show_network(found.network)
        self.legend.show_network(found.network)
        self.bar.show_filter(self.bar.filter)
        self._show_part()
        if first or shape:
            self.canvas.begin()
        self.canvas.choose(current, seen=False)
        self._tell()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        from reader.store.errors import ProjectTrouble

        if failure.job != self._job:
            return
        self._job, self._is_old = 0, True
        if isinstance(failure.error, ProjectTrouble):
            self._window.status.trouble(failure.error)
        else:
            self._window.dialogs.tell_bug(failure.report)

    @Slot(object)
    def _edited(self, applied: Applied) -> None:
        if any(change.entity in _FOLLOWED for change in applied.edit.changes):
            self._late()

    @Slot()
    def _weighed(self) -> None:
        # the network weighs by itself; of the window's standings it takes what is a copy
        if self._copied != self._standings.copied:
            self._late()

    def _late(self) -> None:
        self._is_old = True
        if self.isVisible():
            self._soon.start()

    # --- showing -------------------------------------------------------------------------------

    @Slot()
    def _show_part(self) -> None:
        if not self.network.nodes:
            self._empty.setText(EMPTY if self.bar.filter.is_empty else NOTHING)
            self.stack.setCurrentWidget(self._empty)
        else:
            as_list = self.buttons["networkList"].isChecked()
            self.stack.setCurrentWidget(self.list if as_list else self.canvas)
        for name in ("networkSmaller", "networkLarger", "networkFit"):
            self.buttons[name].setEnabled(self.stack.currentWidget() is self.canvas)
        self.buttons["networkExport"].setEnabled(bool(self.network.nodes))

    def _tell(self) -> None:
        nodes = self.network.nodes.values()
        sources = sum(1 for node in nodes if node.kind == SOURCE)
        parts = [
            count(sources, "source"),
            count(len(self.network.nodes) - sources, "statement or claim", "statements and claims"),
        ]
        contested = sum(1 for node in nodes if node.form == "contested")
        parts += [f"{contested} contested"] if contested else []
        circles = sum(1 for ring in self.network.rings if ring.kind in ("each other", "returns"))
        parts += [count(circles, "circular report")] if circles else []
        left_out = self.network.left_out
        if left_out:
            how = "narrow it" if self._most >= MOST else "show more or narrow it"
            parts.append(f"{left_out:,} less joined ones are left out: {how}")
        self.buttons["networkMore"].setVisible(bool(left_out) and self._most < MOST)
        self._summary.setText(" · ".join(parts) if self.network.nodes else "")

    @Slot()
    def _dress(self) -> None:
        self.canvas.repaint_ground()
        if self.network.nodes:
            places = {id: item.pos().toTuple() for id, item in self.scene.nodes.items()}
            current = self.canvas.current
            self.scene.show_network(self.network, places)
            self.canvas.choose(current, seen=False)
        self.legend.update()

    @Slot(str)
    def _chosen(self, id: str) -> None:
        self.aside.show_node(id, self.network, self._material)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, current: QModelIndex) -> None:
        row = current.data(ROW) if current.isValid() else None
        if row is not None and row.id != self.canvas.current:
            self.canvas.choose(row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.legend.setVisible(event.size().height() >= LOW)
        super().resizeEvent(event)

    # --- going on ------------------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Make a node the current one."""
        self.canvas.choose(id)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        self.to_claims(index.data(ROW).id)

    @Slot(str)
    def to_claims(self, id: str) -> None:
        """Show the claims of a node in the Claims view; one claim in its article."""
        node = self.network.nodes.get(id)
        going = self._window.going
        if node is None:
            return
        if node.kind != SOURCE and id in node.claims:
            going.to_annotation(id)
            return
        going.to_view("claims")
        of = ClaimFilter(sources=frozenset((id,))) if node.kind == SOURCE else None
        going.view("claims").show_filter(of or ClaimFilter(statement=id))

    @Slot(str)
    def to_page(self, id: str) -> None:
        """Show the card of a source, or the page of a statement."""
        node = self.network.nodes.get(id)
        going = self._window.going
        if node is None:
            return
        if node.kind == SOURCE:
            going.to_source(id)
        else:
            going.to_view("claims")
            going.view("claims").statements.open(id)

    @Slot(object)
    def _narrow(self, of: NetworkFilter) -> None:
        self._start()

    @Slot(str)
    def _alone(self, statement: str) -> None:
        self.bar.want(NetworkFilter(statement=statement))

    @Slot()
    def show_more(self) -> None:
        """Draw twice as many; what is there stays where it is."""
        self._most = min(MOST, 2 * self._most)
        self._start()

    @Slot()
    def arrange_anew(self) -> None:
        """Lay everything out as if for the first time."""
        self._view.places.clear()
        self._start()
        self.canvas.fit()

    # --- files ---------------------------------------------------------------------------------

    @Slot(QAction)
    def _ask_export(self, action: QAction) -> None:
        self._format = action.data()
        project = self._session.store.path
        folder = Path(self._window.settings.export_folder or project.parent)
        ask_file(self, folder, title_of(self._session.store), self._format, self.write_to)

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write the file; the dialog has asked before writing over one."""
        path = Path(chosen)
        self._window.settings.export_folder = str(path.parent)
        run = self._window.errands.run
        self.scene.light(None)
        theme, store = self._window.theme, self._session.store
        if self._format == "svg":
            drawn = svg(self.scene, theme, store.path.stem, marking_of(store))
            run(write_bytes, drawn, path)
        elif self._format == "png":
            run(write_picture, picture(self.scene, theme, marking_of(store)), path)
        else:
            places = {id: item.pos().toTuple() for id, item in self.scene.nodes.items()}
            run(write_graph, self.network, places, store.project().tlp, path)
        self.scene.light(self.canvas.current or None)
