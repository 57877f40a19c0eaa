"""Commands that list what is in a project and change nothing."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from reader.cli.projects import PROJECT, opened
from reader.cli.saying import AS_JSON, line, say


@click.command()
@PROJECT
@AS_JSON
def articles(project: Path, as_json: bool) -> None:
    """List the articles of PROJECT; counts are of annotations within the article's own blocks."""
    keys = ("id", "number", "title", "byline", "outlet", "published", "language", "characters")
    with closing(opened(project)) as store:
        for row in store.article_rows():
            plain = {key: getattr(row, key) for key in (*keys, "claims", "mentions", "notes")}
            if as_json:
                line(plain)
            else:
                counts = f"{row.claims} claims, {row.mentions} mentions, {row.notes} notes"
                say(f"{row.number:>4}  {row.published or '':<10}  {row.title}  ({counts})")


@click.command()
@PROJECT
@AS_JSON
def history(project: Path, as_json: bool) -> None:
    """Tell who did what when in PROJECT, the oldest first."""
    with closing(opened(project)) as store:
        for row in reversed(store.history()):
            plain = {
                "seq": row.seq,
                "edit": row.id,
                "at": row.at,
                "analyst": row.analyst,
                "origin": row.origin,
                "label": row.label,
                "changes": row.changes,
                "undoes": row.undoes,
            }
            if as_json:
                line(plain)
            else:
                took_back = f" (takes back {row.undoes})" if row.undoes else ""
                say(f"{row.seq:>6}  {row.at}  {row.analyst or '?'}  {row.label}{took_back}")
