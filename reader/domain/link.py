"""Links into a project, `selon://PROJECT/3:10`: what they say, and what is no link.

A link may come from anywhere: it names a project by its id and a passage by its citation, and can
carry nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SCHEME = "selon"
LONGEST = 200
"""Characters of a link; a longer one is none."""
_LINK = re.compile(
    r"selon:/{0,2}([A-Za-z0-9][A-Za-z0-9_-]{0,63})(?:/(?:(\d{1,9})(?:(?::|%3A)(\d{1,9}))?/?)?)?",
    re.ASCII | re.IGNORECASE,
)


class LinkTrouble(Exception):
    """Why a link leads nowhere, and what to do, in plain words."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Link:
    """A project (its id) and in it "3:10", an annotation, or "3", an article; "" for all of it."""

    project: str
    citation: str = ""

    def __str__(self) -> str:
        return f"{SCHEME}://{self.project}/{self.citation}"

    def leads_to(self, project: str) -> bool:
        """Whether it is of the project with this id; some programs change the case of letters."""
        return self.project.lower() == project.lower()


def is_link(words: str) -> bool:
    """Whether words claim to be a link, right or wrong."""
    return words.strip().lower().startswith(f"{SCHEME}:")


def parse_link(words: str) -> Link:
    """The link that words are. Raises LinkTrouble for what is none.

    >>> str(parse_link("selon://0190/3:10"))
    'selon://0190/3:10'
    """
    found = _LINK.fullmatch(words.strip()) if len(words) <= LONGEST else None
    if found is None:
        raise LinkTrouble(
            "This is no link that Selon can follow.",
            "A link looks like selon://PROJECT/3:10. Copy it again where it comes from.",
        )
    citation = ":".join(str(int(part)) for part in found.groups()[1:] if part)
    return Link(found[1], citation)
