"""What the palette offers: commands, articles, sources, tags and annotations, ranked by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.ui.actions import keys_of
from reader.ui.models.articles import title_of
from reader.ui.wording import day, kind_of_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from reader.domain.found import Found
    from reader.ui.actions import ActionRow
    from reader.ui.session import Session

COMMAND, ARTICLE, SOURCE, TAG, ANNOTATION = "command", "article", "source", "tag", "annotation"
FILTER, FOUND, ALL, SAVED = "filter", "found", "all", "saved"
"""What only the palette has: a way to go on typing, what the index has found, all of it, a search
that was saved."""
KINDS = (COMMAND, ARTICLE, SOURCE, TAG, ANNOTATION, SAVED)
MOST = 60
"""How many finds are shown."""
_WEAK = 4


@dataclass(frozen=True, slots=True)
class Find:
    """One thing that can be gone to or done. `id` names it among those of its `kind`."""

    kind: str
    id: str
    text: str
    detail: str
    folded: str
    keys: tuple[str, ...] = ()
    weakly: str = ""
    """Folded words by which it is found too, after all that has the words itself."""
    found: Found | None = None
    """What it stands for, of FOUND."""


def commands(rows: Iterable[ActionRow], actions: Mapping[str, QAction]) -> list[Find]:
    """The commands that can be given now."""
    found = []
    for row in rows:
        action = actions[row.name]
        if row.submenu or not action.isEnabled() or row.name == "command_palette":
            continue
        menu = row.menu.replace("/", " › ")
        # undo and redo say what they would take back or do again
        text = action.text().partition("\t")[0].replace("&", "")
        keys = tuple(keys_of(row))
        find = Find(COMMAND, row.name, text, menu, fold(text), keys, fold(menu))
        found.append(find)
    return found


def things(session: Session) -> list[Find]:
    """The sources and tags of the project."""
    found = sources(session)
    for tag in session.tags.values():
        keys = (tag.key,) if tag.key else ()
        found.append(Find(TAG, tag.id, tag.name, "tag", fold(tag.name), keys))
    return found


def recent(session: Session, articles: Iterable[str]) -> list[Find]:
    """Articles to be offered before anything is typed."""
    found = []
    for row in (session.articles[id] for id in articles if id in session.articles):
        detail = " · ".join(filter(None, (row.outlet, day(row.published))))
        found.append(Find(ARTICLE, row.id, title_of(row), detail, fold(row.title)))
    return found


def sources(session: Session) -> list[Find]:
    """The sources, found also by their aliases."""
    found = []
    for source in session.sources.values():
        of = session.sources.get(source.affiliation or "")
        detail = kind_of_source(source.kind) + (f" · {of.name}" if of else "")
        names = fold(" ".join((source.name, *source.aliases)))
        found.append(Find(SOURCE, source.id, source.name, detail, names))
    return found


def found(query: str, finds: Iterable[Find]) -> list[Find]:
    """Those that have every word of `query`, the best first; a leading ">" asks for commands.

    Better is what begins with the words, then what has a word that begins with them; things with
    such a word come before commands. With nothing typed commands lead.
    """
    only = query.lstrip().startswith(">")
    wanted = fold(query.lstrip().removeprefix(">") if only else query)
    words = wanted.split()
    ranked = []
    for place, find in enumerate(finds):
        if only and find.kind != COMMAND:
            continue
        score = _score(words, find.folded)
        if score is not None and find.kind == COMMAND:
            score += len(words)  # as if it did not begin with them
        elif score is None and find.weakly:
            score = _score(words, f"{find.folded} {find.weakly}")
            score = None if score is None else score + _WEAK * len(words)
        if score is not None:
            ranked.append((score, _order(find.kind, words), place, find))
    ranked.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in ranked[:MOST]]


def _order(kind: str, words: Sequence[str]) -> int:
    return len(KINDS) if words and kind == COMMAND else KINDS.index(kind)


def _score(words: Sequence[str], folded: str) -> int | None:
    """0 is best, None is no match."""
    score = 0
    for word in words:
        at = folded.find(word)
        if at < 0:
            return None
        if at:
            score += 1 if f" {word}" in folded else 3
    return score
