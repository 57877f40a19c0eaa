"""Words, sentences, occurrences and folding of French and English news."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.folding import FoldedText
from reader.domain.sentences import sentences
from reader.domain.words import fold, occurrences, sentence_at, snap, step_word, word_at
from tests.domain.texts import texts, thorough

NAMES = ["En Marche!"]


def snapped(text: str, words: str, names: tuple[str, ...] = ()) -> str:
    start = text.index(words)
    a, b = snap(text, start, start + len(words), names)
    return text[a:b]


@pytest.mark.parametrize(
    ("text", "selected", "expected"),
    [
        ("du nom d'Emleaks sur", "mlea", "Emleaks"),
        ("du nom d'Emleaks sur", "Emleaks", "Emleaks"),
        ("du nom d’Emleaks sur", "’Emle", "Emleaks"),
        ("du nom d'Emleaks sur", "d'Em", "d'Emleaks"),
        ("qu'elle dit, aujourd'hui,", "ourd", "aujourd'hui"),
        ("la presqu’île et", "île", "presqu’île"),
        ("les prud'hommes ont", "homm", "prud'hommes"),
        ("jusqu'à lui", "à", "à"),
        ("Macron, a-t-on appris le", "t", "a-t-on"),
        ("le vice-président du", "pré", "vice-président"),
        ("le hashtag #Macronleaks était", "leak", "#Macronleaks"),
        ("compte @flashpoint_intel dit", "point", "@flashpoint_intel"),
        ("près de 2,5 millions", "5", "2,5"),
        ("soit 10.000 euros", "10", "10.000"),
        ("soit 10\u202f000 euros", "0\u202f0", "10\u202f000"),
        ("à 18:30 lundi", "30", "18:30"),
        ("in the U.S. again", "S", "U.S."),
        ("they don't know", "on", "don't"),
        ("O'Brien said", "rien", "O'Brien"),
        ("Afghanistan's response", "fghan", "Afghanistan's"),
        ("à N'Djamena hier", "jam", "N'Djamena"),
        ("au Val-d'Oise", "Oise", "Val-d'Oise"),
        ("c'est-à-dire", "dire", "c'est-à-dire"),
        ("c'est vrai", "est", "est"),
        ("  some words  ", "  some wor", "some words"),
        ("e\u0301te\u0301 fini", "te", "e\u0301te\u0301"),
        ("famille 👨\u200d👩\u200d👧 ici", "👩", "👨\u200d👩\u200d👧"),
        ("pouce 👍🏽 ici", "👍", "👍🏽"),
        ("drapeaux 🇫🇷🇩🇪", "🇷", "🇫🇷"),
        ("中文新闻", "文", "文"),
    ],
)
def test_snap(text: str, selected: str, expected: str) -> None:
    assert snapped(text, selected) == expected


def test_a_known_name_keeps_its_mark() -> None:
    text = "Le mouvement d'En Marche!, créé par"
    assert snapped(text, "En March", ("En Marche!",)) == "En Marche!"
    assert snapped(text, "En March") == "En Marche"
    assert snapped("L'équipe d'En marche!, qui", "En mar", ("En Marche!",)) == "En marche!"
    assert snapped("Assez, il marche! dit-il", "marche", ("En Marche!",)) == "marche"


def test_marks_that_were_selected_stay() -> None:
    assert snapped('est "légaux", mais', '"légaux"') == '"légaux"'
    assert snapped("En Marche! a dit", "En Marche!") == "En Marche!"


@pytest.mark.parametrize(
    ("position", "expected"), [(0, "En"), (2, "En"), (4, "Marche"), (9, "Marche"), (11, "a")]
)
def test_word_at(position: int, expected: str) -> None:
    text = "En Marche! a dit"
    start, end = word_at(text, position)
    assert text[start:end] == expected


def test_word_at_nothing() -> None:
    assert word_at("a   b", 2) == (2, 2)
    assert word_at("", 0) == (0, 0)
    assert word_at("end", 3) == (0, 3)


def test_step_word() -> None:
    text = 'dit d\'Emleaks "faux", 👨\u200d👩\u200d👧 a-t-on'
    stops = [0]
    while stops[-1] < len(text):
        stops.append(step_word(text, stops[-1], 1))
    assert [text[a:b].strip() for a, b in pairwise(stops)] == [
        "dit", "d'", "Emleaks", '"', "faux", '"', ",", "👨\u200d👩\u200d👧", "a-t-on",
    ]  # fmt: skip
    assert step_word(text, len(text), -2) == text.index("👨")
    assert step_word(text, 9, -1) == text.index("Emleaks")
    assert step_word(text, 2, 99) == len(text)
    assert step_word(text, 2, -99) == 0
    assert step_word(text, 7, 0) == 7


def is_whole(text: str, start: int, end: int) -> bool:
    """No mark, joiner or half of a joined emoji is cut off at either end."""
    return not any(
        at < len(text)
        and at > 0
        and not text[at - 1].isspace()
        and (unicodedata.category(text[at])[0] == "M" or "\u200d" in (text[at], text[at - 1]))
        and not text[at].isspace()
        for at in (start, end)
    )


@given(texts(), st.integers(0, 200), st.integers(0, 60))
def test_snap_of_anything(text: str, start: int, length: int) -> None:
    check_snap(text, start, length)


@pytest.mark.long
@thorough
@given(texts(), st.integers(0, 200), st.integers(0, 60))
def test_snap_of_anything_long(text: str, start: int, length: int) -> None:
    check_snap(text, start, length)


def check_snap(text: str, start: int, length: int) -> None:
    a, b = snap(text, start, start + length, NAMES)
    assert 0 <= a <= b <= len(text)
    if a < b:
        assert is_whole(text, a, b)
        assert not text[a].isspace()
        again = snap(text, a, b, NAMES)
        assert again == (a, b)
    c, d = word_at(text, start, NAMES)
    assert 0 <= c <= d <= len(text)


def split(paragraph: str, names: tuple[str, ...] = ()) -> list[str]:
    text = f"Before. {paragraph} After."
    return [text[a:b] for a, b in sentences(text, 8, 8 + len(paragraph), names)]


@pytest.mark.parametrize(
    "parts",
    [
        ["M. Macron et Mme. Le Pen ont parlé.", "Il a dit non."],
        ["Gen. J. F. Smith of the U.S. Army met Dr. Lee.", "He left."],
        ["They traveled to the U.S.", "The President agreed."],
        ["It is No. 5 of 10.", "No.", "He said so."],
        ["Cela fait 2,5 ou 10.000 euros.", "C'est 3.14 fois plus."],
        ["En Marche! avait déclaré être la cible.", "Vendredi soir, il dit."],
        ["d'En Marche!, créé par lui, se disait victime.", "Fin."],
        ['a recommandé de "ne pas relayer."', '"Les fichiers", précise-t-il.'],
        ["Il a dit : « C’est faux.\u00a0»", "Elle a ri."],
        ["Il a dit : « Vraiment ? » et il rit.", "Bon."],
        ["Age, diplôme, revenus... qui a voté Macron?", "Qui a voté Le Pen?"],
        ["“Is it so?” she asked.", "“Yes.”", "(He agreed.)"],
        ["Il attend…", "Puis il part."],
        ['nature diverse (mails, contrats.)".', "Au total, neuf."],
        ["At 5 p.m. Friday it ended.", "All left."],
        ["Un titre\ncoupé ici.", "Fin."],
        ["Une ligne sans point", "Une autre"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    glue = "\n\n" if parts[0].endswith("point") else " "
    assert split(glue.join(parts)) == parts


def test_a_known_name_ends_no_sentence() -> None:
    text = "Le piratage subi par En Marche! Emmanuel Macron est favori."
    assert len(split(text)) == 2
    assert split(text, ("En Marche!",)) == [text]
    assert len(split("Il a fondé En Marche! Le parquet enquête.", ("En Marche!",))) == 2


def test_sentence_at_stays_in_its_paragraph() -> None:
    text = "Titre.\n\n  Un. Deux trois.  \n\nAutre."
    start, end = 8, text.index("\n\nAutre")
    assert [sentence_at(text, start, end, at) for at in (8, 10, 13)] == [(10, 13)] * 3
    assert sentence_at(text, start, end, 14) == sentence_at(text, start, end, end) == (14, 25)
    assert sentence_at(text, 6, 8, 7) == (6, 6)


@given(texts(), st.integers(0, 200))
def test_sentences_of_anything(text: str, position: int) -> None:
    check_sentences(text, position)


@pytest.mark.long
@thorough
@given(texts(), st.integers(0, 200))
def test_sentences_of_anything_long(text: str, position: int) -> None:
    check_sentences(text, position)


def check_sentences(text: str, position: int) -> None:
    found = sentences(text, 0, len(text), NAMES)
    kept = "".join(text[a:b] for a, b in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
    a, b = sentence_at(text, 0, len(text), position, NAMES)
    assert (a, b) in found or not text.strip()


def words_found(text: str, name: str) -> list[str]:
    return [text[a:b] for a, b in occurrences(text, name)]


def test_occurrences() -> None:
    text = "En Marche! et d'En marche!, #Macron, Macron’s, anti-Macron, MACRON. Macronleaks macron"
    assert words_found(text, "En Marche!") == ["En Marche!", "En marche!"]
    assert words_found(text, "macron") == ["Macron", "MACRON", "macron"]
    assert words_found("Hervé, He\u0301le\u0300ne; herve", "hervé") == ["Hervé", "herve"]
    assert words_found("œuf He\u0301le\u0300ne… ﬁn", "helene") == ["He\u0301le\u0300ne"]
    assert words_found("APT\u00a028, APT\n28, APT 280", "APT 28") == ["APT\u00a028", "APT\n28"]
    assert words_found("L’Équipe", "l'equipe") == ["L’Équipe"]
    assert words_found("in the U.S. today", "U.S.") == ["U.S."]
    assert words_found("text", "  ") == []


def test_fold() -> None:
    assert fold("  L’Équipe\u00a0de\n campagne ") == "l'equipe de campagne"
    assert fold("Cœur STRASSE Straße Łódź İ") == "coeur strasse strasse lodz i"
    assert fold("“a” « b »") == '"a" " b "'
    assert fold("e\u0301") == fold("é") == fold("É")


@given(texts())
def test_folded_text_leads_back(text: str) -> None:
    folded = FoldedText(text)
    assert " ".join(folded.folded.split()) == fold(text)
    back = [folded.original(at) for at in range(len(folded.folded) + 1)]
    assert back == sorted(back)
    assert back[-1] == len(text)
    for at, character in enumerate(folded.folded):
        assert character in FoldedText(text[back[at]]).folded


@given(texts(), st.text("aeéèœ’ÉßŒ…\u00ad\u00a0α\u0301", max_size=8))
def test_a_long_text_is_folded_as_its_characters_are(text: str, others: str) -> None:
    mixed = others.join((text, "plain letters " * 8, text))
    assert FoldedText(mixed).folded == "".join(FoldedText(one).folded for one in mixed)


def test_all_there_is_folds_among_plain_letters_as_it_does_alone() -> None:
    # each quick way of folding a text, with what takes part in it
    for one in (
        "é",
        "œ",
        "`",
        "\uff40",
        "\u00ad",
        "\ufe4f",
        "\u2163",
        "\ufb01",
        "\u0130",
        "\ud800",
    ):
        alone = FoldedText(one).folded
        assert FoldedText(f"plain {one} letters").folded == f"plain {alone} letters"
