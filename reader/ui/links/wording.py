"""A link in words, as one reads it from one of its two ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.vocabulary import CONNECTED, CONNECTIONS, TURNED
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
    kind = kind_of(link.type, forward)
    claim = session.annotation(other)
    name = name_of(other, session)
    short = session.citation(claim) if claim else shortened(name, SHORT)
    return LinkRow(link, other, kind, name, short)


def kind_of(type: str, forward: bool) -> str:
    """How a link reads from its beginning, or from its end; a word that is not known as it is."""
    if type in TURNED:  # "restated by" from its beginning is "restates" from its end
        type, forward = TURNED[type], not forward
    known = WORDS.of(CONNECTIONS if forward else CONNECTED, type)
    return known.replace("-", " ").replace("_", " ")


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
