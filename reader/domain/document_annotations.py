"""The annotations of a JSON document: one JSON object to one annotation, judged by shape only."""

from __future__ import annotations

import re
from typing import Any

from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import (
    CLAIM,
    MENTION,
    NOTE,
    Annotation,
    Attribution,
    Earlier,
    Former,
    Link,
    Placement,
)
from reader.domain.date import Date, is_edtf
from reader.domain.date_words import is_turned
from reader.domain.document import DocumentTrouble, Item
from reader.domain.form import Form
from reader.domain.vocabulary import DIRECTNESS, STANCES

STATES = ("found", "moved", "review", "orphan")
EARLIER_PARTS = (CLAIM, MENTION, NOTE, "cue", "voice", "hedge")
_CITATION = re.compile(r"\d{1,9}:(\d{1,9})")
_STANCES = [word.code for word in STANCES]
_DIRECTNESS = [word.code for word in DIRECTNESS]


def annotation_item(form: Form) -> Item[Annotation]:
    """The annotation of a JSON object; its number is the second half of its citation."""
    kind = form.code("kind", (CLAIM, MENTION, NOTE))
    given = set(form.given) - {"citation", "dates"}
    annotation = Annotation(
        id=form.text("id"),
        article=form.text("article", None),
        kind=kind,
        spans=_spans(form, "spans"),
        number=_number(form),
        note=form.text("note"),
        tags=form.texts("tags"),
        by=form.maybe("by"),
        at=form.maybe_time("at"),
        status=form.maybe_code("status", ("to-check", "checked")),
        source=form.maybe("source") if kind == MENTION else None,
        earlier=tuple(_earlier(each) for each in form.forms("earlier")),
        former=tuple(_former(each) for each in form.forms("former")),
        **(_of_claim(form, given) if kind == CLAIM else {}),
    )
    if "spans" in form.given and not annotation.spans:
        raise form.trouble("spans", "an annotation needs words to stand on.")
    form.close()
    return Item(form.place, annotation, frozenset(given))


def date_of(form: Form, key: str) -> Date | None:
    """The date under a key."""
    inner = form.form(key)
    if inner is None:
        return None
    edtf = inner.maybe("edtf")
    if edtf is not None and not is_edtf(edtf):
        advice = "Write it like 2017-05-08, 2017-05 or 2017-05-05/2017-05-07."
        raise inner.trouble("edtf", f"“{edtf}” is no date.", advice)
    if edtf is not None and is_turned(edtf):
        advice = "Write the earlier one first."
        raise inner.trouble("edtf", f"in “{edtf}” the second date lies before the first.", advice)
    date = Date(edtf, inner.maybe("text"), _span(inner, "span"))
    inner.close()
    return date


def _number(form: Form) -> int | None:
    citation = form.maybe("citation")
    if citation is None:
        return None
    found = _CITATION.fullmatch(citation)
    if not found:
        raise form.trouble("citation", f"“{citation}” is not like “3:10”.")
    return int(found[1])


def _of_claim(form: Form, given: set[str]) -> dict[str, Any]:
    dates = form.form("dates")
    said = {key: date_of(dates, key) for key in ("event", "said", "reported")} if dates else {}
    if dates:
        dates.close()
        given |= dates.given & said.keys()
    return {
        "gloss": form.texts("gloss"),
        "act": form.texts("act"),
        "quoted": _spans(form, "quoted"),
        "hedges": tuple(_hedge(each) for each in form.forms("hedges")),
        "priority": form.maybe_code("priority", ("high", "medium", "low")),
        "statements": tuple(_placement(each) for each in form.forms("statements")),
        "attributions": tuple(_attribution(each) for each in form.forms("attributions")),
        **said,
    }


def _hedge(form: Form) -> Hedge:
    kind = form.text("kind")
    return Hedge(_anchor(form), kind)


def _earlier(form: Form) -> Earlier:
    part = form.code("part", EARLIER_PARTS)
    if not form.maybe("version"):
        raise form.trouble("version", "an earlier place needs the version it is in.")
    return Earlier(part, _anchor(form))


def _former(form: Form) -> Former:
    former = Former(form.text("project", None), form.text("title"), form.text("citation", None))
    if not _CITATION.fullmatch(former.citation):
        raise form.trouble("citation", f"“{former.citation}” is not like “3:10”.")
    form.close()
    return former


def _placement(form: Form) -> Placement:
    placement = Placement(
        form.text("statement", None), form.code("polarity", ("same", "opposite"), "same")
    )
    form.close()
    return placement


def _attribution(form: Form) -> Attribution:
    chain = tuple(_link(each) for each in form.forms("chain"))
    if not chain:
        raise form.trouble("chain", "a voice needs at least one link; {} is an unknown one.")
    voice = Attribution(
        id=form.text("id"),
        stance=form.code("stance", _STANCES, "asserts"),
        directness=form.maybe_code("directness", _DIRECTNESS),
        basis=form.maybe("basis"),
        medium=_span(form, "medium"),
        reliability=form.maybe_code("reliability", "ABCDEF"),
        note=form.text("note"),
        chain=chain,
        apart=form.flag("apart", False),
    )
    form.close()
    return voice


def _link(form: Form) -> Link:
    link = Link(
        source=form.maybe("source"),
        label=form.maybe("label"),
        stated=form.flag("stated", True),
        affiliation=form.maybe("affiliation"),
        descriptor=_span(form, "descriptor"),
        mention=_span(form, "mention"),
        antecedent=_span(form, "antecedent"),
        cues=_spans(form, "cues"),
    )
    form.close()
    return link


def _span(form: Form, key: str) -> Anchor | None:
    inner = form.form(key)
    return None if inner is None else _anchor(inner)


def _spans(form: Form, key: str) -> tuple[Anchor, ...]:
    return tuple(_anchor(each) for each in form.forms(key))


def _anchor(form: Form) -> Anchor:
    anchor = Anchor(
        start=form.number("start"),
        end=form.number("end"),
        exact=form.text("exact", None),
        version=form.maybe("version"),
        prefix=form.text("prefix"),
        suffix=form.text("suffix"),
        state=form.code("state", STATES, "found"),
    )
    form.close()
    if anchor.start >= anchor.end:
        raise DocumentTrouble(form.place, f"there are no words at {anchor.start}–{anchor.end}.")
    return anchor
