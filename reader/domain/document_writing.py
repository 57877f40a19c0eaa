"""Things as JSON objects in Selon's format: keys, shapes and order of the contract; no files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import CLAIM, MENTION
from reader.domain.plain import to_plain

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor
    from reader.domain.annotation import Annotation, Attribution, Link
    from reader.domain.article import Article, Version
    from reader.domain.date import Date
    from reader.domain.project import Collection, Connection, Grade
    from reader.domain.source import Source

Object = dict[str, Any]


def plain_object(thing: Any) -> Object:
    """A thing whose keys are its fields: project, analyst, tag, statement, verdict …"""
    plain: Object = to_plain(thing)
    return plain


def source_object(source: Source) -> Object:
    """A source. `former` (ids of sources merged into it) is there only when there are some."""
    plain: Object = to_plain(source)
    if not plain["former"]:
        del plain["former"]
    return plain


def grade_object(grade: Grade) -> Object:
    """A grade, with the key "source" or "claim" for what it grades."""
    owner = "source" if grade.source is not None else "claim"
    return {
        "id": grade.id,
        owner: getattr(grade, owner),
        "value": grade.value,
        "why": grade.why,
        "by": grade.by,
        "at": grade.at,
    }


def collection_object(collection: Collection, articles: Iterable[str]) -> Object:
    """A collection with the ids of its articles; the list of collections is in their order."""
    return {"id": collection.id, "name": collection.name, "articles": list(articles)}


def link_object(link: Connection) -> Object:
    """A connection between statements or claims; the format calls it a link."""
    plain: Object = {"id": link.id, "from": link.from_, "to": link.to}
    return plain | {"type": link.type, "note": link.note}


def article_object(
    article: Article, versions: Iterable[Version], text: Callable[[str], str]
) -> Object:
    """An article with the text of its current version; `versions` holds the others.

    `text` gives the text of a hash. `version` is the id of the current version.
    """
    every = list(versions)
    current = next(version for version in every if version.id == article.version)
    plain: Object = to_plain(article)
    keys = ("id", "number", "title", "byline", "outlet", "url", "archive_url", "language")
    return {
        **{key: plain[key] for key in keys},
        "published": _date(article.published, article.version),
        "retrieved": article.retrieved,
        "sha256": current.sha256,
        "original_sha256": article.original_sha256,
        "importer": article.importer,
        "starred": article.starred,
        **({"in_bin": True} if article.binned else {}),
        "text": text(current.sha256),
        "blocks": _blocks(current),
        "version": current.id,
        "versions": [
            {
                "id": version.id,
                "text": text(version.sha256),
                "sha256": version.sha256,
                "blocks": _blocks(version),
            }
            for version in every
            if version.id != current.id
        ],
    }


def annotation_object(annotation: Annotation, citation: str, current: str) -> Object:
    """An annotation with the keys of its kind; `current` is its article's current version."""
    of = annotation
    plain: Object = {
        "id": of.id,
        "citation": citation,
        "article": of.article,
        "kind": of.kind,
        "spans": _spans(of.spans, current),
        "note": of.note,
        "tags": list(of.tags),
        "by": of.by,
        "at": of.at,
        "status": of.status,
    }
    if of.kind == MENTION:
        plain["source"] = of.source
    if of.kind == CLAIM:
        plain |= {
            "gloss": list(of.gloss),
            "act": list(of.act),
            "quoted": _spans(of.quoted, current),
            "hedges": [
                {**span_object(hedge.anchor, current), "kind": hedge.kind} for hedge in of.hedges
            ],
            "priority": of.priority,
            "dates": {
                "event": _date(of.event, current),
                "said": _date(of.said, current),
                "reported": _date(of.reported, current),
            },
            "statements": to_plain(of.statements),
            "attributions": [_attribution(voice, current) for voice in of.attributions],
        }
    if of.earlier:
        plain["earlier"] = [
            {"part": each.part, **span_object(each.anchor, current), "version": each.anchor.version}
            for each in of.earlier
        ]
    if of.former:
        plain["former"] = to_plain(of.former)
    return plain


def span_object(anchor: Anchor, current: str) -> Object:
    """A span. Version and state are told only where they are not "the current", "found".

    The context of an anchor whose words do not stand where it points is told too: they are found
    again by it.
    """
    plain: Object = {"start": anchor.start, "end": anchor.end, "exact": anchor.exact}
    if anchor.version not in (None, current):
        plain["version"] = anchor.version
    if anchor.state != "found":
        plain["state"] = anchor.state
    if anchor.state in ("review", "orphan"):
        plain |= {"prefix": anchor.prefix, "suffix": anchor.suffix}
    return plain


def _attribution(voice: Attribution, current: str) -> Object:
    return {
        "id": voice.id,
        "stance": voice.stance,
        "directness": voice.directness,
        "basis": voice.basis,
        "medium": _span(voice.medium, current),
        "reliability": voice.reliability,
        "note": voice.note,
        "chain": [_link(link, current) for link in voice.chain],
        **({"apart": True} if voice.apart else {}),
    }


def _link(link: Link, current: str) -> Object:
    return {
        "source": link.source,
        "label": link.label,
        "stated": link.stated,
        "affiliation": link.affiliation,
        "descriptor": _span(link.descriptor, current),
        "mention": _span(link.mention, current),
        "antecedent": _span(link.antecedent, current),
        "cues": _spans(link.cues, current),
    }


def _date(date: Date | None, current: str) -> Object | None:
    if date is None:
        return None
    return {"edtf": date.edtf, "text": date.text, "span": _span(date.span, current)}


def _span(anchor: Anchor | None, current: str) -> Object | None:
    return None if anchor is None else span_object(anchor, current)


def _spans(anchors: Iterable[Anchor], current: str) -> list[Object]:
    return [span_object(anchor, current) for anchor in anchors]


def _blocks(version: Version) -> list[Object]:
    left_out, kept = set(version.left_out), set(version.kept)
    return [
        {
            "start": block.start,
            "end": block.end,
            "kind": block.kind,
            "in_article": position not in left_out,
            "page": block.page,
            **({"kept": True} if position in kept else {}),
        }
        for position, block in enumerate(version.blocks)
    ]
