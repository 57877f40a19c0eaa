"""The bytes that articles are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.arrivals import article_edit
from reader.domain.folding import fold
from reader.likeness import sketch_of_whole

if TYPE_CHECKING:
    from reader.domain.article import Article, Draft
    from reader.domain.edit import Edit


class Original:
    """The bytes of a file; hashed and stored once, however many articles are made of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sha256: str | None = None

    def of(self, draft: Draft) -> bytes:
        """The bytes that a draft is made of."""
        return self._data if draft.extent is None else self._data[slice(*draft.extent)]

    def edit(self, draft: Draft) -> tuple[Article, Edit]:
        """The article of a draft, and the edit that makes it with the bytes that it is made of."""
        folded = fold(draft.text)  # once, for the sketch and the search index
        sketch = sketch_of_whole(folded)
        if draft.extent is not None:
            return article_edit(draft, self.of(draft), sketch, folded=folded)
        known = self._sha256
        data = self._data if known is None else None
        article, edit = article_edit(draft, data, sketch, original_sha256=known, folded=folded)
        self._sha256 = article.original_sha256
        return article, edit
