"""Writing exports, for the commands and the window alike: progress and cancelling; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.domain.article import Article, Version
    from reader.export.report import Report

GoesOn: TypeAlias = "Callable[[int, int, str], None]"
"""Is told how many articles of how many (0: not known yet) are done, and what comes next: a title,
or the page that is made; raises to stop."""
EVERY = 100
"""Annotations after which `GoesOn` is asked again."""


class Watched:
    """The report `of`, which tells how far its reader is and lets it be stopped."""

    def __init__(self, of: Report, goes_on: GoesOn) -> None:
        self._of = of
        self._goes_on = goes_on
        self._told = (0, of.article_count(), "")

    def articles(self, *, with_bin: bool = False) -> Iterator[tuple[Article, list[Version]]]:
        """The articles, each told before it is given."""
        for done, (article, versions) in enumerate(self._of.articles(with_bin=with_bin)):
            self._told = (done, self._told[1], article.title)
            self._goes_on(*self._told)
            yield article, versions

    def annotations(self, article: str) -> Iterator[Annotation]:
        """The annotations of an article."""
        for count, annotation in enumerate(self._of.annotations(article)):
            if count % EVERY == 0:
                self._goes_on(*self._told)
            yield annotation

    def tell(self, done: int, total: int, what: str) -> None:
        """Hand on how far the writer is."""
        self._told = (done, total, what)
        self._goes_on(*self._told)

    def ask(self) -> None:
        """Tell once more how far the writer is, so that it can be stopped."""
        self._goes_on(*self._told)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._of, name)


@contextmanager
def reported(
    project: Path, scope: Sequence[str] = (), goes_on: GoesOn | None = None
) -> Iterator[Report]:
    """The report of a project, or of the part that `scope` names, on connections of its own.

    Raises ProjectTrouble where the project cannot be read or the scope is not there.
    """
    from reader.reporting import copies
    from reader.store.store import Store

    with (
        closing(Store.open(project, read_only=True)) as store,
        store.report(scope, lambda: copies(store)) as report,
    ):
        yield report if goes_on is None else cast("Report", Watched(report, goes_on))


def export_project(
    project: Path,
    name: str,
    scope: Sequence[str],
    options: Mapping[str, str],
    dest: Path,
    goes_on: GoesOn | None = None,
) -> None:
    """Write `project`, or a part of it, to `dest` in the format `name`, whole or not at all.

    Raises OSError when it cannot be written, ProjectTrouble when the project cannot be read, and
    what `goes_on` raises.
    """
    from reader.export.destination import write_export
    from reader.export.registry import exporters

    with reported(project, scope, goes_on) as report:
        ask = report.ask if isinstance(report, Watched) else None
        write_export(exporters()[name], report, dest, options, ask)
