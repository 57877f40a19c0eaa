"""Names in apposition, quotations over sentences and paragraphs, cues that are shared."""

from __future__ import annotations

import pytest

from reader.suggest.engine import attributions
from tests.suggest.methods.telling import EN, FR, told


@pytest.mark.parametrize(
    ("language", "text", "source", "claim"),
    [
        # a name in apposition, a mark inside a name, a title with a dot, a relative clause
        (FR, "Son avocat, Me Paul Rey, a dit que tout est faux.", "Me Paul Rey", "tout est faux"),
        (FR, "Le préfet, lui, assure que tout va bien.", "Le préfet", "tout va bien"),
        (EN, "Mr. Lee, the union's president, said it was over.", "Mr. Lee", "it was over"),
        # the object of the preposition ends where the claim begins
        (
            FR,
            "Selon le quotidien El Pais, qui cite un juge, il part.",
            "le quotidien El Pais",
            "il part",
        ),
        # not the apposition, but the manufacturer disputes
        (EN, "The maker, Orbis Pharma, disputed the findings.", "Orbis Pharma", "the findings"),
    ],
)
def test_near_misses(language: str, text: str, source: str, claim: str) -> None:
    found = told(text, language)
    assert len(found) == 1
    assert found[0][1:] == (source, claim)


def test_shared_cue_and_second_verb() -> None:
    text = "Ann Cole explained that two beams had cracked and that steel was late."
    assert [of[2] for of in told(text, EN)] == ["two beams had cracked", "steel was late"]
    text = "Le maire nie la fraude et rappelle que l'État paiera."
    assert [(of[1], of[2]) for of in told(text, FR)] == [
        ("Le maire", "la fraude"),
        ("Le maire", "l'État paiera"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (FR, "« Il faut agir. Trop tard ! Et puis ? », dit Marc Roux. Il pleut.", "Marc Roux"),
        (EN, "“It is over. We lost. Why?” said Ann Cole. It rained.", "Ann Cole"),
        (EN, "“It is over. We lost,” the mayor, Ann Cole, told reporters.", "Ann Cole"),
    ],
)
def test_a_quotation_of_sentences_has_its_cue(language: str, text: str, source: str) -> None:
    (found,) = told(text, language)
    assert (found[1], found[2]) == (source, text[: max(text.find("»"), text.find("”")) + 1])


def test_a_quotation_over_two_paragraphs() -> None:
    text = "« Il faut agir.\n\n« Chaque arbre compte », insiste Jean Dol."
    (found,) = attributions(text, [(0, 15), (17, len(text))], FR)
    assert [text[a:b] for a, b in found.claim] == ["« Il faut agir.", "« Chaque arbre compte »"]
