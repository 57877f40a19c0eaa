"""The command that writes a copy to be given away."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from reader.cli.projects import PATH, PROJECT, opened
from reader.cli.saying import say
from reader.domain.sharing import PARTS


@click.command()
@PROJECT
@click.argument("dest", type=PATH)
@click.option(
    "--without", default="", help=f"Leave out, with commas: {', '.join(p.name for p in PARTS)}."
)
@click.option(
    "--without-source", "sources", multiple=True, help="Leave out a source, by id or name."
)
@click.option("--preview", "only_look", is_flag=True, help="Say what would go, and write nothing.")
@click.option("--overwrite", is_flag=True, help="Replace DEST if it is there.")
def share(
    project: Path,
    dest: Path,
    without: str,
    sources: tuple[str, ...],
    only_look: bool,
    overwrite: bool,
) -> None:
    """Write a copy of PROJECT to DEST, without what is not for everybody."""
    from reader.domain.sharing import LeftOut
    from reader.store.erasing_counts import targets_of
    from reader.store.sharing import share as write
    from reader.store.sharing_counts import preview

    parts = {name.strip() for name in without.split(",")} - {""}
    known = [part.name for part in PARTS]
    if unknown := sorted(parts - {*known}):
        raise click.BadParameter(
            f"“{unknown[0]}” is none of: {', '.join(known)}.", param_hint="--without"
        )
    dest = dest / project.name if dest.is_dir() else dest
    with closing(opened(project)):  # which brings an older one up to date
        pass
    targets = targets_of(project, [f"source:{words}" for words in sources])
    left_out = LeftOut(frozenset(parts), frozenset(target.id for target in targets))
    if dest.exists() and not (overwrite or only_look):
        raise click.ClickException(f"{dest} is there already. Choose another name, or --overwrite.")
    along, without_it = preview(project, left_out)
    say("Goes along: " + "; ".join(along) + ".")
    say("Left out: " + ("; ".join(without_it) or "nothing") + ".")
    if not only_look:
        write(project, dest, left_out)
        say(f"Written to {dest}.")
