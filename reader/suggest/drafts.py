"""What a suggestion is: a whole annotation that nobody has accepted, with rule, score and why."""

from __future__ import annotations

from dataclasses import dataclass

from reader.domain.annotation import Annotation
from reader.domain.article import Article, Version

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Material:
    """An article with its current version and that version's text.

    `nlp`: a parser of sentences is asked too, if the extra is there (`reader.suggest.nlp`).
    """

    article: Article
    version: Version
    text: str
    nlp: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One suggestion: a claim and who says it, as a whole annotation that nobody has accepted yet.

    `key` stays the same while the words do, in later versions too. `claim`, `source` (the mention)
    and `cue` are ranges of code points; `named` is what the words name, None for nobody, and
    `source_name` the name of the known source that this is, else the same; `affiliation` the name
    of the body the source speaks for. `rule` is the construction it was found by, `score` about how
    often suggestions of that rule are right (0 to 1), less where there are `doubts`; `why` is one
    sentence that says so to a person.
    """

    key: str
    claim: tuple[Span, ...]
    source: Span | None
    source_name: str | None
    cue: Span | None
    annotation: Annotation
    rule: str
    score: float
    why: str
    affiliation: str | None = None
    named: str | None = None
    doubts: int = 0
