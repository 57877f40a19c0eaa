"""The Timeline view: a lane for each source, its claims in it by date, the passage below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from reader.ui.claims.preview import Preview
from reader.ui.gathering import Gathering
from reader.ui.labels import label
from reader.ui.matrix.legend import Legend
from reader.ui.models.timeline import TimelineModel
from reader.ui.theme.fonts import reading_font
from reader.ui.timeline.bar import TimelineBar
from reader.ui.timeline.gathering import Arranged, Gathered, arrange, gather
from reader.ui.timeline.lanes import Lanes
from reader.ui.timeline.placing import FEW
from reader.ui.wording import count, day

if TYPE_CHECKING:
    from reader.ui.jobs import Answer
    from reader.ui.main_window import MainWindow

FOLLOWED = frozenset({"annotation", "source", "tag", "statement", "article", "version"})
EMPTY = "No claim yet. Select words in an article and press C."
NONE_PASSES = "No claim passes the filter. Esc in the field clears it."
SIGNS = "? uncertain · ~ about · » goes on · corner: contested"


class TimelineView(QWidget):
    """Follows the project; the current item stays where it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("timelineView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        self._look = window.settings.view(window.session.store.project().id).timeline
        self._all: Gathered | None = None
        self._here = ("", "", "")
        self._job = 0
        self.model = TimelineModel(self)
        self.bar = TimelineBar(self._look)
        self.lanes = Lanes(self.model, window.theme)
        self.preview = Preview(window.session, window.theme)
        self.legend = Legend(window.theme, SIGNS)
        self.gathering = Gathering(window, self._wish, FOLLOWED, self.isVisible, self)
        self._title = label("Who said what when")
        self._title.setFont(reading_font(24, 600))
        self.summary = label(role="soft", wraps=True)
        self.summary.setObjectName("timelineSummary")
        self.empty = label(role="soft", wraps=True)
        self.empty.setObjectName("timelineEmpty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._wire()

    # --- building ------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        lanes = QWidget()
        self._stack = QStackedLayout(lanes)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.lanes)
        self._stack.addWidget(self.empty)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(lanes)
        parts.addWidget(self.preview)
        parts.setStretchFactor(0, 1)
        parts.setSizes([600, 110])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self.summary)
        layout.addSpacing(8)
        layout.addWidget(self.bar)
        layout.addSpacing(8)
        layout.addWidget(parts, 1)
        layout.addWidget(self.legend)

    def _wire(self) -> None:
        self.bar.gathered.connect(self._other_date)
        self.bar.arranged.connect(self._arrange)
        self.bar.zoomed.connect(self.lanes.zoom)
        self.bar.fitted.connect(self.lanes.fit)
        self.bar.left.connect(self.lanes.setFocus)
        self.gathering.came.connect(self._came)
        self._window.jobs.answered.connect(self._arranged)
        self._window.standings.changed.connect(self._weighed)
        self.lanes.opened.connect(self._window.going.to_annotation)
        self.lanes.selectionModel().currentChanged.connect(self._moved)

    def take_focus(self) -> None:
        """The view was come to: bring it up to date, and go on at the item where one was."""
        self.gathering.look()
        self.lanes.setFocus()

    # --- what is shown -------------------------------------------------------------------------

    def _wish(self) -> tuple[Any, ...]:
        return gather, self._window.session.store.path, self._look.by

    @Slot(object)
    def _came(self, gathered: Gathered) -> None:
        self._all = gathered
        self._weighed()
        self._arrange()

    @Slot()
    def _weighed(self) -> None:
        codes = self._window.standings.codes
        self.model.contested = {key for key, code in codes.items() if code == "contested"}
        self.lanes.viewport().update()

    @Slot()
    def _arrange(self) -> None:
        """At once where there is little; else beside the window, always for the last wish."""
        of = self._all
        if of is None:
            return
        typed, order = self.bar.filter.text(), self._look.order
        if len(of.items) <= FEW:
            self._window.jobs.cancel(self._job)
            self._job = 0
            self._show(arrange(None, of, typed, order))
            return
        self._window.jobs.cancel(self._job)
        self._job = self._window.jobs.start(arrange, of, typed, order)

    @Slot(object)
    def _arranged(self, answer: Answer) -> None:
        if self._job and answer.job == self._job:
            self._job = 0
            self._show(answer.value)

    @property
    def is_busy(self) -> bool:
        """Whether what is asked for is still to come."""
        return bool(self._job) or self.gathering.is_busy

    def _show(self, arranged: Arranged) -> None:
        of, here = self._all, self._here
        assert of is not None
        self.model.show_lanes(arranged, of.names, of.under)
        row = self.model.place(*here) if here[0] else -1
        if arranged.rows:
            self.lanes.setCurrentIndex(self.model.index(max(0, row)))
        self.empty.setText(NONE_PASSES if of.items else EMPTY)
        self._stack.setCurrentIndex(0 if arranged.rows else 1)
        self.legend.setVisible(bool(arranged.rows))
        self.preview.setVisible(bool(arranged.rows))
        self._tell(arranged)
        self._moved()

    def _tell(self, arranged: Arranged) -> None:
        of = self._all
        assert of is not None
        claims, sources, unknown = arranged.number
        words = count(claims, "claim")
        if claims != of.claims:
            words = f"{claims:,} of {count(of.claims, 'claim')}"
        parts = [words, count(sources, "source")]
        if arranged.ends:
            parts.append(" – ".join(dict.fromkeys(map(day, arranged.ends))))
        if unknown:
            parts.append(f"{unknown:,} without a known date")
        self.summary.setText(" · ".join(parts))

    @Slot()
    def _moved(self) -> None:
        index = self.lanes.currentIndex()
        claim = None
        if index.isValid():
            item = self.model.item(index.row())
            self._here = (item.claim, item.lane, item.kind)
            claim = self._window.session.annotation(item.claim)
        self.preview.show_claim(claim)

    @Slot()
    def _other_date(self) -> None:
        self.lanes.fit()
        self.gathering.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "/" or event.matches(QKeySequence.StandardKey.Find):
            self.bar.to_filter()
        else:
            super().keyPressEvent(event)
