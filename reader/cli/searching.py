"""The command that searches a project: for a question, or for many names at once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.projects import PROJECT, opened
from reader.cli.saying import AS_JSON, line, say

if TYPE_CHECKING:
    from reader.domain.found import Found


@click.command()
@PROJECT
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, help="At most so many finds.")
@click.option("--best", is_flag=True, help="The best finds first, not the newest.")
@AS_JSON
def search(project: Path, query: tuple[str, ...], limit: int, best: bool, as_json: bool) -> None:
    """Find the articles, annotations, sources, tags and statements of PROJECT that answer QUERY.

    Words must all be there; "in quotes" they stand together, word* begins a word, -word must not
    be there, OR stands between what may. Filters: source: about: tag: article: before: after:
    grade: outlet: lang: kind: status:
    """
    if not query:
        raise click.UsageError("Say what to look for.")
    from reader.domain.query import parse

    with closing(opened(project)) as store:
        finds = store.searching.search(parse(" ".join(query)), limit=limit, best=best)
        for aside in finds.asides:
            click.echo(aside, err=True)
        for found in finds.found:
            if as_json:
                line(_plain(found))
            else:
                for told in _told(found):
                    say(told)
        if not as_json:
            _end(len(finds.found), finds.more)


def _plain(found: Found) -> dict[str, object]:
    return {
        "kind": found.kind,
        "id": found.id,
        "article": found.article,
        "number": found.number,
        "start": found.start,
        "end": found.end,
        "passage": found.passage,
        "citation": found.citation,
        "field": found.field,
        "title": found.title,
        "published": found.published,
        "ranges": [list(found_at) for found_at in found.ranges],
        "in_article": found.in_article,
    }


def _told(found: Found) -> list[str]:
    where = " · ".join(filter(None, (found.citation, found.kind, found.published, found.title)))
    passage = " ".join(found.passage.split())
    return [where] if passage == found.title else [where, f"    {passage}"]


def _end(number: int, more: bool) -> None:
    if more:
        click.echo(f"There are more: only {number} are listed. See --limit.", err=True)
    elif not number:
        click.echo("Nothing has these words.", err=True)
