"""What a project that Selon itself wrote says beside what the format has: parts tied by links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.domain.article import Draft
from reader.domain.date import Date, is_edtf
from reader.domain.foreign import choices
from reader.domain.foreign.shape import Coding, Evidence, ForeignCode, ForeignText, Tie

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
                ROLES[tie.name], part.passages[0], code, further=tie.name == "had from"
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
        about=about or code.about,
    )
