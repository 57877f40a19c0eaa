"""The command that tells how well a project is sourced."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.projects import PROJECT, opened
from reader.cli.saying import AS_JSON, line, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.domain.sourcing.report import Line


@click.command("report")
@PROJECT
@AS_JSON
@click.option("--article", "articles", type=int, multiple=True, help="Of these articles only.")
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", help="Of the summary.")
def report(project: Path, as_json: bool, articles: tuple[int, ...], language: str) -> None:
    """The sourcing report of PROJECT: the standing of every statement, and a summary.

    A claim under no statement is its own. With --article the claims of these articles alone are
    listed; a statement is still weighed with those that other articles make of it. The summary is
    the one that was written in the window, else a draft.
    """
    from reader.domain.summary import draft, has_moved, text_of
    from reader.reporting import sourcing_report

    with closing(opened(project)) as store:
        claims, written = None, None
        if not articles:
            written = store.sourcing.summary(None, language)
        else:
            ids = {row.number: row.id for row in store.article_rows()}
            missing = [number for number in articles if number not in ids]
            if missing:
                raise click.BadParameter(
                    f"there is no article {missing[0]}; see “selon articles”.",
                    param_hint="--article",
                )
            if len(set(articles)) == 1:
                written = store.sourcing.summary(ids[articles[0]], language)
            claims = [c for n in articles for c in store.sourcing.claims_of_article(ids[n])]
        found = sourcing_report(store, claims)
        judged = store.statements.judged()
        names = {id: of.name for id, of in store.sourcing.sources().items()}

    def name(source: str) -> str:
        return names.get(source, "?")

    if as_json:
        for of in found.lines:
            line(_plain(of, name))
        return
    for code, lines in ((code, found.of(code)) for code in found.counts()):
        if lines:
            say(f"{code.capitalize()}: {len(lines)}")
            for of in lines:
                _tell(of, name)
    if found.orphan_quotes:
        say(f"Quotations without a speaker: {len(found.orphan_quotes)}")
        for claim in found.orphan_quotes:
            say(f"  {claim.citation}  {claim.words}")
    drafted = draft(found, language, judged)
    say(written.text if written else text_of(drafted, language))
    if written and has_moved(written.parts, drafted, language):
        say("Numbers have changed since this was written.")


def _tell(of: Line, name: Callable[[str], str]) -> None:
    from reader.domain.sourcing.telling import explain

    hedged = "  (hedged)" if of.hedged else ""
    say(f"  {', '.join(claim.citation for claim in of.claims)}  {of.text}{hedged}")
    for told in explain(of.standing, name):
        say(f"      {told.text}")


def _plain(of: Line, name: Callable[[str], str]) -> dict[str, Any]:
    from reader.domain.sourcing.telling import explain, origin_names

    standing = of.standing
    citations = {claim.id: claim.citation for claim in of.claims}
    return {
        "statement": of.statement,
        "text": of.text,
        "standing": standing.code,
        "origins": origin_names(standing, name),
        "citations": list(citations.values()),
        "claims": list(citations),
        "roots": list(standing.origins),
        "implied": [name(source) for source in standing.implied],
        "denied": standing.is_denied,
        "hedged": of.hedged,
        "circular": [
            {"kind": each.kind, "sources": list(each.sources), "claims": list(each.claims)}
            for each in standing.circular
        ],
        "orphan_quotes": [claim.citation for claim in of.claims if claim.is_orphan_quote],
        "why": [told.text for told in explain(standing, name)],
    }
