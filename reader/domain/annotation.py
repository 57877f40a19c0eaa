"""Annotations: claims, mentions and notes, with everything the analyst says about the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reader.domain.anchor import Anchor, Hedge
from reader.domain.date import Date
from reader.domain.plain import LATER

CLAIM, MENTION, NOTE = "claim", "mention", "note"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a voice's chain: who speaks, or whom the link before has it from.

    `source` is the id of a Source, None for an unknown voice (then `label` may say how the text
    calls it, e.g. "on"). `stated` is False for an origin that only the analyst infers.
    `affiliation` (a source's id) is the capacity spoken in. `cues`, `mention`, `antecedent` and
    `descriptor` are evidence: places in the text, owned by this link.
    """

    source: str | None = None
    label: str | None = None
    stated: bool = True
    affiliation: str | None = None
    descriptor: Anchor | None = None
    mention: Anchor | None = None
    antecedent: Anchor | None = None
    cues: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One voice that says a claim; `chain[0]` stands nearest to the article.

    `stance` is asserts, denies, doubts or asks; `directness` direct, mixed, indirect or None;
    `basis` a code of vocabulary.BASES; `reliability` a letter A–F for this voice only, None when
    the letter of its source counts. `apart` says that the analyst counts it for itself although
    it shares its cue with another voice of the claim.
    """

    id: str
    stance: str = "asserts"
    directness: str | None = None
    basis: str | None = None
    medium: Anchor | None = None
    reliability: str | None = None
    note: str = ""
    chain: tuple[Link, ...] = (Link(),)
    apart: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Placement:
    """A claim's place under a statement: it says the "same" or the "opposite"."""

    statement: str
    polarity: str = "same"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an annotation stood in an earlier version: `part` is as in marks.Mark."""

    part: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Former:
    """How an annotation was cited in the project that it came from: "3:10" of `project` (its id),
    which was called `title`."""

    project: str
    title: str
    citation: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A claim, a mention or a note: one or more spans of an article and what is said of them.

    One class for the three kinds, because an analyst turns one into another; the fields from
    `gloss` on are used by claims only, `source` by mentions only. `number` is the second half of
    the citation id (`3:10`), None until the store has given it. `tags` are ids, in order. All
    anchors but those of `earlier` count in the article's current version. `former` are citations
    that it had in other projects, by which it is still found.
    """

    id: str
    article: str
    kind: str
    spans: tuple[Anchor, ...]
    number: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    by: str | None = None
    at: str | None = None
    status: str | None = None
    source: str | None = None
    gloss: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    quoted: tuple[Anchor, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    priority: str | None = None
    event: Date | None = None
    said: Date | None = None
    reported: Date | None = None
    statements: tuple[Placement, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    former: tuple[Former, ...] = field(default=(), metadata=LATER)

    @property
    def quotation(self) -> str:
        """The words claimed, as they stand; spans joined with " … "."""
        if len(self.spans) == 1:  # nearly all have one, and exports ask often
            return self.spans[0].exact
        return " … ".join(span.exact for span in self.spans)


def origin(voice: Attribution) -> Link | None:
    """The last stated link of a voice: where what it says comes from. None for an empty chain."""
    for link in reversed(voice.chain):
        if link.stated:
            return link
    return None


def letter_of(voice: Attribution, letters: Callable[[str], str | None]) -> str:
    """The reliability letter that counts for a voice: its own, else that of its origin's source.

    `letters` knows the letter of a source by its id. "" where there is none.
    """
    last = origin(voice)
    return voice.reliability or (letters(last.source) if last and last.source else None) or ""


def implied_origin(voice: Attribution) -> Link | None:
    """The link after the stated ones that only the analyst infers, if there is one."""
    if voice.chain and not voice.chain[-1].stated:
        return voice.chain[-1]
    return None
