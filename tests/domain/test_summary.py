"""The drafted summary: in two languages, its numbers those of the report, each with its claims."""

from __future__ import annotations

import re

import pytest

from reader.domain.project import Statement
from reader.domain.source import Source
from reader.domain.sourcing import Hop, Roots, Voice
from reader.domain.sourcing.report import Claimed, SourcingReport, report
from reader.domain.summary import LANGUAGES, Number, draft, text_of

ROOTS = Roots({of.id: of for of in (Source("mayor", "Mayor"), Source("ministry", "Ministry"))})


def a_report() -> SourcingReport:
    def said(claim: str, source: str | None, article: str = "a1", **more: object) -> Voice:
        chain = (Hop(source),) if source else ()
        return Voice(claim, article, claim, chain=chain, **more)  # type: ignore[arg-type]

    groups = {
        "both": [said("c1", "mayor"), said("c2", "ministry", "a2")],
        "against": [said("c3", "mayor"), said("c4", "ministry", "a2", stance="denies")],
        "c5": [said("c5", "mayor")],
        "c6": [said("c6", None)],
        "c7": [said("c7", None, outside=True)],
    }
    claims = {
        f"c{n}": Claimed(f"c{n}", f"{2 if n in (2, 4) else 1}:{n}", f"words {n}", n == 5, n == 6)
        for n in range(1, 8)
    }
    return report({"both": "Both say", "against": "One denies"}, groups, claims, ROOTS)


def test_the_lines_and_what_they_rest_on() -> None:
    found = a_report()
    assert [(of.statement, of.text, of.standing.code) for of in found.lines] == [
        ("both", "Both say", "corroborated"),
        ("against", "One denies", "contested"),
        (None, "words 5", "single source"),
        (None, "words 6", "unattributed"),
    ]
    assert [claim.id for claim in found.orphan_quotes] == ["c6"]
    assert sum(found.counts().values()) == len(found.lines) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_likelihood_and_confidence_never_stand_in_one_sentence(language: str) -> None:
    found = a_report()
    both = Statement("both", "Both say. ", likelihood="very-likely", confidence="moderate")
    sure = Statement("against", "One denies", confidence="high")
    other = Statement("elsewhere", "Not in the report", likelihood="likely")
    before = draft(found, language)
    told = draft(found, language, [both, sure, other])[len(before) :]
    words = [text_of([sentence]) for sentence in told]
    likely = {"en": "very likely", "fr": "très probable"}[language]
    middle, high = {"en": ("moderate", "high"), "fr": ("moyenne", "élevée")}[language]
    assert len(words) == 3
    assert likely in words[0] and middle not in words[0]
    assert middle in words[1] and likely not in words[1]
    assert high in words[2] and "One denies" in words[2]


def test_the_draft_in_english() -> None:
    assert text_of(draft(a_report())) == (
        "This rests on 6 claims in 2 articles, which make 4 statements and come from 2 named "
        "sources. 1 statement is corroborated by independent sources. 1 statement is contested: a "
        "known source denies it. 1 statement rests on a single source. 1 statement is attributed "
        "to nobody. 1 statement is hedged in the original. 1 quotation has no speaker."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_leads_to_its_claims(language: str) -> None:
    found = a_report()
    known = {claim.id for claim in found.claims}
    sentences = draft(found, language)
    numbers = [piece for of in sentences for piece in of if isinstance(piece, Number)]
    assert all(number.claims and set(number.claims) <= known for number in numbers)
    assert [str(n.value) for n in numbers] == re.findall(r"\d+", text_of(sentences))
    assert numbers[0] == Number(6, ("c1", "c2", "c3", "c4", "c5", "c6"), "claims")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_yet(language: str) -> None:
    assert not re.search(r"\d", text_of(draft(SourcingReport(()), language)))


def test_large_numbers_are_written_as_the_language_does() -> None:
    told = [[Number(12_345, (), "claims"), " x."]]
    assert text_of(told) == "12,345 x."
    assert text_of(told, "fr") == "12\u202f345 x."
