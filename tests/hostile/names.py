"""A project in which every word that a stranger can choose is a nasty one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.domain.anchor import Hedge, anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.arrivals import article_edit
from reader.domain.article import Draft
from reader.domain.blocks import paragraphs
from reader.domain.date import Date
from reader.domain.edits import highlight, make
from reader.domain.ids import new_id
from reader.domain.project import Analyst, Grade, Tag
from reader.domain.source import Source
from reader.store.store import Store

MARK = "file:///dev/zero"
"""What an image would be loaded from, were one of the names taken for HTML."""
NASTY = (
    f"<img src={MARK}> & <b>bold</b>",
    f"<script>alert('{MARK}')</script>",
    "👩‍👩‍👧‍👦🇫🇷" * 60,
    "x" * 500,
    "long words in a row " * 25,
    "\u202egnidaer morf thgir ot tfel\u202c",
    "שלום עולם & مرحبا",
    '=HYPERLINK("http://a.example","x")',
    "a\x1b[31m\x07b\x7f",
    "Z" + "\u0301\u0316\u0489" * 300,
    "one\ntwo\tthree\u2028four",
    "&File && %s %1 {0} \\n",
)
TEXT = (
    f"<h1>Headline & <img src={MARK}></h1>\n\n"
    "Selon 👩‍👩‍👧‍👦 Anna 🕵️, le groupe e\u0301te\u0301 28 serait là, dit-elle: שלום http://a.example/x.\n\n"
    f'Voir <a href="{MARK}">ici</a> et [là]({MARK}) ![image]({MARK}) &lt;b&gt; «mot».\n\n'
    + "Un mot de plus, et encore un. "
    * 40
)


def nasty(nth: int) -> str:
    """One of the names."""
    return NASTY[nth % len(NASTY)]


def make_project(path: Path) -> Store:
    """The project, open: an article, source, tag, claim, mention and note for each of the names."""
    store = Store.open(path, create=True)
    who = Analyst("anna", nasty(0))
    blocks = paragraphs(TEXT)
    from reader.domain.article import Block

    for n, name in enumerate(NASTY):
        text = f"{TEXT}{n}"
        kinds = ("headline",) + ("paragraph",) * len(blocks)
        draft = Draft(
            text,
            tuple(Block(a, b, kind) for (a, b), kind in zip(blocks, kinds, strict=False)),
            title=name,
            byline=nasty(n + 1),
            language="fr",
            published=Date("2017-05-08", nasty(n + 2)),
        )
        article, edit = article_edit(draft)
        store.apply(edit, analyst=who)
        now = store.get("article", article.id)
        after = replace(now, outlet=nasty(n + 3), url=f"javascript:{name}", archive_url=name)
        from reader.domain.edits import amend

        store.apply(amend(f"Details {name}", now, after), analyst=who)
        body = Source(new_id(), nasty(n + 4), "organisation", note=name)
        source = Source(new_id(), name, "person", (nasty(n + 5),), body.id, note=nasty(n + 6))
        parent = Tag(new_id(), nasty(n + 7), colour=2)
        tag = Tag(new_id(), name, parent.id, colour=1 + n % 8)
        store.apply(make(f"New {name}", body, source, parent, tag), analyst=who)
        grade = Grade(new_id(), source=source.id, value="B", why=name)
        store.apply(make("Grade", grade), analyst=who)

        def at(words: str, text: str = text, version: str = article.version) -> object:
            start = text.index(words)
            return anchor_at(text, start, start + len(words), version)

        voice = Attribution(
            new_id(),
            note=name,
            basis=name,
            chain=(
                Link(source.id, name, affiliation=body.id, mention=at("Anna"), cues=(at("Selon"),)),
                Link(None, nasty(n + 1)),
            ),
        )
        claim = Annotation(
            new_id(),
            article.id,
            "claim",
            (at("le groupe e\u0301te\u0301 28 serait là"),),
            note=f"{name}\n\n![x]({MARK})",
            tags=(tag.id, parent.id),
            gloss=(name,),
            act=(nasty(n + 2),),
            hedges=(Hedge(at("serait"), name),),
            event=Date("2017-05", name),
            said=Date(None, nasty(n + 1)),
            attributions=(voice,),
        )
        mention = Annotation(new_id(), article.id, "mention", (at("🕵️"),), source=source.id)
        note = Annotation(new_id(), article.id, "note", (at("«mot»"),), note=name)
        for annotation in (claim, mention, note):
            store.apply(highlight(annotation), analyst=who)
    return store
