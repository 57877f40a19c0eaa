"""Articles, sources and grades by their ids, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, ValuesView
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from reader.store.store import ArticleRow, Store

MOST = 4000
"""Rows that are kept; beyond, all are forgotten and read again as they are wanted."""


T = TypeVar("T")
FEW = 300
"""Things that are read one by one; beyond, all are read at once."""


class KnownThings(MutableMapping[str, T]):
    """Id → thing, as a dict. To go through them, or to count them, reads all; to know one, one.

    `one` reads a thing, None where there is none; `every` reads all with their ids, in order.
    """

    def __init__(
        self, one: Callable[[str], T | None], every: Callable[[], Iterable[tuple[str, T]]]
    ) -> None:
        self._one, self._every = one, every
        self._some: dict[str, T | None] = {}
        self._all: dict[str, T] | None = None

    def _whole(self) -> dict[str, T]:
        if self._all is None:
            self._all = dict(self._every())
            self._some.clear()
        return self._all

    def __getitem__(self, id: str) -> T:
        if self._all is not None or len(self._some) > FEW:
            return self._whole()[id]
        if id not in self._some:
            self._some[id] = self._one(id)
        found = self._some[id]
        if found is None:
            raise KeyError(id)
        return found

    def get(self, id: str, default: Any = None) -> Any:
        """As of a dict: without an error raised on the way where all are known."""
        return super().get(id, default) if self._all is None else self._all.get(id, default)

    def __setitem__(self, id: str, thing: T) -> None:
        if self._all is not None:
            self._all[id] = thing
        else:
            self._some[id] = thing

    def __delitem__(self, id: str) -> None:
        if self._all is not None:
            del self._all[id]
        else:
            self._some[id] = None

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


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
