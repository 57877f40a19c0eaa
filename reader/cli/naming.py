"""The command that gives sources the other names that a list knows."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from reader.cli.projects import PATH, PROJECT, Setup, opened
from reader.cli.saying import AS_JSON, line, say


@click.command()
@PROJECT
@click.argument("file", type=PATH)
@click.option("--new", "with_new", is_flag=True, help="Make sources of names that are not there.")
@AS_JSON
@click.pass_obj
def aliases(setup: Setup, project: Path, file: Path, with_new: bool, as_json: bool) -> None:
    """Give the sources of PROJECT the other names that FILE knows: CSV, or a galaxy of MISP."""
    from reader.domain.alias_lists import give_aliases, plan
    from reader.domain.ids import new_id
    from reader.domain.one_line import one_line
    from reader.importing import contents_of
    from reader.ingest.alias_list import LARGEST, read

    entries = read(file.name, contents_of(file, LARGEST))
    with closing(opened(project)) as store:
        found = plan(entries, store.things("source"))
        new = found.new if with_new else ()
        edit = give_aliases(found.givings, new, new_id=new_id, file=one_line(file.name))
        if edit.changes:
            store.apply(edit, analyst=setup.who(store), origin="command")
    if as_json:
        for of in found.givings:
            line(_plain(of.source.id, of.source.name, of.aliases))
        for entry in new:
            line(_plain(None, entry.name, entry.aliases))
        for each in found.unclear:
            line(_plain(None, each.name, (), each.sources))
        return
    for of in found.givings:
        say(f"{of.source.name}: also {', '.join(of.aliases)}")
    for entry in new:
        say(f"{entry.name}: new{''.join(f', also {name}' for name in entry.aliases[:3])}")
    for each in found.unclear:
        say(f"{each.name}: not given, since these have such names: {', '.join(each.sources)}")
    say(_summary(len(found.givings), len(new), found.known))


def _plain(
    source: str | None, name: str, aliases: tuple[str, ...], unclear: tuple[str, ...] = ()
) -> dict[str, object]:
    return {"source": source, "name": name, "aliases": list(aliases), "unclear": list(unclear)}


def _summary(given: int, new: int, known: int) -> str:
    words = f"{given} {'source' if given == 1 else 'sources'} got other names, {new} new."
    return f"{words} {known} had theirs already." if known else words
