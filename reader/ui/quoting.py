"""What would be copied now, as quotations: the selected words, annotations, claims, a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.link import Link
from reader.domain.quoting import Quoted
from reader.ui.wording import day, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Annotation
    from reader.ui.main_window import MainWindow
    from reader.ui.session import Session


def chosen(window: MainWindow) -> tuple[str, list[Quoted]]:
    """A head, "" for none, and the quotations under it; none where nothing is chosen."""
    view = window.going.here.view
    if view == "claims":
        return _of_claims(window)
    if view == "timeline":
        return "", _at_timeline(window)
    if view != "read":
        return "", []
    quoted = _selected(window)
    if quoted is None:
        active = window.session.annotation(window.marking.active or "")
        return "", quoted_of(window.session, [active] if active else [])
    return "", [quoted]


def quoted_of(session: Session, annotations: Iterable[Annotation]) -> list[Quoted]:
    """Annotations as quotations."""
    project = session.store.project().id
    return [_quoted(session, each, project) for each in annotations]


def _quoted(session: Session, of: Annotation, project: str) -> Quoted:
    row = session.articles[of.article]
    chains = [voice.chain[0] for voice in of.attributions if voice.chain]
    speakers = [speaker(link, session.sources) for link in chains]
    citation = session.citation(of)
    link = str(Link(project, citation))
    published = day(row.published)
    return Quoted(of.quotation, citation, tuple(speakers), row.title, row.outlet, published, link)


def _selected(window: MainWindow) -> Quoted | None:
    span, article = window.page.selected_range(), window.page.article_id
    if not span or not article:
        return None
    session, row = window.session, window.session.articles[article]
    project = session.store.project().id
    words = window.page.text[span[0] : span[1]]
    marked = session.annotations(list(window.page.annotations_in(*span)))
    known = next((each for each in marked if each.kind == "claim"), next(iter(marked), None))
    if known is not None:
        from dataclasses import replace

        return replace(_quoted(session, known, project), words=words)
    citation = str(row.number)
    link = str(Link(project, citation))
    return Quoted(words, citation, (), row.title, row.outlet, day(row.published), link)


def _at_timeline(window: MainWindow) -> list[Quoted]:
    view = window.going.view("timeline")
    row = view.lanes.currentIndex().row()
    claim = window.session.annotation(view.model.item(row).claim) if row >= 0 else None
    return quoted_of(window.session, [claim] if claim else [])


def _of_claims(window: MainWindow) -> tuple[str, list[Quoted]]:
    view, session = window.going.view("claims"), window.session
    page, focus = view.statements.page, window.focusWidget()
    if page.statement is not None and focus is not None and page.isAncestorOf(focus):
        from reader.domain.claim_filter import ClaimFilter

        under = session.store.claims.find(ClaimFilter(statement=page.statement.id))
        return page.statement.text, quoted_of(session, session.store.annotations(under))
    return "", quoted_of(session, view.acts.claims)
