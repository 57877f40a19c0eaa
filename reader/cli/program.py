"""The command line itself: its options, its commands, and how trouble is told."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import click

from reader import __version__
from reader.cli.arriving import annotate, import_paths
from reader.cli.caring import backup, check, restore
from reader.cli.detailing import details
from reader.cli.erasing import erase
from reader.cli.leaving import export_project, formats
from reader.cli.looking import articles, history
from reader.cli.naming import aliases
from reader.cli.projects import PATH, Setup
from reader.cli.registering import register
from reader.cli.saying import printable
from reader.cli.searching import search
from reader.cli.sharing import share
from reader.cli.suggesting import suggest_command
from reader.cli.tagging import tags
from reader.cli.telling import report


class Commands(click.Group):
    """Tells the user's trouble in plain words, exits with 1; keeps reports of our own faults."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from reader.domain.document import DocumentTrouble
        from reader.ingest.registry import IngestTrouble
        from reader.store.errors import ProjectTrouble

        try:
            return super().invoke(ctx)
        except (ProjectTrouble, IngestTrouble, DocumentTrouble) as trouble:
            raise click.ClickException(printable(str(trouble))) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            from reader.disk_trouble import in_plain_words

            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(printable(where + in_plain_words(error))) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from reader.faults import keep_report
            from reader.profile import Profile

            kept = keep_report(error, Profile.at(ctx.params.get("profile")))
            where = f" A report was written to {kept}; it holds no text of yours." if kept else ""
            raise click.ClickException(f"Selon has made a mistake of its own.{where}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--profile", type=PATH, help="Keep settings and logs in this folder.")
@click.option("--analyst", help="Who works: the name that edits and annotations are signed with.")
@click.version_option(__version__, message="Selon %(version)s")
@click.pass_context
def selon(ctx: click.Context, profile: Path | None, analyst: str | None) -> None:
    """Read news, mark what is claimed and who says so. Without a command the window opens."""
    ctx.obj = Setup(profile, analyst)


@selon.command("open")
@click.argument("project", type=PATH, required=False)
def open_project(project: Path | None) -> None:
    """Open the window on PROJECT, or on the last one."""
    raise click.UsageError("“open” takes one project, and stands directly after the options.")


for command in (
    *(import_paths, annotate, aliases, tags, articles, search, suggest_command, history),
    *(report, export_project, formats, share, details, erase, check, backup, restore),
    register,
):
    selon.add_command(command)


def main(arguments: list[str]) -> None:
    """Run a command and exit: 0 done, 1 could not be done, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    selon.main(args=arguments, prog_name="selon")
