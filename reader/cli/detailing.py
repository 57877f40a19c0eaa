"""The command that says what a project is called and how far it may go, and changes it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from reader.cli.projects import PROJECT, Setup, opened
from reader.cli.saying import AS_JSON, line, say
from reader.domain.vocabulary import TLP, label

NONE = "none"


@click.command()
@PROJECT
@click.option("--title", help="Call the project so.")
@click.option(
    "--tlp",
    type=click.Choice([*(word.code for word in TLP), NONE], case_sensitive=False),
    help="Mark it by the Traffic Light Protocol; “none” takes the marking off.",
)
@AS_JSON
@click.pass_obj
def details(setup: Setup, project: Path, title: str | None, tlp: str | None, as_json: bool) -> None:
    """Say the title and the TLP marking of PROJECT, or change them."""
    from reader.domain.edits import amend
    from reader.domain.one_line import one_line

    with closing(opened(project)) as store:
        before = after = store.project()
        if title is not None:
            after = replace(after, title=one_line(title) or before.title)
        if tlp is not None:
            after = replace(after, tlp=None if tlp == NONE else tlp)
        edit = amend("Project details", before, after)
        if edit.changes:
            store.apply(edit, analyst=setup.who(store), origin="command")
    if as_json:
        line({"id": after.id, "title": after.title, "tlp": after.tlp})
    else:
        say(f"{after.title}: {label(TLP, after.tlp) or 'not marked'}")
