"""How the versions of an article are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.wording import moment

if TYPE_CHECKING:
    from reader.ui.session import Session


def version_names(session: Session, article: str) -> list[tuple[str, str]]:
    """Id and name of each version, the oldest first: "Version 2 of 3 May, 14:03 · current"."""
    row = session.articles.get(article)
    names = []
    for number, (version, at) in enumerate(session.store.corrections.dated(article), 1):
        when = f" of {moment(at, today=False)}" if at else ""
        current = " · current" if row and row.version == version else ""
        names.append((version, f"Version {number}{when}{current}"))
    return names


def version_name(session: Session, article: str, version: str) -> str:
    """The name of one version; "Version" where it is not there."""
    return dict(version_names(session, article)).get(version, "Version")
