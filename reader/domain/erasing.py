"""What "Erase for good" takes out: which things go, and what is left of what named them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from reader.domain.plain import Plain

ERASED, PARTLY = "Erased", "Partly erased"
"""What the history says in place of the words of a step."""
ERASING_ORIGIN, ERASED_ORIGIN = "erasing", "erased"
"""Origins of an edit that nobody can take back; the first until the file is free of what was left
behind in it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The ids of what is erased, by kind, and the names by which the sources were known.

    `hanging` are the versions, grades, verdicts, connections, dismissals and summaries
    that go with them.
    `names` are folded as `folded` does.
    """

    articles: Set[str] = frozenset()
    annotations: Set[str] = frozenset()
    sources: Set[str] = frozenset()
    hanging: Set[str] = frozenset()
    names: Set[str] = frozenset()

    @property
    def things(self) -> set[str]:
        """All ids."""
        return {*self.articles, *self.annotations, *self.sources, *self.hanging}


@dataclass(frozen=True, slots=True)
class Goes:
    """How much an erasure takes, for those who are asked about it.

    `links` are links of voices that become unknown, `steps` those of the history that lose their
    words, `original` the bytes of files; `named` says where the names still stand afterwards
    ("articles", "notes" …) and in how many.
    """

    articles: int = 0
    versions: int = 0
    claims: int = 0
    mentions: int = 0
    notes: int = 0
    sources: int = 0
    grades: int = 0
    verdicts: int = 0
    connections: int = 0
    links: int = 0
    steps: int = 0
    original: int = 0
    named: Mapping[str, int] = field(default_factory=dict)


def folded(name: str) -> str:
    """A name without case and spacing, as names are compared here."""
    return " ".join(name.casefold().split())


def told(goes: Goes) -> list[str]:
    """What goes, in plain words, a line each; what stays although it names what goes comes last."""
    counts = (
        *((goes.articles, "article"), (goes.versions, "version of its text")),
        *((goes.claims, "claim"), (goes.mentions, "mention"), (goes.notes, "note")),
        *((goes.sources, "source"), (goes.grades, "grade"), (goes.verdicts, "verdict")),
        (goes.connections, "link between claims"),
    )
    lines = [counted(number, noun) for number, noun in counts if number]
    if goes.original:
        lines.append(f"the file it came from ({goes.original:,} bytes)")
    if goes.links:
        voices = "voice becomes" if goes.links == 1 else "voices become"
        lines.append(f"{goes.links:,} {voices} unknown; the claims stay")
    if goes.steps:
        lines.append(f"the words of {counted(goes.steps, 'step')} of the history")
    if goes.named:
        places = ", ".join(counted(number, noun) for noun, number in goes.named.items())
        lines.append(f"The name still stands in {places}: words are not rewritten")
    return lines


_MANY = {
    "link between claims": "links between claims",
    "hypothesis": "hypotheses",
    "summary": "summaries",
}


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 version of its text", "2 versions of its text"."""
    head, of, rest = noun.partition(" of ")
    if number != 1:
        head = _MANY.get(head, f"{head}s")
    return f"{number:,} {head}{of}{rest}"


# --- what is left of things that name what goes ------------------------------------------------


def without(entity: str, plain: Mapping[str, Plain], gone: Gone) -> dict[str, Plain]:
    """The fields of a thing (all or some) without what they say of what is erased.

    The same for what is and for what the history recorded, so that older steps stay exact.
    """
    left = dict(plain)
    if entity == "annotation":
        if left.get("source") in gone.sources:
            left["source"] = None
        if "attributions" in left:
            left["attributions"] = [_voice(voice, gone) for voice in left["attributions"]]
    elif entity == "source":
        if left.get("affiliation") in gone.sources:
            left["affiliation"] = None
        if left.get("article") in gone.articles:
            left["article"] = None
        if "former" in left:
            left["former"] = [id for id in left["former"] if id not in gone.sources]
    elif entity == "hypothesis" and "ratings" in left:
        left["ratings"] = [of for of in left["ratings"] if of["claim"] not in gone.annotations]
    elif entity == "dismissal" and folded(left.get("name") or "") in gone.names:
        left["name"] = ""
    return left


def _voice(voice: Mapping[str, Plain], gone: Gone) -> dict[str, Plain]:
    return {**voice, "chain": [_link(link, gone) for link in voice["chain"]]}


def _link(link: Mapping[str, Plain], gone: Gone) -> dict[str, Plain]:
    """Of a voice that goes only the cue stays: the words that name or describe it go."""
    left = dict(link)
    if left["source"] in gone.sources:
        nobody = ("source", "label", "affiliation", "descriptor", "mention", "antecedent")
        left |= dict.fromkeys(nobody)
    if left["affiliation"] in gone.sources:
        left["affiliation"] = None
    if folded(left["label"] or "") in gone.names:
        left["label"] = None
    return left


_BONES = frozenset(
    (
        *("id", "article", "version", "kind", "source", "affiliation", "statement", "claim"),
        *("from_", "to", "tags", "collections", "stance", "directness", "state", "value", "part"),
    )
)


def bones(value: Plain, key: str = "") -> Plain:
    """Plain data with its words taken out: ids, kinds and places stay, for who follows the edit."""
    if isinstance(value, dict):
        if "edtf" in value:
            return None
        return {name: bones(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [bones(item, key) for item in value]
    return "" if isinstance(value, str) and key not in _BONES else value


def names_in(states: Iterable[Mapping[str, Plain] | None]) -> frozenset[str]:
    """The names and other names in the states of sources, folded."""
    found = set()
    for plain in states:
        if plain:
            found |= {folded(name) for name in (plain.get("name") or "", *plain.get("aliases", ()))}
    return frozenset(found - {""})
