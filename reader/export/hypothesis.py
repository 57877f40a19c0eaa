"""Hypothesis' own JSON, as its API gives annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, letter_of
from reader.domain.article import Article
from reader.domain.in_article import in_article
from reader.domain.offsets import Utf16Map
from reader.export.lookup import Lookup, article_iri, current_version, speaker_of
from reader.export.losing import ALWAYS, NOT_THERE, OF_SOURCES, left_out
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.streamed import kept, put_list

_EPOCH = "1970-01-01T00:00:00Z"


@exporter(
    "hypothesis",
    ".json",
    "Hypothesis' JSON: each range as an annotation with its words, note, tags and who says it",
    loses=left_out(
        *(
            *ALWAYS,
            *OF_SOURCES,
            "states",
            "priorities",
            "kinds of hedges",
            "notes on tags",
            "dates of claims",
        ),
        *("directness", "basis", "notes on voices", "implied origins", "verdicts", "statements"),
        *("sources that are not used", "links", "collections", "the written summary"),
        *("outlets", "bylines", "copies in archives"),
        also=f"Voices and grades stand in the text, not as data; standings. {NOT_THERE}",
    ),
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write {"total", "rows"}. Positions: UTF-16 units, as Hypothesis' client counts them.

    A further range of a claim is a row of its own that refers to the first. The project's marking
    is a tag of each row.
    """
    count = put_list(out, _rows(report, Lookup.of(report)), '{"rows": [', "]")
    out.write(f', "total": {count}}}\n'.encode())


def _rows(report: Report, lookup: Lookup) -> Iterator[dict[str, Any]]:
    tlp = report.project().tlp
    marking = [f"tlp:{tlp}"] if tlp else []
    for article, versions in report.articles():
        current = current_version(article, versions)
        address = article_iri(article, current)
        units: Utf16Map | None = None
        for of in report.annotations(article.id):
            is_current = all(span.version in (None, current.id) for span in of.spans)
            if not (is_current and in_article(current, of.spans[0].start)):
                continue
            units = units or Utf16Map(report.text(current.sha256))
            for row in _row(of, article, address, units, lookup):
                yield row | {"tags": [*row["tags"], *marking]}


def _row(
    of: Annotation, article: Article, address: str, units: Utf16Map, lookup: Lookup
) -> Iterator[dict[str, Any]]:
    user = "".join(c for c in lookup.analysts.get(of.by or "", "") if c.isalnum()) or "analyst"
    for place, at in enumerate(of.spans):
        quote = {"type": "TextQuoteSelector", "exact": at.exact}
        quote |= {"prefix": at.prefix, "suffix": at.suffix}
        position = {"type": "TextPositionSelector", "start": units.to_utf16(at.start)}
        position["end"] = units.to_utf16(at.end)
        yield kept(
            id=f"{of.id}.{place}" if place else of.id,
            created=of.at or _EPOCH,
            updated=of.at or _EPOCH,
            user=f"acct:{user}@localhost",
            uri=address,
            document={"title": [article.title]},
            target=[{"source": address, "selector": [position, quote]}],
            references=[of.id] if place else None,
            group="__world__",
            permissions={"read": [f"acct:{user}@localhost"]},
        ) | {
            "text": _text(of, article, lookup) if place == 0 else "",
            "tags": [of.kind, *map(lookup.tag_path, of.tags)],
        }


def _text(of: Annotation, article: Article, lookup: Lookup) -> str:
    """What Hypothesis has no field for, in words: Markdown."""
    lines = [f"**{article.number}:{of.number}**"]
    if of.kind == MENTION and of.source:
        lines.append(f"Source: {lookup.name(of.source)}")
    digit = lookup.digit(of)
    for voice in of.attributions if of.kind == CLAIM else ():
        speaking = speaker_of(voice)
        grade = letter_of(voice, lookup.letter) + digit
        house = lookup.name(speaking.affiliation) if speaking else ""
        cue = " … ".join(cue.exact for link in voice.chain for cue in link.cues)
        parts = (
            _chain(voice, lookup) or "?",
            house,
            grade,
            f"“{cue}”" if cue else "",
            voice.stance,
        )
        lines.append("Source: " + " · ".join(filter(None, parts)))
    if digit and not of.attributions:
        lines.append(f"Grade: {digit}")
    lines += [f"In short: {gloss}" for gloss in of.gloss]
    return "\n\n".join((*lines, *([of.note] if of.note else ())))


def _chain(voice: Attribution, lookup: Lookup) -> str:
    """As lookup.chain tells it; who has no name is told apart, so that nobody gets one."""
    told = []
    for link in voice.chain:
        known = lookup.sources.get(link.source or "")
        if not link.stated:
            continue
        if known is None:
            told.append(f"“{link.label}”" if link.label else "?")
        else:
            told.append(known.name + (" (anonymous)" if known.kind == "anonymous" else ""))
    return " ← ".join(told)
