"""How the lines of the network look: one table, for the drawing, the legend and its words."""

from __future__ import annotations

from typing import NamedTuple

from reader.domain.network import AFFILIATION, ATTRIBUTION, IMPLIED, LINK, RELAY, Edge
from reader.domain.sourcing.circular import COPIED, EACH_OTHER, RETURNS, SHARED_RELAY


class Look(NamedTuple):
    """A line: its colour's role, width, dashes (in widths; () solid), what stands at its end
    ("arrow" or ""), in its middle ("bar" or ""), and the word on it."""

    role: str
    width: float
    dashes: tuple[float, ...] = ()
    end: str = ""
    middle: str = ""
    word: str = ""


LOOKS: dict[str, Look] = {
    "asserts": Look("soft", 1.4, end="arrow"),
    "denies": Look("bad", 1.6, end="arrow", middle="bar", word="denies"),
    "doubts": Look("warn-ink", 1.6, (1.2, 2.6), "arrow", word="doubts"),
    "asks": Look("soft", 1.4, (5, 3, 1.2, 3), "arrow", word="asks"),
    "relay": Look("source", 1.4, end="arrow"),
    "implied": Look("source", 1.2, (4, 3), "arrow", word="implied"),
    "affiliation": Look("faint", 1.0, (4, 4)),
    "link": Look("claim-line", 1.4, (7, 3), "arrow"),
    "circle": Look("bad", 2.6, end="arrow", word="in a circle"),
    "shared": Look("warn-ink", 2.2, end="arrow", word="one relay"),
}
LEGEND = (
    ("asserts", "asserts"),
    ("denies", "denies"),
    ("doubts", "doubts"),
    ("asks", "asks"),
    ("relay", "has it from"),
    ("circle", "has it in a circle"),
    ("shared", "all through one relay"),
    ("affiliation", "belongs to"),
    ("implied", "implied origin"),
    ("link", "linked statements"),
)


def look_of(edge: Edge) -> str:
    """The name of an edge's look."""
    if edge.ring in (RETURNS, EACH_OTHER):
        return "circle"
    if edge.ring == SHARED_RELAY:
        return "shared"
    if edge.kind == ATTRIBUTION:
        return edge.how if edge.how in LOOKS else "asserts"
    return {RELAY: "relay", IMPLIED: "implied", AFFILIATION: "affiliation", LINK: "link"}[edge.kind]


def word_of(edge: Edge) -> str:
    """The word on an edge, "" for none."""
    if edge.kind == LINK:
        return edge.how
    word = LOOKS[look_of(edge)].word
    return f"{word} · also in a copy".strip(" ·") if edge.ring == COPIED else word


def told(edge: Edge) -> str:
    """What an edge says between the names of its two ends."""
    if edge.kind == ATTRIBUTION:
        return edge.how + (" (also in a copy)" if edge.ring == COPIED else "")
    if edge.kind == LINK:
        return edge.how
    around = {"circle": ", in a circle", "shared": ", the relay of all"}.get(look_of(edge), "")
    words = {RELAY: "has it from", IMPLIED: "perhaps has it from", AFFILIATION: "belongs to"}
    return words[edge.kind] + around
