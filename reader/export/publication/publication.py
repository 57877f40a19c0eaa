"""A report made into a publication."""

from __future__ import annotations

from collections.abc import Callable

from reader.domain.sourcing.report import SourcingReport
from reader.domain.summary import draft, text_of, totals
from reader.domain.vocabulary import TLP, label
from reader.export.publication.articles import article_part, article_parts
from reader.export.publication.gathering import Gathered, gather, one_line
from reader.export.publication.model import ArticlePart, Publication
from reader.export.publication.sources import keys, source_parts
from reader.export.publication.statements import loose_claims, matrix_parts, statement_parts
from reader.export.publication.timeline import chronology, dated, drawings
from reader.export.publication.words import words
from reader.export.registry import Options
from reader.export.report import Report


def publication(
    report: Report, options: Options, keep: Callable[[ArticlePart], object] | None = None
) -> Publication:
    """All that the report says, ready to be set in type. `options` as choices.CHOICES has them.

    `keep` is given each article as it is read, by whom the articles shall be read but once.
    """
    language = options["language"]
    say = words(language)
    project = report.project()
    found = gather(report, language, keep and (lambda *of: keep(article_part(report, *of))))
    sourcing = report.sourcing()
    statements = list(report.statements())
    items = dated(found)
    undated = {item.claim for item in items if item.when is None}
    return Publication(
        language=language,
        title=one_line(project.title) or say("untitled"),
        tlp=label(TLP, project.tlp, language),
        date=one_line(options["date"]),
        analysts=", ".join(filter(None, (one_line(of.name) for of in report.analysts()))),
        basis=_basis(found, sourcing),
        summary=text_of(draft(sourcing, language, statements), language),
        counts=_counts(sourcing, language),
        statements=tuple(statement_parts(found, sourcing, statements)),
        loose=tuple(loose_claims(found, sourcing)),
        matrix=matrix_parts(found, sourcing),
        timeline=drawings(found, items),
        chronology=tuple(chronology(found, items)),
        undated=len(undated),
        contents=tuple(found.contents),
        articles=lambda: article_parts(report, found),
        sources=tuple(source_parts(found)),
        method=tuple(say(f"method {n}") for n in (1, 2, 3)),
        keys=keys(language),
        say=say,
    )


def _counts(sourcing: SourcingReport, language: str) -> tuple[tuple[str, str, int], ...]:
    say = words(language)

    return tuple((code, say(code), n) for code, n in sourcing.counts().items() if n)


def _basis(found: Gathered, sourcing: SourcingReport) -> str:
    say = words(found.language)
    counted = {
        "article": len(found.contents),
        "claim": totals(sourcing)["claims"].value,
        "source": len(found.sources),
    }
    return ", ".join(
        say(f"1 {name}") if number == 1 else say(f"n {name}s").format(number)
        for name, number in counted.items()
    )
