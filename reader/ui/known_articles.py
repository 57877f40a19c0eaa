"""The articles of a project by their ids, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.store import ArticleRow, Store

MOST = 4000
"""Rows that are kept; beyond, all are forgotten and read again as they are wanted."""


class KnownArticles(Mapping[str, "ArticleRow"]):
    """Id → ArticleRow of every article that is not in the bin; as a dict, but read only.

    Its length is known without counting. To go through all of them reads all: do so in small
    projects only, else ask `store.library`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, ArticleRow] = {}

    def __getitem__(self, article: str) -> ArticleRow:
        row = self._rows.get(article)
        if row is None:
            row = self._store.article_row(article)
            if row is None or row.binned:
                raise KeyError(article)
            self.keep((row,))
        return row

    def __contains__(self, article: object) -> bool:
        return isinstance(article, str) and self.get(article) is not None

    def __iter__(self) -> Iterator[str]:
        return self._store.library.ids()

    def __len__(self) -> int:
        return self._store.library.count()

    def values(self) -> ValuesView[ArticleRow]:
        """All of them, by number, read at once."""
        self.keep(self._store.article_rows())
        return super().values()

    def keep(self, rows: Iterator[ArticleRow] | list[ArticleRow] | tuple[ArticleRow, ...]) -> None:
        """Remember rows that were read for another reason."""
        if len(self._rows) > MOST:
            self._rows.clear()
        self._rows.update((row.id, row) for row in rows)

    def forget(self, article: str) -> None:
        """Read an article again when it is next asked for."""
        self._rows.pop(article, None)
