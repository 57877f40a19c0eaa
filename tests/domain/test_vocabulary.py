"""The vocabularies: complete, in order, and codes that stay as they were stored."""

from __future__ import annotations

import pytest

from reader.domain import vocabulary
from reader.domain.vocabulary import Term, label, term

STORED = {
    "RELIABILITY": "A B C D E F",
    "CREDIBILITY": "1 2 3 4 5 6",
    "DIRECTNESS": "direct mixed indirect",
    "BASES": "unknown told induced deduced witnessed",
    "STANCES": "asserts denies doubts asks",
    "HEDGES": "conditional approximation modal adverb distance belief",
    "ACTS": (
        "assertion denial question opinion prediction recommendation warning promise accusation"
    ),
    "VERDICTS": "confirmed supported unverified disputed refuted unverifiable opinion",
    "CONNECTIONS": (
        "restates elaborates corroborates contradicts corrects derived-from earlier-than"
    ),
    "PRIORITIES": "high medium low",
    "TLP": "red amber+strict amber green clear",
}


@pytest.mark.parametrize("name", STORED)
def test_codes_never_change(name: str) -> None:
    scale: tuple[Term, ...] = getattr(vocabulary, name)
    assert [word.code for word in scale] == STORED[name].split()
    assert all(word.en and word.fr for word in scale)


def test_every_grade_is_explained_in_both_languages() -> None:
    for word in (*vocabulary.RELIABILITY, *vocabulary.CREDIBILITY):
        assert word.description("en") and word.description("fr")
        assert word.description("en") != word.description("fr")


def test_labels() -> None:
    assert label(vocabulary.RELIABILITY, "B") == "Usually reliable"
    assert label(vocabulary.RELIABILITY, "B", "fr") == "habituellement fiable"
    assert label(vocabulary.CREDIBILITY, None) == ""
    assert label(vocabulary.RELIABILITY, "g") == "g"
    assert term(vocabulary.BASES, "told") == vocabulary.BASES[1]
    assert term(vocabulary.BASES, "smelled") is None
