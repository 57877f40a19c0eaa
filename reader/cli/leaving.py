"""Commands that take something out of a project into other formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from reader.cli.projects import PATH, PROJECT, opened
from reader.cli.saying import AS_JSON, line, say, telling


@click.command("export")
@PROJECT
@click.option("--format", "name", required=True, help="See “selon formats”.")
@click.option("--output", type=PATH, required=True, help="The file, or folder, to write.")
@click.option(
    "--scope",
    multiple=True,
    help="article:N, claim:N:M, claims:QUERY or statement:ID, once or more; all without it.",
)
@click.option("--option", "options", multiple=True, help="NAME=VALUE of the format.")
@click.option(
    "--overwrite/--no-overwrite",
    default=None,
    help="Whether to replace a file that is there. Without it a terminal asks; a script replaces.",
)
def export_project(
    project: Path,
    name: str,
    output: Path,
    scope: tuple[str, ...],
    options: tuple[str, ...],
    overwrite: bool | None,
) -> None:
    """Write PROJECT, or a part of it, to a file of another format."""
    from reader.export.registry import ExportTrouble, exporters
    from reader.exporting import export_project as written

    exporter = exporters().get(name)
    if exporter is None:
        raise click.BadParameter(
            f"“{name}” is none of: {', '.join(exporters())}.", param_hint="--format"
        )
    if not exporter.is_there:
        raise click.ClickException(
            f"The format {name} needs {exporter.needs}, which is not installed with Selon. "
            f"Install it beside Selon: pip install {exporter.needs}"
        )
    chosen = dict(option.partition("=")[::2] for option in options)
    try:
        exporter.chosen(chosen)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--option") from None
    if output.exists() and project.exists() and output.samefile(project):
        raise click.BadParameter("the project would be written over.", param_hint="--output")
    if output.is_file() and not _may_replace(output, overwrite):
        raise click.ClickException(f"{output} is there and as it was; nothing was written.")
    if exporter.loses:
        click.echo(f"It cannot carry: {exporter.loses}", err=True)
    with closing(opened(project)):  # which brings an older one up to date
        try:
            with telling(sys.stderr) as goes_on:
                written(project, name, scope, chosen, output, goes_on)
        except ExportTrouble as trouble:
            raise click.ClickException(str(trouble)) from None


def _may_replace(output: Path, overwrite: bool | None) -> bool:
    if overwrite is not None:
        return overwrite
    if sys.stdin.isatty():
        return click.confirm(f"{output} is there. Replace it?", err=True)
    click.echo(f"{output} is there and will be replaced (--no-overwrite keeps it).", err=True)
    return True


@click.command()
@AS_JSON
def formats(as_json: bool) -> None:
    """List what can be imported and exported."""
    from reader.export.registry import exporters
    from reader.ingest.foreign import FORMATS
    from reader.ingest.registry import importers

    for importer in importers().values():
        _format("import", importer.name, importer.suffixes, importer.description, as_json)
    for foreign in FORMATS.values():
        _format("import", foreign.name, foreign.suffixes, foreign.description, as_json)
    for exporter in exporters().values():
        more = {
            "purpose": exporter.purpose,
            "loses": exporter.loses,
            "options": {choice.name: list(choice.values) for choice in exporter.options},
        }
        suffixes = (exporter.suffix,) if exporter.suffix else ()
        _format("export", exporter.name, suffixes, exporter.description, as_json, more)


def _format(
    direction: str,
    name: str,
    suffixes: Iterable[str],
    description: str,
    as_json: bool,
    more: dict[str, Any] | None = None,
) -> None:
    suffixes = list(suffixes)
    if as_json:
        plain = {"name": name, "direction": direction, "suffixes": suffixes}
        line({**plain, "description": description, **(more or {})})
    else:
        say(f"{direction:<7} {name:<8} {' '.join(suffixes)}  {description}")
