"""Reading: which article is in front; keeps the page as the store is and remembers the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.domain.article import Article, Version
from reader.domain.edit import Applied, Change, article_told, turned
from reader.domain.marks import earlier_marks_of, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.settings import Settings

UNNUMBERED = ("headline", "byline")
MANY = 100
"""Annotations of one edit after which the page is painted anew and not one by one."""
MANY_REST = 100
"""Milliseconds without more such edits before it is."""


class Reading(QObject):
    """Shows articles on the page and follows what edits do to the one in front."""

    opened = Signal(str)
    """The id of the article that is now in front, "" when there is none."""

    def __init__(
        self, session: Session, page: Page, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self._settings = settings
        self._project = session.store.project().id
        self.article: Article | None = None
        self.version: Version | None = None
        self.paragraphs: list[int] = []
        """Where the numbered paragraphs of the article in front begin, in code points."""
        session.edited.connect(self._follow)
        self._very_many = QTimer(self)
        self._very_many.setSingleShot(True)
        self._very_many.setInterval(MANY_REST)
        self._very_many.timeout.connect(self._show_many)
        page.zoomed.connect(self._keep_size)

    @Slot(int)
    def _keep_size(self, px: int) -> None:
        self._settings.reading.px = px

    def open_last(self) -> None:
        """Open the article that was in front when the project was closed, else the first."""
        last = self._settings.view(self._project).article
        if last not in self._session.articles:
            last = next(iter(self._session.articles), None)
        if last:
            self.open(last)
        else:
            self.close()

    def open(self, article_id: str, at: int | None = None) -> None:
        """Put an article in front, at a code point or where its reading stopped."""
        if self.article is None or self.article.id != article_id:
            self.remember()
            if not self._show(article_id):
                return
            self._settings.view(self._project).article = article_id
            self.opened.emit(article_id)
        if at is None:
            self._page.stand_at(self._settings.view(self._project).positions.get(article_id, 0))
        else:
            self._page.scroll_to(at)

    def close(self) -> None:
        """Put no article in front."""
        self.article = self.version = None
        self._page.clear_article()
        self.opened.emit("")

    @property
    def is_older(self) -> bool:
        """Whether the page shows a version that is not the current one."""
        return bool(self.article and self.version and self.version.id != self.article.version)

    def show_version(self, version: str) -> None:
        """Show a version of the article in front; an older one with the marks that it had."""
        if self.article is None:
            return
        self.remember()
        place = self._page.first_visible()
        if self._show(self.article.id, version):
            self._page.stand_at(place)
            self.opened.emit(self.article.id)
            self._page.setFocus()

    @Slot()
    def show_current(self) -> None:
        """Show the current version again, where its reading stopped."""
        if self.article and self.is_older:
            article = self.article.id
            self.show_version(self.article.version)
            self._page.stand_at(self._settings.view(self._project).positions.get(article, 0))

    def remember(self) -> None:
        """Keep where the reading of the article in front stands."""
        if self.article and not self.is_older:
            place = self._page.first_visible()
            self._settings.remember_position(self._project, self.article.id, place)

    def _show(self, article_id: str, version_id: str = "") -> bool:
        store = self._session.store
        article: Article | None = store.get("article", article_id)
        if article is None:
            return False
        version = self._session.version(version_id or article.version)
        if version is None or version.article != article_id:
            return False
        self.article, self.version = article, version
        self.paragraphs = [b.start for b in version.blocks if b.kind not in UNNUMBERED]
        text = store.text(version.sha256)
        marks = (store.earlier_marks if self.is_older else store.marks)(version.id)
        self._page.show_article(article, version, text, marks, self._session.marked_names)
        return True

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if self.article is None:
            if self._session.articles:
                self.open_last()
            return
        if self.article.id in turned(applied.edit):
            self._show_again()
            return
        again = False
        self._mark_again([c for c in applied.edit.changes if c.entity == "annotation"])
        for change in applied.edit.changes:
            if change.entity in ("source", "article", "version"):
                again = again or self._concerns_page(change)
        if again:
            self._show_again()

    @Slot()
    def _show_many(self) -> None:
        if self._session.store.is_open:
            self._show_again()

    def _mark_again(self, changes: Sequence[Change]) -> None:
        """Paint annotations as they are now; very many once no more come."""
        if self.article is None or self.version is None:
            return
        article, version = self.article.id, self.version.id
        ids = [change.id for change in changes if article_told(change) in (None, article)]
        found = {each.id: each for each in self._session.annotations(ids)}
        here = [id for id in ids if id not in found or found[id].article == article]
        if len(here) > MANY:
            self._very_many.start()
            return
        marks = earlier_marks_of if self.is_older else marks_of
        for id in here:
            self._page.replace_marks(id, marks(found[id], version) if id in found else ())

    def _concerns_page(self, change: Change) -> bool:
        """Take in a change that needs no new page; whether the page has to be shown anew."""
        if self.article is None or self.version is None:
            return False
        if change.entity == "source":
            self._page.set_names(self._session.marked_names)
            return False
        if change.entity == "article":
            return change.id == self.article.id and not self._takes_in_metadata()
        if change.id == self.version.id and change.after:
            before, self.version = self.version, self._session.version(change.id)
            if self.version and self.version.left_out != before.left_out:
                self._page.set_left_out(self.version.left_out)
        return False

    def _takes_in_metadata(self) -> bool:
        article = self._session.store.get("article", self.article.id) if self.article else None
        if article is None or self.article is None or article.version != self.article.version:
            return False
        if article.binned:
            return False
        self.article = article
        self._page.show_metadata(article)
        return True

    def _show_again(self) -> None:
        if self.article is None:
            return
        if self.article.id not in self._session.articles:
            self.article = None
            self.open_last()
            return
        place = self._page.first_visible()
        self._show(self.article.id)
        self._page.stand_at(place)
        self.opened.emit(self.article.id)
