"""Articles with suggestions in a real window, and looking for them as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader.domain.arrivals import article_edit
from reader.domain.article import Draft
from reader.store.store import Store
from tests.gui.hands import Hands, settle
from tests.gui.shell_project import ANALYST, draft

KREMEZ = "le groupe APT 28 serait derrière le piratage"
COURT = "« Nous avons vu ces documents circuler vendredi soir »"
DUPONT = "« Aucune donnée n'a été perdue »"
TEXT = (
    f"Selon Vitali Kremez, {KREMEZ}.\n\n"
    f"{COURT}, précise le parquet de Paris.\n\n"
    f"{DUPONT}, assure Marine Dupont.\n\n"
    "Rien d'autre n'est connu de cette affaire."
)


def project_of(path: Path, *drafts: Draft) -> Path:
    """A project with these articles."""
    store = Store.open(path, create=True)
    for one in drafts:
        store.apply(article_edit(one)[1], analyst=ANALYST, origin="command")
    store.close()
    return path


def project_with(path: Path, *texts: str) -> Path:
    """A project with an article of each of these French texts."""
    drafts = (draft(f"Piratage {n}", text, "fr", "2017-05-08") for n, text in enumerate(texts, 1))
    return project_of(path, *drafts)


def read_by_program(hands: Hands) -> Hands:
    """Wait until the article in front has been read and its suggestions are shown."""
    window = hands.window
    hands.until(lambda: window.suggestions.is_read and window.findChild(QWidget, "suggestions"))
    at_page(hands)
    return hands


def at_page(hands: Hands) -> None:
    """The keyboard is at the page."""
    hands.window.activateWindow()
    hands.page.setFocus()
    settle()


def said(hands: Hands) -> str:
    """What the bar says: the count, and the words beside it."""
    bar = hands.find("suggestions")
    labels = (bar.findChild(QWidget, name) for name in ("suggestionsCount", "suggestionsWhy"))
    return " · ".join(label.text() for label in labels if label.isVisible() and label.text())


def told_below(hands: Hands) -> str:
    """All that the status line says."""
    labels = hands.window.status.findChildren(QLabel)
    return " · ".join(label.text() for label in labels if label.isVisible())


def dashed(hands: Hands) -> list[str]:
    """The words that are underlined with dashes, in the order of the text."""
    marks = sorted((a, b) for _, a, b, part in hands.page.marks if part == "draft")
    return [hands.page.text[a:b] for a, b in marks]


def active_words(hands: Hands) -> str:
    """The dashed words of the active suggestion, "" where none is active."""
    found = hands.page.marks.of(hands.page.painting.active)
    return " … ".join(hands.page.text[a:b] for _, a, b, part in found if part == "draft")


def in_file(hands: Hands, entity: str) -> list:  # type: ignore[type-arg]
    """The things of a kind as they stand in the project file, read by another program."""
    store = Store.open(hands.window.session.store.path, read_only=True)
    try:
        return list(store.things(entity))
    finally:
        store.close()


def dialog(name: str) -> QWidget:
    """The dialog of that name that is shown."""
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]
    assert found, f"no {name} is shown"
    found[0].activateWindow()
    settle()
    return found[0]


Opens = Callable[..., Hands]
