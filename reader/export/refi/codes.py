"""The codes of a project: claims, sources, statements, tags; a tree without empty branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reader.domain.project import Statement, Tag
from reader.export import colours
from reader.export.lookup import Lookup
from reader.export.refi.xml import guid

CLAIM = guid("code", "claim")
CUE = guid("code", "cue")
HEDGE = guid("code", "hedge")


@dataclass(frozen=True, slots=True)
class Code:
    """A code; one that only holds others is not `codable`."""

    guid: str
    name: str
    about: str = ""
    colour: str = ""
    codable: bool = True
    below: tuple[Code, ...] = field(default=())


def code_of(kind: str, id: str) -> str:
    """The GUID of the code for a source, a statement or a tag."""
    return guid(id, kind, "code")


def codes(lookup: Lookup, statements: Iterable[Statement]) -> Iterator[Code]:
    """All codes, groups first made whole. A group with nothing in it is left out."""
    yield Code(CLAIM, "Claim", "Words in which something is claimed")
    yield Code(CUE, "Cue", "Words that say that somebody says it")
    yield Code(HEDGE, "Hedge", "Words that leave a claim open")
    sources = lookup.sources.values()
    groups = (
        ("Sources", [Code(code_of("source", of.id), of.name or "?", of.note) for of in sources]),
        (
            "Statements",
            [Code(code_of("statement", of.id), of.text or "?", of.note) for of in statements],
        ),
        ("Tags", list(_tags(_children(lookup.tags), None, 0))),
    )
    for name, below in groups:
        if below:
            yield Code(guid("group", name), name, codable=False, below=tuple(below))


def _tags(
    children: Mapping[str | None, list[Tag]], parent: str | None, depth: int
) -> Iterator[Code]:
    for tag in children.get(parent, ()):
        below = tuple(_tags(children, tag.id, depth + 1)) if depth < 50 else ()
        colour = colours.TAGS[(tag.colour - 1) % len(colours.TAGS)]
        yield Code(code_of("tag", tag.id), tag.name or "?", tag.note, colour, below=below)


def _children(tags: Mapping[str, Tag]) -> dict[str | None, list[Tag]]:
    """The tags below each tag (id); below None those below none."""
    children: dict[str | None, list[Tag]] = {}
    for tag in tags.values():
        children.setdefault(tag.parent if tag.parent in tags else None, []).append(tag)
    return children
