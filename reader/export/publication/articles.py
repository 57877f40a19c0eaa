"""The articles of a publication: blocks of runs with the notes that belong beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from reader.domain.annotation import CLAIM, MENTION, Annotation
from reader.domain.article import Article, Version
from reader.domain.article import Block as Range
from reader.domain.in_article import in_article
from reader.export.lookup import date_words, iri
from reader.export.publication.gathering import Gathered, one_line
from reader.export.publication.model import ArticlePart, Block, Note, Run
from reader.export.publication.notes import note_of
from reader.export.publication.runs import Over, Placed, in_parts, place, runs_of
from reader.export.report import Report


def article_parts(report: Report, found: Gathered) -> Iterator[ArticlePart]:
    """One article after another; none is held longer than it is asked for."""
    for article, versions in report.articles():
        yield article_part(report, found, article, versions, report.annotations(article.id))


def is_rtl(text: str) -> bool:
    """Whether a text reads from right to left: its first letter does."""
    for letter in text[:2000]:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def article_part(
    report: Report,
    found: Gathered,
    article: Article,
    versions: Sequence[Version],
    annotations: Iterable[Annotation],
) -> ArticlePart:
    """An article with its annotations; its blocks are made as they are asked for."""
    version = next((of for of in versions if of.id == article.version), versions[-1])
    text = report.text(version.sha256)
    blocks = in_parts(text, version.blocks, version.left_out)
    over: list[Over] = []
    notes: dict[int, Note] = {}
    loose: list[Note] = []
    for each in annotations:
        spans = [of for of in each.spans if of.version in (None, version.id)]
        here = [of for of in spans if of.state != "orphan" and of.end <= len(text)]
        if spans and not in_article(version, spans[0].start):
            continue
        if each.kind == MENTION:
            source = found.sources.get(each.source or "", "")
            over += [Over(of.start, of.end, source=source) for of in here]
            continue
        note = note_of(found, article, each)
        if not here:
            loose.append(note)
            continue
        notes[note.number] = note
        over += [Over(of.start, of.end, note.number, each.kind == CLAIM) for of in here]
        over += _evidence(found, each, version.id, len(text))
    placed = place(blocks, over)
    loose += [note for number, note in notes.items() if number not in placed.lasts]
    made = _Blocks(text, placed, notes)
    title = one_line(article.title)
    head = next((i for i, of in enumerate(blocks) if of.kind == "headline"), None)
    if (
        head is not None
        and title
        and one_line(text[blocks[head].start : blocks[head].end]) != title
    ):
        head = None
    if head is None:
        headline = Block("headline", (Run(title or f"{article.number}"),), (), is_rtl(title))
    else:
        headline = made.block(blocks[head], head)
    byline = any(of.kind == "byline" for of in blocks)
    return ArticlePart(
        article.number or 0,
        f"a-{article.number}",
        title or one_line(headline.text),
        _about(article, byline),
        iri(article.url),
        article.language,
        headline,
        lambda: (made.block(of, i) for i, of in enumerate(blocks) if i != head),
        tuple(loose),
        is_rtl(text),
    )


def _about(article: Article, has_byline: bool) -> str:
    byline = "" if has_byline else article.byline
    said = (article.outlet, byline, date_words(article.published))
    return " · ".join(filter(None, map(one_line, said)))


def _evidence(found: Gathered, claim: Annotation, version: str, length: int) -> Iterator[Over]:
    """The words that name who speaks, and the cues."""
    for voice in claim.attributions if claim.kind == CLAIM else ():
        for link in voice.chain:
            named = link.mention or link.antecedent
            anchors = [(named, found.sources.get(link.source or "", ""), False)] if named else []
            for anchor, source, is_cue in (*anchors, *((cue, "", True) for cue in link.cues)):
                there = anchor.version in (None, version) and anchor.state != "orphan"
                if there and anchor.end <= length:
                    yield Over(anchor.start, anchor.end, source=source, is_cue=is_cue)


class _Blocks:
    """Makes the blocks of one article."""

    def __init__(self, text: str, placed: Placed, notes: dict[int, Note]) -> None:
        self._text = text
        self._placed = placed
        self._notes: dict[int, list[Note]] = {}
        for number, (at, _) in sorted(placed.lasts.items(), key=lambda of: of[1]):
            self._notes.setdefault(at, []).append(notes[number])

    def block(self, of: Range, at: int) -> Block:
        """The block at a place of those shown."""
        runs = tuple(runs_of(self._text, of, at, self._placed))
        words = self._text[of.start : of.end]
        return Block(of.kind, runs, tuple(self._notes.get(at, ())), is_rtl(words))
