"""Words to judge with: codes that stay, lists that a project chooses from, numbers for exports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.judgement_words import (
    CONFIDENCE,
    FIVE,
    KENT,
    LIKELIHOOD,
    LONGEST_WORD,
    MOST_WORDS,
    POLITIFACT,
    likelihoods,
    own_verdicts,
    verdict_terms,
)
from reader.domain.stix_values import confidence_value, credibility_value, likelihood_value
from reader.domain.vocabulary import CREDIBILITY, VERDICTS


@pytest.mark.parametrize(
    ("scale", "codes"),
    [
        (
            LIKELIHOOD,
            "almost-no-chance very-unlikely unlikely roughly-even-chance likely very-likely "
            "almost-certain",
        ),
        (
            KENT,
            "presque-aucune-chance probablement-pas chances-à-peu-près-egales probable "
            "quasi-certaine",
        ),
        (CONFIDENCE, "low moderate high"),
        (POLITIFACT, "true mostly-true half-true mostly-false false pants-on-fire"),
        (FIVE, "five-1 five-2 five-3 five-4 five-5"),
    ],
)
def test_codes_never_change(scale, codes: str) -> None:
    assert [word.code for word in scale] == codes.split()
    assert all(word.en and word.fr for word in scale)


def test_degrees_are_told_in_both_languages_and_never_mixed() -> None:
    assert all(word.about and word.a_propos for word in (*LIKELIHOOD, *KENT, *CONFIDENCE))
    assert not {w.code for w in LIKELIHOOD} & {w.code for w in KENT}
    assert likelihoods("en") == LIKELIHOOD
    assert likelihoods("fr") == KENT
    assert likelihoods("fr", "likely") == LIKELIHOOD
    assert likelihoods("en", "probable") == KENT


def test_a_project_chooses_its_verdicts() -> None:
    assert verdict_terms(()) == VERDICTS
    assert verdict_terms(("true", "hogwash"))[0] == POLITIFACT[0]
    assert verdict_terms(("true", "hogwash"))[1].en == "hogwash"
    assert [word.code for word in verdict_terms(("true",), "refuted")] == ["true", "refuted"]


def test_a_list_that_is_typed() -> None:
    assert own_verdicts(" Pants on Fire \n\nhogwash\nhogwash\nCONFIRMED") == (
        *("pants-on-fire", "hogwash", "confirmed"),
    )
    assert own_verdicts("\n".join(word.en for word in VERDICTS)) == ()


@given(st.text(max_size=300))
def test_whatever_is_typed_is_a_list(lines: str) -> None:
    codes = own_verdicts(lines)
    assert len(codes) <= MOST_WORDS
    assert len(set(codes)) == len(codes)
    assert all(0 < len(code) <= LONGEST_WORD for code in codes)
    assert verdict_terms(codes)


def test_numbers_for_exports() -> None:
    assert [credibility_value(w.code) for w in CREDIBILITY] == [90, 70, 50, 30, 10, None]
    assert [likelihood_value(w.code) for w in LIKELIHOOD] == [5, 15, 30, 50, 70, 85, 95]
    assert [likelihood_value(w.code) for w in KENT] == [7, 30, 50, 75, 93]
    assert [confidence_value(w.code) for w in CONFIDENCE] == [15, 50, 85]
    assert credibility_value(None) is likelihood_value(None) is confidence_value("") is None
