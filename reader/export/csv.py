"""One CSV file for a spreadsheet: a row for each claim and voice, and its reading back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reader.domain.anchor import Anchor
from reader.domain.annotation import (
    CLAIM,
    Annotation,
    Attribution,
    Link,
    implied_origin,
    letter_of,
    origin,
)
from reader.domain.article import Article, Version
from reader.domain.date import Date
from reader.domain.in_article import in_article
from reader.domain.project import Grade, Tag
from reader.domain.source import Source
from reader.export.registry import Choice, Options, exporter
from reader.export.report import Report

COLUMNS = (
    "citation", "article_number", "article_title", "outlet", "url", "published",
    "quote", "spans", "voice", "speaker", "affiliation", "chain", "origin", "implied_origin",
    "cue", "cue_spans", "directness", "stance", "basis",
    "reliability", "credibility", "grade", "hedges", "tags", "gloss",
    "event_date", "said_date", "reported_date", "priority", "status", "note",
    "analyst", "at", "in_article",
)  # fmt: skip
_DANGEROUS = ("=", "+", "-", "@", "'", "\t", "\r")
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
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What the rows name by id."""

    sources: Mapping[str, Source]
    tags: Mapping[str, Tag]
    grades: Mapping[str, Grade]
    analysts: Mapping[str, str]

    def name(self, source: str | None) -> str:
        known = self.sources.get(source or "")
        return known.name if known else ""

    def speaker(self, link: Link | None) -> str:
        return "" if link is None else self.name(link.source) or link.label or ""

    def letter(self, source: str) -> str | None:
        grade = self.grades.get(source)
        return grade.value if grade else None

    def digit(self, claim: Annotation) -> str:
        grade = self.grades.get(claim.id)
        return (grade.value if grade else None) or ""

    def tag_path(self, tag_id: str) -> str:
        path: list[str] = []
        tag = self.tags.get(tag_id)
        while tag is not None and len(path) < 50:
            path.insert(0, tag.name)
            tag = self.tags.get(tag.parent or "")
        return "/".join(path)


def _rows(report: Report) -> Iterator[Row]:
    lookup = _Lookup(
        {source.id: source for source in report.sources()},
        {tag.id: tag for tag in report.tags()},
        {grade.source or grade.claim or "": grade for grade in report.grades()},
        {analyst.id: analyst.name for analyst in report.analysts()},
    )
    for article, versions in report.articles():
        blocks = {version.id: version for version in versions}
        for annotation in report.annotations(article.id):
            if annotation.kind != CLAIM or not _is_in_article(annotation, blocks):
                continue
            about = _about_claim(annotation, article, blocks, lookup)
            if not annotation.attributions:
                yield about | _NO_VOICE
            for number, voice in enumerate(annotation.attributions, 1):
                yield about | _about_voice(voice, number, about["credibility"], lookup)


def _about_claim(
    claim: Annotation, article: Article, versions: Mapping[str, Version], lookup: _Lookup
) -> Row:
    hedges = (f"{h.anchor.exact} ({h.kind})" if h.kind else h.anchor.exact for h in claim.hedges)
    return {
        "citation": f"{article.number}:{claim.number}",
        "article_number": str(article.number),
        "article_title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": _date(article.published),
        "quote": claim.quotation,
        "spans": _ranges(claim.spans),
        "credibility": lookup.digit(claim),
        "hedges": _BETWEEN.join(hedges),
        "tags": _BETWEEN.join(map(lookup.tag_path, claim.tags)),
        "gloss": _BETWEEN.join(claim.gloss),
        "event_date": _date(claim.event),
        "said_date": _date(claim.said),
        "reported_date": _date(claim.reported),
        "priority": claim.priority or "",
        "status": claim.status or "",
        "note": claim.note,
        "analyst": lookup.analysts.get(claim.by or "", ""),
        "at": claim.at or "",
        "in_article": "yes",
    }


_OF_VOICE = COLUMNS[COLUMNS.index("voice") : COLUMNS.index("grade") + 1]
_NO_VOICE = {column: "" for column in _OF_VOICE if column != "credibility"}


def _about_voice(voice: Attribution, number: int, digit: str, lookup: _Lookup) -> Row:
    stated = [link for link in voice.chain if link.stated]
    # who speaks is the nearest that the text identifies, else the nearest at all
    speaking = next((link for link in stated if link.source), stated[0] if stated else None)
    letter = letter_of(voice, lookup.letter)
    cues = [cue for link in voice.chain for cue in link.cues]
    return {
        "voice": str(number),
        "speaker": lookup.speaker(speaking),
        "affiliation": lookup.name(speaking.affiliation) if speaking else "",
        "chain": " ← ".join(lookup.speaker(link) or "?" for link in stated),
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


def _date(date: Date | None) -> str:
    return "" if date is None else date.edtf or date.text or ""


def _is_in_article(claim: Annotation, versions: Mapping[str, Version]) -> bool:
    first = claim.spans[0]
    version = versions.get(first.version or "")
    return version is None or in_article(version, first.start)
