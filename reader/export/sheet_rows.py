"""The rows of the five tables, made in one pass over the project.

What stands in blocks that are no part of an article is left out, as in every table of claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reader.domain.annotation import (
    CLAIM,
    MENTION,
    Annotation,
    Attribution,
    Link,
    implied_origin,
    letter_of,
    origin,
)
from reader.domain.article import Article, Version
from reader.domain.date import Date
from reader.domain.edtf import bounds
from reader.domain.in_article import in_article
from reader.domain.source import Source
from reader.export.lookup import (
    Lookup,
    Standings,
    current_version,
    date_words,
    moment_of,
    speaker_of,
)  # fmt: skip
from reader.export.report import Report
from reader.export.sheets import ARTICLES, ATTRIBUTIONS, CLAIMS, SOURCES, STATEMENTS, Row, Sheet

BETWEEN = " | "
"""What stands between several values of a cell."""


def rows(report: Report) -> Iterator[tuple[Sheet, Row]]:
    """All rows, the sheets by turns; within a sheet in order.

    Sources and statements come in the order of the report, a claim before its attributions.
    """
    lookup = Lookup.of(report)
    standings = Standings(report, lookup)
    collections = {each.id: each.name for each in report.collections()}
    counted = _Counted()
    for article, versions in report.articles():
        current = current_version(article, versions)
        counted.begin(article)
        for each in report.annotations(article.id):
            if not in_article(current, each.spans[0].start):
                continue
            counted.add(each)
            if each.kind == CLAIM:
                yield CLAIMS, _claim(each, article, lookup, standings)
                for place, voice in enumerate(each.attributions, 1):
                    yield ATTRIBUTIONS, _voice(each, article, voice, place, lookup)
        yield ARTICLES, _article(article, current, counted.kinds, collections)
    for source in lookup.sources.values():
        yield SOURCES, _source(source, lookup, counted)
    yield from _statements(report, lookup)


class _Counted:
    """How often things come up, counted as the articles go by."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}
        self.claims: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.mentions: Counter[str] = Counter()
        self._heard: set[str] = set()

    def begin(self, article: Article) -> None:
        """What is added next stands in this article."""
        self.kinds = Counter()
        self.numbers[article.id] = article.number or 0
        self._heard = set()

    def add(self, annotation: Annotation) -> None:
        """Count an annotation, and the sources that it names."""
        self.kinds[annotation.kind] += 1
        if annotation.kind == MENTION and annotation.source:
            self.mentions[annotation.source] += 1
        speaking = [
            link.source
            for voice in annotation.attributions
            for link in voice.chain
            if link.stated and link.source
        ]
        for source in speaking if len(speaking) < 2 else set(speaking):
            self.claims[source] += 1
            if source not in self._heard:
                self.articles[source] += 1
                self._heard.add(source)


def _claim(claim: Annotation, article: Article, lookup: Lookup, standings: Standings) -> Row:
    speaking = [speaker_of(voice) for voice in claim.attributions]
    speakers = [lookup.speaker(link) or "?" for link in speaking]
    placed = claim.statements[0] if claim.statements else None
    first = speaking[0] if speaking else None
    verdict = lookup.verdicts.get(claim.id)
    hedges = [f"{h.anchor.exact} ({h.kind})" if h.kind else h.anchor.exact for h in claim.hedges]
    return (
        *(f"{article.number}:{claim.number}", article.number, claim.quotation),
        *(BETWEEN.join(claim.gloss), _known(first, lookup), BETWEEN.join(speakers)),
        standings.of(claim),
        *(int(lookup.digit(claim) or 0) or None, BETWEEN.join(map(lookup.tag_path, claim.tags))),
        *(placed.statement if placed else "", placed.polarity if placed else ""),
        *(bool(claim.hedges), BETWEEN.join(hedges)),
        *(_dated(claim.event) if claim.event else _UNDATED),
        *(_dated(claim.said) if claim.said else _UNDATED),
        *(_dated(claim.reported) if claim.reported else _UNDATED),
        *(claim.priority or "", claim.status or ""),
        *(verdict.code if verdict else "", verdict.why if verdict else "", claim.note),
        *(claim.spans[0].start, claim.spans[-1].end),
        ";".join([f"{span.start}-{span.end}" for span in claim.spans]),
        *(lookup.analysts.get(claim.by or "", ""), moment_of(claim.at), claim.id),
    )


def _voice(
    claim: Annotation, article: Article, voice: Attribution, place: int, lookup: Lookup
) -> Row:
    speaking, last = speaker_of(voice), origin(voice)
    speaker, known = lookup.speaker(speaking), _known(speaking, lookup)
    is_alone = last is speaking  # one who says it himself: mostly
    letter, digit = letter_of(voice, lookup.letter), lookup.digit(claim)
    cues = [cue for link in voice.chain for cue in link.cues]
    return (
        *(f"{article.number}:{claim.number}", place, speaker, known),
        *(lookup.name(speaking.affiliation) if speaking else "", lookup.chain(voice)),
        *((speaker, known) if is_alone else (lookup.speaker(last), _known(last, lookup))),
        lookup.speaker(implied_origin(voice)),
        " … ".join([cue.exact for cue in cues]),
        ";".join([f"{cue.start}-{cue.end}" for cue in cues]),
        *(voice.stance, voice.directness or "", voice.basis or "", letter),
        *(letter + digit if letter and digit else "", voice.note),
    )


def _source(source: Source, lookup: Lookup, counted: _Counted) -> Row:
    card, id = source.card, source.id
    return (
        *(id, source.name, source.kind, lookup.letter(id) or "", BETWEEN.join(source.aliases)),
        *(source.affiliation or "", lookup.name(source.affiliation)),
        *(counted.claims[id], counted.articles[id], counted.mentions[id]),
        *(counted.numbers.get(source.article or ""), card.access, card.record, card.bias),
        *(card.currency, card.completeness, source.note),
    )


def _article(
    article: Article, version: Version, counts: Counter[str], collections: dict[str, str]
) -> Row:
    return (
        *(article.number, article.title, article.outlet, article.byline),
        *(*_dated(article.published), article.language, article.url, article.archive_url),
        *(article.retrieved or "", counts["claim"], counts["mention"], counts["note"]),
        *(article.starred, BETWEEN.join(collections.get(c, "") for c in article.collections)),
        *(version.sha256, article.id),
    )


def _statements(report: Report, lookup: Lookup) -> Iterator[tuple[Sheet, Row]]:
    if not lookup.statements:
        return
    lines = {line.statement: line for line in report.sourcing(only_statements=True).lines}
    for each in report.statements():
        line = lines.get(each.id)
        origins = (lookup.name(of) or of for of in line.standing.origins) if line else ()
        yield (
            STATEMENTS,
            (
                *(each.id, each.text, line.standing.code if line else "", BETWEEN.join(origins)),
                *(len(line.claims) if line else 0, line.hedged if line else False),
                *(each.likelihood or "", each.confidence or "", each.note),
            ),
        )


def _known(link: Link | None, lookup: Lookup) -> str:
    """The id of the source that a link names; "" for an unknown one."""
    return link.source if link and link.source in lookup.sources else ""  # type: ignore[return-value]


_UNDATED: tuple[str, date | None] = ("", None)


def _dated(of: Date | None) -> tuple[str, date | None]:
    if of is None:
        return "", None
    found = bounds(of.edtf)
    first = found.first if found else None
    is_in_range = first is not None and 1 <= first <= date.max.toordinal()
    return date_words(of), date.fromordinal(first) if first and is_in_range else None
