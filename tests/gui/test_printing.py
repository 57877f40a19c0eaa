"""Printing by hand: Ctrl+P, the preview, and what reaches the paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication

from tests.gui.hands import CTRL, Hands
from tests.gui.shell_project import articles, copy_project


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.window.going.to_article(articles(hands.window.session)[0])
    return hands


def preview(hands: Hands) -> QPrintPreviewDialog:
    def shown() -> list[QPrintPreviewDialog]:
        return [w for w in QApplication.topLevelWidgets() if w.objectName() == "printPreview"]

    hands.until(shown)
    return shown()[0]


def printed(shown: QPrintPreviewDialog, to: Path) -> list[str]:
    """The words of each page that the preview's printer would print, on a PDF."""
    from pypdf import PdfReader

    printer = shown.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(to))
    shown.findChild(QPrintPreviewWidget).print_()
    pages = [page.extract_text() for page in PdfReader(to).pages]
    shown.close()
    return pages


def test_the_article_in_front_is_printed(hands: Hands, tmp_path: Path) -> None:
    hands.key("p", CTRL)
    shown = preview(hands)
    assert not shown.isModal()
    number = shown.findChild(QPrintPreviewWidget).pageCount()
    pages = printed(shown, tmp_path / "out.pdf")
    assert number == len(pages) > 1
    words = " ".join(" ".join(pages).split())
    assert "le groupe APT 28 serait" in words and "Vitali Kremez" in words
    assert "An inquiry was opened" not in words, "of the article in front alone"


def test_all_of_it_from_another_view_and_only_some_pages(hands: Hands, tmp_path: Path) -> None:
    hands.key("2", Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: not hands.window.jobs.running)
    hands.key("p", CTRL)
    shown = preview(hands)
    whole = shown.findChild(QPrintPreviewWidget).pageCount()
    shown.printer().setFromTo(2, 3)
    assert whole > 3
    assert len(printed(shown, tmp_path / "some.pdf")) == 2


def test_the_window_goes_on_while_pages_are_painted(hands: Hands, tmp_path: Path) -> None:
    """The wait cursor is there as long as the preview is painted; timers ring between two pages."""
    rung = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: rung.append(QApplication.overrideCursor() is not None))
    ticking.start(0)
    hands.key("p", CTRL)
    shown = preview(hands)
    hands.until(lambda: any(rung))
    ticking.stop()
    shown.close()


def test_what_the_export_dialog_has_chosen_is_printed(hands: Hands, tmp_path: Path) -> None:
    hands.key("e", CTRL)
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "exportDialog")
    assert shown.writing.print_button.isHidden(), "a table is not printed from here"
    shown.format.choose("pdf")
    hands.click("exportArticle", shown)
    language = hands.find("option_language", shown)
    language.setFocus()
    hands.key(Qt.Key.Key_Down)
    hands.click("printExport", shown)
    words = " ".join(" ".join(printed(preview(hands), tmp_path / "fr.pdf")).split())
    assert "RAPPORT" in words and "Méthode et légende" in words
    shown.close()


def test_very_many_pages_are_not_printed_from_the_window(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.ui import printing

    monkeypatch.setattr(printing, "MOST", 2)
    hands.key("p", CTRL)
    hands.until(
        lambda: (
            "more pages than the 2 that are printed from here" in hands.window.status.message.text()
        )
    )
    assert hands.window.printing.preview is None
