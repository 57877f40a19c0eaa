"""The face of a card: what of an annotation is shown beside its words, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.annotation import (
    CLAIM,
    MENTION,
    Annotation,
    Attribution,
    Link,
    letter_of,
)
from reader.ui.wording import count, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.session import Session

GONE = "gone from the text"
UNNAMED = "unnamed"
_SHOWN_HEDGES = 3
_SHOWN_LINKS = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A small box with a word or two.

    `look` is source, plain, grade, link or tag; a tag has a colour.
    """

    text: str
    look: str = "plain"
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """What a card at rest shows of an annotation; `spoken` is all of it in one sentence or two."""

    id: str
    kind: str
    quote: str
    citation: str
    chips: tuple[Chip, ...]
    note: str
    spoken: str
    head: str = ""
    """A small line over all of it, of a suggestion."""
    hint: str = ""
    """What stands at the other end of that line."""


def face_of(annotation: Annotation, session: Session) -> Face:
    """The face of an annotation as the session's sources, tags and grades are now."""
    if annotation.kind == CLAIM:
        chips = [*_voice_chips(annotation, session), *_hedge_chips(annotation)]
    elif annotation.kind == MENTION:
        chips = [Chip(source_name(annotation.source, session), "source")]
    else:
        chips = []
    tags = [
        Chip(tag_path(t, session), "tag", session.tags[t].colour)
        for t in _known_tags(annotation, session)
    ]
    grades = 1 + max((i for i, chip in enumerate(chips) if chip.look == "grade"), default=-1)
    shown = (*chips[:grades], *tags, *chips[grades:]) if grades else (*chips, *tags)
    if annotation.kind == CLAIM:
        shown = (*shown, *_link_chips(annotation, session))
    astray = _astray(annotation)
    shown = (*([Chip(astray)] if astray else []), *shown)
    citation = session.citation(annotation)
    quote = annotation.quotation
    note = annotation.note.strip()
    return Face(
        annotation.id, annotation.kind, quote, citation, shown, note,
        _spoken(annotation, citation, shown, session),
    )  # fmt: skip


def _astray(annotation: Annotation) -> str:
    """What a newer version left open of an annotation's own words; "" for nothing."""
    states = {span.state for span in annotation.spans}
    if "review" in states:
        return "to review"
    return GONE if "orphan" in states else ""


def source_name(source_id: str | None, session: Session) -> str:
    """The name of a source, "unnamed" for none."""
    source = session.sources.get(source_id or "")
    return source.name if source else UNNAMED


def link_label(link: Link, session: Session) -> str:
    """How a link of a voice is called: "Vitali Kremez · Flashpoint", "unnamed (on)"."""
    if link.source:
        name = source_name(link.source, session)
    else:
        name = f"{UNNAMED} ({link.label})" if link.label else UNNAMED
    at = session.sources.get(link.affiliation or "")
    return f"{name} · {at.name}" if at else name


def voice_letter(voice: Attribution, session: Session) -> str:
    """The letter that counts for a voice: its own, else that of its origin; "" for none."""

    def letter(source: str) -> str | None:
        grade = session.grades.get(source)
        return grade.value if grade else None

    return letter_of(voice, letter)


def tag_path(tag_id: str, session: Session) -> str:
    """The name of a tag with those above it: "actors/states"."""
    names: list[str] = []
    here: str | None = tag_id
    while here in session.tags and len(names) < 20:
        names.append(session.tags[here].name)
        here = session.tags[here].parent
    return "/".join(reversed(names))


def _known_tags(annotation: Annotation, session: Session) -> list[str]:
    return [tag for tag in annotation.tags if tag in session.tags]


def _voice_chips(claim: Annotation, session: Session) -> list[Chip]:
    chips: list[Chip] = []
    digit_grade = session.grades.get(claim.id)
    digit = (digit_grade.value if digit_grade else "") or ""
    single = len(claim.attributions) == 1
    for voice in claim.attributions:
        stated = [link for link in voice.chain if link.stated]
        label = " ← ".join(link_label(link, session) for link in stated) or UNNAMED
        chips.append(Chip(label, "source"))
        if voice.stance != "asserts":
            chips.append(Chip(voice.stance))
        speaker = session.sources.get(stated[-1].source or "") if stated else None
        if speaker and speaker.kind == "anonymous":
            chips.append(Chip("anonymous"))
        elif voice.directness in ("direct", "mixed"):
            chips.append(Chip(voice.directness))
        chips += [
            Chip(f"implied: {link_label(link, session)}") for link in voice.chain if not link.stated
        ]
        letter = voice_letter(voice, session)
        if single and letter + digit:
            chips.append(Chip(letter + digit, "grade"))
        elif letter:
            chips.append(Chip(letter, "grade"))
    if digit and not single:
        chips.append(Chip(digit, "grade"))
    return chips


def _hedge_chips(claim: Annotation) -> list[Chip]:
    hedges = claim.hedges
    chips = [
        Chip(f"{hedge.kind}: {hedge.anchor.exact}" if hedge.kind else hedge.anchor.exact)
        for hedge in hedges[:_SHOWN_HEDGES]
    ]
    if len(hedges) > _SHOWN_HEDGES:
        chips.append(Chip(f"+{len(hedges) - _SHOWN_HEDGES}"))
    return chips


def _link_chips(claim: Annotation, session: Session) -> list[Chip]:
    """ "contradicts 3:10"; of a statement its first words."""
    links = session.store.statements.connections_of(claim.id)
    if not links:
        return []
    from reader.ui.links.wording import row_of

    rows = [row_of(link, claim.id, session) for link in links[:_SHOWN_LINKS]]
    chips = [Chip(f"{row.kind} {row.short}", "link") for row in rows]
    if len(links) > _SHOWN_LINKS:
        chips.append(Chip(f"+{count(len(links) - _SHOWN_LINKS, 'link')}", "link"))
    return chips


def _spoken(annotation: Annotation, citation: str, chips: Iterable[Chip], session: Session) -> str:
    parts = [spoken(annotation, citation, session.sources)]
    parts += [_astray(annotation)] if _astray(annotation) else []
    for look, word in (("grade", "graded"), ("tag", "tagged"), ("link", "linked:")):
        texts = ", ".join(chip.text for chip in chips if chip.look == look)
        if texts:
            parts.append(f"{word} {texts}")
    return ", ".join(parts)
