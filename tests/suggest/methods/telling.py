"""What the methods tell of a paragraph, and the rows of their tables; no tests here."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from reader.suggest.engine import attributions

FR, EN = "fr", "en"
Told = tuple[str, str | None, str]


class Row(NamedTuple):
    """A sentence and what is to be found in it: rule, who, what is claimed. Nothing: no speech."""

    language: str
    text: str
    found: tuple[Told, ...]


def yes(language: str, text: str, rule: str, who: str | None, claim: str, *more: Told) -> Row:
    """A sentence in which this is found, and `more` after it."""
    return Row(language, text, ((rule, who, claim), *more))


def no(language: str, text: str) -> Row:
    """A sentence in which nothing is found."""
    return Row(language, text, ())


def told(text: str, language: str) -> tuple[Told, ...]:
    """Rule, who, and what is claimed, of each attribution in a paragraph."""
    return tuple(
        (
            of.rule,
            text[slice(*of.source)] if of.source else None,
            " … ".join(text[a:b] for a, b in of.claim),
        )
        for of in attributions(text, [(0, len(text))], language)
    )


def table(*rows: Row) -> pytest.MarkDecorator:
    """The decorator of a test that takes each row."""
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.text[:40])


def check(row: Row) -> None:
    assert told(row.text, row.language) == row.found
