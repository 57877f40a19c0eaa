"""One CSV file for a spreadsheet: a row for each claim and voice, and its reading back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reader.domain.anchor import Anchor
from reader.domain.annotation import (
    Annotation,
    Attribution,
    implied_origin,
    letter_of,
    origin,
)
from reader.domain.article import Article
from reader.export.lookup import Lookup, claims_of, date_words, speaker_of
from reader.export.registry import Choice, Options, exporter
from reader.export.report import Report

COLUMNS = (
    "citation", "article_number", "article_title", "outlet", "url", "published",
    "quote", "spans", "voice", "speaker", "affiliation", "chain", "origin", "implied_origin",
    "cue", "cue_spans", "directness", "stance", "basis",
    "reliability", "credibility", "grade", "hedges", "tags", "gloss",
    "event_date", "said_date", "reported_date", "priority", "status", "note",
    "analyst", "at", "in_article", "tlp",
)  # fmt: skip
_DANGEROUS = frozenset("=+-@'\t\r")
_BETWEEN = " | "


@exporter(
    "csv",
    ".csv",
    "For a spreadsheet: one row for each claim and voice",
    loses="Mentions, notes, statements, links, verdicts, antecedents, media and descriptors, "
    "versions and the texts of the articles.",
    options=(Choice("separator", (",", ";"), "what stands between two cells"),),
    purpose="calculate",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the claims of the report, a claim without a voice as one row.

    A cell that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    import csv
    import io

    wrapped = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(wrapped, delimiter=options["separator"], lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in _rows(report):
            writer.writerow([safe(row[column]) for column in COLUMNS])
    finally:
        wrapped.detach()


def read(data: bytes, separator: str = ",") -> list[dict[str, str]]:
    """The rows of such a file, column → cell, apostrophes in front of dangerous cells taken off."""
    import csv
    import io

    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [
        {column: cell.removeprefix("'") for column, cell in row.items()}
        for row in csv.DictReader(text, delimiter=separator)
    ]


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe in front if it might."""
    return f"'{cell}" if cell and cell[0] in _DANGEROUS else cell


Row = dict[str, str]


def _rows(report: Report) -> Iterator[Row]:
    lookup = Lookup.of(report)
    marking = {"tlp": report.project().tlp or ""}
    for article, claim in claims_of(report):
        about = _about_claim(claim, article, lookup) | marking
        if not claim.attributions:
            yield about | _NO_VOICE
        for number, voice in enumerate(claim.attributions, 1):
            yield about | _about_voice(voice, number, about["credibility"], lookup)


def _about_claim(claim: Annotation, article: Article, lookup: Lookup) -> Row:
    hedges = (f"{h.anchor.exact} ({h.kind})" if h.kind else h.anchor.exact for h in claim.hedges)
    return {
        "citation": f"{article.number}:{claim.number}",
        "article_number": str(article.number),
        "article_title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": date_words(article.published),
        "quote": claim.quotation,
        "spans": _ranges(claim.spans),
        "credibility": lookup.digit(claim),
        "hedges": _BETWEEN.join(hedges),
        "tags": _BETWEEN.join(map(lookup.tag_path, claim.tags)),
        "gloss": _BETWEEN.join(claim.gloss),
        "event_date": date_words(claim.event),
        "said_date": date_words(claim.said),
        "reported_date": date_words(claim.reported),
        "priority": claim.priority or "",
        "status": claim.status or "",
        "note": claim.note,
        "analyst": lookup.analysts.get(claim.by or "", ""),
        "at": claim.at or "",
        "in_article": "yes",
    }


_OF_VOICE = COLUMNS[COLUMNS.index("voice") : COLUMNS.index("grade") + 1]
_NO_VOICE = {column: "" for column in _OF_VOICE if column != "credibility"}


def _about_voice(voice: Attribution, number: int, digit: str, lookup: Lookup) -> Row:
    speaking = speaker_of(voice)
    letter = letter_of(voice, lookup.letter)
    cues = [cue for link in voice.chain for cue in link.cues]
    return {
        "voice": str(number),
        "speaker": lookup.speaker(speaking),
        "affiliation": lookup.name(speaking.affiliation) if speaking else "",
        "chain": lookup.chain(voice),
        "origin": lookup.speaker(origin(voice)),
        "implied_origin": lookup.speaker(implied_origin(voice)),
        "cue": " … ".join(cue.exact for cue in cues),
        "cue_spans": _ranges(cues),
        "directness": voice.directness or "",
        "stance": voice.stance,
        "basis": voice.basis or "",
        "reliability": letter,
        "grade": letter + digit if letter and digit else "",
    }


def _ranges(anchors: Iterable[Anchor]) -> str:
    return ";".join(f"{anchor.start}-{anchor.end}" for anchor in anchors)
