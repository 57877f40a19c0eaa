"""Pages in the manner of agencies, dailies, magazines, local papers, blogs and live tickers: what
trafilatura keeps of them we keep, in its order, and with it what an analyst looks for."""

from __future__ import annotations

import re

import pytest
import trafilatura

from reader.ingest.html import read, read_page
from tests.conftest import DATA
from tests.ingest.test_html import plain, told

NEWS = DATA / "news"
NAMES = sorted(path.name for path in NEWS.glob("*.html"))


def squeezed(text: str) -> str:
    """Only the words, as neither white space nor the strokes between cells tell."""
    return " ".join(re.findall(r"\w+", text))


def segments(data: bytes) -> list[str]:
    """What trafilatura keeps by itself, piece by piece, in its order."""
    body = trafilatura.bare_extraction(data, include_comments=False).body
    return [
        words
        for element in body.iter()
        for part in (element.text, element.tail if element is not body else None)
        if (words := squeezed(part or ""))
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_segment_that_trafilatura_keeps_is_there_in_order(name):
    data = (NEWS / name).read_bytes()
    text, at = squeezed(read(name, data).text), 0
    kept = segments(data)
    assert len(kept) >= 5
    for segment in kept:
        found = text.find(segment, at)
        assert found >= 0, f"lost, or out of order: {segment}"
        at = found


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_all_that_the_article_has(name):
    data = (NEWS / name).read_bytes()
    whole = squeezed(read_page(name, data).text)
    for _, words in told(read(name, data)):
        assert squeezed(words) in whole


@pytest.mark.parametrize("name", NAMES)
def test_golden(golden, name):
    draft = read(name, (NEWS / name).read_bytes())
    assert "\n\n".join(words for _, words in told(draft)) == draft.text
    golden(f"news/{name}.json", plain(draft))


@pytest.mark.parametrize(
    ("name", "title", "byline", "outlet", "published", "language"),
    [
        ("agency-fr", "Incendie d'un dépôt à Brest : le parquet ouvre une enquête", "",
         "Agence Ouest", "2023-03-14", "fr"),
        ("daily-en", "Ministers knew of leak weeks before vote, emails suggest",
         "Grace O'Neill, Tom Adeyemi", "The Harbour Post", "2022-11-03", "en"),
        ("magazine-fr", "Le port, la nuit", "Élodie Marchand", "Revue du Large", "2021-06-18",
         "fr"),
        ("local-fr", "Saint-Martin. Le conseil vote la fermeture de la piscine", "Jean Lebrun",
         None, "2020-02-09", "fr"),
        ("blog-en", "Where that “captured tank” photo really comes from", "Mara Kowalski",
         "Pixel by Pixel", "2022-03-09", "en"),
        ("live-fr", "EN DIRECT - Grève des contrôleurs : la moitié des vols annulés", "Léa Roux",
         "Info Continu", "2024-04-25", "fr"),
        ("wire-nested-en", "Explainer: how the ceasefire is to be watched", "Nadia Haddad", None,
         "2019-10-18", "en"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(name, title, byline, outlet, published, language):
    draft = read(f"{name}.html", (NEWS / f"{name}.html").read_bytes())
    assert (draft.title, draft.byline, draft.language) == (title, byline, language)
    assert draft.published.edtf == published
    assert outlet is None or draft.outlet == outlet
