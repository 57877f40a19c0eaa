"""Names that strangers chose are shown as text, everywhere, and push nothing out of its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from reader.export.registry import exporters
from reader.importing import import_each
from reader.store.check import check
from reader.store.store import Store
from tests.gui.conftest import open_hands  # noqa: F401 (a fixture)
from tests.gui.hands import Hands, settle
from tests.hostile.names import NASTY, make_project

HTML = re.compile(r"<[a-z!/?]", re.IGNORECASE)
OWN_HTML = re.compile(r"<qt>([^<>]|<br>)*</qt>")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("names") / "p.selon"
    make_project(path).close()
    return path.read_bytes()


@pytest.fixture
def hands(open_hands, tmp_path: Path, project: bytes) -> Iterator[Hands]:  # noqa: F811
    name = "<b>Bold & <i>.selon"
    (tmp_path / name).write_bytes(project)
    hands = open_hands(name)
    yield hands
    hands.window.close()
    assert check(tmp_path / name) == []


def taken_for_html(root: QWidget) -> list[str]:
    """What of the window and its dialogs Qt would read as HTML, or as the mark of a key."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        tips = [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        tips += [action.toolTip() for action in widget.actions()]
        found += [tip for tip in tips if HTML.search(tip) and not OWN_HTML.fullmatch(tip)]
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            found += [widget.text()] if HTML.search(widget.text()) else []
        if isinstance(widget, QAbstractButton) and widget.text().replace("&&", "").count("&"):
            found.append(widget.text())
        found += [a.text() for a in widget.actions() if "& " in a.text().replace("&&", "")]
        found += [a.text() for a in widget.actions() if len(a.text()) > 130]
    return found


def test_every_card_shows_them_as_text(hands: Hands) -> None:
    window = hands.window
    for row in sorted(window.session.articles.values(), key=lambda row: row.number):
        window.reading.open(row.id)
        settle()
        for annotation in window.session.store.annotations_of(row.id):
            window.marking.activate(annotation.id, "open")
            settle()
            assert taken_for_html(window) == []
            for scroll in hands.card().findChildren(QScrollArea):
                assert scroll.widget().width() <= scroll.viewport().width(), row.title[:40]
    assert window.width() == 1440


@pytest.mark.parametrize(
    "action", ["toggle_tags", "toggle_annotation_list", "toggle_history", "view_sources"]
)
def test_every_panel_shows_them_as_text(hands: Hands, action: str) -> None:
    window = hands.window
    window.actions_by_name[action].trigger()
    settle()
    if action == "view_sources":
        for source in window.session.sources:
            hands.find("sourcesView").show_source(source)
            settle()
            assert taken_for_html(window) == []
    window.resize(800, 600)
    settle()
    assert (window.width(), window.height()) == (800, 600)
    assert taken_for_html(window) == []


@pytest.mark.parametrize(
    "action", ["command_palette", "export", "article_details", "merge_source", "preferences"]
)
def test_every_dialog_shows_them_as_text(hands: Hands, action: str) -> None:
    hands.window.actions_by_name[action].trigger()
    settle()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            assert taken_for_html(widget) == []
            assert widget.width() <= 1440
            if widget is not hands.window:
                widget.close()
    settle()


def test_a_trouble_with_such_a_name_is_told_as_text(hands: Hands) -> None:
    from reader.store.errors import ProjectTrouble

    for name in NASTY:
        hands.window.session.troubled.emit(ProjectTrouble(f"“{name}” is gone.", f"See {name}."))
        settle()
        assert taken_for_html(hands.window) == []
        assert hands.window.width() == 1440


def export(store: Store, name: str) -> bytes:
    out = io.BytesIO()
    with store.report() as report:
        exporters()[name].write(report, out, None)
    return out.getvalue()


def test_exports_hold_them_as_text_and_are_read_back_equal(tmp_path: Path, project: bytes) -> None:
    (tmp_path / "p.selon").write_bytes(project)
    store = Store.open(tmp_path / "p.selon")
    plain = export(store, "json")
    (tmp_path / "out.json").write_bytes(plain)
    again = Store.open(tmp_path / "again.selon", create=True)
    author = store.things("analyst")[0]
    list(import_each(again, [tmp_path / "out.json"], author, origin="command"))
    assert export(again, "json") == plain
    table = export(store, "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert any(cell.lstrip("'") == NASTY[7] for cell in cells)
    store.close()
    again.close()
