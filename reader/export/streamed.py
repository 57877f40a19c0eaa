"""JSON lists that are written item by item, so that any size fits the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO


def put_list(out: BinaryIO, items: Iterable[Any], before: str = "[", after: str = "]") -> int:
    """Write a list between `before` and `after`, an item a line; how many there were."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    out.write(before.encode("utf-8"))
    count = 0
    for count, item in enumerate(items, 1):
        out.write(("\n" if count == 1 else ",\n").encode())
        out.write(encode(item).encode("utf-8", "replace"))
    out.write(f"\n{after}\n".encode())
    return count


def kept(**fields: Any) -> dict[str, Any]:
    """The fields that say something: not None, and no empty text or list."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def by_article(pairs: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, list[Any]]]:
    """Pairs of an article and something of it, one list for each article, in their order."""
    article, held = None, []
    for of, each in pairs:
        if article is not None and of.id != article.id:
            yield article, held
            held = []
        article = of
        held.append(each)
    if article is not None:
        yield article, held
