"""The commands for scripts and terminals; thin, each calls the layers below. No window, no Qt."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader import __version__

if TYPE_CHECKING:
    from reader.domain.project import Analyst
    from reader.importing import Imported
    from reader.store.store import Store

PATH = click.Path(path_type=Path)
PROJECT = click.argument("project", type=PATH)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")


@dataclass(frozen=True, slots=True)
class Setup:
    """What is said before the command: the profile's folder and who works."""

    profile: Path | None
    analyst: str | None

    def who(self, store: Store) -> Analyst:
        """The analyst who gives the command."""
        from reader.profile import Profile

        return Profile.at(self.profile).who(self.analyst, store.things("analyst"))


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
            from reader.importing import in_plain_words

            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(printable(where + in_plain_words(error))) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from reader.faults import keep_report

            kept = keep_report(error, ctx.params.get("profile"))
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


@selon.command("import")
@PROJECT
@click.argument("paths", type=PATH, nargs=-1, required=True)
@click.option("--encoding", help="What the files are written in, where Selon guesses wrong.")
@AS_JSON
@click.pass_obj
def import_paths(
    setup: Setup, project: Path, paths: tuple[Path, ...], encoding: str | None, as_json: bool
) -> None:
    """Import files and folders into PROJECT, which is made if it is missing.

    Texts become articles; Selon's own JSON of a whole project recreates it.
    """
    from reader.domain.ids import new_id
    from reader.importing import files_in, import_file

    _known_encoding(encoding)
    failed = 0
    with _made(project) as store:
        group = new_id()
        for path in files_in(paths):
            for told in import_file(store, path, setup.who(store), encoding=encoding, group=group):
                failed += told.status == "failed"
                if as_json:
                    _line(asdict(told))
                else:
                    click.echo(_told(told), err=told.status == "failed")
    if failed:
        sys.exit(1)


@selon.command()
@PROJECT
@AS_JSON
def articles(project: Path, as_json: bool) -> None:
    """List the articles of PROJECT; counts are of annotations within the article's own blocks."""
    keys = ("id", "number", "title", "byline", "outlet", "published", "language", "characters")
    with closing(_open(project)) as store:
        for row in store.article_rows():
            plain = {key: getattr(row, key) for key in (*keys, "claims", "mentions", "notes")}
            if as_json:
                _line(plain)
            else:
                counts = f"{row.claims} claims, {row.mentions} mentions, {row.notes} notes"
                _say(f"{row.number:>4}  {row.published or '':<10}  {row.title}  ({counts})")


@selon.command()
@PROJECT
@click.argument("file", type=PATH)
@AS_JSON
@click.pass_obj
def annotate(setup: Setup, project: Path, file: Path, as_json: bool) -> None:
    """Add the annotations of FILE, in Selon's JSON, to articles of PROJECT; all or nothing.

    What is there already is brought up to date by its id; giving the same file again does nothing.
    """
    from reader.domain.arrivals import annotation_edit
    from reader.ingest.selon_json import read

    document = read(file.name, file.read_bytes())
    with closing(_open(project)) as store:
        edit = annotation_edit(document, store, f"Annotate from “{file.name}”")
        if edit.changes:
            store.apply(edit, analyst=setup.who(store), origin="command")
    added = sum(change.before is None for change in edit.changes)
    changed = len(edit.changes) - added
    if as_json:
        _line({"added": added, "changed": changed})
    else:
        _say(f"{added} added, {changed} changed." if edit.changes else "Everything was there.")


@selon.command("export")
@PROJECT
@click.option("--format", "name", required=True, help="See “selon formats”.")
@click.option("--output", type=PATH, required=True, help="The file to write.")
@click.option("--scope", multiple=True, help="article:N, once or more; all without it.")
@click.option("--option", "options", multiple=True, help="NAME=VALUE of the format.")
def export_project(
    project: Path, name: str, output: Path, scope: tuple[str, ...], options: tuple[str, ...]
) -> None:
    """Write PROJECT, or a part of it, to a file of another format."""
    from reader.export.destination import write_file
    from reader.export.registry import exporters

    exporter = exporters().get(name)
    if exporter is None:
        raise click.BadParameter(
            f"“{name}” is none of: {', '.join(exporters())}.", param_hint="--format"
        )
    chosen = dict(option.partition("=")[::2] for option in options)
    try:
        exporter.chosen(chosen)
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--option") from None
    if output.exists() and project.exists() and output.samefile(project):
        raise click.BadParameter("the project would be written over.", param_hint="--output")
    with closing(_open(project)) as store, closing(store.report(scope)) as report:
        write_file(exporter, report, output, chosen)


@selon.command()
@AS_JSON
def formats(as_json: bool) -> None:
    """List what can be imported and exported."""
    from reader.export.registry import exporters
    from reader.ingest.registry import importers

    for importer in importers().values():
        _format("import", importer.name, importer.suffixes, importer.description, as_json)
    for exporter in exporters().values():
        more = {
            "loses": exporter.loses,
            "options": {choice.name: list(choice.values) for choice in exporter.options},
        }
        _format("export", exporter.name, (exporter.suffix,), exporter.description, as_json, more)


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
        _line({**plain, "description": description, **(more or {})})
    else:
        _say(f"{direction:<7} {name:<8} {' '.join(suffixes)}  {description}")


@selon.command()
@PROJECT
@AS_JSON
def history(project: Path, as_json: bool) -> None:
    """Tell who did what when in PROJECT, the oldest first."""
    with closing(_open(project)) as store:
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
                _line(plain)
            else:
                took_back = f" (takes back {row.undoes})" if row.undoes else ""
                _say(f"{row.seq:>6}  {row.at}  {row.analyst or '?'}  {row.label}{took_back}")


@selon.command()
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
            _line({"what": finding.what, "where": finding.where, "advice": finding.advice})
        else:
            _say(f"{finding.where}: {finding.what} {finding.advice}")
    if found:
        sys.exit(1)
    if not as_json:
        _say("All is well.")


@selon.command()
@PROJECT
@click.argument("dest", type=PATH)
def backup(project: Path, dest: Path) -> None:
    """Copy PROJECT, whole and checked, to the file or folder DEST, also while it is open."""
    from reader.store.backup import backup as copy

    _open(project).close()
    dest = dest / project.name if dest.is_dir() else dest
    copy(project, dest)
    _say(f"Copied to {dest}.")


@selon.command()
@click.argument("backup", type=PATH)
@PROJECT
def restore(backup: Path, project: Path) -> None:
    """Put BACKUP in the place of PROJECT; what was there is kept beside it."""
    from reader.store.backup import restore as put_back

    aside = put_back(backup, project)
    _say(f"Restored to {project}." + (f" What was there is in {aside}." if aside else ""))


def _open(project: Path) -> Store:
    from reader.store.store import Store

    return Store.open(project)


@contextmanager
def _made(project: Path) -> Iterator[Store]:
    """The open project, made if it is missing; one in which nothing was done does not stay."""
    from reader.store.store import Store

    is_new = not project.exists()
    store = Store.open(project, create=True)
    try:
        yield store
    finally:
        is_empty = store.last_seq() == 0
        store.close()
        if is_new and is_empty:
            project.unlink(missing_ok=True)


def _known_encoding(encoding: str | None) -> None:
    import codecs

    try:
        if encoding is not None:
            codecs.lookup(encoding)
    except (LookupError, ValueError):
        message = f"there is no encoding named “{printable(encoding or '')}”."
        raise click.BadParameter(message, param_hint="--encoding") from None


def _told(told: Imported) -> str:
    member = f" [{told.member}]" if told.member else ""
    article = f" {told.number} “{told.title}”" if told.article else ""
    more = [f"{told.path}{member}: {told.status}{article}.", told.reason or "", *told.warnings]
    return printable(" ".join(filter(None, more)))


def _line(plain: dict[str, Any]) -> None:
    # ASCII alone: no terminal or code page can garble it
    click.echo(json.dumps(plain))


def _say(words: str) -> None:
    click.echo(printable(words))


def printable(words: str) -> str:
    """`words` without what a terminal would obey rather than show."""
    return "".join(c if c.isprintable() or c == " " else " " for c in words)


def main(arguments: list[str]) -> None:
    """Run a command and exit: 0 done, 1 could not be done, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    selon.main(args=arguments, prog_name="selon")
