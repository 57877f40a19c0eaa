"""The command that searches a project: for a question, or for many names at once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.projects import PATH, PROJECT, opened
from reader.cli.saying import AS_JSON, line, say

if TYPE_CHECKING:
    from reader.domain.found import Found
    from reader.domain.names import Tally


@click.command()
@PROJECT
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, help="At most so many finds.")
@click.option("--names", type=PATH, help="Look for each name of this list in every article.")
@click.option("--output", type=PATH, help="With --names: write the table as CSV to this file.")
@click.option("--best", is_flag=True, help="The best finds first, not the newest.")
@AS_JSON
def search(
    project: Path,
    query: tuple[str, ...],
    names: Path | None,
    output: Path | None,
    limit: int,
    best: bool,
    as_json: bool,
) -> None:
    """Find the articles, annotations, sources, tags and statements of PROJECT that answer QUERY.

    Words must all be there; "in quotes" they stand together, word* begins a word, -word must not
    be there, OR stands between what may. Filters: source: about: tag: article: before: after:
    grade: outlet: lang: kind: status:
    """
    if names is not None and not query:
        _tally(project, names, output, as_json)
        return
    if names is not None or output is not None or not query:
        raise click.UsageError("Give either a QUERY, or --names (and --output).")
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


def _tally(project: Path, names: Path, output: Path | None, as_json: bool) -> None:
    from reader.domain.names import names_in
    from reader.ingest.decoding import decode

    wanted = names_in(decode(names.read_bytes()).text)
    if not wanted:
        raise click.ClickException(f"There are no names in {names}: write one a line.")
    with closing(opened(project)) as store:
        found = store.searching.tally(wanted)
    if output is not None:
        from reader.export.destination import write_whole
        from reader.export.tables import write_table

        header, rows = found.table()
        write_whole(output, lambda out: write_table(header, rows, out))
    for i in range(len(found.names)):
        if as_json:
            line(_row(found, i))
        elif output is None:
            row = _row(found, i)
            where = ", ".join(f"{at['number']} ({at['count']})" for at in row["articles"])
            say(f"{row['total']:>6}  {row['name']}  {where}")
    if not as_json:
        absent = len(found.absent)
        click.echo(f"{absent} of {len(found.names)} names are in no article.", err=True)


def _row(found: Tally, i: int) -> dict[str, Any]:
    name, counts = found.names[i], found.counts[i]
    return {
        "name": name.name,
        "aliases": list(name.aliases),
        "total": found.total(i),
        "articles": [
            {"number": article.number, "count": counts[article.id]}
            for article in found.articles
            if article.id in counts
        ],
    }


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
