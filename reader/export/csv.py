"""One CSV file for a spreadsheet: a row for each claim and voice, and its reading back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

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
from reader.export.losing import ALWAYS, NOT_THERE, OF_SOURCES, left_out
from reader.export.registry import SEPARATOR, Options, exporter
from reader.export.report import Report

if TYPE_CHECKING:
    from _csv import Writer as CSVWriter

COLUMNS = (
    "citation", "article_number", "article_title", "outlet", "url", "published",
    "quote", "spans", "voice", "speaker", "affiliation", "chain", "origin", "implied_origin",
    "cue", "cue_spans", "directness", "stance", "basis",
    "reliability", "credibility", "grade", "hedges", "tags", "gloss",
    "event_date", "said_date", "reported_date", "priority", "status", "note",
    "analyst", "at", "in_article", "tlp", "chain_kinds",
)  # fmt: skip
DANGEROUS = frozenset("=+-@'\t\r")
"""What a cell begins with that a spreadsheet could take for a formula."""
_BETWEEN = " | "


@exporter(
    "csv",
    ".csv",
    "For a spreadsheet: one row for each claim and voice",
    loses=left_out(
        *(*ALWAYS, *OF_SOURCES[1:], "notes on words", "notes on mentions", "notes on tags"),
        *("notes on voices", "sources that are not used", "verdicts", "statements", "links"),
        *("collections", "the written summary", "bylines", "copies in archives", "texts"),
        also=f"Mentions, antecedents, media and descriptors. {NOT_THERE}",
    ),
    options=(SEPARATOR,),
    purpose="calculate",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the claims of the report, a claim without a voice as one row.

    A cell that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    with writer_to(out, options["separator"]) as writer:
        writer.writerow(COLUMNS)
        for row in _rows(report):
            writer.writerow(guarded(row))


@contextmanager
def writer_to(out: BinaryIO, separator: str) -> Iterator[CSVWriter]:
    """A writer of rows to `out` as spreadsheets read them best: UTF-8 with its mark, CRLF."""
    import csv
    import io
    from codecs import BOM_UTF8

    out.write(BOM_UTF8)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        yield csv.writer(text, delimiter=separator, lineterminator="\r\n")
    finally:
        text.detach()


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
    return f"'{cell}" if cell and cell[0] in DANGEROUS else cell


def guarded(row: Iterable[str]) -> list[str]:
    """Each cell of a row as `safe` makes it, in one go: there are many."""
    return [f"'{cell}" if cell and cell[0] in DANGEROUS else cell for cell in row]


Row = tuple[str, ...]


def _rows(report: Report) -> Iterator[Row]:
    lookup = Lookup.of(report)
    marking = report.project().tlp or ""
    last = None
    for article, claim in claims_of(report):
        if article is not last:
            last, about = article, _about_article(article)
        citation, quoted = f"{article.number}:{claim.number}", claim.quotation
        digit, judged = lookup.digit(claim), _judged(claim, lookup)
        voices = enumerate(claim.attributions, 1)
        said = [(_said(voice, n, lookup), _kinds(voice, lookup)) for n, voice in voices]
        for voice, kinds in said or ((_NO_VOICE, ""),):
            grade = voice[-1] + digit if voice[-1] and digit else ""
            spans = _ranges(claim.spans)
            yield citation, *about, quoted, spans, *voice, digit, grade, *judged, marking, kinds


def _about_article(article: Article) -> Row:
    """From article_number to published."""
    published = date_words(article.published)
    return str(article.number), article.title, article.outlet, article.url, published


def _judged(claim: Annotation, lookup: Lookup) -> Row:
    """From hedges to in_article."""
    hedges = [f"{h.anchor.exact} ({h.kind})" if h.kind else h.anchor.exact for h in claim.hedges]
    return (
        _BETWEEN.join(hedges),
        _BETWEEN.join(map(lookup.tag_path, claim.tags)),
        _BETWEEN.join(claim.gloss),
        *(date_words(claim.event), date_words(claim.said), date_words(claim.reported)),
        *(claim.priority or "", claim.status or "", claim.note),
        *(lookup.analysts.get(claim.by or "", ""), claim.at or "", "yes"),
    )


_NO_VOICE = ("",) * len(COLUMNS[COLUMNS.index("voice") : COLUMNS.index("credibility")])


def _said(voice: Attribution, number: int, lookup: Lookup) -> Row:
    """From voice to reliability."""
    speaking = speaker_of(voice)
    cues = [cue for link in voice.chain for cue in link.cues]
    return (
        *(str(number), lookup.speaker(speaking)),
        lookup.name(speaking.affiliation) if speaking else "",
        *(lookup.chain(voice), lookup.speaker(origin(voice))),
        lookup.speaker(implied_origin(voice)),
        " … ".join([cue.exact for cue in cues]),
        *(_ranges(cues), voice.directness or "", voice.stance, voice.basis or ""),
        letter_of(voice, lookup.letter),
    )


def _kinds(voice: Attribution, lookup: Lookup) -> str:
    """What each link of the chain is: a source's kind, "unnamed" where it is no source."""
    known = (lookup.sources.get(link.source or "") for link in voice.chain if link.stated)
    return _BETWEEN.join([source.kind if source else "unnamed" for source in known])


def _ranges(anchors: Iterable[Anchor]) -> str:
    return ";".join([f"{anchor.start}-{anchor.end}" for anchor in anchors])
