"""Makes sample.json: the sample article with three annotations, which the first start opens.

Run it from the repository after changing anything here: `python resources/articles/make.py`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.article import Article, Version, text_hash
from reader.domain.date import Date
from reader.domain.document import FORMAT, VERSION
from reader.domain.document_writing import (
    annotation_object,
    article_object,
    grade_object,
    plain_object,
    source_object,
)
from reader.domain.ids import derived_id
from reader.domain.project import Analyst, Grade, Tag
from reader.domain.source import Source
from reader.ingest.text import read

HERE = Path(__file__).parent
AT = "2017-05-09T08:00:00Z"
LEFT_OUT = (
    "Un record de bulletins",
    "Emmanuel Macron élu président",
    "Age, diplôme, revenus",
    "Emmanuel Macron a lui aussi",
    "Autres rapports",
    "Discuter de cet article",
    "SUIVRE NOTRE JOURNAL",
)
"""How the blocks begin that are not part of the article: teasers, a stray sentence, links."""


def sample() -> dict[str, Any]:
    """The sample project as a JSON value."""
    data = (HERE / "en-marche.txt").read_bytes()
    draft = read("en-marche.txt", data)
    text = draft.text
    version = Version(_id("version"), _id("article"), text_hash(text), draft.blocks)
    left_out = [
        position
        for position, block in enumerate(draft.blocks)
        if text.startswith(LEFT_OUT, block.start)
    ]
    version = replace(version, left_out=tuple(left_out))
    article = Article(
        id=version.article,
        version=version.id,
        number=1,
        title=draft.title,
        byline=draft.byline,
        outlet="Monde Information",
        language=draft.language,
        published=draft.published,
        original_sha256=version.sha256,
        importer=draft.importer,
    )
    at = _Words(text, version.id)
    movement = Source(_id("En Marche!"), "En Marche!", "organisation")
    case = Source(_id("source"), "Source proche du dossier", "anonymous", article=article.id)
    prosecutor = Source(_id("parquet"), "Parquet de Paris", "official")
    victim = _victim(at, article, movement)
    inquiry = _inquiry(at, article, case, prosecutor)
    mention = _mention(at, article, prosecutor)
    return {
        "format": FORMAT,
        "version": VERSION,
        "analysts": [plain_object(Analyst(_id("analyst"), "Selon"))],
        "articles": [article_object(article, [version], lambda _: text)],
        "annotations": [
            annotation_object(each, f"1:{each.number}", version.id)
            for each in (victim, inquiry, mention)
        ],
        "sources": [source_object(source) for source in (movement, case, prosecutor)],
        "tags": [plain_object(Tag(_id("tag"), "attribution of attack", key="1"))],
        "grades": [
            _grade("C", "It speaks of its own case.", source=movement.id),
            _grade("3", "Nobody independent says so here.", claim=victim.id),
            _grade("F", "Nothing shows who this is.", source=case.id),
            _grade("2", "Precise, and easily denied if wrong.", claim=inquiry.id),
        ],
    }


class _Words:
    """Anchors of the sample's text by the words themselves, where they first stand."""

    def __init__(self, text: str, version: str) -> None:
        self._text = text
        self._version = version

    def __call__(self, words: str, last: str = "") -> Anchor:
        """The anchor of `words`, or of all from `words` through `last`."""
        start = self._text.index(words)
        end = self._text.index(last, start) + len(last) if last else start + len(words)
        return anchor_at(self._text, start, end, self._version)


def _victim(at: _Words, article: Article, movement: Source) -> Annotation:
    speaker = Link(movement.id, mention=at("Le mouvement d'En Marche!"), cues=(at("se disait"),))
    return Annotation(
        id=_id("victim"),
        article=article.id,
        kind="claim",
        spans=(at("victime d'une \"action", 'contrats.)"'),),
        number=1,
        note="The movement's own words, and nobody else says so here. Who could confirm it?",
        by=_id("analyst"),
        at=AT,
        gloss=(
            "En Marche! was the victim of a massive and coordinated hack",
            "The hack led to internal documents being spread on social networks",
        ),
        act=("assertion",),
        quoted=(at('"action de piratage', 'contrats.)"'),),
        priority="high",
        reported=article.published,
        attributions=(Attribution(_id("victim voice"), directness="mixed", chain=(speaker,)),),
    )


def _inquiry(at: _Words, article: Article, case: Source, prosecutor: Source) -> Annotation:
    speaker = Link(case.id, mention=at("source proche du dossier"), cues=(at("a-t-on appris"),))
    chain = (Link(None, "on"), speaker, Link(prosecutor.id, stated=False))
    return Annotation(
        id=_id("inquiry"),
        article=article.id,
        kind="claim",
        spans=(at("Le parquet de Paris a ouvert", "d'Emmanuel Macron"),),
        number=2,
        note="The prosecutor acts here; the one who tells of it is an unnamed source close to the "
        "case. That the prosecutor is behind it is our inference: an implied origin.",
        by=_id("analyst"),
        at=AT,
        status="to-check",
        gloss=("The Paris prosecutor opened an inquiry on the evening of 5 May",),
        act=("assertion",),
        priority="high",
        event=Date("2017-05-05", "dans la soirée du 5 mai", at("dans la soirée du 5 mai")),
        reported=Date("2017-05-07", "le 7 mai", at("le 7 mai")),
        attributions=(
            Attribution(_id("inquiry voice"), directness="indirect", basis="unknown", chain=chain),
        ),
    )


def _mention(at: _Words, article: Article, prosecutor: Source) -> Annotation:
    return Annotation(
        id=_id("mention"),
        article=article.id,
        kind="mention",
        spans=(at("parquet de Paris"),),
        number=3,
        note="Named, but not speaking: a mention makes nobody the source of a claim.",
        by=_id("analyst"),
        at=AT,
        source=prosecutor.id,
    )


def _grade(value: str, why: str, **owner: str) -> dict[str, Any]:
    grade = Grade(_id(f"grade {value}"), value=value, why=why, by=_id("analyst"), at=AT)
    return grade_object(replace(grade, **owner))


def _id(name: str) -> str:
    return derived_id("sample", name)


if __name__ == "__main__":
    written = json.dumps(sample(), ensure_ascii=False, indent=1) + "\n"
    (HERE / "sample.json").write_text(written, encoding="utf-8", newline="\n")
