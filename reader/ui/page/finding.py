"""Find in the article: accents, case and kinds of quotes ignored; what is found gets selected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.folding import FoldedText, fold

if TYPE_CHECKING:
    from reader.ui.page.sheet_view import SheetView


class Finding:
    """Searches the page's text from the selection on, around its end to the start."""

    def __init__(self, page: SheetView) -> None:
        self._page = page
        self._folded: tuple[str, FoldedText] | None = None

    def find(self, needle: str, backwards: bool = False) -> bool:
        """Select the next (or previous) place of `needle`; False where there is none."""
        wanted = fold(needle)
        if not wanted:
            return False
        page = self._page
        here = page.selected_range() or (page.caret(), page.caret())
        found = self._places(wanted)
        if not found:
            return False
        if backwards:
            before = [span for span in found if span[0] < here[0]]
            span = before[-1] if before else found[-1]
        else:
            after = [span for span in found if span[0] >= here[1]]
            span = after[0] if after else found[0]
        page.select(*span)
        return True

    def _places(self, wanted: str) -> list[tuple[int, int]]:
        text = self._page.text
        if self._folded is None or self._folded[0] is not text:
            self._folded = (text, FoldedText(text))
        searched = self._folded[1]
        pattern = r"\s+".join(re.escape(part) for part in wanted.split(" "))
        spans = (
            (searched.original(found.start()), searched.original(found.end()))
            for found in re.finditer(pattern, searched.folded)
        )
        rows = self._page.sheet.rows
        return [
            span
            for span in spans
            if span[0] < span[1] and rows.blocks[rows.block_at(span[0])].kind != "byline"
        ]
