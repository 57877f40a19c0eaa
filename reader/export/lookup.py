"""What many formats ask of a report: names by id, the grades that count, claims one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.article import Article, Version
from reader.domain.date import Date
from reader.domain.in_article import in_article
from reader.domain.project import Grade, Tag, Verdict
from reader.domain.source import Source
from reader.domain.verdicts import is_address
from reader.export.report import Report

_DEEPEST = 50
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\ud800-\udfff\ufff0-\uffff]')


@dataclass(frozen=True, slots=True)
class Lookup:
    """What things of a report name by id. `grades` and `verdicts` hold the last, which count."""

    sources: Mapping[str, Source]
    tags: Mapping[str, Tag]
    statements: Mapping[str, str]
    grades: Mapping[str, Grade]
    verdicts: Mapping[str, Verdict]
    analysts: Mapping[str, str]

    @classmethod
    def of(cls, report: Report) -> Lookup:
        """Read once, before the articles."""
        return cls(
            {source.id: source for source in report.sources()},
            {tag.id: tag for tag in report.tags()},
            {statement.id: statement.text for statement in report.statements()},
            {grade.source or grade.claim or "": grade for grade in report.grades()},
            {verdict.claim: verdict for verdict in report.verdicts()},
            {analyst.id: analyst.name for analyst in report.analysts()},
        )

    def name(self, source: str | None) -> str:
        """The name of a source (id); "" for none."""
        known = self.sources.get(source or "")
        return known.name if known else ""

    def speaker(self, link: Link | None) -> str:
        """Who a link of a chain is: the source's name, else what the text calls it; "" unknown."""
        return "" if link is None else self.name(link.source) or link.label or ""

    def chain(self, voice: Attribution) -> str:
        """The stated links, the nearest to the article first: "colleague ← source ← ?"."""
        return " ← ".join([self.speaker(link) or "?" for link in voice.chain if link.stated])

    def letter(self, source: str) -> str | None:
        """The reliability letter of a source (id)."""
        grade = self.grades.get(source)
        return grade.value if grade else None

    def digit(self, claim: Annotation) -> str:
        """The credibility digit of a claim; "" for none."""
        grade = self.grades.get(claim.id)
        return (grade.value if grade else None) or ""

    def tag_path(self, tag_id: str) -> str:
        """A tag with those above it: "politics/elections"."""
        path: list[str] = []
        tag = self.tags.get(tag_id)
        while tag is not None and len(path) < _DEEPEST:
            path.insert(0, tag.name)
            tag = self.tags.get(tag.parent or "")
        return "/".join(path)


class Standings:
    """The standing of each claim of a report."""

    def __init__(self, report: Report, lookup: Lookup) -> None:
        self._codes = report.standings()
        self._made = {id: place for place, id in enumerate(lookup.statements)}

    def of(self, claim: Annotation) -> str:
        """Its code: of the statement that it stands under, of several the one made last."""
        under = [placed.statement for placed in claim.statements] or [claim.id]
        key = under[0] if len(under) == 1 else max(under, key=lambda id: self._made.get(id, -1))
        return self._codes.get(key, "")


def claims_of(report: Report) -> Iterator[tuple[Article, Annotation]]:
    """The claims in the articles, by number; not those in blocks that are no part of one."""
    for article, versions in report.articles():
        for claim in claims_in(report, article, versions):
            yield article, claim


def claims_in(
    report: Report, article: Article, versions: Iterable[Version]
) -> Iterator[Annotation]:
    """The claims in one article, as `claims_of` gives them."""
    by_id = {version.id: version for version in versions}
    for annotation in report.annotations(article.id):
        if annotation.kind != CLAIM:
            continue
        first = annotation.spans[0]
        version = by_id.get(first.version or "")
        if version is None or in_article(version, first.start):
            yield annotation


def current_version(article: Article, versions: Iterable[Version]) -> Version:
    """The version of an article that its annotations count in."""
    return next(version for version in versions if version.id == article.version)


def speaker_of(voice: Attribution) -> Link | None:
    """Who speaks: the nearest stated link that the text identifies, else the nearest at all."""
    nearest = None
    for link in voice.chain:
        if link.stated:
            if link.source:
                return link
            nearest = nearest or link
    return nearest


@lru_cache(maxsize=256)
def iri(address: str) -> str:
    """An address of the web as an IRI (RFC 3987); "" for what is none, such as “javascript:…”.

    What an IRI cannot hold is percent-encoded, as browsers do.

    >>> iri("https://a.example/a|b"), iri("javascript:alert(1)")
    ('https://a.example/a%7Cb', '')
    """
    from urllib.parse import quote, urlsplit

    try:
        if not is_address(address) or not urlsplit(address).hostname:
            return ""
    except ValueError:
        return ""
    return _NOT_IN_IRIS.sub(lambda found: quote(found[0], errors="replace"), address)


@lru_cache(maxsize=1024)
def moment_of(at: str | None) -> datetime | None:
    """A time (ISO 8601) in UTC, without its zone; None for what is none."""
    try:
        found = datetime.fromisoformat((at or "").replace("Z", "+00:00"))
        return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None


def language_of(article: Article) -> str:
    """The language of an article as BCP 47; "" where what is typed is no such code."""
    return article.language if _LANGUAGE.fullmatch(article.language) else ""


def article_iri(article: Article, version: Version) -> str:
    """What an article is called in linked data: its address, else a name by its text's hash."""
    return iri(article.url) or f"urn:sha256:{version.sha256}"


def date_words(date: Date | None) -> str:
    """A date as EDTF, else in the words that the text has for it; "" for none."""
    return "" if date is None else date.edtf or date.text or ""
