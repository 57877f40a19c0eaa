"""Commands that bring something into a project: articles, and annotations from elsewhere."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.projects import PATH, PROJECT, Setup, opened, opened_or_made
from reader.cli.saying import AS_JSON, line, printable, say
from reader.cli.taking import COUNTS, Wanted, take_file, words_of

if TYPE_CHECKING:
    from reader.importing import ImportResult
    from reader.ingest.foreign import ForeignFormat
    from reader.store.store import Store


@click.command("import")
@PROJECT
@click.argument("paths", type=PATH, nargs=-1, required=True)
@click.option("--encoding", help="What the files are written in, where Selon guesses wrong.")
@click.option("--whole-page", is_flag=True, help="Of web pages take all text, not the article's.")
@click.option(
    "--columns",
    multiple=True,
    metavar="FIELD=NAME,…",
    help="In lists of articles, the columns that hold text, title, byline, outlet, url …",
)
@click.option(
    "--version-of", type=int, metavar="N", help="The file is a newer version of article N."
)
@click.option(
    "--codes",
    multiple=True,
    metavar="GROUP=ROLE",
    help="What codes of another program become: tags, sources, voices, statements or nothing.",
)
@click.option(
    "--on", multiple=True, metavar="TEXT=N", help="A text that annotations name is article N."
)
@click.option(
    "--offsets",
    type=click.Choice(COUNTS),
    help="What the offsets of another program's annotations count.",
)
@click.option("--preview", is_flag=True, help="Say what annotations would bring; change nothing.")
@AS_JSON
@click.pass_obj
def import_paths(
    setup: Setup,
    project: Path,
    paths: tuple[Path, ...],
    encoding: str | None,
    whole_page: bool,
    columns: tuple[str, ...],
    version_of: int | None,
    codes: tuple[str, ...],
    on: tuple[str, ...],
    offsets: str | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Import files and folders into PROJECT, which is made if it is missing.

    Texts become articles; Selon's own JSON of a whole project recreates it. A text of the same
    address as an article's becomes a newer version of it, and its annotations are carried over.
    Annotations of other programs come with their codes and texts; what does not come is told.
    """
    from reader.importing import files_in, import_each
    from reader.taking_in import apart

    _check_encoding(encoding)
    wanted = Wanted(codes, on, offsets)
    articles, foreign = apart(paths)
    failed = 0
    with opened_or_made(project) as store:
        for told in import_each(
            store,
            files_in(() if preview else articles),
            setup.who(store),
            origin="command",
            encoding=encoding,
            reader="page" if whole_page else None,
            columns=_columns(columns),
            version_of=_article(store, version_of, paths),
        ):
            failed += told.status == "failed"
            if as_json:
                line(_plain(told))
            else:
                click.echo(_words(told), err=told.status == "failed")
        failed += _take_foreign(store, foreign, wanted, setup, preview, as_json)
    if failed:
        sys.exit(1)


def _take_foreign(
    store: Store,
    files: list[tuple[Path, ForeignFormat]],
    wanted: Wanted,
    setup: Setup,
    preview: bool,
    as_json: bool,
) -> int:
    """Import annotations of other programs; how many files failed."""
    from reader.ingest.sandbox import Parser

    failed = 0
    if not files:
        return 0
    with Parser() as parser:
        for path, format in files:
            who = setup.who(store)
            for told in take_file(store, path, format, wanted, who, parser, preview=preview):
                failed += told["status"] == "failed"
                if as_json:
                    line(told)
                    continue
                for words in words_of(told):
                    click.echo(printable(words), err=told["status"] == "failed")
    return failed


@click.command()
@PROJECT
@click.argument("file", type=PATH)
@AS_JSON
@click.pass_obj
def annotate(setup: Setup, project: Path, file: Path, as_json: bool) -> None:
    """Add the annotations of FILE, in Selon's JSON, to articles of PROJECT; all or nothing.

    What is there already is brought up to date by its id; giving the same file again does nothing.
    """
    from reader.domain.arrivals import annotation_edit
    from reader.domain.one_line import one_line
    from reader.importing import contents_of
    from reader.ingest.selon_json import LARGEST, read

    document = read(file.name, contents_of(file, LARGEST))
    with closing(opened(project)) as store:
        edit = annotation_edit(document, store, f"Annotate from “{one_line(file.name)}”")
        if edit.changes:
            store.apply(edit, analyst=setup.who(store), origin="command")
    added = sum(change.before is None for change in edit.changes)
    changed = len(edit.changes) - added
    if as_json:
        line({"added": added, "changed": changed})
    else:
        say(f"{added} added, {changed} changed." if edit.changes else "Everything was there.")


def _check_encoding(encoding: str | None) -> None:
    import codecs

    try:
        if encoding is not None:
            codecs.lookup(encoding)
    except (LookupError, ValueError):
        message = f"there is no encoding named “{printable(encoding or '')}”."
        raise click.BadParameter(message, param_hint="--encoding") from None


def _article(store: Store, number: int | None, paths: tuple[Path, ...]) -> str | None:
    """The article of which a file is to be a newer version."""
    if number is None:
        return None
    if len(paths) != 1 or paths[0].is_dir():
        raise click.UsageError("--version-of takes one file.")
    for row in store.article_rows():
        if row.number == number:
            return row.id
    raise click.ClickException(f"There is no article {number}.")


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """The columns named as “text=Body,title=Headline”; a name may hold commas."""
    from reader.ingest.columns import FIELDS

    found: dict[str, str] = {}
    field = ""
    for piece in ",".join(given).split(",") if given else []:
        word, sign, name = piece.partition("=")
        if sign and word.strip().lower() in FIELDS:
            field = word.strip().lower()
            found[field] = name
        elif field:
            found[field] += f",{piece}"
        else:
            known = ", ".join(FIELDS)
            message = (
                f"“{printable(piece)}” names no field; write FIELD=COLUMN with one of {known}."
            )
            raise click.BadParameter(message, param_hint="--columns")
    return {field: name.strip() for field, name in found.items()}


def _plain(told: ImportResult) -> dict[str, Any]:
    keys = ("member", "status", "article", "number", "title", "published", "language")
    plain = {"path": str(told.path), **{key: getattr(told, key) for key in keys}}
    plain["characters"] = told.characters
    plain["reason"] = " ".join(filter(None, (told.reason, told.advice))) or None
    plain |= {"encoding": told.encoding or None, "encoding_from": told.encoding_from or None}
    plain["columns"] = [column.name for column in told.columns]
    plain |= {key: getattr(told, key) for key in ("version", "carried", "to_review", "gone")}
    plain["near"] = [twin.number for twin in told.near]
    return {**plain, "warnings": list(told.warnings)}


def _words(told: ImportResult) -> str:
    member = f" [{told.member}]" if told.member else ""
    article = f" {told.number} “{told.title}”" if told.article else ""
    near = "".join(
        f" Nearly the same as {twin.number} “{twin.title}” ({twin.share:.0%})."
        for twin in told.near
    )
    return printable(f"{told.path}{member}: {told.status}{article}.{near} {told.told}".rstrip())
