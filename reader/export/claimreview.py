"""schema.org ClaimReview as JSON-LD, for claims that have a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.domain.annotation import Annotation
from reader.domain.article import Article
from reader.domain.date import Date
from reader.domain.judgement_words import verdict_term
from reader.export.lookup import Lookup, claims_of, iri, language_of, speaker_of
from reader.export.registry import Choice, Options, exporter
from reader.export.report import Report
from reader.export.streamed import kept, put_list

_KINDS = {"person": "Person", "account": "Person"}


@exporter(
    "claimreview",
    ".json",
    "schema.org ClaimReview for a fact-check on the web: the claims that have a verdict",
    loses="All claims without a verdict, and those with no address: neither that of the review nor "
    "of the verdict's evidence. Of the others all but the words, who says it first, outlet and "
    "address, the verdict with its reason.",
    options=(Choice("address", (), "the page where the review will stand; claims are its parts"),),
    purpose="publish",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write a JSON-LD list; each has claimReviewed, a rating in words and a url, as it must."""
    put_list(out, _reviews(report, options["address"]))


def _reviews(report: Report, address: str) -> Iterator[dict[str, Any]]:
    lookup, tlp = Lookup.of(report), report.project().tlp
    for article, claim in claims_of(report):
        verdict = lookup.verdicts.get(claim.id)
        if verdict is None:
            continue
        evidence = iri(verdict.url)
        place = f"{address}#c{article.number}-{claim.number}" if address else evidence
        if not place:
            continue
        yield kept(
            **{"@context": "https://schema.org", "@type": "ClaimReview"},
            url=place,
            claimReviewed=(claim.gloss[0] if claim.gloss else claim.quotation),
            author=_agent(lookup.analysts.get(verdict.by or "", "Selon"), "Person"),
            datePublished=(verdict.at or "")[:10],
            reviewBody=verdict.why,
            reviewRating={
                "@type": "Rating",
                "alternateName": verdict_term(verdict.code).en,
            },
            citation=evidence,
            inLanguage=language_of(article),
            conditionsOfAccess=f"TLP:{tlp.upper()}" if tlp else None,
            itemReviewed=_claim(claim, article, lookup),
        )


def _claim(claim: Annotation, article: Article, lookup: Lookup) -> dict[str, Any]:
    speaking = speaker_of(claim.attributions[0]) if claim.attributions else None
    source = lookup.sources.get(speaking.source or "") if speaking else None
    author = None
    if source is not None and source.kind != "anonymous":
        author = _agent(source.name, _KINDS.get(source.kind, "Organization"))
        if speaking and lookup.name(speaking.affiliation):
            author["affiliation"] = _agent(lookup.name(speaking.affiliation), "Organization")
    appearance = kept(
        **{"@type": "NewsArticle"},
        url=iri(article.url),
        headline=article.title,
        datePublished=_day(article.published),
        publisher=_agent(article.outlet, "Organization") if article.outlet else None,
    )
    return kept(
        **{"@type": "Claim"},
        text=claim.quotation,
        author=author,
        datePublished=_day(claim.said) or _day(article.published),
        appearance=appearance,
    )


def _agent(name: str, type: str) -> dict[str, Any]:
    return {"@type": type, "name": name}


def _day(date: Date | None) -> str | None:
    """The date as ISO 8601, if it is a day, a month or a year and sure."""
    edtf = date.edtf if date else None
    is_plain = edtf is not None and edtf.replace("-", "").isdecimal() and len(edtf) in (4, 7, 10)
    return edtf if is_plain else None
