"""The index of sources, and the key to everything that is graded."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.matrix import HEDGED, KINDS, SIGNS
from reader.domain.sourcing import STANDINGS
from reader.domain.vocabulary import CREDIBILITY, RELIABILITY, Term, label
from reader.export.publication.gathering import Gathered, one_line
from reader.export.publication.model import Key, Piece, SourcePart
from reader.export.publication.remarks import spoken
from reader.export.publication.words import before_colon, words

CARD = ("access", "record", "bias", "currency", "completeness")


def source_parts(found: Gathered) -> Iterator[SourcePart]:
    """Those that speak or are named, by name."""
    say = words(found.language)
    for id, anchor in found.sources.items():
        of = found.lookup.sources[id]
        about = [Piece(say(of.kind))]
        if of.affiliation and of.affiliation in found.sources:
            about += [Piece(" · "), found.person(of.affiliation)]
        letter = found.lookup.letter(id) or ""
        card = [
            (before_colon(say(name), found.language), one_line(getattr(of.card, name)))
            for name in CARD
        ]
        card.append((before_colon(say("remark"), found.language), spoken(of.note)))
        said = found.said_in.get(id, {})
        named = found.named_in.get(id, {})
        yield SourcePart(
            anchor,
            one_line(of.name),
            tuple(about),
            letter,
            label(RELIABILITY, letter, found.language) if letter else say("not graded"),
            say("between").join(one_line(name) for name in of.aliases if name != of.name),
            tuple((name, text) for name, text in card if text),
            tuple(said.values()),
            tuple(named.values()),
        )


def keys(language: str) -> tuple[Key, ...]:
    """The tables of the method."""
    say = words(language)
    standings = tuple((say(code), "", say(f"{code} about")) for code in STANDINGS)
    signs = [(SIGNS[kind] or "B3", "", say(f"sign {kind}")) for kind in KINDS]
    signs.append((HEDGED, "", say("sign hedged")))
    return (
        Key(say("standings"), say("standings about"), standings),
        Key(say("reliability"), say("admiralty"), _rows(RELIABILITY, language)),
        Key(say("credibility"), "", _rows(CREDIBILITY, language)),
        Key(say("signs"), say("signs about"), tuple(signs)),
    )


def _rows(scale: tuple[Term, ...], language: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((of.code, of.label(language), of.description(language)) for of in scale)
