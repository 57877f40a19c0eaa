"""A window with a page, its margin and the open card on a real project, for the tests of cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from reader.domain.annotation import Annotation
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.date import Date
from reader.domain.edit import Edit, made
from reader.domain.edits import highlight
from reader.domain.ids import new_id
from reader.domain.project import Analyst
from reader.store.store import Store
from reader.ui.card.form import ActiveCard
from reader.ui.drafting import claim_of
from reader.ui.margin.view import Margin
from reader.ui.page.view import Page
from reader.ui.session import Session
from reader.ui.theme.theme import Theme
from tests.store import things

TEXT = """En Marche! se dit victime d'un "piratage massif"

Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai à la suite de la diffusion \
sur internet de milliers de documents internes de l'équipe de campagne d'Emmanuel Macron, \
a-t-on appris le 7 mai, de source proche du dossier.

Selon Vitali Kremez, directeur d'études à la société new-yorkaise Flashpoint, spécialisée dans \
le renseignement sur internet, le groupe APT 28 serait derrière le piratage subi par En Marche!

Au total, quelque neuf gigabits de données ont été diffusées par un utilisateur du nom \
d'Emleaks sur Pastebin. En Marche! a déposé plainte, dit Flashpoint. Rien n'est sûr.
"""
CLAIM = "le groupe APT 28 serait derrière le piratage subi par En Marche!"
INQUIRY = "Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai"


class CardWindow(QWidget):
    """Page and margin side by side, the card over them, as the main window has them."""

    def __init__(self, store: Store, theme: Theme, text: str = TEXT) -> None:
        super().__init__()
        self.session = Session(store, Analyst(new_id(), "Ada"), self)
        self.page = Page()
        self.margin = Margin(self.session, self.page, theme)
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.addWidget(self.page)
        splitter.addWidget(self.margin)
        splitter.setStretchFactor(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.card = ActiveCard(self.session, self.page, theme, self)
        self.card.attach(self.margin)
        self.article = self.add_article(text)
        self.resize(1400, 900)
        splitter.setSizes([1064, 336])
        self.show_article()

    def add_article(self, text: str) -> Article:
        """An article of this text in the project, its paragraphs as blocks."""
        article_id, version_id = new_id(), new_id()
        blocks, at = [], 0
        for part in text.split("\n\n"):
            kind = "headline" if not at else "paragraph"
            blocks.append(Block(at, at + len(part.rstrip("\n")), kind))
            at += len(part) + 2
        article = Article(article_id, version_id, title="Piratage", published=Date("2017-05-08"))
        version = Version(version_id, article_id, text_hash(text), tuple(blocks))
        edit = Edit("Import", (made(article), made(version)), texts={version.sha256: text})
        assert self.session.perform(edit)
        found = self.session.store.get("article", article_id)
        assert isinstance(found, Article)
        return found

    def show_article(self) -> None:
        """Show the article on the page and its cards in the margin."""
        version = self.session.store.get("version", self.article.version)
        store = self.session.store
        self.page.show_article(
            self.article, version, store.text(version.sha256), store.marks(version.id)
        )
        self.margin.reload()

    def claim(self, *quotes: str) -> str:
        """Mark words of the article as a claim; its id."""
        text = self.page.text
        spans = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
        claim = claim_of(self.article, text, spans)
        assert self.session.perform(highlight(claim))
        return claim.id

    def stored(self, annotation_id: str) -> Annotation:
        """The annotation as the file has it."""
        (found,) = self.session.store.annotations([annotation_id])
        return found

    def edit(self, annotation_id: str, focus: str | None = None) -> None:
        """Make an annotation the active one and open it, as the main window does."""
        self.page.set_active(annotation_id)
        self.margin.set_active(annotation_id)
        self.card.edit(annotation_id, focus)
        QApplication.processEvents()

    def focused(self) -> str:
        """The object name of the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""


def type_into(name: str, window: QWidget, text: str) -> QWidget:
    """Click a field of the open card and type into it."""
    field = window.findChild(ActiveCard).findChild(QWidget, name)
    assert field is not None and field.isVisible(), name
    target = field.viewport() if hasattr(field, "viewport") else field
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, text)
    return field


@contextmanager
def desk_on(path: Path, app: QApplication, text: str = TEXT) -> Iterator[CardWindow]:
    """A shown window on a new project; closed at the end."""
    theme = Theme("light")
    theme.apply(app)
    window = CardWindow(things.new_project(path.parent, path.name), theme, text)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.card.close()
    window.session.close()
    window.close()
    window.deleteLater()
    app.processEvents()
