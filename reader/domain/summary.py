"""The source summary statement: a drafted paragraph on how well the whole is sourced.

After ICD 206: it tells strengths and weaknesses of the source base from counts alone. Likelihood
and confidence are never counted: what the analyst has judged of a statement is repeated, and after
ICD 203 never both in one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.domain.edit import Edit, removed
from reader.domain.edits import amend, make
from reader.domain.ids import derived_id
from reader.domain.judgement_words import CONFIDENCE, KENT, LIKELIHOOD
from reader.domain.project import Statement, Summary, SummaryPart
from reader.domain.sourcing.report import Line, SourcingReport
from reader.domain.vocabulary import label


class Number(NamedTuple):
    """A number in the draft, the claims (ids) that it counts or rests on, and what it counts."""

    value: int
    claims: tuple[str, ...]
    key: str = ""


Piece = str | Number


class _Words(NamedTuple):
    """How a language says it: singular and plural of what is counted, and the sentences."""

    statement: tuple[str, str]
    claim: tuple[str, str]
    article: tuple[str, str]
    source: tuple[str, str]
    none: str
    base: str
    standings: tuple[tuple[str, str, str], ...]
    hedged: tuple[str, str]
    quotes: tuple[str, str]
    likelihood: str
    confidence: str
    alone: str
    whole: str


_EN = _Words(
    ("statement", "statements"),
    ("claim", "claims"),
    ("article", "articles"),
    ("named source", "named sources"),
    "There are no claims yet.",
    "This rests on {claims} in {articles}, which make {statements} and come from {sources}.",
    (
        (
            "corroborated",
            "{} is corroborated by independent sources",
            "{} are corroborated by independent sources",
        ),
        (
            "contested",
            "{} is contested: a known source denies it",
            "{} are contested: a known source denies them",
        ),
        ("single source", "{} rests on a single source", "{} rest on a single source each"),
        ("relayed only", "{} is known through others only", "{} are known through others only"),
        ("anonymous only", "{} comes from nobody with a name", "{} come from nobody with a name"),
        ("unattributed", "{} is attributed to nobody", "{} are attributed to nobody"),
    ),
    ("{} is hedged in the original", "{} are hedged in the original"),
    ("{} quotation has no speaker", "{} quotations have no speaker"),
    "The analyst judges “{text}”: {word}.",
    "Confidence in this judgement is {word}.",
    "The analyst’s confidence in “{text}” is {word}.",
    "Standings take in what the rest of the project says of the same statements.",
)
_FR = _Words(
    ("énoncé", "énoncés"),
    ("affirmation", "affirmations"),
    ("article", "articles"),
    ("source nommée", "sources nommées"),
    "Il n’y a pas encore d’affirmation.",
    "Cet ensemble repose sur {claims} dans {articles}, soit {statements}, "
    "avec {sources} à l’origine.",
    (
        (
            "corroborated",
            "{} est corroboré par des sources indépendantes",
            "{} sont corroborés par des sources indépendantes",
        ),
        (
            "contested",
            "{} est contesté : une source connue le dément",
            "{} sont contestés : une source connue les dément",
        ),
        (
            "single source",
            "{} repose sur une source unique",
            "{} reposent chacun sur une source unique",
        ),
        (
            "relayed only",
            "{} n’est connu que par des relais",
            "{} ne sont connus que par des relais",
        ),
        (
            "anonymous only",
            "{} ne vient que de sources anonymes",
            "{} ne viennent que de sources anonymes",
        ),
        ("unattributed", "{} n’est attribué à personne", "{} ne sont attribués à personne"),
    ),
    (
        "{} est formulé avec réserve dans l’original",
        "{} sont formulés avec réserve dans l’original",
    ),
    ("{} citation n’a pas d’auteur", "{} citations n’ont pas d’auteur"),
    "L’analyste juge « {text} » : {word}.",
    "La confiance dans ce jugement est {word}.",
    "La confiance de l’analyste dans « {text} » est {word}.",
    "Ces appréciations tiennent compte de ce que le reste du projet dit des mêmes énoncés.",
)
LANGUAGES = {"en": _EN, "fr": _FR}


def draft(
    report: SourcingReport, language: str = "en", judged: Iterable[Statement] = ()
) -> list[list[Piece]]:
    """The sentences of the draft, each of words and Numbers, in "en" or "fr".

    Of the statements `judged` those are told that the report is about.
    """
    words = LANGUAGES[language]
    if not report.claims:
        return [[words.none]]
    sentences = [_base(report, words)]
    for code, one, many in words.standings:
        lines = report.of(code)
        if lines:
            sentences.append(_counted(one, many, _number(lines, code), words.statement, language))
    if report.is_part:
        sentences.append([words.whole])
    hedged = [line for line in report.lines if line.hedged]
    if hedged:
        sentences.append(
            _counted(*words.hedged, _number(hedged, "hedged"), words.statement, language)
        )
    quotes = tuple(claim.id for claim in report.orphan_quotes)
    if quotes:
        sentences.append(_plain(words.quotes, Number(len(quotes), quotes, "quotes")))
    about = {line.statement for line in report.lines}
    for of in judged:
        if of.id in about:
            sentences += _judged(of, words, language)
    return sentences


def parts_of(sentences: Iterable[Sequence[Piece]], language: str = "en") -> tuple[SummaryPart, ...]:
    """The draft as one paragraph whose numbers say what they count."""
    parts: list[SummaryPart] = []
    for sentence in sentences:
        parts += [SummaryPart(" ")] if parts else []
        parts += [
            SummaryPart(figures(piece.value, language), piece.key)
            if isinstance(piece, Number)
            else SummaryPart(piece)
            for piece in sentence
        ]
    return tuple(parts)


def has_moved(
    written: Iterable[SummaryPart], drafted: Iterable[Sequence[Piece]], language: str
) -> bool:
    """Whether a number that stands in what was `written` is another one by now."""
    now = {part.number: part.text for part in parts_of(drafted, language) if part.number}
    return any(part.number and now.get(part.number, "0") != part.text for part in written)


def write(
    before: Summary | None, article: str | None, language: str, parts: Sequence[SummaryPart]
) -> Edit:
    """Keep what the analyst has written of an article or the project (None) in place of `before`;
    with no words in it there is none, and a draft is shown again."""
    if not "".join(part.text for part in parts).strip():
        return Edit("Draft summary anew", (removed(before),) if before else ())
    if before:
        return amend("Write summary", before, replace(before, parts=tuple(parts)))
    id = derived_id("summary", article or "", language)
    return make("Write summary", Summary(id, language, article, tuple(parts)))


def text_of(sentences: Iterable[Sequence[Piece]], language: str = "en") -> str:
    """The draft as one paragraph of plain text."""
    return " ".join(
        "".join(
            figures(piece.value, language) if isinstance(piece, Number) else piece
            for piece in sentence
        )
        for sentence in sentences
    )


def figures(value: int, language: str) -> str:
    """A number as the language writes it: 1,000 or 1\u202f000."""
    return f"{value:,}".replace(",", "," if language == "en" else "\u202f")


def _judged(of: Statement, words: _Words, language: str) -> list[list[Piece]]:
    """One sentence for the likelihood, one for the confidence."""
    text = of.text.rstrip(" .")
    likely = label((*LIKELIHOOD, *KENT), of.likelihood, language)
    sure = label(CONFIDENCE, of.confidence, language)
    sentences: list[list[Piece]] = []
    if likely:
        sentences.append([words.likelihood.format(text=text, word=likely)])
    if sure:
        told = words.confidence if likely else words.alone
        sentences.append([told.format(text=text, word=sure)])
    return sentences


def totals(report: SourcingReport) -> dict[str, Number]:
    """What the whole rests on.

    "claims", "articles" (the first claim of each), "statements", and "sources": the known ones,
    with the claims of the report in which they assert or deny something.
    """
    claims = report.claims
    ids = dict.fromkeys(claim.id for claim in claims)
    first: dict[str, str] = {}
    for claim in claims:
        first.setdefault(claim.citation.partition(":")[0], claim.id)
    roots: dict[str, list[str]] = {}
    for line in report.lines:
        for root in line.standing.roots:
            for heard in (*root.asserts, *root.denies):
                if heard.voice.claim in ids:
                    roots.setdefault(root.source, []).append(heard.voice.claim)
    said = dict.fromkeys(claim for of in roots.values() for claim in of)
    return {
        "claims": Number(len(ids), tuple(ids), "claims"),
        "articles": Number(len(first), tuple(first.values()), "articles"),
        "statements": Number(len(report.lines), tuple(ids), "statements"),
        "sources": Number(len(roots), tuple(said), "sources"),
    }


def _base(report: SourcingReport, words: _Words) -> list[Piece]:
    forms = {
        "claims": words.claim,
        "articles": words.article,
        "statements": words.statement,
        "sources": words.source,
    }
    counted = {name: (number, forms[name]) for name, number in totals(report).items()}
    sentence: list[Piece] = []
    for part in words.base.replace("}", "{").split("{"):
        if part in counted:
            number, word = counted[part]
            sentence += [number, f" {_form(word, number.value)}"]
        else:
            sentence.append(part)
    return sentence


def _counted(
    one: str, many: str, number: Number, forms: tuple[str, str], language: str
) -> list[Piece]:
    before, after = (one if _is_one(number.value, language) else many).split("{}")
    return [before, number, f" {_form(forms, number.value)}{after}."]


def _plain(forms: tuple[str, str], number: Number) -> list[Piece]:
    before, after = _form(forms, number.value).split("{}")
    return [before, number, f"{after}."]


def _form(forms: tuple[str, str], value: int) -> str:
    return forms[0] if value == 1 else forms[1]


def _is_one(value: int, language: str) -> bool:
    return value == 1 or (language == "fr" and value == 0)


def _number(lines: Iterable[Line], key: str) -> Number:
    lines = tuple(lines)
    claims = dict.fromkeys(claim.id for line in lines for claim in line.claims)
    return Number(len(lines), tuple(claims), key)
