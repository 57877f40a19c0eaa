"""Sources: somebody or something that claims come from, with the card an analyst keeps on it."""

from __future__ import annotations

from dataclasses import dataclass

SOURCE_KINDS = ("person", "organisation", "official", "account", "document", "media", "anonymous")


@dataclass(frozen=True, slots=True)
class Card:
    """The source descriptors of ICD 206: what bears on the quality of what a source says."""

    access: str = ""
    record: str = ""
    bias: str = ""
    currency: str = ""
    completeness: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source. `affiliation` is another source's id; `article` the one an anonymous belongs to.

    `former` holds the ids of sources merged into this one, so that old references find it.
    """

    id: str
    name: str
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    article: str | None = None
    note: str = ""
    card: Card = Card()
    former: tuple[str, ...] = ()
