"""W3C Web Annotations as JSON-LD: what is marked, and who says it as linking annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from reader.domain.anchor import Anchor
from reader.domain.annotation import MENTION, Annotation, Attribution, letter_of
from reader.domain.article import Article
from reader.domain.in_article import in_article
from reader.export.lookup import Lookup, article_iri, current_version, iri, moment_of, speaker_of
from reader.export.losing import ALWAYS, NOT_THERE, OF_SOURCES, left_out
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.streamed import kept, put_list

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_Made = dict[str, Any]
"""Who made an annotation, and when."""
_Placing = Callable[[Anchor], dict[str, Any]]
"""Gives where in its article something stands."""


@exporter(
    "w3c",
    ".jsonld",
    "Web Annotations (W3C) as JSON-LD: marked words, and links from each claim to who says it",
    loses=left_out(
        *(
            *ALWAYS,
            *OF_SOURCES[1:],
            "states",
            "priorities",
            "kinds of hedges",
            "notes on tags",
            "basis",
        ),
        *("notes on voices", "implied origins", "sources that are not used", "verdicts"),
        *("statements", "links", "collections", "the written summary", "outlets", "bylines"),
        also=f"Standings. {NOT_THERE}",
    ),
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write an AnnotationCollection with one page. Positions: code points of the article's text.

    A claim in several ranges has a target for each. A voice is an annotation of its own that links
    the claim to its source; grades are assessing bodies.
    """
    lookup = Lookup.of(report)
    project = report.project()
    head = kept(
        **{"@context": CONTEXT, "id": f"urn:uuid:{project.id}", "type": "AnnotationCollection"},
        label=project.title,
        rights=f"TLP:{project.tlp.upper()}" if project.tlp else None,
    )
    from json import dumps

    page = {"id": f"urn:uuid:{project.id}#page", "type": "AnnotationPage", "startIndex": 0}
    before = dumps(head, ensure_ascii=False)[:-1] + ', "first": '
    before += dumps(page)[:-1] + ', "items": ['
    count = put_list(out, _annotations(report, lookup), before, "]}")
    out.write(f', "total": {count}}}\n'.encode())


def _annotations(report: Report, lookup: Lookup) -> Iterator[dict[str, Any]]:
    for article, versions in report.articles():
        current = current_version(article, versions)
        place = partial(_place, article_iri(article, current), _state(article))
        for of in report.annotations(article.id):
            is_current = all(span.version in (None, current.id) for span in of.spans)
            if is_current and in_article(current, of.spans[0].start):
                made = kept(creator=_creator(of, lookup), created=_moment(of.at))
                yield _annotation(of, article, made, place, lookup)
                for voice in of.attributions:
                    yield _linking(voice, of, made, place, lookup)


def _annotation(
    of: Annotation, article: Article, made: _Made, place: _Placing, lookup: Lookup
) -> dict[str, Any]:
    return kept(
        id=_iri(of.id),
        type="Annotation",
        motivation="identifying" if of.kind == MENTION else "highlighting",
        **made,
        body=list(_bodies(of, article, place, lookup)),
        target=[place(span) for span in of.spans],
    )


def _bodies(
    of: Annotation, article: Article, place: _Placing, lookup: Lookup
) -> Iterator[dict[str, Any]]:
    yield _body("bookmarking", f"{article.number}:{of.number}")
    yield _body("classifying", of.kind)
    if of.kind == MENTION and of.source:
        yield _source(of.source, "identifying")
        yield _body("identifying", lookup.name(of.source))
        if of.source in lookup.sources:
            yield _body("classifying", lookup.sources[of.source].kind)
    for words in of.gloss:
        yield _body("describing", words)
    for field, date in (("event", of.event), ("said", of.said), ("reported", of.reported)):
        if date and date.edtf:
            yield _body("classifying", f"{field} {date.edtf}")
    for hedge in of.hedges:
        yield place(hedge.anchor) | {"purpose": "highlighting"}
    if of.note:
        yield _body("commenting", of.note) | {"format": "text/markdown"}
    for tag in of.tags:
        yield _body("tagging", lookup.tag_path(tag))
    if lookup.digit(of):
        yield _body("assessing", lookup.digit(of))


def _linking(
    voice: Attribution, claim: Annotation, made: _Made, place: _Placing, lookup: Lookup
) -> dict[str, Any]:
    speaking = speaker_of(voice)
    letter, digit = letter_of(voice, lookup.letter), lookup.digit(claim)
    bodies = [_source(speaking.source, "linking")] if speaking and speaking.source else []
    bodies.append(_body("identifying", lookup.chain(voice) or "?"))
    if speaking and speaking.affiliation:
        bodies.append(_body("describing", lookup.name(speaking.affiliation)))
    bodies += [_body("classifying", code) for code in (voice.stance, voice.directness) if code]
    for link in voice.chain:
        if link.stated:
            known = lookup.sources.get(link.source or "")
            bodies.append(_body("classifying", known.kind if known else "unnamed"))
    if letter:
        bodies.append(_body("assessing", letter + digit))
    evidence = [cue for link in voice.chain for cue in link.cues]
    evidence += [link.mention for link in voice.chain if link.mention]
    bodies += [place(each) | {"purpose": "highlighting"} for each in evidence]
    return kept(
        id=f"{_iri(claim.id)}#{voice.id}",
        type="Annotation",
        motivation="linking",
        **made,
        body=bodies,
        target=_iri(claim.id),
    )


def _state(of: Article) -> dict[str, Any] | None:
    """When the article was fetched, and where a copy is kept; None when neither is known."""
    state = kept(type="TimeState", sourceDate=_moment(of.retrieved), cached=iri(of.archive_url))
    return state if len(state) > 1 else None


def _place(source: str, state: dict[str, Any] | None, at: Anchor) -> dict[str, Any]:
    quote = kept(type="TextQuoteSelector", exact=at.exact, prefix=at.prefix, suffix=at.suffix)
    position = {"type": "TextPositionSelector", "start": at.start, "end": at.end}
    return kept(type="SpecificResource", source=source, selector=[quote, position], state=state)


def _moment(at: str | None) -> str | None:
    """A time as xsd:dateTime in UTC, as the data model asks for; None for what is none."""
    found = moment_of(at)
    return f"{found.isoformat(timespec='seconds')}Z" if found else None


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _source(id: str, purpose: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": purpose, "source": _iri(id)}


def _creator(of: Annotation, lookup: Lookup) -> dict[str, str] | None:
    name = lookup.analysts.get(of.by or "")
    return {"id": _iri(of.by or ""), "type": "Person", "name": name} if name else None


def _iri(id: str) -> str:
    return f"urn:uuid:{id}"
