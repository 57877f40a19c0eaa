"""What a large library is made of: words as frequent as in a language, and things in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, MENTION, NOTE, Annotation, Attribution, Link
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.date import Date
from reader.domain.project import Collection, Grade, Tag
from reader.domain.source import Source
from tests.benchmarks.material import ANALYST

_SOUNDS = {
    "fr": (
        *("ré", "pu", "bli", "que", "mi", "nis", "tre", "pa", "ris", "é", "lec", "tion", "gou"),
        *("ver", "ne", "ment", "so", "cié", "té", "con", "seil", "pro", "cès", "jus", "ti", "ce"),
    ),
    "en": (
        *("gov", "ern", "ment", "lead", "er", "state", "vot", "ing", "re", "port", "po", "lice"),
        *("min", "is", "ter", "un", "ion", "court", "se", "cu", "ri", "ty", "bank", "war", "th"),
    ),
}
_SMALL = {
    "fr": [
        "de",
        "la",
        "le",
        "les",
        "et",
        "des",
        "en",
        "un",
        "une",
        "du",
        "que",
        "pour",
        "dans",
        "qui",
        "par",
        "sur",
        "au",
        "selon",
        "avec",
        "a",
        "est",
    ],
    "en": [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "for",
        "is",
        "on",
        "said",
        "with",
        "as",
        "was",
        "it",
        "by",
        "from",
        "at",
        "according",
        "be",
    ],
}
_VOCABULARY = 20_000


class Words:
    """A vocabulary whose words are drawn as often as Zipf says."""

    def __init__(self, language: str, chance: random.Random) -> None:
        sounds = _SOUNDS[language]
        made = {"".join(chance.choices(sounds, k=chance.randint(2, 4))) for _ in range(_VOCABULARY)}
        self.words = [*_SMALL[language], *sorted(made)]
        self._often = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self._rare = self.words[20:]
        self._chance = chance

    def draw(self, count: int) -> list[str]:
        """So many words."""
        return self._chance.choices(self.words, cum_weights=self._often, k=count)

    def rare(self, count: int) -> list[str]:
        """So many words that are no small ones."""
        return self._chance.choices(self._rare, k=count)


class Library:
    """Articles and what is marked in them, made one after the other."""

    def __init__(
        self, articles: int, annotations: int, sources: int | None = None, seed: int = 7
    ) -> None:
        self._number, self._annotations = articles, annotations
        self._chance = chance = random.Random(seed)
        self._words = {language: Words(language, chance) for language in _SOUNDS}
        self.counted: list[tuple[str, int, int, int, int]] = []
        names = self._words["fr"].rare(2000)
        self.outlets = [f"Le {name.capitalize()}" for name in names[: max(5, min(300, articles))]]
        number = sources or max(10, min(5000, articles // 20))
        self.sources = [self._source(n, names) for n in range(number)]
        self.tags = [self._tag(n, names) for n in range(min(80, 8 + articles // 100))]
        self.collections = [
            Collection(_id(5, n), f"{names[n + 900].capitalize()} {n + 1}", n) for n in range(12)
        ]

    def vocabulary(self) -> Iterator[Any]:
        """What the articles name: sources and their grades, tags, collections."""
        yield from self.sources
        yield from self.tags
        yield from self.collections
        for n, source in enumerate(self.sources[::3]):
            letter = self._chance.choice("ABCDEF")
            yield Grade(_id(6, n), source.id, None, letter, "", ANALYST.id, "2024-05-01T08:00:00Z")

    def articles(self) -> Iterator[list[Any]]:
        """For each article the things it is made of; its text is the tuple among them."""
        left = self._annotations
        for n in range(self._number):
            mean = left / (self._number - n)
            count = min(left, int(self._chance.expovariate(1 / mean) + 0.5)) if left else 0
            if n == self._number - 1:
                count = left
            left -= count
            yield self._article(n, count)

    def _source(self, n: int, names: list[str]) -> Source:
        chance = self._chance
        kind = chance.choice(("person", "person", "organisation", "official", "media"))
        first, last = chance.choice(names).capitalize(), chance.choice(names).capitalize()
        aliases = (last,) if n % 4 == 0 else ()
        return Source(_id(2, n), f"{first} {last} {n}", kind, aliases)

    def _tag(self, n: int, names: list[str]) -> Tag:
        parent = _id(3, n // 6) if n >= 8 and n % 2 else None
        return Tag(_id(3, n), f"{names[n]} {n}", parent, n % 8 + 1, str(n + 1) if n < 9 else None)

    def _article(self, n: int, count: int) -> list[Any]:
        chance = self._chance
        language = "fr" if chance.random() < 0.6 else "en"
        text, blocks = self._text(language, count)
        title = text[: blocks[0].end]
        article, version = _id(0, n), _id(1, n)
        sha256 = text_hash(text)
        published = f"20{chance.randint(15, 24)}-{chance.randint(1, 12):02}"
        published += f"-{chance.randint(1, 28):02}" if chance.random() < 0.95 else ""
        made = Article(
            *(article, version, n + 1, title),
            byline=" ".join(self._words[language].rare(2)).title() if chance.random() < 0.7 else "",
            outlet=self.outlets[min(int(chance.expovariate(0.05)), len(self.outlets) - 1)],
            url=f"https://news.example/{n}",
            language=language,
            published=Date(published) if chance.random() < 0.97 else None,
            retrieved="2024-05-01T08:00:00Z",
            importer="text",
            starred=chance.random() < 0.02,
            collections=(chance.choice(self.collections).id,) if chance.random() < 0.1 else (),
        )
        marks = [self._annotation(n, k, article, version, text) for k in range(count)]
        kinds = [mark.kind for mark in marks]
        self.counted.append((article, count, *(kinds.count(k) for k in (CLAIM, MENTION, NOTE))))
        return [
            (sha256, len(text), text),
            made,
            Version(version, article, sha256, tuple(blocks)),
            *marks,
        ]

    def _text(self, language: str, count: int) -> tuple[str, list[Block]]:
        words, chance = self._words[language], self._chance
        title = " ".join(words.draw(chance.randint(5, 14))).capitalize()
        pieces, blocks, length = [title], [Block(0, len(title), "headline")], len(title)
        for _ in range(chance.randint(1, 6) + count // 20):
            paragraph = " ".join(words.draw(chance.randint(25, 90))).capitalize() + "."
            blocks.append(Block(length + 2, length + 2 + len(paragraph)))
            pieces.append(paragraph)
            length += 2 + len(paragraph)
        return "\n\n".join(pieces), blocks

    def _annotation(self, n: int, k: int, article: str, version: str, text: str) -> Annotation:
        chance = self._chance
        kind = chance.choices((CLAIM, MENTION, NOTE), cum_weights=(60, 90, 100))[0]
        start = chance.randrange(len(text) - 40)
        end = min(len(text) - 8, start + chance.randint(12, 120))
        end = max(end, start + 2)
        span = _anchor(text, start, end, version)
        return Annotation(
            *(f"{n:08x}-{k:04x}-7000-8000-000000000004", article, kind, (span,), k + 1),
            note=" ".join(self._words["en"].draw(8)) if kind == NOTE else "",
            tags=(chance.choice(self.tags).id,) if chance.random() < 0.25 else (),
            by=ANALYST.id,
            at="2024-05-01T08:00:00Z",
            source=self._any_source() if kind == MENTION else None,
            attributions=self._voices(n, k, text, end, version) if kind == CLAIM else (),
        )

    def _voices(self, n: int, k: int, text: str, end: int, version: str) -> tuple[Attribution, ...]:
        if self._chance.random() < 0.2:
            return ()
        cue = _anchor(text, end + 1, min(end + 7, len(text)), version)
        link = Link(self._any_source(), cues=(cue,))
        return (Attribution(f"voice-{n}-{k}", directness="indirect", chain=(link,)),)

    def _any_source(self) -> str:
        place = int(self._chance.paretovariate(0.6)) - 1
        return self.sources[place % len(self.sources)].id


def _anchor(text: str, start: int, end: int, version: str) -> Anchor:
    around = text[max(0, start - 64) : start], text[end : end + 64]
    return Anchor(start, end, text[start:end], version, *around)


def _id(kind: int, number: int) -> str:
    return f"{number:08x}-0000-7000-8000-00000000000{kind}"
