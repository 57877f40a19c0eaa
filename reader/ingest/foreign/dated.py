"""Dates of claims as our own exports tell them in one line: "event 2017-05-05"."""

from __future__ import annotations

from collections.abc import Iterable

from reader.domain.date import is_edtf

_FIELDS = ("event", "said", "reported")


def dates_in(parts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Field and EDTF of the parts that are dates; the others are left alone.

    >>> dates_in(["claim", "event 2017-05-05", "said so"])
    (('event', '2017-05-05'),)
    """
    halves = (part.partition(" ") for part in parts)
    return tuple((field, edtf) for field, _, edtf in halves if field in _FIELDS and is_edtf(edtf))
