"""Following a link: the project it is of among those known here, and the passage in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.link import Link, LinkTrouble, parse_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.profile import Profile
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings


def known_projects(settings: Settings, profile: Profile) -> list[Path]:
    """The projects that a link may lead to: those in windows, then those opened lately."""
    from reader.ui.running import running

    lately = [settings.last_project, *settings.recent, str(profile.default_project)]
    shown = [window.project for window in running(profile.windows)]
    return [*shown, *(Path(path) for path in lately if path)]


def project_of(link: Link, known: Iterable[Path]) -> Path:
    """The file among `known` that holds the project of a link, else the first that has taken in
    what was that project's; no other file is looked into.

    Raises LinkTrouble where none does.
    """
    from reader.store.whose import has_taken_in, project_id

    files = [path for path in dict.fromkeys(known) if path.is_file()]
    for path in files:
        found = project_id(path)
        if found is not None and link.leads_to(found):
            return path
    for path in files:
        if has_taken_in(path, link.project):
            return path
    raise LinkTrouble(
        "The link leads to a project that was not opened here lately.",
        "Open the project that it was copied from: “Open another…” does, and follows the link.",
    )


def is_followed_elsewhere(words: str, profile: Profile) -> bool:
    """Have a link followed in a window that shows its project already; False where none does."""
    from reader.ui.running import hand_over
    from reader.ui.settings import load

    try:
        project = project_of(parse_link(words), known_projects(load(profile.settings), profile))
    except LinkTrouble:
        return False  # it is told where the window would be
    return hand_over(words, project, profile.windows)


def go_to(window: MainWindow, link: Link) -> None:
    """Show what a link cites, here or in a project that it came from; say so where nothing is."""
    from reader.domain.query import parse

    if not link.citation:
        return
    goal = window.session.store.searching.goal(parse(str(link)))
    if goal is None:
        words = f"There is nothing with the citation {link.citation} in this project."
        if not link.leads_to(window.session.store.project().id):
            words = f"The link leads to {link.citation} of another project, which is not in here."
        window.status.say(words)
    elif goal.annotation:
        window.going.to_annotation(goal.annotation)
    else:
        window.going.to_article(goal.article)
