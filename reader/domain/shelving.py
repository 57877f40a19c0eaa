"""What is done with whole articles as edits: stars, the bin, collections, details of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reader.domain.article import Article
from reader.domain.edit import Change, Edit, changed, made, removed
from reader.domain.project import Collection


def star(articles: Sequence[Article], starred: bool) -> Edit:
    """Give articles a star, or take it off."""
    verb = "Star" if starred else "Take the star off"
    return Edit(f"{verb} {_called(articles)}", _each(articles, starred=starred))


def throw_away(articles: Sequence[Article]) -> Edit:
    """Put articles into the bin, from where they come back whole."""
    return Edit(f"Move {_called(articles)} to the bin", _each(articles, binned=True))


def bring_back(articles: Sequence[Article]) -> Edit:
    """Take articles out of the bin."""
    return Edit(f"Bring {_called(articles)} back from the bin", _each(articles, binned=False))


def describe(articles: Sequence[Article], **fields: Any) -> Edit:
    """Give several articles the same outlet, language, date …"""
    return Edit(f"Details of {_called(articles)}", _each(articles, **fields))


def collect(articles: Sequence[Article], collection: Collection, *new: Collection) -> Edit:
    """Add articles to a collection; `new` when it is made for them."""
    added = (
        (a, replace(a, collections=(*a.collections, collection.id)))
        for a in articles
        if collection.id not in a.collections
    )
    label = f"Add {_called(articles)} to “{collection.name}”"
    return Edit(label, (*map(made, new), *_changes(added)))


def leave(articles: Sequence[Article], collection: Collection) -> Edit:
    """Take articles out of a collection."""
    out = ((a, _without(a, collection.id)) for a in articles)
    return Edit(f"Take {_called(articles)} out of “{collection.name}”", _changes(out))


def delete_collection(collection: Collection, articles: Iterable[Article]) -> Edit:
    """Delete a collection; `articles` are those in it, which stay."""
    out = ((a, _without(a, collection.id)) for a in articles)
    return Edit(f"Delete collection “{collection.name}”", (*_changes(out), removed(collection)))


def move_collection(collections: Iterable[Collection], moved: Collection, to: int) -> Edit:
    """Put a collection at a place among the others."""
    order = sorted(collections, key=lambda of: of.rank)
    order = [of for of in order if of.id != moved.id]
    order.insert(max(0, to), moved)
    ranked = ((of, replace(of, rank=rank)) for rank, of in enumerate(order))
    return Edit(f"Move collection “{moved.name}”", _changes(ranked))


def _without(article: Article, collection: str) -> Article:
    kept = tuple(id for id in article.collections if id != collection)
    return replace(article, collections=kept)


def _called(articles: Sequence[Article]) -> str:
    return "article" if len(articles) == 1 else f"{len(articles)} articles"


def _each(articles: Iterable[Article], **fields: Any) -> tuple[Change, ...]:
    return _changes((article, replace(article, **fields)) for article in articles)


def _changes(pairs: Iterable[tuple[Any, Any]]) -> tuple[Change, ...]:
    return tuple(c for c in (changed(before, after) for before, after in pairs) if c)
