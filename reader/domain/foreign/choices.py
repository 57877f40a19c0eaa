"""What the analyst decides about a file of another program before it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.domain.foreign.counting import POINTS
from reader.domain.foreign.shape import Foreign, ForeignCode

TAGS, SOURCES, VOICES, STATEMENTS, NOTHING = ROLES = (
    *("tags", "sources", "voices", "statements", "nothing"),
)
CLAIM, CUE, HEDGE = "claim", "cue", "hedge"
"""Roles that only files have that say what they mean; nobody chooses them."""
ROLE_WORDS = {
    TAGS: "Tags",
    SOURCES: "Sources that the words name",
    VOICES: "Sources that say the words",
    STATEMENTS: "Statements that the words make",
    NOTHING: "Nothing: leave them out",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """`roles`: id of a group of codes → one of ROLES. `targets`: id of a text → id of the article
    that it is, "" for none. `count`: how offsets count, one of counting.COUNTS."""

    roles: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    count: str = POINTS


@dataclass(frozen=True, slots=True)
class Group:
    """A code that stands under no other, with all below it: how many codes, what they become."""

    id: str
    name: str
    codes: int
    role: str


@dataclass(frozen=True, slots=True)
class CodeTree:
    """The codes by id, each once and none under itself, and the group each is in."""

    codes: Mapping[str, ForeignCode]
    tops: Mapping[str, str]
    doubles: tuple[ForeignCode, ...]
    circles: tuple[ForeignCode, ...]

    @classmethod
    def of(cls, foreign: Foreign) -> CodeTree:
        """Put the codes of a file in order; one that stands under itself goes to the top."""
        codes: dict[str, ForeignCode] = {}
        doubles = []
        for code in foreign.codes:
            if code.id in codes:
                doubles.append(code)
            else:
                codes[code.id] = code
        tops: dict[str, str] = {}
        circles = []
        for code in codes.values():
            seen = {code.id}
            top = code
            while top.parent in codes and top.id not in tops:
                top = codes[top.parent or ""]
                if top.id in seen:
                    circles.append(code)
                    top = code
                    break
                seen.add(top.id)
            tops[code.id] = tops.get(top.id, top.id)
        for code in circles:
            tops[code.id] = code.id
        return cls(codes, tops, tuple(doubles), tuple(circles))

    def parent(self, code: ForeignCode) -> ForeignCode | None:
        """The code above one."""
        if self.tops[code.id] == code.id or code.parent is None:
            return None
        return self.codes.get(code.parent)

    def role(self, id: str, choices: Choices) -> str:
        """What a code becomes: what the file says, else what is chosen for its group."""
        code = self.codes[id]
        if code.role in (CLAIM, CUE, HEDGE):
            return code.role
        top = self.tops[id]
        return choices.roles.get(top) or self.codes[top].role or TAGS

    def groups(self, choices: Choices) -> tuple[Group, ...]:
        """The groups about which something can be chosen, in the order of the file."""
        counts: dict[str, int] = {}
        for id, top in self.tops.items():
            if self.codes[id].role not in (CLAIM, CUE, HEDGE):
                counts[top] = counts.get(top, 0) + (not self.codes[id].is_group)
        return tuple(
            Group(top, self.codes[top].name, number, self.role(top, choices))
            for top, number in counts.items()
        )
