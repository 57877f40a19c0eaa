"""Candidate names and unnamed sources."""

import pytest

from reader.suggest.names import anonymous_phrases, capitalised_names
from tests.suggest import seed


def names(paragraph: str) -> list[str]:
    span = seed.paragraph_span(paragraph)
    return [seed.TEXT[a:b] for a, b in capitalised_names(seed.TEXT, *span)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (seed.HEADLINE, ["En Marche!"]),
        (seed.MOVEMENT, ["En Marche!", "Emmanuel Macron"]),
        (seed.GIGABITS, ["Emleaks", "Pastebin"]),
        (seed.PROSECUTOR, ["parquet de Paris", "Emmanuel Macron"]),
        (
            seed.COMMISSION,
            ["Commission nationale de contrôle de la campagne électorale", "Emmanuel Macron"],
        ),
        (seed.KREMEZ, ["Vitali Kremez", "Flashpoint", "APT 28", "En Marche!"]),
        (
            seed.PHILIPPOT,
            ["#Macronleaks", "Florian Philippot", "Front national", "Twitter", "#Macronleaks"],
        ),
        (seed.TEAM, ["En marche!", "PME"]),
    ],
)
def test_names_of_the_sample_article(paragraph: str, expected: list[str]) -> None:
    assert names(paragraph) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday the Bank of England met.", ["Bank of England"]),
        ("They met in Washington D.C. The team left.", ["Washington D.C."]),
        ("Jane Roe of Reuters said so.", ["Jane Roe", "Reuters"]),
        ("President Donald Trump's ban", ["Donald Trump"]),
        ("Mr. O'Brien and Khaled Al-Maeena", ["O'Brien", "Khaled Al-Maeena"]),
        ("Absente hier. M. Charles de Gaulle vint.", ["Charles de Gaulle"]),
        ("Flashpoint said no.", ["Flashpoint"]),
        ("Vendredi soir, rien.", []),
        ("", []),
    ],
)
def test_other_names(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in capitalised_names(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (seed.PROSECUTOR, ["source proche du dossier"]),
        ("Des sources policières l'ont dit.", ["sources policières"]),
        ("selon une source proche de l’enquête", ["source proche de l’enquête"]),
        ("a source close to the investigation said", ["source close to the investigation"]),
        ("an official who asked to remain anonymous", ["official who asked to remain anonymous"]),
        ("two officials familiar with the matter", ["officials familiar with the matter"]),
        ("U.S. intelligence officials said", ["intelligence officials"]),
        ("La source du fleuve. The source code.", []),
    ],
)
def test_unnamed_sources(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in anonymous_phrases(text, 0, len(text))] == expected
