"""The project as five tables that refer to each other: their columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

Cell: TypeAlias = "str | int | bool | date | datetime | None"
Row: TypeAlias = "tuple[Cell, ...]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `type` is a word of the Table Schema of Frictionless. `to` names the sheet whose
    key its cells hold; `width` is in characters."""

    name: str
    about: str
    type: str = "string"
    to: str = ""
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; its first column is its key, but for the attributions, which have two."""

    name: str
    about: str
    columns: tuple[Column, ...]
    keys: int = 1


def _text(name: str, about: str, width: int = 14, to: str = "") -> Column:
    return Column(name, about, to=to, width=width)


def _date(name: str, about: str) -> tuple[Column, Column]:
    return (
        Column(name, f"{about}: EDTF, else the words of the text"),
        Column(f"{name}_day", f"The first day that {name} can mean", "date", width=11),
    )


CLAIMS = Sheet(
    "claims",
    "Every claim once",
    (
        Column("citation", "Citation id: article and number", width=9),
        Column("article", "Number of its article", "integer", to="articles", width=8),
        _text("quote", "The words claimed; spans parted by “ … ”", 60),
        _text("gloss", "What it says in the analyst's words", 40),
        _text("source", "Who says it first, if that is a known source", 24, to="sources"),
        _text("speakers", "Who says it, a name for each voice", 24),
        _text("standing", "What the evidence adds up to", 15),
        Column("credibility", "The digit 1–6", "integer", width=11),
        _text("tags", "With those above them", 24),
        _text("statement", "The statement it stands under", 12, to="statements"),
        _text("polarity", "Whether it says the same or the opposite of that"),
        Column("hedged", "Whether the words leave it open", "boolean", width=8),
        _text("hedges", "Those words, each with its kind", 20),
        *_date("event", "When it happened"),
        *_date("said", "When it was said"),
        *_date("reported", "When it was reported"),
        _text("priority", "high, medium, low", 9),
        _text("status", "to-check or checked", 10),
        _text("verdict", "The last verdict's code", 12),
        _text("verdict_why", "Its reason", 24),
        _text("note", "The note, Markdown", 30),
        Column("start", "Where it begins: code points of the text", "integer", width=8),
        Column("end", "Where it ends", "integer", width=8),
        _text("spans", "All its ranges"),
        _text("analyst", "Who made it"),
        Column("at", "When, UTC", "datetime", width=17),
        _text("id", "Its id in Selon"),
    ),
)
ATTRIBUTIONS = Sheet(
    "attributions",
    "Every voice of every claim",
    (
        Column("citation", "The claim", to="claims", width=9),
        Column("voice", "1 for the first voice of the claim", "integer", width=7),
        _text("speaker", "Who speaks", 26),
        _text("source", "That source, if it is known", 12, to="sources"),
        _text("affiliation", "Whom the speaker speaks for", 22),
        _text("chain", "All who passed it on, nearest first; ? is unknown", 40),
        _text("origin", "The last of them", 26),
        _text("origin_source", "That source, if it is known", 12, to="sources"),
        _text("implied_origin", "The origin that the analyst infers", 22),
        _text("cue", "The words that say that somebody says it", 18),
        _text("cue_spans", "Where those words stand: code points of the text"),
        _text("stance", "asserts, denies, doubts, asks", 9),
        _text("directness", "direct, mixed, indirect", 10),
        _text("basis", "How the source knows", 11),
        Column("reliability", "The letter A–F: of this voice, else of the origin", width=10),
        _text("grade", "Letter and digit where both are given", 7),
        _text("note", "The note on this voice", 30),
    ),
    keys=2,
)
SOURCES = Sheet(
    "sources",
    "Every source",
    (
        _text("source", "Its id in Selon", 12),
        _text("name", "Its name", 30),
        _text("kind", "person, organisation, official, account, document, media, anonymous", 13),
        Column("reliability", "The letter A–F that counts", width=10),
        _text("aliases", "Other names", 26),
        _text("affiliation", "Whom it belongs to", 12, to="sources"),
        _text("affiliation_name", "The name of that", 24),
        Column("claims", "Claims that it speaks in", "integer", width=8),
        Column("articles", "Articles that it speaks in", "integer", width=8),
        Column("mentions", "Where else it is marked as named", "integer", width=9),
        Column("article", "The article of an anonymous one", "integer", to="articles", width=8),
        _text("access", "Its access to what it tells", 24),
        _text("record", "Its past record", 24),
        _text("bias", "Its possible bias", 24),
        _text("currency", "How current it is", 24),
        _text("completeness", "How complete", 24),
        _text("note", "The note, Markdown", 30),
    ),
)
ARTICLES = Sheet(
    "articles",
    "Every article",
    (
        Column("article", "Its number", "integer", width=8),
        _text("title", "Its title", 50),
        _text("outlet", "Who published it", 18),
        _text("byline", "Who wrote it", 18),
        *_date("published", "When it was published"),
        _text("language", "BCP 47", 9),
        _text("url", "Its address", 30),
        _text("archive_url", "The address of an archived copy", 24),
        Column("retrieved", "When it was fetched", width=17),
        Column("claims", "Claims in it", "integer", width=8),
        Column("mentions", "Mentions in it", "integer", width=9),
        Column("notes", "Notes in it", "integer", width=8),
        Column("starred", "Whether it is starred", "boolean", width=8),
        _text("collections", "The collections it is in", 24),
        _text("sha256", "Of its text, UTF-8"),
        _text("id", "Its id in Selon"),
    ),
)
STATEMENTS = Sheet(
    "statements",
    "Every statement",
    (
        _text("statement", "Its id in Selon", 12),
        _text("text", "What the claims under it say", 60),
        _text("standing", "What the evidence adds up to", 15),
        _text("origins", "Whom it comes from", 30),
        Column("claims", "Claims under it", "integer", width=8),
        Column("hedged", "Whether one of them is hedged", "boolean", width=8),
        _text("likelihood", "How likely the analyst holds it: a code"),
        _text("confidence", "How sure that judgement is: a code"),
        _text("note", "The note, Markdown", 30),
    ),
)
SHEETS = (CLAIMS, ATTRIBUTIONS, SOURCES, ARTICLES, STATEMENTS)
