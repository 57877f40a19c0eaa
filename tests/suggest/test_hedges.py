"""Hedges, and the forms that look like one."""

import pytest

from reader.suggest.hedges import find_hedges
from tests.suggest.seed import CLAIMS, TEXT, claim_span


def hedges(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], kind) for a, b, kind in find_hedges(text, [(0, len(text))])]


CONDITIONALS = (
    "serait auraient pourrait devrait irait viendrait mettrait courrait verrait"
    " finirait recevrait suivrait connaîtrait romprait croirait conclurait tiendrait"
    " partirait sortirait"
)
OTHERS = (
    "était tirait entrait ouvrait gérait déclarait livrait montrait durait errait"
    " ignorait admirait courait mourait portait offrait espérait restaurait encadrait"
    " attirait portrait retrait attrait extrait trait désirait inspirait"
)
EXPECTED = {
    "C04": [("quelque", "approximation")],
    "C14": [("serait", "conditional")],
    "X02": [("n'aurait sans doute pas", "conditional")],
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_hedges_of_the_sample_article(claim: str) -> None:
    found = [(TEXT[a:b], kind) for a, b, kind in find_hedges(TEXT, [claim_span(claim)])]
    assert found == EXPECTED.get(claim, [])


@pytest.mark.parametrize(
    "verb",
    CONDITIONALS.split(),
)
def test_conditionals(verb: str) -> None:
    assert hedges(f"Il {verb} là.") == [(verb, "conditional")]


@pytest.mark.parametrize(
    "word",
    OTHERS.split(),
)
def test_imperfects_and_nouns_are_no_conditionals(word: str) -> None:
    assert hedges(f"Il {word} là.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quelque chose, quelques mots", []),
        ("quelque 300 euros", [("quelque", "approximation")]),
        ("près d’une centaine", [("près d’", "approximation")]),
        ("près de Paris", []),
        ("some 500 miles, some people", [("some", "approximation")]),
        ("about $5 and talk about it", [("about", "approximation")]),
        ("It may rain in May 2017.", [("may", "modal")]),
        ("He would not go, allegedly.", [("would not", "conditional"), ("allegedly", "adverb")]),
        ("il semble, sans doute", [("il semble", "modal"), ("sans doute", "adverb")]),
        ("peut-être environ 30", [("peut-être", "adverb"), ("environ", "approximation")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert hedges(text) == expected


def test_only_inside_the_spans() -> None:
    text = "serait là, serait ici"
    assert find_hedges(text, [(11, len(text))]) == [(11, 17, "conditional")]
    assert find_hedges(text, []) == []
