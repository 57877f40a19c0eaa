"""The hand-made gold annotation of the sample article ↔ Selon's JSON; no tests here.

Only a claim's addressee and the list of named things that are no sources have no home. What the
gold says of the article's own voice is kept in the claim's note, behind VOICE.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

GOLD: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "gold.json").read_text(encoding="utf-8")
)
ARTICLE = "seed"
NOT_LISTED = ("E9", "E10")
"""The unknown speaker and the article's own voice: Selon derives both, and keeps no source."""
VOICE = "\n\nOf the article's voice: "
KINDS = {
    "organisation": "organisation",
    "official body": "official",
    "anonymous": "anonymous",
    "named person": "person",
}
TYPES = {kind: type_ for type_, kind in KINDS.items()}
Object = dict[str, Any]


def claims(related: bool = False) -> list[Object]:
    """The gold's claims: those of the article, and with `related` those around it."""
    return [of for of in GOLD["claims"] if related or of["region"] == "article"]


def entities() -> list[Object]:
    """The gold's entities that are sources."""
    return [of for of in GOLD["entities"] if of["id"] not in NOT_LISTED]


def document(related: bool = False) -> Object:
    """The gold as JSON for `selon annotate`."""
    chosen = claims(related)
    return {
        "format": "selon",
        "version": 1,
        "articles": [_article()],
        "sources": [_source(of) for of in entities()],
        "annotations": [*map(_claim, chosen), *_mentions()],
        "links": [
            {
                "id": f"{of['id']}-{relation['type']}-{relation['claim']}",
                "from": of["id"],
                "to": relation["claim"],
                "type": relation["type"].replace("_", "-"),
                "note": "",
            }
            for of in chosen
            for relation in of["relations"]
        ],
    }


def _article() -> Object:
    of = GOLD["metadata"]
    dateline = next(region for region in GOLD["regions"] if region["kind"] == "dateline")
    return {
        "id": ARTICLE,
        "sha256": GOLD["sha256"],
        "title": of["title"],
        "byline": of["author"],
        "outlet": of["outlet"],
        "language": GOLD["language"],
        "published": {"edtf": of["date"], "text": dateline["text"], "span": _span(dateline)},
        "blocks": [
            {"start": region["start"], "end": region["end"], "in_article": False}
            for region in GOLD["regions"]
            if not region["is_article"] and region["kind"] not in ("byline", "dateline")
        ],
    }


def _source(of: Object) -> Object:
    return {
        "id": of["id"],
        "name": of["name"],
        "kind": KINDS[of["type"]],
        "aliases": of["aliases"],
        "affiliation": of.get("affiliation"),
        "article": ARTICLE if of["type"] == "anonymous" else None,
        "note": "\n\n".join(filter(None, (of["subtype"], of.get("note")))),
    }


def _mentions() -> Iterable[Object]:
    for of in entities():
        for i, mention in enumerate(of["mentions"], 1):
            yield {
                "id": f"{of['id']}-{i}",
                "article": ARTICLE,
                "kind": "mention",
                "spans": [_span(mention)],
                "source": of["id"],
                "note": "coreference" if mention.get("coreference") else "",
            }


def _claim(of: Object) -> Object:
    (voice,) = of["attributions"]
    is_own = voice["role"] == "article voice"
    note = of.get("note", "")
    if is_own and voice.get("note"):
        note += VOICE + voice["note"]
    dates = {
        date["kind"]: {"edtf": date["iso"], "text": date["text"], "span": _span(date)}
        for date in of["dates"]
    }
    return {
        "id": of["id"],
        "article": ARTICLE,
        "kind": "claim",
        "spans": [*map(_span, of["spans"])],
        "note": note,
        "gloss": of["propositions"],
        "act": of["speech_act"].split("+"),
        "quoted": [*map(_span, of["quoted_spans"])],
        "hedges": [{**_span(hedge), "kind": hedge["kind"].split(" ")[0]} for hedge in of["hedges"]],
        "priority": of["check_worthiness"],
        "dates": dates,
        "attributions": [] if is_own else [_attribution(of["id"], voice)],
    }


def _attribution(claim: str, voice: Object) -> Object:
    speaker, affiliation = voice["source_entity"], voice.get("affiliation")
    upper = _entity(speaker).get("affiliation") if affiliation else None
    chain = []
    for id in reversed(voice["chain"][:-1]):
        link: Object = {"source": None if id.startswith("?") else id}
        if id.startswith("?") and len(id) > 1:
            link["label"] = re.findall('"(.+)"', id)[0]
        if id in (speaker, "?"):
            link |= {key: _span(voice.get(key)) for key in ("mention", "descriptor", "antecedent")}
            link["cues"] = [_span(voice["cue"])] if voice["cue"] else []
            link["affiliation"] = upper
        if id != upper:
            chain.append(link)
    if "implied_origin" in voice:
        chain.append({"source": voice["implied_origin"], "stated": False})
    return {
        "id": f"{claim}-voice",
        "directness": voice["directness"],
        "medium": _span(voice.get("medium")),
        "note": voice.get("note", ""),
        "chain": chain,
    }


def _entity(id: str) -> Object:
    return next(of for of in GOLD["entities"] if of["id"] == id)


def _span(of: Object | None) -> Any:
    return of and {"start": of["start"], "end": of["end"], "exact": of["text"]}


# --- and back ----------------------------------------------------------------------------------


def normal(of: Object) -> Object:
    """A claim of the gold without what has no home, and with one word for one thing."""
    plain = json.loads(json.dumps(of))
    plain.pop("region")
    for hedge in plain["hedges"]:
        hedge["kind"] = hedge["kind"].split(" ")[0]
    for voice in plain["attributions"]:
        voice.pop("addressee", None)
        for mention in filter(None, (voice["mention"],)):
            mention.pop("coreference", None)
        voice["chain"] = [re.sub('^\\?.*"(.+)".*', r"?\1", id) for id in voice["chain"]]
    return plain


def back(exported: Object) -> list[Object]:
    """The gold's claims, as `normal` writes them, from an exported project."""
    of_claims = [of for of in exported["annotations"] if of["kind"] == "claim"]
    return [_claim_back(of, exported) for of in of_claims]


def _claim_back(of: Object, exported: Object) -> Object:
    note, _, of_voice = of["note"].partition(VOICE)
    claim = {
        "id": of["id"],
        "spans": [*map(_words, of["spans"])],
        "propositions": of["gloss"],
        "speech_act": "+".join(of["act"]),
        "hedges": [{"kind": hedge["kind"], **_words(hedge)} for hedge in of["hedges"]],
        "check_worthiness": of["priority"],
        "quoted_spans": [*map(_words, of["quoted"])],
        "dates": [
            {"kind": kind, "iso": date["edtf"], **_words(date["span"])}
            for kind, date in of["dates"].items()
            if date
        ],
        "relations": [
            {"type": link["type"].replace("-", "_"), "claim": link["to"]}
            for link in exported["links"]
            if link["from"] == of["id"]
        ],
        "attributions": [_voice_back(voice, exported) for voice in of["attributions"]]
        or [_own_voice(of_voice)],
    }
    return claim | ({"note": note} if note else {})


def _own_voice(note: str) -> Object:
    voice = {
        "source_entity": "E10",
        "source_type": "none",
        "role": "article voice",
        "mention": None,
        "cue": None,
        "directness": "unattributed",
        "chain": ["E10"],
    }
    return voice | ({"note": note} if note else {})


def _voice_back(of: Object, exported: Object) -> Object:
    kinds = {source["id"]: source["kind"] for source in exported["sources"]}
    stated = [link for link in of["chain"] if link["stated"]]
    speaking = next((link for link in stated if link["source"]), stated[0])
    chain = [link["source"] or f"?{link['label'] or ''}" for link in reversed(stated)]
    if speaking["affiliation"]:
        chain.insert(chain.index(speaking["source"]) + 1, speaking["affiliation"])
    voice = {
        "source_entity": speaking["source"] or "E9",
        "source_type": TYPES[kinds[speaking["source"]]] if speaking["source"] else "none",
        "role": "claimant",
        "mention": speaking["mention"] and _words(speaking["mention"]),
        "cue": _words(speaking["cues"][0]) if speaking["cues"] else None,
        "directness": of["directness"],
        "chain": [*chain, "E10"],
    }
    for key, span in (
        ("antecedent", speaking["antecedent"]),
        ("medium", of["medium"]),
        ("affiliation", _affiliation_span(speaking, exported)),
        ("descriptor", speaking["descriptor"]),
    ):
        if span:
            voice[key] = _words(span)
    if not of["chain"][-1]["stated"]:
        voice["implied_origin"] = of["chain"][-1]["source"]
    return voice | ({"note": of["note"]} if of["note"] else {})


def _affiliation_span(link: Object, exported: Object) -> Object | None:
    """Where the body that a speaker belongs to is mentioned in what describes the speaker."""
    for of in exported["annotations"]:
        if of["kind"] == "mention" and of["source"] == link["affiliation"] and link["descriptor"]:
            span = of["spans"][0]
            if link["descriptor"]["start"] <= span["start"] < link["descriptor"]["end"]:
                return dict(span)
    return None


def _words(span: Object) -> Object:
    return {"start": span["start"], "end": span["end"], "text": span["exact"]}
