"""A report made into a publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from reader.domain.project import Statement
from reader.domain.sourcing.report import SourcingReport
from reader.domain.summary import Number, draft, has_moved, parts_of, totals
from reader.domain.vocabulary import TLP, label
from reader.export.publication.articles import article_part, article_parts
from reader.export.publication.gathering import Gathered, gather, one_line
from reader.export.publication.model import ArticlePart, Line, Piece, Publication
from reader.export.publication.sources import keys, source_parts
from reader.export.publication.statements import loose_claims, matrix_parts, statement_parts
from reader.export.publication.timeline import chronology, dated, drawings
from reader.export.publication.words import words
from reader.export.registry import Options
from reader.export.report import Report

_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_EMPTY_LINES = re.compile("\n(?:[ \t]*\n)+")


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
        summary=_summary(report, found, sourcing, statements),
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


def _summary(
    report: Report, found: Gathered, sourcing: SourcingReport, statements: list[Statement]
) -> Line:
    """What the analyst wrote, with a word on numbers that have changed since; else the draft."""
    language = found.language
    drafted = draft(sourcing, language, statements)
    written = report.summary(language)
    counted = {of.key: of.claims for line in drafted for of in line if isinstance(of, Number)}
    leads = _leads(found, sourcing, counted)
    parts = written.parts if written else parts_of(drafted, language)
    line = [
        Piece(_EMPTY_LINES.sub("\n\n", _BREAKS.sub("\n", "".join(of.text for of in some))), to)
        for to, some in groupby(parts, lambda of: leads.get(of.number, ""))
    ]
    if written and has_moved(parts, drafted, language):
        line.append(Piece(f" [{words(language)('numbers moved')}]"))
    return tuple(line)


def _leads(
    found: Gathered, sourcing: SourcingReport, counted: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """What a number counts → the anchor of the first statement or claim that it counts."""
    whole = {"claims": "articles", "articles": "articles", "sources": "sources"}
    leads = {key: of for key, of in whole.items() if key in counted}
    for key, claims in counted.items():
        firsts = [of for of in sourcing.lines if key in ("statements", of.standing.code)]
        named = firsts[0].statement if firsts else None
        facts = (found.claims[claim] for claim in claims if claim in found.claims)
        to = found.statements.get(named or "") or next((of.piece.to for of in facts), "")
        leads.setdefault(key, to)
    return leads


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
