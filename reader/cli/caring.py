"""Commands that keep a project whole: check, backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.cli.projects import PATH, PROJECT, opened
from reader.cli.saying import AS_JSON, line, say


@click.command()
@PROJECT
@click.option("--repair", "mend", is_flag=True, help="Make anew what can be made anew.")
@AS_JSON
def check(project: Path, mend: bool, as_json: bool) -> None:
    """See whether everything in PROJECT is whole: texts, quotations, references, search index."""
    from reader.store.check import check as look
    from reader.store.check import repair

    found = repair(project) if mend else look(project)
    for finding in found:
        if as_json:
            line({"what": finding.what, "where": finding.where, "advice": finding.advice})
        else:
            say(f"{finding.where}: {finding.what} {finding.advice}")
    if found:
        sys.exit(1)
    if not as_json:
        say("All is well.")


@click.command()
@PROJECT
@click.argument("dest", type=PATH)
def backup(project: Path, dest: Path) -> None:
    """Copy PROJECT, whole and checked, to the file or folder DEST, also while it is open."""
    from reader.store.backup import backup as copy

    opened(project).close()
    dest = dest / project.name if dest.is_dir() else dest
    copy(project, dest)
    say(f"Copied to {dest}.")


@click.command()
@click.argument("backup", type=PATH)
@PROJECT
def restore(backup: Path, project: Path) -> None:
    """Put BACKUP in the place of PROJECT; what was there is kept beside it."""
    from reader.store.backup import restore as put_back

    aside = put_back(backup, project)
    say(f"Restored to {project}." + (f" What was there is in {aside}." if aside else ""))
