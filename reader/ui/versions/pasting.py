"""A text from the clipboard as a newer version of an article; the work of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.project import Analyst


def newer_text(project: Path, analyst: Analyst, article: str, text: str) -> str:
    """Make `text` the current version of an article; what is to be said of it.

    On a connection of its own. Raises ProjectTrouble.
    """
    from reader.domain.article import Draft, text_hash
    from reader.ingest.registry import IngestTrouble, importer_for
    from reader.store.errors import ProjectTrouble
    from reader.store.store import Store
    from reader.versioning import Newer

    try:
        draft = importer_for("clipboard.txt").read(
            "clipboard.txt", text.encode("utf-8", "surrogatepass")
        )
    except IngestTrouble as trouble:
        raise ProjectTrouble(trouble.message, trouble.advice) from None
    assert isinstance(draft, Draft)
    store = Store.open(project)
    try:
        if store.article_with_text(text_hash(draft.text)):
            return "This text is in the project already."
        made, _ = Newer(store).store(
            article,
            draft,
            None,
            lambda edits: [a.seq for a in store.apply_all(edits, analyst=analyst)],
        )
        row = store.article_row(article)
        return f"New version of article {row.number if row else '?'}: {made.told}."
    finally:
        store.close()
