"""Annotations of other programs on the command line: what comes is told, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.saying import printable

if TYPE_CHECKING:
    from reader.domain.foreign.choices import Choices
    from reader.domain.foreign.planning import Plan
    from reader.domain.foreign.projects import OtherProject
    from reader.domain.foreign.shape import Foreign
    from reader.domain.project import Analyst
    from reader.ingest.foreign import ForeignFormat
    from reader.ingest.sandbox import Parser
    from reader.store.store import Store

ROLES = ("tags", "sources", "voices", "statements", "nothing")
COUNTS = ("points", "utf16", "one-end", "utf16-one-end", "bytes")
_TOLD = 20
"""So many losses are told line by line; with --json all are."""


class Wanted:
    """What the options say: what codes become, which article a text is, how offsets count."""

    def __init__(self, codes: tuple[str, ...], on: tuple[str, ...], offsets: str | None) -> None:
        self._roles: dict[str, str] = {}
        for given in codes:
            group, _, role = given.rpartition("=")
            if role not in ROLES:
                words = f"“{printable(given)}”: write GROUP=ROLE with one of {', '.join(ROLES)}."
                raise click.BadParameter(words, param_hint="--codes")
            self._roles[group] = role
        self._on: dict[str, int] = {}
        for given in on:
            name, _, number = given.rpartition("=")
            if not (name and number.isascii() and number.isdecimal()):
                words = f"“{printable(given)}”: write TEXT=N with the number of an article."
                raise click.BadParameter(words, param_hint="--on")
            self._on[name] = int(number)
        self._offsets = offsets

    def choices(self, foreign: Foreign | OtherProject, store: Store) -> Choices:
        """The choices for a file, whose groups and texts are named as it names them."""
        from reader.domain.foreign.choices import Choices, CodeTree
        from reader.domain.foreign.counting import POINTS
        from reader.domain.foreign.projects import OtherProject

        if isinstance(foreign, OtherProject):
            return Choices()
        groups = CodeTree.of(foreign).groups(Choices())
        known = {group.name for group in groups}
        for name in self._roles:
            if name and name not in known:
                there = ", ".join(sorted(known)[:20]) or "none"
                raise click.ClickException(
                    f"There are no codes “{printable(name)}” in the file; there are: {there}."
                )
        everything = self._roles.get("")
        roles = {
            group.id: role
            for group in groups
            if (role := self._roles.get(group.name, everything)) is not None
        }
        return Choices(roles, self._targets(foreign, store), self._offsets or POINTS)

    def _targets(self, foreign: Foreign, store: Store) -> dict[str, str]:
        if not self._on:
            return {}
        ids = {row.number: row.id for row in store.article_rows()}
        targets: dict[str, str] = {}
        for text in foreign.texts:
            number = self._on.get(text.name, self._on.get(text.url))
            if number is None:
                continue
            if number not in ids:
                raise click.ClickException(f"There is no article {number}.")
            targets[text.id] = ids[number]
        return targets


def take_file(
    store: Store,
    path: Path,
    format: ForeignFormat,
    wanted: Wanted,
    analyst: Analyst,
    parser: Parser,
    *,
    preview: bool,
) -> Iterator[dict[str, Any]]:
    """Import a file; a line for each article, and one of what came and what did not."""
    from reader.disk_trouble import in_plain_words
    from reader.ingest.registry import IngestTrouble
    from reader.store.errors import ProjectTrouble
    from reader.taking_in import plan_file, read_file, take_in

    try:
        foreign = read_file(path, format, parser)
    except (IngestTrouble, ProjectTrouble) as trouble:
        yield _failed(path, f"{trouble.message} {trouble.advice}".strip())
        return
    except OSError as error:
        yield _failed(path, in_plain_words(error))
        return
    choices = wanted.choices(foreign, store)
    try:
        plan = plan_file(store, foreign, path.name, choices)
    except ProjectTrouble as trouble:
        yield _failed(path, f"{trouble.message} {trouble.advice}".strip())
        return
    if plan.edits and not preview:
        take_in(store, plan, analyst, origin="command")
    if not preview:
        yield from _articles(store, path, plan)
    yield _sum(path, plan, choices.count, preview=preview)


def words_of(told: dict[str, Any]) -> Iterator[str]:
    """A line of `take_file` in words."""
    if "counts" not in told:
        number, title = told["number"], told["title"]
        status = "imported" if told["status"] == "imported" else "there already"
        yield (
            f"{told['path']}: {status} {number} “{title}”."
            if number
            else (f"{told['path']}: {told['status']}. {told['reason']}")
        )
        return
    counts = [f"{number} {kind}{'s' * (number != 1)}" for kind, number in told["counts"].items()]
    came = ", ".join(counts) or "nothing new"
    there = f"; {told['known']} there already" if told["known"] else ""
    verb = "would bring" if told["status"] == "preview" else "brought"
    yield f"{told['path']}: {verb} {came}{there}."
    if told["repair"]:
        yield f"  {told['reason']}"
    for loss in told["losses"][:_TOLD]:
        yield f"  Not imported: {loss['what']}: {loss['why']}"
    if len(told["losses"]) > _TOLD:
        yield f"  Not imported: {len(told['losses']) - _TOLD} more; --json lists all."


def _articles(store: Store, path: Path, plan: Plan) -> Iterator[dict[str, Any]]:
    new = {
        change.id
        for edit in plan.edits
        for change in edit.changes
        if change.entity == "article" and change.before is None
    }
    for article in plan.articles:
        row = store.article_row(article)
        if row is not None:
            status = "imported" if row.id in new else "duplicate"
            keys = ("number", "title", "published", "language", "characters")
            told = {"path": str(path), "member": None, "status": status, "article": row.id}
            yield {**told, **{key: getattr(row, key) for key in keys}, "reason": None}


def _sum(path: Path, plan: Plan, chosen: str, *, preview: bool) -> dict[str, Any]:
    from reader.domain.foreign.counting import COUNTED

    repair = plan.count if plan.count != chosen else None
    reason = (
        f"Its offsets count {COUNTED[plan.count]}, as the words with them show; "
        f"take them so with --offsets {plan.count}."
        if repair
        else None
    )
    counts = {kind: number for kind, number in plan.counts.items() if number}
    status = "preview" if preview else "imported" if plan.edits else "duplicate"
    if not plan.edits and not plan.known and plan.losses and not preview:
        status = "failed"
        reason = reason or "Nothing of it can be imported."
    return {
        "path": str(path),
        "member": None,
        "status": status,
        "reason": reason,
        "counts": counts,
        "known": plan.known,
        "by_words": plan.by_words,
        "unverified": plan.unverified,
        "repair": repair,
        "losses": [asdict(loss) for loss in plan.losses],
        "groups": {group.name: group.role for group in plan.groups},
    }


def _failed(path: Path, reason: str) -> dict[str, Any]:
    keys = ("member", "article", "number", "title", "published", "language", "characters")
    return {"path": str(path), "status": "failed", **dict.fromkeys(keys), "reason": reason}
