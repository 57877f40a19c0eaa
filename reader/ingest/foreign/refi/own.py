"""What a project that Selon itself wrote says beside what the format has: parts tied by links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reader.domain.article import Draft
from reader.domain.date import Date, is_edtf
from reader.domain.foreign import choices
from reader.domain.foreign.shape import Coding, Evidence, ForeignCode, ForeignText, Tie
from reader.ingest.foreign.refi.described import after_citation, named_in, place_in
from reader.ingest.foreign.refi.described import described as taken_apart

ROLES = {
    "cued by": choices.CUE,
    "hedged by": choices.HEDGE,
    "said by": "voice",
    "had from": "voice",
}
CONTINUES = "continues"


def put_together(
    codings: Iterable[Coding], ties: Iterable[Tie]
) -> tuple[tuple[Coding, ...], tuple[Tie, ...]]:
    """Selections that are parts of one annotation as one coding; the links that are left."""
    whole = {coding.id: coding for coding in codings}
    parts: set[str] = set()
    left = []
    for tie in ties:
        head, part = whole.get(tie.from_), whole.get(tie.to)
        if tie.name not in (CONTINUES, *ROLES) or head is None or part is None:
            left.append(tie)
            continue
        parts.add(part.id)
        if tie.name == CONTINUES:
            head = replace(head, passages=(*head.passages, *part.passages))
        else:
            code = part.codes[0] if part.codes and ROLES[tie.name] == "voice" else ""
            evidence = Evidence(
                *(ROLES[tie.name], part.passages[0], code),
                further=tie.name == "had from",
                place=place_in(part.told),
                kind=after_citation(part.told) if ROLES[tie.name] == choices.HEDGE else "",
            )
            head = replace(head, evidence=(*head.evidence, evidence))
        whole[head.id] = head
    return tuple(of for of in whole.values() if of.id not in parts), tuple(left)


def article(text: ForeignText, said: Mapping[str, str]) -> ForeignText:
    """The text with the metadata that its variables say."""
    draft = text.draft
    if draft is None:
        return text
    title = text.name
    if said.get("Number"):
        title = re.sub(rf"^{re.escape(said['Number'])}\s+", "", title)
    published = said.get("Published", "")
    filled: Draft = replace(
        draft,
        title=title,
        outlet=said.get("Outlet", ""),
        byline=said.get("Byline", draft.byline),
        url=said.get("Address", ""),
        language=said.get("Language", draft.language),
        published=Date(published, None, None) if is_edtf(published) else draft.published,
    )
    return replace(text, name=title, draft=filled)


def described(code: ForeignCode, case: str, said: Mapping[str, str], about: str) -> ForeignCode:
    """A source's code with what its case says."""
    aliases = tuple(filter(None, said.get("Aliases", "").split(" | ")))
    return replace(
        code,
        kind=said.get("Kind", ""),
        aliases=aliases,
        source=case,
        affiliation=said.get("Affiliation", ""),
        about=about or code.about,
    )


@dataclass(slots=True)
class Left:
    """How many grades, dates in words alone and unnamed speakers stand in descriptions, and how
    many of those have voices that cannot be read."""

    grades: int = 0
    dates: int = 0
    unnamed: int = 0
    unread: int = 0


def voiced(
    codings: Iterable[Coding], codes: Iterable[ForeignCode]
) -> tuple[tuple[Coding, ...], Left]:
    """The claims with what their descriptions say of voices, wordings, dates and states; what is
    left of them."""
    known = list(codes)
    sources = {code.id: code.name for code in known if code.source}
    claims = {code.id for code in known if code.role == choices.CLAIM}
    houses = named_in((name, id) for id, name in sources.items())
    made, left = [], Left()
    for coding in codings:
        speaking = named_in((sources[id], id) for id in coding.codes if id in sources)
        found = taken_apart(coding.told, speaking, houses)
        heard = {id for saying in found.sayings for id in saying.chain}
        # a name that is cut or stands for two would leave a voice out
        is_whole = set(speaking.values()) <= heard
        left.grades += found.grades
        left.dates += found.wordy
        left.unread += not (is_whole or claims.isdisjoint(coding.codes))
        left.unnamed += sum(not id for saying in found.sayings for id in saying.chain)
        made.append(
            replace(
                coding,
                told="",
                sayings=found.sayings if is_whole else (),
                gloss=found.gloss,
                dates=found.dates,
                status=found.status,
            )
        )
    return tuple(made), left
