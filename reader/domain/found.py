"""What a search finds: things of the project with the passage that has the words."""

from __future__ import annotations

from dataclasses import dataclass

from reader.domain.passages import Range


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found.

    `kind` is article, claim, mention, note, source, tag or statement, `field` where the words
    stand: text, title, quote, gloss, note, name. `passage` is a slice of what is stored there,
    never altered; `ranges` are the words in it, in its code points. `start` and `end` are where to
    go in the article's current text, None where there is no such place. `title` names the article,
    source, tag or statement. `citation` is "3:10", "3" for an article, "" for what has none.
    """

    kind: str
    id: str
    title: str
    field: str
    passage: str
    ranges: tuple[Range, ...] = ()
    article: str | None = None
    number: int | None = None
    start: int | None = None
    end: int | None = None
    citation: str = ""
    published: str | None = None
    outlet: str = ""
    in_article: bool = True
    row: int = 0
    """Its entry in the index, to go on from."""


@dataclass(frozen=True, slots=True)
class Finds:
    """An answer: what was found, whether there is more, and what of the question was let go."""

    found: tuple[Found, ...] = ()
    more: bool = False
    asides: tuple[str, ...] = ()
