"""What the library calls things: articles, orders, shelves, groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.ui.wording import day

if TYPE_CHECKING:
    from reader.domain.project import Collection
    from reader.store.store import ArticleRow

ORDER_NAMES = {
    "number": "As imported",
    "date": "Date",
    "title": "Title",
    "outlet": "Outlet",
    "collection": "Collection",
    "unread": "Unread",
    "claims": "Number of claims",
}
"""What each order is called, as the menu has them."""
DIRECTIONS = {
    "number": ("oldest first", "newest first"),
    "date": ("oldest first", "newest first"),
    "title": ("A to Z", "Z to A"),
    "outlet": ("A to Z", "Z to A"),
    "collection": ("first to last", "last to first"),
    "unread": ("unread first", "read first"),
    "claims": ("fewest first", "most first"),
}
SHELF_NAMES = {"all": "All articles", "unread": "Unread", "starred": "Starred", "bin": "Bin"}
_CLAIMS = {
    "10": "10 claims and more",
    "5": "5 to 9 claims",
    "2": "2 to 4 claims",
    "1": "1 claim",
    "0": "No claim",
}


def title_of(row: ArticleRow) -> str:
    """What the lists call an article."""
    return row.title or f"Untitled article {row.number}"


def heading_of(
    order: str, key: str, first: ArticleRow | None, collections: Mapping[str, Collection]
) -> str:
    """What a group is called; `first` is its first article."""
    if order == "date":
        return day(key.replace("-00", "")) if key else "No date"
    if order == "outlet":
        return first.outlet if first and first.outlet else "No outlet"
    if order == "title":
        return key.upper() or "No title"
    if order == "collection":
        return collections[key].name if key in collections else "In no collection"
    if order == "claims":
        return _CLAIMS.get(key, key)
    return "Read" if key == "read" else "Unread"


def shelf_name(place: str, collections: Mapping[str, Collection]) -> str:
    """What a shelf is called."""
    from reader.store.library import collection_of

    id = collection_of(place)
    if id is not None:
        return collections[id].name if id in collections else "Collection"
    return SHELF_NAMES.get(place, "All articles")
