"""Commands that list what is in a project and change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.projects import PROJECT, opened
from reader.cli.saying import AS_JSON, line, say

if TYPE_CHECKING:
    from reader.store.library import Shelf
    from reader.store.store import ArticleRow, Store


@click.command()
@PROJECT
@click.option("--collection", metavar="NAME", help="Only those in this collection.")
@click.option("--starred", is_flag=True, help="Only those with a star.")
@click.option("--bin", "in_bin", is_flag=True, help="Those in the bin instead.")
@click.option("--words", default="", help="Only those with words that begin so.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["number", "date", "title", "outlet", "collection", "claims"]),
    default="number",
    help="By what they are ordered.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@AS_JSON
def articles(
    project: Path,
    collection: str | None,
    starred: bool,
    in_bin: bool,
    words: str,
    order: str,
    reverse: bool,
    as_json: bool,
) -> None:
    """List the articles of PROJECT; counts are of annotations within the article's own blocks."""
    from reader.store.library import Shelf

    if starred + in_bin + (collection is not None) > 1:
        raise click.UsageError("Choose one of --collection, --starred and --bin.")
    with closing(opened(project)) as store:
        names = {of.id: of.name for of in store.things("collection")}
        place = "starred" if starred else "bin" if in_bin else "all"
        if collection is not None:
            place = _place_of(collection, names)
        for row, filed in _listed(store, Shelf(place, words, order, reverse)):
            plain = {key: getattr(row, key) for key in _KEYS}
            plain |= {"in_bin": row.binned, "collections": [names[id] for id in filed]}
            if as_json:
                line(plain)
            else:
                counts = f"{row.claims} claims, {row.mentions} mentions, {row.notes} notes"
                star = "★ " if row.starred else ""
                say(f"{row.number:>4}  {row.published or '':<10}  {star}{row.title}  ({counts})")


_KEYS = (
    *("id", "number", "title", "byline", "outlet", "published", "language", "characters"),
    *("claims", "mentions", "notes", "starred"),
)
_PAGE = 500


def _listed(store: Store, shelf: Shelf) -> Iterator[tuple[ArticleRow, tuple[str, ...]]]:
    """The articles of a shelf in their order, each with the ids of its collections."""
    library = store.library
    # in several collections: listed once
    places = list(dict.fromkeys(library.arrange(shelf).places))
    for start in range(0, len(places), _PAGE):
        page = places[start : start + _PAGE]
        rows = library.rows(page)
        filed = {a.id: a.collections for a in library.articles(list(rows))}
        for place in page:
            if place in rows:
                yield rows[place], filed[rows[place].id]


def _place_of(name: str, names: dict[str, str]) -> str:
    from reader.domain.folding import fold
    from reader.store.errors import ProjectTrouble
    from reader.store.library import in_collection

    for id, known in names.items():
        if fold(known) == fold(name):
            return in_collection(id)
    there = ", ".join(names.values()) or "none"
    raise ProjectTrouble(f"There is no collection “{name}”.", f"Collections there are: {there}.")


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
