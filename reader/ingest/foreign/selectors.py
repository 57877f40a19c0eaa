"""Selectors of web annotations: where in a text somebody has marked something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.domain.foreign.shape import Passage
from reader.ingest.foreign.json_parts import each, number

_DEEPEST = 20


def passage(selectors: Any) -> Passage | None:
    """The passage of a target's selectors: its words, its offsets, or both.

    None where none of them tells of words in a text.
    """
    exact = prefix = suffix = ""
    start = end = None
    for of in _flat(selectors, 0):
        kind = str(of.get("type") or of.get("@type") or "").rpartition(":")[2]
        if kind == "TextQuoteSelector" and isinstance(of.get("exact"), str) and not exact:
            exact = of["exact"]
            prefix, suffix = _text(of.get("prefix")), _text(of.get("suffix"))
        elif kind == "TextPositionSelector" and start is None:
            start, end = number(of.get("start")), number(of.get("end"))
    if start is None or end is None:
        start = end = None
    if not exact.strip() and start is None:
        return None
    return Passage(start, end, exact, prefix, suffix)


def _flat(selectors: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All selectors, those that refine others or stand for a choice, too."""
    if depth > _DEEPEST:
        return
    for of in each(selectors):
        if isinstance(of, dict):
            yield of
            for key in ("refinedBy", "items", "members", "item"):
                yield from _flat(of.get(key), depth + 1)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
