"""Web pages to measure an import with: made, not fetched, and the same at every run."""

from __future__ import annotations

import json
import random
from html import escape
from pathlib import Path

from tests.benchmarks.material import WORDS

LINKS = 60
"""Links of a page's menus; news sites have more."""


def write(folder: Path, count: int) -> list[Path]:
    """`count` saved pages in a folder, of some 45 KB each, no two of one text."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"page-{number}.html" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(page(number), encoding="utf-8")
    return paths


def page(number: int) -> str:
    """A news site's page: menus, an article in the midst of figures and teasers, comments."""
    chance = random.Random(number)

    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most))).capitalize()

    title, author = f"{words(6, 12)} {number}", "Anne Dû"
    return f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{title} – Le Quotidien</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Le Quotidien">
<meta property="og:url" content="https://quotidien.example/{number}">
<meta name="description" content="{words(15, 25)}">
<script type="application/ld+json">{_linked_data(title, author, number)}</script>
<style>{" ".join(f".c{n} {{margin: {n}px; color: #{n:03x}}}" for n in range(250))}</style>
<script>{" ".join(f"var v{n} = {{a: {n}, b: [1, 2, 3]}};" for n in range(250))}</script>
</head><body><header><nav><ul>{_links(chance, LINKS)}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">Par {author}</p>
<time datetime="2017-05-0{number % 9 + 1}">{number % 9 + 1} mai 2017</time>
<figure><img src="p.jpg" alt=""><figcaption>{words(8, 14)}.</figcaption></figure>
{_body(words, chance)}</article>
<aside class="related"><h3>À lire aussi</h3><ul>{_links(chance, 12)}</ul></aside></main>
<section id="comments" class="comments">{_comments(words)}</section>
<footer><ul>{_links(chance, LINKS // 2)}</ul><p>© Le Quotidien</p></footer></body></html>"""


def _body(words, chance: random.Random) -> str:
    parts = []
    for place in range(14):
        parts.append(
            f'<p>{words(30, 60)} <a href="/{place}">{words(2, 4)}</a> {words(10, 30)}.</p>'
        )
        if place in (4, 9):
            parts.append(f"<h2>{words(4, 8)}</h2><blockquote><p>{words(15, 30)}.</p></blockquote>")
        if place == 6:
            parts.append(f"<ul>{''.join(f'<li>{words(6, 12)}.</li>' for _ in range(5))}</ul>")
        if place == 11:
            row = "<tr><td>{}</td><td>{}</td></tr>"
            rows = "".join(row.format(words(1, 2), chance.randint(1, 99)) for _ in range(5))
            parts.append(f"<table>{rows}</table>")
    return "\n".join(parts)


def _links(chance: random.Random, count: int) -> str:
    return "".join(
        f'<li class="item i{n}"><a href="/rubrique/{n}" class="link">'
        f"{' '.join(chance.choices(WORDS, k=3))}</a></li>"
        for n in range(count)
    )


def _comments(words) -> str:
    return "".join(
        f'<div class="comment"><span class="who">Lecteur {n}</span><p>{words(10, 30)}.</p></div>'
        for n in range(15)
    )


def _linked_data(title: str, author: str, number: int) -> str:
    return escape(
        json.dumps({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
            "datePublished": f"2017-05-0{number % 9 + 1}T20:48:00+02:00",
            "author": {"@type": "Person", "name": author},
            "publisher": {"@type": "Organization", "name": "Le Quotidien"},
        }),
        quote=False,
    )  # fmt: skip
