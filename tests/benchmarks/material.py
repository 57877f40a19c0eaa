"""Articles and annotations to measure with: made, not fetched, and the same at every run."""

from __future__ import annotations

import random
from pathlib import Path

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit, made
from reader.domain.ids import new_id
from reader.domain.project import Analyst, Grade, Tag, Verdict
from reader.domain.source import Source
from reader.store.store import Store

ANALYST = Analyst("00000000-0000-7000-8000-000000000001", "Benchmark")
WORDS = [
    "le",
    "parquet",
    "de",
    "Paris",
    "a",
    "ouvert",
    "une",
    "enquête",
    "dans",
    "la",
    "soirée",
    "du",
    "mai",
    "à",
    "suite",
    "diffusion",
    "sur",
    "internet",
    "milliers",
    "documents",
    "internes",
    "équipe",
    "campagne",
    "selon",
    "directeur",
    "études",
    "société",
    "spécialisée",
    "renseignement",
    "groupe",
    "serait",
    "derrière",
    "piratage",
    "subi",
    "par",
    "mouvement",
    "précise",
    "communiqué",
    "ajoutant",
]


def text_of(size: int, seed: int = 1) -> tuple[str, tuple[Block, ...]]:
    """About `size` characters of paragraphs of some 400, with a headline."""
    chance = random.Random(seed)
    text, blocks, length = [], [], 0
    while length < size:
        words = " ".join(chance.choices(WORDS, k=chance.randint(40, 80) if blocks else 8))
        paragraph = f"{words.capitalize()}."
        kind = "paragraph" if blocks else "headline"
        blocks.append(Block(length, length + len(paragraph), kind))
        text.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(text), tuple(blocks)


def article_of(text: str, blocks: tuple[Block, ...], title: str) -> tuple[Article, Version, Edit]:
    """An article, its version and the edit that makes both."""
    article_id, version_id, name = new_id(), new_id(), text_hash(text)
    article = Article(article_id, version_id, title=title, language="fr")
    version = Version(version_id, article_id, name, blocks)
    return article, version, Edit("Import", (made(article), made(version)), texts={name: text})


def claims_on(
    article: Article, text: str, count: int, source: str, seed: int = 2, depth: int = 1
) -> list[Annotation]:
    """`count` claims spread over the text, each with a voice and a cue; `depth` lie on another."""
    chance = random.Random(seed)
    places = max(1, count // depth)
    step = (len(text) - 400) / places
    claims = []
    for n in range(count):
        start = int((n % places) * step) + (n // places) * 3
        end = start + chance.randint(30, 120)
        cue = anchor_at(text, end + 1, end + 6, article.version)
        voice = Attribution(new_id(), directness="indirect", chain=(Link(source, cues=(cue,)),))
        span = anchor_at(text, start, end, article.version)
        claims.append(Annotation(new_id(), article.id, "claim", (span,), attributions=(voice,)))
    return claims


def project(path: Path, plan: dict[str, tuple[int, int, int]]) -> dict[str, str]:
    """A project file of articles: title → (characters, annotations, depth). Returns their ids."""
    store = Store.open(path, create=True)
    source = Source(new_id(), "Flashpoint", "organisation")
    store.apply(Edit("Source", (made(source),)), analyst=ANALYST)
    ids = {}
    for title, (size, count, depth) in plan.items():
        text, blocks = text_of(size)
        article, _, edit = article_of(text, blocks, title)
        store.apply(edit, analyst=ANALYST)
        ids[title] = article.id
        claims = claims_on(article, text, count, source.id, depth=depth)
        for first in range(0, len(claims), 1000):
            batch = tuple(made(claim) for claim in claims[first : first + 1000])
            store.apply(Edit("Mark claims", batch), analyst=ANALYST)
    store.close()
    return ids


def judge(path: Path, tags: int = 1000) -> None:
    """Give each claim of a project file a digit and a verdict, and the project tags."""
    store = Store.open(path)
    named = (
        Tag(new_id(), f"tag {n}", code=f'set:of="{n}"', note=f"What {n} means") for n in range(tags)
    )
    store.apply(Edit("Tags", tuple(map(made, named))), analyst=ANALYST)
    with store.report() as report:
        articles = [
            [each.id for each in report.annotations(article.id)] for article, _ in report.articles()
        ]
    for claims in articles:
        grades = [made(Grade(new_id(), claim=id, value="2")) for id in claims]
        verdicts = [
            made(Verdict(new_id(), id, "confirmed", "Seen in the register", "https://a.example/1"))
            for id in claims
        ]
        store.apply(Edit("Judge", (*grades, *verdicts)), analyst=ANALYST)
    store.close()
