"""Makes the pictures in docs/pictures from the real window: `python -m tests.pictures [NAME…]`.

The project is the sample article with the gold's annotations, some grades and some tags; the same
code on the same machine gives the same pictures. Look at each after a visible change.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests import gold
from tests.gui.event_project import copy_event
from tests.gui.hands import CTRL, Hands, settle

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
USUAL, NARROW = (1440, 900), (1024, 640)
APT = "C14"
NAMES = {
    "E3": "Source proche du dossier",
    "E4": "Commission nationale de contrôle",
}
"""The gold's longest names of sources, as an analyst would write them."""
TAGS = {
    "attribution of attack": ("C14", "C15"),
    "official response": ("C06", "C07", "C08", "C09", "C10"),
    "authenticity": ("C11", "C12", "C13"),
    "scale": ("C04",),
}
CHILDREN = {"forgery": ("authenticity", ("C13",))}
LETTERS = {"E1": "C", "E2": "A", "E3": "F", "E4": "A", "E5": "B", "E7": "D"}
DIGITS = {"C01": "3", "C02": "3", "C04": "2", "C06": "2", "C10": "2", "C12": "4", "C14": "3"}


def document() -> dict[str, Any]:
    """The gold as Selon's JSON, with the names, tags and grades of the pictures."""
    plain = gold.document()
    for source in plain["sources"]:
        source["name"] = NAMES.get(source["id"], source["name"])
        source["aliases"] = [name for name in source["aliases"] if name != source["name"]]
    tags = {name: {"id": name, "name": name, "key": str(i)} for i, name in enumerate(TAGS, 1)}
    tags |= {name: {"id": name, "name": name, "parent": of} for name, (of, _) in CHILDREN.items()}
    for colour, tag in enumerate(tags.values(), 1):
        tag["colour"] = colour
    having = TAGS | {name: claims for name, (_, claims) in CHILDREN.items()}
    for of in plain["annotations"]:
        of["at"] = "2017-05-09T08:00:00Z"
        of["tags"] = [tag for tag, claims in having.items() if of["id"] in claims]
        if of["id"] == APT:
            of["note"] = "Hedged in the original. Check against the company's own report."
            of["gloss"] = ["APT 28 is behind the intrusion at En Marche!"]
    grades = [{"id": f"grade {i}", "source": i, "value": v} for i, v in LETTERS.items()]
    grades += [{"id": f"grade {i}", "claim": i, "value": v} for i, v in DIGITS.items()]
    return plain | {"tags": list(tags.values()), "grades": grades}


def make_project(folder: Path) -> Path:
    """The project of the pictures, made as a script makes one: import, then annotate."""
    from click.testing import CliRunner

    from reader.cli import selon
    from reader.resources import resource

    project, file = folder / "En Marche.selon", folder / "annotations.json"
    file.write_text(json.dumps(document()), encoding="utf-8")
    for command in (
        ["import", str(project), str(resource("articles/en-marche.txt"))],
        ["annotate", str(project), str(file)],
    ):
        done = CliRunner().invoke(selon, ["--analyst", "Ada", *command])
        if done.exit_code:
            raise SystemExit(done.output)
    return project


# --- what is to be seen ------------------------------------------------------------------------


def reading(hands: Hands) -> QWidget:
    """The article with a claim active and words selected."""
    hands.window.going.to_annotation("C06")
    hands.page.scroll_to(0)
    hands.drag("Emleaks")
    return hands.window


def dark(hands: Hands) -> QWidget:
    """The same at night."""
    return _dressed(hands, "dark")


def contrast(hands: Hands) -> QWidget:
    """The same in high contrast."""
    return _dressed(hands, "contrast")


def _dressed(hands: Hands, theme: str) -> QWidget:
    hands.window.actions_by_name[f"theme_{theme}"].trigger()
    settle()
    return reading(hands)


def card(hands: Hands) -> QWidget:
    """The open card of a claim."""
    hands.click_words("APT 28 serait")
    return hands.window


def suggestions(hands: Hands) -> QWidget:
    """An article that is being gone through: some accepted, one active."""
    window = hands.window
    hands.until(lambda: window.suggestions.is_read and window.findChild(QWidget, "suggestions"))
    window.activateWindow()
    window.page.setFocus()
    settle()
    for key in ("]", "]", Qt.Key.Key_Return, Qt.Key.Key_Return):
        hands.key(key)
    window.status.clear_message()
    return window


def empty(hands: Hands) -> QWidget:
    """A project in which there is nothing yet."""
    return hands.window


def sources(hands: Hands) -> QWidget:
    """The Sources view."""
    hands.key("3", Qt.KeyboardModifier.AltModifier)
    hands.window.going.to_source("E5")
    return hands.window


RATED = {"C14": ("CC", "C", "I"), "C13": ("C", "C", "II"), "C06": ("C", "C", "C")}


def network(hands: Hands) -> QWidget:
    """The network of the invented event, its circle lit."""
    hands.key("6", Qt.KeyboardModifier.AltModifier)
    view = hands.window.going.view("network")
    hands.until(lambda: not (view.is_busy or hands.window.jobs.running))
    view.choose("files")
    return hands.window


EXPLANATIONS = (
    "APT 28 did it",
    "A false flag: somebody wants it to look like APT 28",
    "An insider",
)


def hypotheses(hands: Hands) -> QWidget:
    """The table of the guide's example."""
    from reader.domain import hypotheses as of
    from reader.domain.project import Hypothesis

    session = hands.window.session
    for number, words in enumerate(EXPLANATIONS):
        session.perform(of.add(Hypothesis(f"H{number}", words), ()))
    for claim, codes in RATED.items():
        for known, code in zip(session.store.things("hypothesis"), codes, strict=True):
            session.perform(of.rate(known, of.Row(claim), code))
    hands.key("7", Qt.KeyboardModifier.AltModifier)
    return hands.window


def matrix(hands: Hands) -> QWidget:
    """Who says what of the invented event, what contradicts itself first."""
    look = hands.window.settings.view(hands.window.session.store.project().id).matrix
    look.row_order = "standing"
    hands.key("4", Qt.KeyboardModifier.AltModifier)
    _gathered(hands, "matrix")
    view = hands.window.going.view("matrix")
    view.table.setCurrentIndex(view.model.place("paid", "ministry"))
    return hands.window


def claims(hands: Hands) -> QWidget:
    """Every claim of the event, with the statements at the side."""
    hands.key("2", Qt.KeyboardModifier.AltModifier)
    hands.until(lambda: not hands.window.jobs.running)
    return hands.window


def search(hands: Hands) -> QWidget:
    """All results for a word of the event."""
    hands.key("f", CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.type("urgences OR hospital")
    hands.until(lambda: hands.window.going.view("search").model.rowCount() > 3)
    return hands.window


def timeline(hands: Hands) -> QWidget:
    """The same event by the dates of report."""
    hands.key("5", Qt.KeyboardModifier.AltModifier)
    _gathered(hands, "timeline")
    lanes = hands.window.going.view("timeline").lanes
    lanes.setCurrentIndex(lanes.items.index(lanes.items.place("e15", "wilk", "asserts")))
    return hands.window


def _gathered(hands: Hands, name: str) -> None:
    view = hands.window.going.view(name)
    hands.until(lambda: not (view.gathering.is_busy or hands.window.jobs.running))


def export(hands: Hands) -> QWidget:
    """The export dialog with the preview of a workbook."""
    hands.key("e", CTRL)
    dialog = hands.find("exportDialog")
    dialog.resize(1040, 620)
    dialog.format.choose("xlsx")
    hands.until(lambda: dialog.pane.table.rowCount() > 3 and not hands.window.jobs.running)
    return dialog


def printing(hands: Hands) -> QWidget:
    """The pages of an article before they are printed."""
    hands.key("p", CTRL)
    hands.until(lambda: hands.window.printing.preview is not None)
    preview = hands.window.printing.preview
    preview.resize(940, 760)
    settle()
    pages = preview.findChild(QPrintPreviewWidget)
    pages.setFacingPagesViewMode()
    pages.setCurrentPage(5)
    settle()
    return preview


def original(hands: Hands) -> QWidget:
    """A PDF with its pages beside the text."""
    window = hands.window
    file = window.session.store.path.with_name("en-marche.pdf")
    file.write_bytes(printed_sample())
    before = set(window.session.articles)
    window.import_paths([file])
    while not (new := set(window.session.articles) - before) or window.jobs.running:
        QApplication.processEvents()
    window.going.to_article(new.pop(), 0)
    hands.key("o")
    panel = hands.find("original")
    while not panel.pages.has_picture(1) or window.jobs.running:
        QApplication.processEvents()
    window.status.clear_message()
    return window


def printed_sample() -> bytes:
    """The sample article as a PDF of two columns."""
    from io import BytesIO

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    from reader.resources import resource

    text = resource("articles/en-marche.txt").read_text(encoding="utf-8")
    title, *rest = [part.strip() for part in text.split("\n\n") if part.strip()]
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=22, leading=26, spaceAfter=12)
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15, spaceAfter=8)
    made = BytesIO()
    document = BaseDocTemplate(made, pagesize=(595, 842), invariant=True)
    frames = [Frame(left, 50, 240, 740, id=str(left)) for left in (50, 305)]
    document.addPageTemplates([PageTemplate("two", frames)])
    document.build([Paragraph(title, head), *(Paragraph(part, body) for part in rest)])
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown in a window of a size."""

    show: Callable[[Hands], QWidget]
    size: tuple[int, int] = USUAL
    is_empty: bool = False
    is_event: bool = False
    """Whether the project is the invented event."""
    is_bare: bool = False
    """Whether nothing is marked in the sample article yet."""


ALL = {
    "light": Picture(reading),
    "dark": Picture(dark),
    "contrast": Picture(contrast),
    "narrow": Picture(reading, NARROW),
    "empty": Picture(empty, is_empty=True),
    "card": Picture(card),
    "suggestions": Picture(suggestions, is_bare=True),
    "sources": Picture(sources),
    "claims": Picture(claims, is_event=True),
    "search": Picture(search, is_event=True),
    "matrix": Picture(matrix, is_event=True),
    "timeline": Picture(timeline, is_event=True),
    "hypotheses": Picture(hypotheses, NARROW),
    "network": Picture(network, is_event=True),
    "export": Picture(export, is_event=True),
    "print": Picture(printing, is_event=True),
    "original": Picture(original),
}


@contextmanager
def shown(picture: Picture) -> Iterator[QWidget]:
    """What a picture is of, shown in a window on a project of its own."""
    from reader.app import open_window
    from reader.resources import resource
    from tests.gui.importing import import_text

    with TemporaryDirectory() as made:
        folder = Path(made)
        project = folder / "New project.selon"
        if picture.is_event:
            copy_event(project := folder / "Valmont.selon")
        elif picture.is_bare:
            import_text(project, resource("articles/en-marche.txt"))
        elif not picture.is_empty:
            project = make_project(folder)
        profile = folder / "profile"
        profile.mkdir()
        (profile / "settings.json").write_text('{"theme": "light"}', encoding="utf-8")
        window = open_window(project, profile)
        window.resize(*picture.size)
        QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))
        window.activateWindow()
        window.page.setFocus()
        settle()
        widget = picture.show(Hands(window))
        # the pointer rests where nothing lights up
        QTest.mouseMove(window.windowHandle(), window.status.geometry().center())
        settle()
        yield widget
        window.close()
        settle()


def main(names: list[str]) -> None:
    """Make the named pictures, all without a name."""
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in names or ALL:
        with shown(ALL[name]) as widget:
            path = PICTURES / f"{name}.png"
            if not widget.grab().save(str(path)):
                raise SystemExit(f"{path} could not be written")
            print(f"{path.relative_to(PICTURES.parent.parent)}  {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
