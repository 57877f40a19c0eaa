"""Suggestions: who says what in an article, as whole drafts of annotations; nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.article import Article, Version
from reader.domain.folding import fold
from reader.domain.ids import derived_id
from reader.domain.source import Source
from reader.suggest.affiliation import affiliation_after, descriptor_after
from reader.suggest.engine import attributions, paragraphs
from reader.suggest.finding import Found
from reader.suggest.hedges import find_hedges
from reader.suggest.known import Known
from reader.suggest.naming import antecedent, bare, name_in
from reader.suggest.quotation import directness, quoted_spans
from reader.suggest.rates import rate
from reader.suggest.reasons import reason
from reader.suggest.tokens import LONGEST

Span = tuple[int, int]

__all__ = ["Draft", "Known", "Material", "suggest"]


@dataclass(frozen=True, slots=True)
class Material:
    """An article with its current version and that version's text."""

    article: Article
    version: Version
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One suggestion: a claim and who says it, as a whole annotation that nobody has accepted yet.

    `key` stays the same while the words do, in later versions too. `claim`, `source` (the mention)
    and `cue` are ranges of code points; `source_name` is the known source's name or what the words
    name, None for nobody; `affiliation` the name of the body the source speaks for. `score` is
    about how often suggestions like it are right; `why` is one sentence.
    """

    key: str
    claim: tuple[Span, ...]
    source: Span | None
    source_name: str | None
    cue: Span | None
    annotation: Annotation
    rule: str
    score: float
    why: str
    affiliation: str | None = None


def suggest(material: Material, known: Known) -> list[Draft]:
    """The suggestions for an article, in order of the text; blocks that are left out give none.

    What was dismissed is not suggested again. Pure: the same for the same.
    """
    version = material.version
    ranges = paragraphs(material.text, version.blocks, version.left_out)
    found = attributions(material.text, ranges, material.article.language, known.marked_names)
    drafts = _Drafting(material, known).drafts(found)
    return [draft for draft in drafts if draft.key not in known.dismissed]


class _Drafting:
    """Drafts one after the other: names and mentions that came before tell what later ones mean."""

    def __init__(self, material: Material, known: Known) -> None:
        self._material, self._known = material, known
        self._text = material.text
        self._full: dict[str, str] = {}
        self._mentions: list[Span] = []
        self._name_of: dict[Span, str] = {}
        self._keys: Counter[tuple[str, str]] = Counter()

    def drafts(self, found: list[Found]) -> Iterator[Draft]:
        """A draft of each."""
        for one in found:
            for mention in [one.source] if one.source and not one.pronoun else []:
                self._learn(mention)
        self._mentions.sort()
        for one in found:
            yield self._draft(one)

    def _learn(self, mention: Span) -> None:
        if mention not in self._name_of:
            name = name_in(self._text, mention)
            self._name_of[mention] = self._full.get(bare(name), name)
            if " " in bare(name):
                self._full[bare(name).split()[-1]] = name
            self._mentions.append(mention)

    def _draft(self, one: Found) -> Draft:
        text, article = self._text, self._material.article
        before = (
            antecedent(text, one.source, self._mentions) if one.source and one.pronoun else None
        )
        mention = before or one.source
        name = None
        if one.source:
            name = self._name_of[mention] if mention in self._name_of else text[slice(*one.source)]
        source = self._known.source(name, article.id) if name else None
        key = self._key(one, name)
        body = self._body(mention)
        told = text[slice(*body)] if body else None
        return Draft(
            key,
            one.claim,
            one.source,
            source.name if source else name,
            one.cues[0] if one.cues else None,
            self._annotation(one, key, name, source, before, told),
            one.rule,
            rate(one.rule, self._known.counts),
            reason(one.rule, text, one.cues[0] if one.cues else None),
            told,
        )

    def _key(self, one: Found, name: str | None) -> str:
        words = fold(" … ".join(self._text[a:b] for a, b in one.claim))
        said = (words, fold(name or ""))
        self._keys[said] += 1
        return derived_id("suggestion", self._material.article.id, *said, self._keys[said])

    def _body(self, mention: Span | None) -> Span | None:
        if mention is None:
            return None
        return affiliation_after(self._text, mention, self._paragraph(mention))

    def _paragraph(self, span: Span) -> Span:
        """The paragraph around a mention, or of a long one the part that is near."""
        near, far = max(0, span[0] - 400), min(len(self._text), span[1] + 400)
        start = self._text.rfind("\n", near, span[0]) + 1
        end = self._text.find("\n", span[1], far)
        return max(start, near), far if end < 0 else end

    def _annotation(
        self,
        one: Found,
        key: str,
        name: str | None,
        source: Source | None,
        before: Span | None,
        body: str | None,
    ) -> Annotation:
        text, article = self._text, self._material.article
        spans = list(one.claim)
        described = before or one.source
        about = descriptor_after(text, described, self._paragraph(described)) if described else None
        affiliated = self._known.source(body, article.id) if body else None
        link = Link(
            source.id if source else None,
            None if source else name,
            affiliation=affiliated.id if affiliated else source.affiliation if source else None,
            descriptor=self._anchor(about),
            mention=self._anchor(one.source),
            antecedent=self._anchor(before),
            cues=tuple(anchor for cue in one.cues if (anchor := self._anchor(cue))),
        )
        chain = (
            (link,) if one.label is None or one.source is None else (Link(label=one.label), link)
        )
        voice = Attribution(
            derived_id(key, "voice"), one.stance, directness(*self._near(spans)), chain=chain
        )
        return Annotation(
            derived_id(key, "annotation"),
            article.id,
            CLAIM,
            tuple(self._at(*span) for span in spans),
            quoted=self._quoted(spans),
            hedges=tuple(Hedge(self._at(a, b), kind) for a, b, kind in find_hedges(text, spans)),
            reported=article.published,
            attributions=(voice,),
        )

    def _near(self, spans: list[Span]) -> tuple[str, list[Span]]:
        """The words from the claim's paragraph or from near before it, and the spans in them."""
        first, last = spans[0][0], spans[-1][1]
        near = max(0, first - LONGEST // 4)
        start = max(near, self._text.rfind("\n", near, first) + 1)
        return self._text[start : last + 200], [(a - start, b - start) for a, b in spans]

    def _quoted(self, spans: list[Span]) -> tuple[Anchor, ...]:
        near, local = self._near(spans)
        shift = spans[0][0] - local[0][0]
        return tuple(self._at(a + shift, b + shift) for a, b in quoted_spans(near, local))

    def _at(self, start: int, end: int) -> Anchor:
        return anchor_at(self._text, start, end, self._material.version.id)

    def _anchor(self, span: Span | None) -> Anchor | None:
        return self._at(*span) if span and span[0] < span[1] else None
