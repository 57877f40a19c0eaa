"""A project in which each thing an analyst can say is a word of its own; no tests here.

So that it can be seen of any file which of them it holds.
"""

from __future__ import annotations

from typing import Any

TEXT = (
    "Headline of it\n\nThe first claim stands here. Another claim stands there, "
    "and a loose end, and a name. Zqtext.\n\nZqadvertisement."
)
WORDS = {
    "wordings": "Zqgloss",
    "acts": "Zqact",
    "states": "to.check",
    "priorities": r"\bhigh\b",
    "kinds of hedges": "approximation",
    "notes on claims": "Zqclaimnote",
    "notes on words": "Zqloosenote",
    "notes on mentions": "Zqmentionnote",
    "tags": "Zqtag",
    "tags above tags": "Zqparent",
    "notes on tags": "Zqmeaning",
    "dates of claims": "2016-?01-?02",
    "words of dates": "Zqwhen",
    "who made what": "Zqanalyst",
    "when it was made": "2017-?03-?06|42800",
    "stances": "doubt|disagree",
    "directness": "mixed",
    "basis": "deduced",
    "letters of voices": r"E4|reliability-e|[Rr]eliability\W+[Ee]\b",
    "notes on voices": "Zqvoicenote",
    "affiliations of voices": "Zqhouse",
    "unnamed speakers": "Zqlabel",
    "whom a voice has it from": 'Zqspeaker.{0,200}Zqorigin|hadFrom|had from|"origin"',
    "implied origins": "Zqimplied",
    "kinds of sources": r"\b[Oo]fficial\b",
    "aliases": "Zqalias",
    "affiliations of sources": "Zqowner",
    "notes on sources": "Zqsourcenote",
    "cards of sources": "Zqaccess",
    "letters of sources": r"\bD\b|reliability-d|reliability\W+d\b",
    "sources that are not used": "Zqunused",
    "digits": r'E4|credibility-4|[Cc]redibility(?: T\d+)?\W+4|"confidence": 30|"value": "4"',
    "reasons of grades": "Zqbecause",
    "verdicts": "Zqverdict",
    "addresses of verdicts": "zqevidence",
    "statements": "Zqstatement",
    "notes on statements": "Zqsaidofit",
    "likelihood": "almost.certain",
    "links": "Zqlinknote|corroborates",
    "notes on links": "Zqlinknote",
    "collections": "Zqcollection",
    "hypotheses": "Zqhypothesis",
    "the written summary": "Zqsummary",
    "outlets": "Zqoutlet",
    "bylines": "Zqbyline",
    "addresses": "zqaddress",
    "copies in archives": "zqarchive",
    "older versions": "Zqolder",
    "texts": "Zqtext",
    "what is no part of an article": "Zqadvertisement",
}
"""What there is, in the words of `losing` → a pattern that a file which holds it has."""


def _at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def document() -> dict[str, Any]:
    """The project in Selon's JSON."""
    made = {"by": "ana", "at": "2017-03-06T01:02:03Z"}
    date = {"edtf": "2016-01-02", "text": "Zqwhen", "span": None}
    voice = {
        "id": "v",
        "stance": "doubts",
        "directness": "mixed",
        "basis": "deduced",
        "reliability": "E",
        "note": "Zqvoicenote",
        "chain": [
            {"source": "speaker", "affiliation": "house", "mention": _at("stands here")},
            {"source": None, "label": "Zqlabel"},
            {"source": "origin", "mention": _at("stands there")},
            {"source": "implied", "stated": False},
        ],
    }
    first = {
        "id": "c1",
        "article": "a",
        "kind": "claim",
        **made,
        "spans": [_at("The first claim")],
        "note": "Zqclaimnote",
        "tags": ["tag"],
        "hedges": [{**_at("first"), "kind": "approximation"}],
        "gloss": ["Zqgloss"],
        "act": ["Zqact"],
        "priority": "high",
        "status": "to-check",
        "dates": {"event": date},
        "statements": [{"statement": "st", "polarity": "same"}],
        "attributions": [voice],
    }
    second = {
        "id": "c2",
        "article": "a",
        "kind": "claim",
        **made,
        "spans": [_at("Another claim")],
        "statements": [{"statement": "st", "polarity": "same"}],
    }
    loose = {"id": "n", "article": "a", "kind": "note", **made}
    loose |= {"spans": [_at("a loose end")], "note": "Zqloosenote"}
    mention = {"id": "m", "article": "a", "kind": "mention", **made}
    mention |= {"spans": [_at("a name")], "note": "Zqmentionnote", "source": "origin"}
    names = ("house", "origin", "implied", "owner", "unused")
    speaker = {"id": "speaker", "name": "Zqspeaker", "kind": "official", "aliases": ["Zqalias"]}
    speaker |= {"affiliation": "owner", "note": "Zqsourcenote", "card": {"access": "Zqaccess"}}
    graded = {"by": "ana", "at": "2017-03-06T01:02:03Z"}
    return {
        "format": "selon",
        "version": 1,
        "project": {"id": "sentinels", "title": "Zqtitle", "tlp": "amber"},
        "analysts": [{"id": "ana", "name": "Zqanalyst"}],
        "articles": [_article()],
        "annotations": [first, second, loose, mention],
        "sources": [speaker, *({"id": n, "name": f"Zq{n}", "kind": "person"} for n in names)],
        "tags": [
            {"id": "parent", "name": "Zqparent", "colour": 2},
            {"id": "tag", "name": "Zqtag", "parent": "parent", "colour": 3, "note": "Zqmeaning"},
        ],
        "statements": [
            {"id": "st", "text": "Zqstatement", "note": "Zqsaidofit"}
            | {"likelihood": "almost-certain", "confidence": "low"}
        ],
        "grades": [
            {"id": "g1", "source": "speaker", "value": "D", "why": "Zqbecause", **graded},
            {"id": "g2", "claim": "c1", "value": "4", "why": "Zqbecause", **graded},
        ],
        "verdicts": [
            {"id": "ve", "claim": "c1", "code": "false", "why": "Zqverdict", **graded}
            | {"url": "https://zqevidence.example/"}
        ],
        "links": [
            {"id": "l", "from": "c2", "to": "c1", "type": "corroborates", "note": "Zqlinknote"}
        ],
        "collections": [{"id": "co", "name": "Zqcollection", "articles": ["a"]}],
        "hypotheses": [{"id": "h", "text": "Zqhypothesis", "note": "", "ratings": []}],
        "summaries": [
            {"id": "su", "language": "en", "article": None, "parts": [{"text": "Zqsummary"}]}
        ],
    }


def _article() -> dict[str, Any]:
    blocks, at = [], 0
    for kind, words in zip(("headline", "paragraph", "paragraph"), TEXT.split("\n\n"), strict=True):
        blocks.append({"start": at, "end": at + len(words), "kind": kind})
        at += len(words) + 2
    blocks[-1]["in_article"] = False
    older = "Zqolder text of it"
    return {
        "id": "a",
        "number": 1,
        "title": "Headline of it",
        "outlet": "Zqoutlet",
        "byline": "Zqbyline",
        "url": "https://zqaddress.example/",
        "language": "en",
        "archive_url": "https://zqarchive.example/",
        "retrieved": "2017-03-05T01:02:03Z",
        "published": {"edtf": "2017-03-04"},
        "text": TEXT,
        "blocks": blocks,
        "versions": [{"id": "old", "text": older, "blocks": [{"start": 0, "end": len(older)}]}],
    }
