"""The views of a window, in the order of their tabs; each is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name (of its action "view_…", too), its tab's title, and what makes it.

    `make` is None for the reading view, which is there from the start. A view keeps its state
    while another one is in front; where it has a `take_focus`, that gives it the keyboard.
    """

    name: str
    title: str
    make: Callable[[MainWindow], QWidget] | None = None


def _sources(window: MainWindow) -> QWidget:
    from reader.ui.sources.view import SourcesView

    view = SourcesView(window)
    view.annotation_requested.connect(window.going.to_annotation)
    view.said.connect(window.status.say)
    return view


def _matrix(window: MainWindow) -> QWidget:
    from reader.ui.matrix.view import MatrixView

    return MatrixView(window)


def _timeline(window: MainWindow) -> QWidget:
    from reader.ui.timeline.view import TimelineView

    return TimelineView(window)


def _network(window: MainWindow) -> QWidget:
    from reader.ui.network.view import NetworkView

    return NetworkView(window)


def _hypotheses(window: MainWindow) -> QWidget:
    from reader.ui.hypotheses.view import HypothesesView

    view = HypothesesView(window)
    view.annotation_requested.connect(window.going.to_annotation)
    view.said.connect(window.status.say)
    return view


def _claims(window: MainWindow) -> QWidget:
    from reader.ui.claims.view import ClaimsView

    return ClaimsView(window)


def _search(window: MainWindow) -> QWidget:
    from reader.ui.search.view import SearchView

    project = window.session.store.project().id
    view = SearchView(window.session, window.theme, window.searches, window.settings.view(project))
    view.found_requested.connect(window.going.to_found)
    view.said.connect(window.status.say)
    view.export_requested.connect(window.dialogs.export)
    return view


VIEWS: tuple[View, ...] = (
    View("read", "Read"),
    View("claims", "Claims", _claims),
    View("sources", "Sources", _sources),
    View("matrix", "Matrix", _matrix),
    View("timeline", "Timeline", _timeline),
    View("network", "Network", _network),
    View("hypotheses", "Hypotheses", _hypotheses),
    View("search", "Search", _search),
)
"""A new view is one entry here, one row in the table of actions, and its command."""
