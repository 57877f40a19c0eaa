"""A link in words, as one reads it from one of its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.vocabulary import CONNECTED, CONNECTIONS
from reader.ui.term_words import WORDS
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.domain.project import Connection
    from reader.ui.session import Session

LONGEST = 120
SHORT = 28
QUOTES = tuple('«“"„‹‘')


class LinkRow(NamedTuple):
    """A link as it is read from one end: how it bears on the `other` thing (id), and its name."""

    link: Connection
    other: str
    kind: str
    name: str
    short: str
    """The citation of a claim, the first words of a statement."""

    @property
    def words(self) -> str:
        """ "contradicts 3:10 “…”"."""
        return f"{self.kind} {self.name}"


def row_of(link: Connection, thing: str, session: Session) -> LinkRow:
    """A link as it reads from `thing` (id)."""
    forward = link.from_ == thing
    other = link.to if forward else link.from_
    kind = WORDS.of(CONNECTIONS if forward else CONNECTED, link.type)
    claim = session.annotation(other)
    name = name_of(other, session)
    short = session.citation(claim) if claim else shortened(name, SHORT)
    return LinkRow(link, other, kind, name, short)


def name_of(thing: str, session: Session) -> str:
    """A statement's words in quotation marks; a claim's behind its citation."""
    statement = session.store.get("statement", thing)
    if statement is not None:
        return f"“{shortened(statement.text, LONGEST)}”"
    claim = session.annotation(thing)
    if claim is None:
        return "?"
    words = shortened(claim.quotation, LONGEST)
    quoted = words if words[:1] in QUOTES else f"“{words}”"
    return f"{session.citation(claim)} {quoted}"
