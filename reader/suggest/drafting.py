"""From what the methods find to whole drafts: names, antecedents, affiliations, hedges, quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reader.domain.anchor import Anchor, Hedge, anchor_at
from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.folding import fold
from reader.domain.ids import derived_id
from reader.suggest.affiliation import affiliation_after, descriptor_after
from reader.suggest.doubts import doubts_of
from reader.suggest.drafts import Draft, Material
from reader.suggest.finding import Found
from reader.suggest.hedges import find_hedges
from reader.suggest.naming import agrees, antecedent, bare, name_in
from reader.suggest.quotation import Directness, directness, quoted_spans
from reader.suggest.rates import rate
from reader.suggest.reasons import reason
from reader.suggest.tokens import LONGEST

Span = tuple[int, int]

_WORD = re.compile(r"\w+")


class Drafting:
    """Drafts one after the other: names and mentions that came before tell what later ones mean."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._text = material.text
        self._full: dict[str, str] = {}
        self._mentions: list[Span] = []
        self._name_of: dict[Span, str] = {}
        self._keys: Counter[tuple[str, str]] = Counter()

    def drafts(self, found: list[Found]) -> Iterator[Draft]:
        """A draft of each; no source is known yet."""
        for one in found:
            for mention in (one.about if one.pronoun else one.source,):
                if mention:
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
        text = self._text
        before = self._antecedent(one)
        mention = before or one.source
        name = self._name(one, mention)
        key = self._key(one, name)
        body = affiliation_after(text, mention, self._paragraph(mention)) if mention else None
        cue = one.cues[0] if one.cues else None
        doubts = doubts_of(one, text)
        return Draft(
            key,
            one.claim,
            one.source,
            name,
            cue,
            self._annotation(one, key, name, before),
            one.rule,
            rate(one.rule, {}, len(doubts)),
            reason(one.rule, text, cue, doubts),
            text[slice(*body)] if body else None,
            name,
            len(doubts),
        )

    def _antecedent(self, one: Found) -> Span | None:
        if one.source is None or not one.pronoun:
            return None
        pronoun = self._text[slice(*one.source)]
        if one.about and agrees(pronoun, self._text[slice(*one.about)]):
            return one.about
        return antecedent(self._text, one.source, self._mentions)

    def _name(self, one: Found, mention: Span | None) -> str | None:
        if one.source is None or mention is None:
            return None
        return self._name_of.get(mention) or self._text[slice(*one.source)]

    def _key(self, one: Found, name: str | None) -> str:
        """Made of words alone, so that other marks and a moved paragraph leave it as it is."""
        words = fold(" … ".join(self._text[a:b] for a, b in one.claim))
        said = (" ".join(_WORD.findall(words)), fold(name or ""))
        self._keys[said] += 1
        return derived_id("suggestion", self._material.article.id, *said, self._keys[said])

    def _paragraph(self, span: Span) -> Span:
        """The paragraph around a mention, or of a long one the part that is near."""
        near, far = max(0, span[0] - 400), min(len(self._text), span[1] + 400)
        start = self._text.rfind("\n", near, span[0]) + 1
        end = self._text.find("\n", span[1], far)
        return max(start, near), far if end < 0 else end

    def _annotation(
        self, one: Found, key: str, name: str | None, before: Span | None
    ) -> Annotation:
        text, article = self._text, self._material.article
        spans = list(one.claim)
        quoted, how = self._quoted(spans)
        speaker = self._speaker(one, name, before)
        chain = (Link(label=one.label), speaker) if one.label and one.source else (speaker,)
        voice = Attribution(derived_id(key, "voice"), one.stance, how, chain=chain)
        return Annotation(
            derived_id(key, "annotation"),
            article.id,
            CLAIM,
            tuple(self._at(*span) for span in spans),
            quoted=quoted,
            hedges=tuple(Hedge(self._at(a, b), kind) for a, b, kind in find_hedges(text, spans)),
            reported=article.published,
            attributions=(voice,),
        )

    def _speaker(self, one: Found, name: str | None, before: Span | None) -> Link:
        described = before or one.source
        about = None
        if described:
            about = descriptor_after(self._text, described, self._paragraph(described))
        return Link(
            label=name,
            descriptor=self._anchor(about),
            mention=self._anchor(one.source),
            antecedent=self._anchor(before),
            cues=tuple(anchor for cue in one.cues if (anchor := self._anchor(cue))),
        )

    def _near(self, spans: list[Span]) -> tuple[str, list[Span]]:
        """The words from the claim's paragraph or from near before it, and the spans in them."""
        first, last = spans[0][0], spans[-1][1]
        near = max(0, first - LONGEST // 4)
        start = max(near, self._text.rfind("\n", near, first) + 1)
        return self._text[start : last + 200], [(a - start, b - start) for a, b in spans]

    def _quoted(self, spans: list[Span]) -> tuple[tuple[Anchor, ...], Directness]:
        """The claim's words in quotation marks, and how direct that makes it."""
        near, local = self._near(spans)
        shift = spans[0][0] - local[0][0]
        quoted = quoted_spans(near, local)
        anchors = tuple(self._at(a + shift, b + shift) for a, b in quoted)
        return anchors, directness(near, local, quoted)

    def _at(self, start: int, end: int) -> Anchor:
        return anchor_at(self._text, start, end, self._material.version.id)

    def _anchor(self, span: Span | None) -> Anchor | None:
        return self._at(*span) if span and span[0] < span[1] else None
