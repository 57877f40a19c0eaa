"""Newer versions of articles: which text is one, and bringing it into a project.

For the commands and the window alike; no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.versions import ALIKE, new_version, overlap, tidy_address
from reader.ingest.registry import IngestTrouble
from reader.likeness import sketch

if TYPE_CHECKING:
    from reader.domain.article import Article, Draft, Version
    from reader.domain.edit import Edit
    from reader.domain.versions import NewVersion
    from reader.store.store import Store

TRIES = 3
"""Carrying is begun anew when the analyst has edited an annotation meanwhile, so often at most."""
COMPARED = 5
"""Articles of one address that are compared with a text."""


class Newer:
    """Tells for the texts of one import whether they are newer versions, and makes them so."""

    def __init__(
        self,
        store: Store,
        version_of: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """With `version_of`, an article's id, the text is one of that article."""
        self._store = store
        self._version_of = version_of
        self._progress = progress
        self._taken = False
        self._known: dict[str, list[str]] | None = None

    def article_of(self, draft: Draft, store_edits: Callable[[], None]) -> tuple[str | None, str]:
        """The article that a text is a newer version of, and what is to be noted where it is none.

        `store_edits` stores the articles that wait, one of which it may be. IngestTrouble when one
        file should be a version and holds several texts.
        """
        if self._version_of:
            if self._taken:
                raise IngestTrouble(
                    "The file holds several articles: only its first became the newer version.",
                    "Import the others without --version-of, as articles of their own.",
                )
            self._taken = True
            return self._version_of, ""
        here = tidy_address(draft.url)
        known = self._addresses.get(here, [])[-COMPARED:] if here else []
        if not known:
            return None, ""
        store_edits()
        likest = max(known, key=lambda article: self._likeness(article, draft.text))
        if self._likeness(likest, draft.text) >= ALIKE:
            return likest, ""
        row = self._store.article_row(likest)
        number = row.number if row else "?"
        return None, f"Article {number} has the same address, but quite another text."

    def learn(self, article: str, url: str) -> None:
        """An article of this address is on its way into the project."""
        here = tidy_address(url)
        if here and self._known is not None:
            self._known.setdefault(here, []).append(article)

    @property
    def _addresses(self) -> dict[str, list[str]]:
        if self._known is None:
            self._known = {}
            for article, url in self._store.corrections.addresses():
                self.learn(article, url)
        return self._known

    def _likeness(self, article: str, text: str) -> float:
        found = _current(self._store, article)
        return overlap(self._store.text(found[1].sha256), text) if found else 0.0

    def store(
        self,
        article: str,
        draft: Draft,
        original: bytes | None,
        apply: Callable[[Iterable[Edit]], list[int]],
        group: str | None = None,
    ) -> tuple[NewVersion, int]:
        """Make the text the current version by `apply`; what became of it, and the edit's seq.

        Raises ProjectTrouble when the project cannot be written to.
        """
        from reader.store.errors import EditConflict

        for left in reversed(range(TRIES)):
            made = version_edit(self._store, article, draft, original, self._progress)
            try:
                (seq,) = apply([made.edit.grouped(group)])
            except EditConflict:
                if not left:
                    raise
            else:
                return made, seq
        raise AssertionError("the last try returns or raises")


def version_edit(
    store: Store,
    article: str,
    draft: Draft,
    original: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> NewVersion:
    """The edit that makes `draft` the current text of an article that is there."""
    from reader.store.errors import ProjectTrouble

    found = _current(store, article)
    if found is None:
        raise ProjectTrouble("The article is no longer in the project.", "Undo its removal first.")
    made = new_version(
        *(*found, store.text(found[1].sha256), draft, store.annotations_of(article), original),
        *(store.corrections.as_imported(article), progress),
    )
    alike = sketch(draft.text, draft.blocks)
    return replace(made, edit=replace(made.edit, sketches={made.version: alike}))


def _current(store: Store, article: str) -> tuple[Article, Version] | None:
    found: Article | None = store.get("article", article)
    version: Version | None = store.get("version", found.version) if found else None
    return (found, version) if found and version else None
