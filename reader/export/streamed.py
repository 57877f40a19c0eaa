"""JSON lists that are written item by item, so that any size fits the memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO


def put_list(out: BinaryIO, items: Iterable[Any], before: str = "[", after: str = "]") -> int:
    """Write a list between `before` and `after`, an item a line; how many there were."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    out.write(before.encode("utf-8"))
    count = 0
    for count, item in enumerate(items, 1):
        parted = "\n" if count == 1 else ",\n"
        out.write((parted + encode(item)).encode("utf-8", "replace"))
    out.write(f"\n{after}\n".encode())
    return count


def kept(**fields: Any) -> dict[str, Any]:
    """The fields that say something: not None, and no empty text or list."""
    return add_kept({}, fields)


def add_kept(made: dict[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields, put into `made`, which is given back."""
    for name, value in fields.items():
        if value or (value is not None and value not in ("", [], {})):
            made[name] = value
    return made
