"""The command that erases for good."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from reader.cli.projects import PROJECT, Setup, opened
from reader.cli.saying import printable, say


@click.command()
@PROJECT
@click.argument("what", nargs=-1)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--backups", "with_copies", is_flag=True, help="Delete the backups, too.")
@click.pass_obj
def erase(setup: Setup, project: Path, what: tuple[str, ...], yes: bool, with_copies: bool) -> None:
    """Erase WHAT from PROJECT for good: 3, 3:10, source:NAME. It cannot be undone.

    Without WHAT, clear what an erasure that was cut short has left behind.
    """
    from reader.domain.erasing import told
    from reader.profile import Profile
    from reader.store.daily import back_up_if_due
    from reader.store.erasing import erase as erase_for_good
    from reader.store.erasing import finish
    from reader.store.erasing_counts import goes, targets_of
    from reader.store.old_copies import delete_copies, old_copies

    with closing(opened(project)) as store:
        who, id = setup.who(store), store.project().id
    folder = Profile.at(setup.profile).data / "backups" / id
    copies = old_copies(project, folder)
    targets = targets_of(project, what)
    if targets:
        say("This goes for good, and cannot be undone:")
        for words in told(goes(project, targets)):
            say(f"- {words}")
        if copies and not with_copies:
            say(f"{len(copies)} older copies that Selon has made still hold it: see --backups.")
        if not yes and not click.confirm("Erase it for good?", err=True):
            raise click.ClickException("Nothing was erased.")
    left = erase_for_good(project, targets, who) if targets else finish(project)
    if with_copies:
        say(f"{delete_copies(copies)} older copies deleted.")
        if copies:
            back_up_if_due(project, folder)
    if left:
        click.echo(printable(left), err=True)
        sys.exit(1)
    say("Erased." if targets else "Nothing that was erased is left in the file.")
