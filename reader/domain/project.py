"""What belongs to a project beside articles, annotations and sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.domain.plain import LATER


@dataclass(frozen=True, slots=True)
class Project:
    """The project itself; `tlp` is a Traffic Light Protocol word or None.

    `verdicts` are the words its verdicts are chosen from: codes of the vocabularies and words of
    the project's own; none where it takes the usual list.
    """

    id: str
    title: str = ""
    tlp: str | None = None
    verdicts: tuple[str, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True)
class Analyst:
    """Somebody who works in the project."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A category of the analyst's own; `colour` is 1–8 of the theme's, `key` a digit "1"–"9".

    `note` says what it means. `code` is the machine tag of one that came with a tag set, such as
    `tlp:amber` or `osint:source-type="blog-post"`.
    """

    id: str
    name: str
    parent: str | None = None
    colour: int = 1
    key: str | None = None
    note: str = field(default="", metadata=LATER)
    code: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class Grade:
    """One grading, never changed: a letter for a source or a digit for a claim. The last counts."""

    id: str
    source: str | None = None
    claim: str | None = None
    value: str | None = None
    why: str = ""
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What several claims say; `text` is the analyst's wording.

    `likelihood` and `confidence` are codes of the vocabularies: how likely the analyst holds it,
    and how sure that judgement is. The one is never derived from the other.
    """

    id: str
    text: str
    note: str = ""
    likelihood: str | None = field(default=None, metadata=LATER)
    confidence: str | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Connection:
    """A typed link between two things, each a statement or a claim: restates, contradicts …"""

    id: str
    from_: str
    to: str
    type: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An analyst's verdict on a claim, with its reason and the address of the evidence."""

    id: str
    claim: str
    code: str
    why: str = ""
    url: str = ""
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A named choice of articles; the articles say which they are in. Lists go by `rank`."""

    id: str
    name: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Rating:
    """How a claim, or a statement, bears on a hypothesis: CC, C, N, I, II, NA; "" not rated yet.

    It names either a claim or a statement, by id.
    """

    claim: str | None
    code: str
    note: str = ""
    statement: str | None = None

    @property
    def of(self) -> str:
        """The id of the claim or the statement."""
        return self.claim or self.statement or ""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An explanation to be tried against the claims, with the ratings given so far."""

    id: str
    text: str
    note: str = ""
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """Some words of a summary; `number` says what they count where they are a linked number.

    It is a key of domain.summary ("claims", "contested", "hedged" …), "" for plain words.
    """

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A source summary statement as the analyst has written it, in "en" or "fr".

    It is on an article, or on the project (`article` None); there is one of each and language.
    """

    id: str
    language: str
    article: str | None = None
    parts: tuple[SummaryPart, ...] = ()
    by: str | None = None
    at: str | None = None

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggestion that was dismissed in an article and is not to come again.

    `id` is the suggestion's key, made of the article and its words, so that it is the same in newer
    versions. `words` and `name` tell a person what it was: the claim's words and who says them, ""
    for nobody; `rule` is what it was found by.
    """

    id: str
    article: str
    words: str
    name: str = ""
    rule: str = ""
    by: str | None = None
    at: str | None = None
