"""JSON in Selon's format to a Document; whatever does not fit is refused by its place.

Only the shape is judged here: whether a quotation stands where it says, and whether what is named
is there, can be told only beside the texts and the project (arrivals).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, TypeVar

from reader.domain.article import BLOCK_KINDS, Article, Block, text_hash
from reader.domain.document import (
    FORMAT,
    VERSION,
    ArticleItem,
    ArticleText,
    Document,
    DocumentTrouble,
    Item,
)
from reader.domain.document_annotations import annotation_item, date_of
from reader.domain.form import Form
from reader.domain.judgement_words import CONFIDENCE, KENT, LIKELIHOOD
from reader.domain.project import (
    Analyst,
    Collection,
    Connection,
    Grade,
    Hypothesis,
    Project,
    Rating,
    Statement,
    Summary,
    SummaryPart,
    Tag,
    Verdict,
)
from reader.domain.source import SOURCE_KINDS, Card, Source
from reader.domain.vocabulary import TLP

Thing = TypeVar("Thing")

_LETTERS, _DIGITS = "ABCDEF", "123456"


def things_of(data: Any) -> Document:
    """The document in a JSON value. Raises DocumentTrouble, which names the place, in plain words.

    Ids may be missing; so may everything that has a default.
    """
    form = Form(data, "")
    _check_format(form)
    project = form.form("project")
    collections = list(form.forms("collections"))
    filed = tuple(c.texts("articles") if "articles" in c.given else None for c in collections)
    document = Document(
        project=_item(project, _project) if project else None,
        analysts=_items(form, "analysts", _analyst),
        articles=tuple(_article(each) for each in form.forms("articles")),
        sources=_items(form, "sources", _source),
        grades=_items(form, "grades", _grade),
        tags=_items(form, "tags", _tag),
        statements=_items(form, "statements", _statement),
        links=_items(form, "links", _link),
        verdicts=_items(form, "verdicts", _verdict),
        collections=tuple(_item(each, _collection) for each in collections),
        filed=filed,
        hypotheses=_items(form, "hypotheses", _hypothesis),
        summaries=_items(form, "summaries", _summary),
        annotations=tuple(map(annotation_item, form.forms("annotations"))),
    )
    form.close()
    return document


def _check_format(form: Form) -> None:
    if form.text("format", FORMAT) != FORMAT:
        raise form.trouble("format", "this is not a file in Selon's format.")
    version = form.number("version") if "version" in form.given else VERSION
    if version != VERSION:
        raise form.trouble(
            "version",
            f"this file has version {version} of the format, this Selon knows version {VERSION}.",
            "Please install a newer Selon.",
        )


def _items(form: Form, key: str, read: Callable[[Form], Thing]) -> tuple[Item[Thing], ...]:
    return tuple(_item(each, read) for each in form.forms(key))


def _item(form: Form, read: Callable[[Form], Thing]) -> Item[Thing]:
    thing = read(form)
    form.close()
    given = {"from_" if key == "from" else key for key in form.given}
    return Item(form.place, thing, frozenset(given))


def _project(form: Form) -> Project:
    tlp = form.maybe_code("tlp", [word.code for word in TLP])
    return Project(form.text("id"), form.text("title"), tlp, form.texts("verdicts"))


def _analyst(form: Form) -> Analyst:
    return Analyst(form.text("id"), form.text("name", None))


def _source(form: Form) -> Source:
    card = form.form("card")
    return Source(
        id=form.text("id"),
        name=form.text("name", None),
        kind=form.code("kind", SOURCE_KINDS, "person"),
        aliases=form.texts("aliases"),
        affiliation=form.maybe("affiliation"),
        article=form.maybe("article"),
        note=form.text("note"),
        card=_card(card) if card else Card(),
        former=form.texts("former"),
    )


def _card(form: Form) -> Card:
    keys = ("access", "record", "bias", "currency", "completeness")
    card = Card(*(form.text(key) for key in keys))
    form.close()
    return card


def _grade(form: Form) -> Grade:
    source, claim = form.maybe("source"), form.maybe("claim")
    if (source is None) == (claim is None):
        raise DocumentTrouble(form.place, "a grade needs a “source” or a “claim”, and not both.")
    return Grade(
        id=form.text("id"),
        source=source,
        claim=claim,
        value=form.maybe_code("value", _LETTERS if source else _DIGITS),
        why=form.text("why"),
        by=form.maybe("by"),
        at=form.maybe_time("at"),
    )


def _tag(form: Form) -> Tag:
    colour = form.number("colour") if "colour" in form.given else 1
    if not 1 <= colour <= 8:
        raise form.trouble("colour", "a tag's colour is a number from 1 to 8.")
    return Tag(
        id=form.text("id"),
        name=form.text("name", None),
        parent=form.maybe("parent"),
        colour=colour,
        key=form.maybe_code("key", "123456789"),
        note=form.text("note"),
        code=form.text("code"),
    )


def _statement(form: Form) -> Statement:
    return Statement(
        id=form.text("id"),
        text=form.text("text", None),
        note=form.text("note"),
        likelihood=form.maybe_code("likelihood", [of.code for of in (*LIKELIHOOD, *KENT)]),
        confidence=form.maybe_code("confidence", [of.code for of in CONFIDENCE]),
    )


def _link(form: Form) -> Connection:
    return Connection(
        id=form.text("id"),
        from_=form.text("from", None),
        to=form.text("to", None),
        type=form.text("type", None),
        note=form.text("note"),
    )


def _verdict(form: Form) -> Verdict:
    return Verdict(
        id=form.text("id"),
        claim=form.text("claim", None),
        code=form.text("code", None),
        why=form.text("why"),
        url=form.text("url"),
        by=form.maybe("by"),
        at=form.maybe_time("at"),
    )


def _collection(form: Form) -> Collection:
    return Collection(form.text("id"), form.text("name", None))


def _hypothesis(form: Form) -> Hypothesis:
    return Hypothesis(
        id=form.text("id"),
        text=form.text("text", None),
        note=form.text("note"),
        ratings=tuple(_rating(each) for each in form.forms("ratings")),
    )


def _rating(form: Form) -> Rating:
    codes = ("CC", "C", "N", "I", "II", "NA", "")
    claim, statement = form.maybe("claim"), form.maybe("statement")
    if not bool(claim) ^ bool(statement):
        raise form.trouble("claim", "a rating is of one claim or of one statement.")
    rating = Rating(claim or None, form.code("code", codes), form.text("note"), statement or None)
    form.close()
    return rating


def _summary(form: Form) -> Summary:
    return Summary(
        id=form.text("id"),
        language=form.code("language", ("en", "fr")),
        article=form.maybe("article"),
        parts=tuple(_summary_part(each) for each in form.forms("parts")),
        by=form.maybe("by"),
        at=form.maybe_time("at"),
    )


def _summary_part(form: Form) -> SummaryPart:
    part = SummaryPart(form.text("text", None), form.text("number"))
    form.close()
    return part


def _article(form: Form) -> ArticleItem:
    current = _article_text(form, "version")
    article = Article(
        id=form.text("id"),
        version=current.id,
        number=form.maybe_number("number"),
        title=form.text("title"),
        byline=form.text("byline"),
        outlet=form.text("outlet"),
        url=form.text("url"),
        archive_url=form.text("archive_url"),
        language=form.text("language"),
        published=date_of(form, "published"),
        retrieved=form.maybe_time("retrieved"),
        original_sha256=form.maybe("original_sha256"),
        importer=form.text("importer"),
        starred=form.flag("starred", False),
        binned=form.flag("in_bin", False),
    )
    others = tuple(_other_version(each) for each in form.forms("versions"))
    form.close()
    given = frozenset("binned" if key == "in_bin" else key for key in form.given)
    return ArticleItem(Item(form.place, article, given), current, others)


def _other_version(form: Form) -> ArticleText:
    version = _article_text(form, "id")
    form.close()
    return version


def _article_text(form: Form, id_key: str) -> ArticleText:
    text, sha256 = form.maybe("text"), form.maybe("sha256")
    if text is not None:
        if "\r" in text or text.startswith("\ufeff"):
            raise form.trouble(
                "text",
                "the text holds carriage returns or a byte order mark.",
                "Write line ends as \\n alone and count offsets again.",
            )
        if sha256 is not None and sha256 != text_hash(text):
            raise form.trouble("sha256", "it does not fit the text.", _CHANGED)
        sha256 = text_hash(text)
    blocks = tuple(_block(each, text) for each in form.forms("blocks"))
    for (block, *_), (following, *_) in itertools.pairwise(blocks):
        if following.start < block.end:
            raise form.trouble("blocks", f"two blocks overlap at {following.start}.")
    return ArticleText(form.place, form.text(id_key), sha256, text, blocks)


_CHANGED = "The file was changed after it was written; export it again."


def _block(form: Form, text: str | None) -> tuple[Block, bool | None, bool]:
    start, end = form.number("start"), form.number("end")
    if not start < end or (text is not None and end > len(text)):
        raise DocumentTrouble(form.place, f"there are no words at {start}–{end}.")
    kind = form.code("kind", BLOCK_KINDS, "paragraph")
    block = Block(start, end, kind, form.maybe_number("page"))
    in_article = form.flag("in_article", True) if "in_article" in form.given else None
    kept = form.flag("kept", False)
    form.close()
    return block, in_article, kept
