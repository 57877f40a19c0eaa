"""The command that tells what the program would suggest; it changes nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.projects import PROJECT, Setup, opened
from reader.cli.saying import AS_JSON, line, say

if TYPE_CHECKING:
    from reader.domain.article import Article
    from reader.store.store import Store
    from reader.suggest.suggestions import Draft, Known


@click.command("suggest")
@PROJECT
@click.option("--article", "articles", type=int, multiple=True, help="For these articles only.")
@click.option("--nlp", is_flag=True, help="Ask a parser of sentences too (extra “nlp”).")
@AS_JSON
@click.pass_obj
def suggest_command(
    setup: Setup, project: Path, articles: tuple[int, ...], nlp: bool, as_json: bool
) -> None:
    """Propose who says what in the articles of PROJECT. Nothing is changed."""
    from reader.suggest.suggestions import Known

    if nlp:
        _look_for_parser()
    with closing(opened(project)) as store:
        rows = {row.number: row.id for row in store.article_rows()}
        missing = [number for number in articles if number not in rows]
        if missing:
            raise click.BadParameter(
                f"there is no article {missing[0]}; see “selon articles”.",
                param_hint="--article",
            )
        known = Known(tuple(store.sourcing.sources().values()), counts=setup.learned().counts)
        for number in articles or sorted(rows):
            for article, draft, text, marked in _drafts(store, rows[number], known, nlp):
                if as_json:
                    line({**_plain(article, draft), "marked": marked})
                else:
                    _tell(article, draft, text)


def _look_for_parser() -> None:
    from reader.suggest.nlp import PACKAGE, available

    if not available():
        raise click.ClickException(
            f'the extra “nlp” is not installed. Install it with: pip install "{PACKAGE}"'
            " – or leave --nlp out."
        )


def _drafts(
    store: Store, id: str, known: Known, nlp: bool
) -> list[tuple[Article, Draft, str, bool]]:
    """The drafts for an article with its text, and whether each is marked already."""
    from reader.suggest.marked import marked_by
    from reader.suggest.suggestions import Material, suggest

    article = store.get("article", id)
    assert article is not None
    version = next(of for of in store.versions(id) if of.id == article.version)
    text = store.text(version.sha256)
    known = replace(known, dismissed=store.dismissals.keys(id))
    marks: dict[str, list[tuple[str, int, int]]] = {}
    for owner, part, start, end in store.marks(version.id):
        marks.setdefault(owner, []).append((part, start, end))
    drafts = suggest(Material(article, version, text, nlp), known)
    return [
        (article, of, text, bool(marked_by(of.annotation.id, of.claim, of.source, marks)))
        for of in drafts
    ]


def _plain(article: Article, draft: Draft) -> dict[str, Any]:
    from reader.domain.document_writing import annotation_object

    return {
        "key": draft.key,
        "article": article.id,
        "number": article.number,
        "claim": [list(span) for span in draft.claim],
        "source": list(draft.source) if draft.source else None,
        "source_name": draft.source_name,
        "cue": list(draft.cue) if draft.cue else None,
        # it has no number before it is accepted
        "annotation": {
            **annotation_object(draft.annotation, "", article.version),
            "citation": None,
        },
        "rule": draft.rule,
        "score": draft.score,
        "why": draft.why,
        "affiliation": draft.affiliation,
    }


def _tell(article: Article, draft: Draft, text: str) -> None:
    words = " … ".join(" ".join(text[a:b].split()) for a, b in draft.claim)
    say(f"{article.number}  {draft.score:.2f}  {draft.source_name or '?'}: {words}")
    say(f"    {draft.why}")
