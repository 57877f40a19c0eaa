"""Quotations in other forms: nothing of an article becomes markup on the way."""

from __future__ import annotations

import re

import pytest

from reader.domain.quoting import Quoted, html, markdown, plain, table_html

CLAIM = Quoted(
    "le groupe APT 28 serait\nderrière",
    "1:4",
    ("Vitali Kremez, Flashpoint",),
    "En Marche!",
    "Le Monde",
    "8 May 2017",
    "selon://p/1:4",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](file:///etc/passwd)",
    "# no head",
    "- no list\n1. nor one",
    "*a* _b_ `c` ~~d~~ | e",
    '"><img src=x onerror=y>',
    "&lt;b&gt;",
)


def test_a_claim_in_each_form() -> None:
    assert plain([CLAIM]) == "“le groupe APT 28 serait\nderrière” — 1:4"
    assert markdown([CLAIM]) == (
        "> le groupe APT 28 serait\n> derrière\n>\n"
        "> — Vitali Kremez, Flashpoint · *En Marche\\!*, Le Monde, 8 May 2017 · "
        "[1:4](<selon://p/1:4>)\n"
    )
    assert html([CLAIM]) == (
        "<blockquote><p>“le groupe APT 28 serait<br>derrière”<br>— Vitali Kremez, Flashpoint · "
        "<i>En Marche!</i>, Le Monde, 8 May 2017 · "
        '<a href="selon://p/1:4">1:4</a></p></blockquote>'
    )


def test_what_nobody_says_and_nothing_marks() -> None:
    bare = Quoted("words", "3", title="A title")
    assert plain([bare, CLAIM], "Head").splitlines()[:2] == ["Head", "“words” — 3, A title"]
    assert markdown([bare]) == "> words\n>\n> — *A title* · 3\n"


@pytest.mark.parametrize("words", HOSTILE)
def test_foreign_words_stay_words(words: str) -> None:
    from lxml.html import fromstring

    of = Quoted(words, "1:1", (words,), words, words)
    page = fromstring(f"<div>{html([of], words)}{table_html([words], [[words]])}</div>")
    assert {each.tag for each in page.iter()} <= {
        *("div", "blockquote", "p", "br", "i", "b"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert page.findtext(".//td") == words
    told = markdown([of], words)
    bare = re.sub(r"\\.", "", told)
    for mark in ("<", "[x]", "![", "*a*", "_b_", "`c`", "~~", "&lt;"):
        assert mark not in bare
    assert all(line.startswith((">", "**", "\\")) for line in told.splitlines() if line)
