"""The command that takes a tag set into a project."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from reader.cli.projects import PATH, PROJECT, Setup, opened
from reader.cli.saying import AS_JSON, line, say


@click.command()
@PROJECT
@click.argument("file", type=PATH)
@AS_JSON
@click.pass_obj
def tags(setup: Setup, project: Path, file: Path, as_json: bool) -> None:
    """Take the tags of FILE, a tag set of MISP (machinetag.json), into PROJECT."""
    from reader.domain.ids import new_id
    from reader.domain.tag_sets import add_tags, plan_tags
    from reader.importing import contents_of
    from reader.ingest.tag_set import LARGEST, read_tag_set

    found = read_tag_set(contents_of(file, LARGEST))
    with closing(opened(project)) as store:
        plan = plan_tags(found, store.things("tag"), new_id)
        if plan.new:
            edit = add_tags(found.name, plan.new)
            store.apply(edit, analyst=setup.who(store), origin="command")
    for tag, is_new in plan.shown:
        if as_json:
            line(
                {"tag": tag.id, "name": tag.name, "parent": tag.parent, "code": tag.code}
                | {"colour": tag.colour, "note": tag.note, "new": is_new}
            )
        elif is_new:
            say(f"{'  ' if tag.parent else ''}{tag.name}")
    if not as_json:
        number = len(plan.new)
        say(f"“{found.name}”: {number} new {'tag' if number == 1 else 'tags'}{_known(plan.known)}.")


def _known(number: int) -> str:
    return f", {number} {'was' if number == 1 else 'were'} there already" if number else ""
