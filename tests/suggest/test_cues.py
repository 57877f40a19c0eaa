"""Reporting cues: of the sample article, and of other French and English sentences."""

import pytest

from reader.suggest.cues import cues, find_cue
from tests.suggest.seed import CLAIMS, TEXT, claim_span, paragraph_span


@pytest.mark.parametrize("claim", CLAIMS)
def test_cue_of_the_sample_article(claim: str) -> None:
    cue = find_cue(TEXT, paragraph_span(CLAIMS[claim][0]), [claim_span(claim)])
    assert (TEXT[slice(*cue)] if cue else None) == CLAIMS[claim][3]


@pytest.mark.parametrize(
    ("text", "claim", "cue"),
    [
        ("According to AFP, two men fled.", "two men fled", "According to"),
        ("Two men fled, officials said on Monday.", "Two men fled", "said"),
        ("Two men fled, the minister told reporters.", "Two men fled", None),
        ("The navy reportedly saved 200 people.", "saved 200 people", "reportedly"),
        ("He has said that it broke.", "it broke", "has said that"),
        ("They were twice denied visas in the United States.", "visas", None),
        ("Le piratage vient de loin, affirme M. Kremez.", "Le piratage vient de loin", "affirme"),
        ("Il n'y a rien, d’après la police.", "Il n'y a rien", "d’après"),
        ("La demande et le rapport restent secrets.", "restent secrets", None),
        ("Le ministre a également annoncé qu'il partait.", "il partait", "a également annoncé qu'"),
        ("Le ministre annonçait un départ.", "un départ", "annonçait"),
        ("« C'est faux. » Il n'a rien ajouté. M. Lee l'affirme.", "un", None),
    ],
)
def test_other_cues(text: str, claim: str, cue: str | None) -> None:
    start = text.find(claim)
    if start < 0:
        start = 0
    found = find_cue(text, (0, len(text)), [(start, start + len(claim))])
    assert (text[slice(*found)] if found else None) == cue


def test_a_quotation_takes_its_cue_from_the_next_sentence() -> None:
    text = '"It failed. It will fail." Nobody laughed. Mr Lee insisted.'
    cue = find_cue(text, (0, len(text)), [(0, 26)])
    assert cue and text[slice(*cue)] == "insisted"


def test_what_others_say_inside_a_quotation_is_no_cue() -> None:
    text = 'Lee wrote: "She said no and I told her so." It rained.'
    start = text.index("I told")
    cue = find_cue(text, (0, len(text)), [(start, start + len("I told her so"))])
    assert cue and text[slice(*cue)] == "wrote"


def test_nothing_is_nothing() -> None:
    assert find_cue("Il a dit non.", (0, 13), []) is None
    assert cues("", 0, 0) == []
