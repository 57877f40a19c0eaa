"""What readers of lists of annotations find, put together: texts, tags, codings, losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.domain.foreign.choices import CLAIM
from reader.domain.foreign.choices import SOURCES as AS_SOURCES
from reader.domain.foreign.choices import TAGS as AS_TAGS
from reader.domain.foreign.shape import Coding, Foreign, ForeignCode, ForeignText, Loss, Saying, Tie
from reader.ingest.foreign.json_parts import TAGS, refuse_too_many

_HASHED = "urn:sha256:"
NAMELESS = "What the text calls an unknown speaker"
UNNAMED = "unnamed"
"""In place of a source's kind: words such as “on” or “it is said”, which are nobody."""
SPEAKERS = "speakers"
"""The id of the group that sources are put in."""


@dataclass(slots=True)
class Gathering:
    """Things by their ids, in the order met; equal losses are told once, with their number."""

    texts: dict[str, ForeignText] = field(default_factory=dict)
    codes: dict[str, ForeignCode] = field(default_factory=dict)
    codings: list[Coding] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)

    def text(self, text: ForeignText) -> str:
        """The id of a text, which is taken in; what was not known of it is filled in."""
        known = self.texts.setdefault(text.id, text)
        if not known.sha256 and text.sha256:
            self.texts[text.id] = replace(known, sha256=text.sha256)
        return text.id

    def tag(self, path: tuple[str, ...]) -> str:
        """The id of a tag by its path from the top, which is taken in."""
        self.codes.setdefault(TAGS, ForeignCode(TAGS, "Tags", is_group=True, role=AS_TAGS))
        parent = TAGS
        for name in path:
            id = f"{parent}\n{name}"
            self.codes.setdefault(id, ForeignCode(id, name, parent))
            parent = id
        return parent

    def source(self, name: str, kind: str = "") -> str:
        """The id of a source by its name, which is taken in; `kind` where the file tells it."""
        self.codes.setdefault(
            SPEAKERS, ForeignCode(SPEAKERS, "Sources", is_group=True, role=AS_SOURCES)
        )
        id = f"{SPEAKERS}\n{name}"
        known = self.codes.setdefault(id, ForeignCode(id, name, SPEAKERS))
        if kind and not known.kind:
            self.codes[id] = replace(known, kind=kind)
        return id

    def claim(self) -> str:
        """The id of the code that makes a claim of what has it."""
        self.codes.setdefault(CLAIM, ForeignCode(CLAIM, "Claim", role=CLAIM))
        return CLAIM

    def saying(
        self, chain: str, told: Saying = Saying(()), kinds: Sequence[str] = (), house: str = ""
    ) -> Saying:
        """A voice, whose chain is told as our exports tell it: "colleague ← source ← ?".

        `told` is how it speaks. `kinds` are of its links, UNNAMED of one that is no source, for all
        or for none; `house` is the name of whom the speaker belongs to.
        """
        names = [" ".join(name.split()) for name in chain.split(" ← ")]
        of = kinds if len(kinds) == len(names) else [""] * len(names)
        codes = tuple(
            "" if name in ("", "?") or kind == UNNAMED else self.source(name, kind)
            for name, kind in zip(names, of, strict=True)
        )
        for name, kind in zip(names, of, strict=True):
            if kind == UNNAMED and name not in ("", "?"):
                self.lose(NAMELESS, "who has no name is no source; the file has the words.")
        house = " ".join(house.split())
        return replace(told, chain=codes, house=self.source(house) if house else "")

    def lose(self, what: str, why: str) -> None:
        """Something does not come."""
        self.lost[what, why] += 1

    def foreign(self, format: str, program: str = "") -> Foreign:
        """All of it."""
        refuse_too_many(len(self.codings))
        losses = (
            Loss(what if number == 1 else f"{what} ({number:,} times)", why)
            for (what, why), number in self.lost.items()
        )
        return Foreign(
            *(format, program, tuple(self.texts.values()), tuple(self.codes.values())),
            codings=tuple(self.codings),
            ties=tuple(self.ties),
            losses=tuple(losses),
        )


def text_at(address: str, title: str = "") -> ForeignText:
    """The text at an address, which may be no more than its hash (urn:sha256:…)."""
    sha256 = address.removeprefix(_HASHED) if address.startswith(_HASHED) else ""
    return ForeignText(address, title or address, url="" if sha256 else address, sha256=sha256)
