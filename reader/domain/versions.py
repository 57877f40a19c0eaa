"""A newer text of an article as an edit: every annotation is carried over, none is dropped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.domain.aligning import equal_runs
from reader.domain.anchoring import Carrier
from reader.domain.annotation import Earlier
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit, changed, made
from reader.domain.ids import new_id
from reader.domain.likeness import shingles_of
from reader.domain.marks import painted_in
from reader.domain.parts import parts_of, with_parts

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor
    from reader.domain.annotation import Annotation
    from reader.domain.article import Draft
    from reader.domain.date import Date
    from reader.domain.parts import Part

ALIKE = 0.3
"""Texts of one address less alike than this are two articles: a front page, a live ticker."""
OVER = 25
"""Annotations carried between two reports of how far it is."""
_METADATA = ("title", "byline", "outlet", "language", "published")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|xtor", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The edit that makes a newer text the current one, and what became of the annotations.

    `to_review` are those of which a part waits for the analyst or has lost its words, `gone` those
    whose own words are all lost, `carried` the others.
    """

    edit: Edit
    version: str
    carried: int
    to_review: int
    gone: int

    @property
    def told(self) -> str:
        """What became of the annotations: "12 annotations carried, 1 to review"."""
        if not self.carried + self.to_review + self.gone:
            return "no annotations yet"
        word = "annotation" if self.carried == 1 else "annotations"
        parts = [f"{self.carried} {word} carried"]
        parts += [f"{self.to_review} to review"] if self.to_review else []
        parts += [f"{self.gone} whose words are gone"] if self.gone else []
        return ", ".join(parts)


def new_version(
    article: Article,
    old: Version,
    old_text: str,
    draft: Draft,
    annotations: Sequence[Annotation],
    original: bytes | None = None,
    imported: Article | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> NewVersion:
    """The edit by which `draft` becomes the current text of `article`; one step to undo.

    All anchors of the annotations are carried to the new text, block marks to blocks of equal
    text. `imported` is the article as its last import made it: metadata that still are so become
    the draft's; what the analyst has edited since stays. `progress` hears of each annotation
    done, of how many; it may raise to stop.
    """
    version = _version(article, old, old_text, draft)
    carrier = Carrier(old_text, draft.text, version.id)
    kept = {} if original is None else {hashlib.sha256(original).hexdigest(): original}
    after = _metadata(article, draft, imported, carrier)
    after = replace(after, version=version.id, importer=draft.importer)
    after = replace(after, original_sha256=next(iter(kept), None), retrieved=_now())
    changes = [made(version), changed(article, after)]
    counts = {"carried": 0, "review": 0, "gone": 0}
    for done, annotation in enumerate(annotations):
        if progress and done % OVER == 0:
            progress(done, len(annotations))
        fresh = _carried(annotation, carrier, old.id)
        counts[_standing(fresh)] += 1
        changes.append(changed(annotation, fresh))
    edit = Edit(
        f"New version of “{after.title}”",
        tuple(change for change in changes if change),
        texts={version.sha256: draft.text},
        originals=kept,
    )
    return NewVersion(edit, version.id, counts["carried"], counts["review"], counts["gone"])


def _carried(annotation: Annotation, carrier: Carrier, old: str) -> Annotation:
    def carry(_part: Part, anchor: Anchor) -> Anchor:
        return carrier.carry(anchor)

    stood = tuple(Earlier(part, anchor) for part, anchor in painted_in(annotation, old))
    return replace(with_parts(annotation, carry), earlier=(*annotation.earlier, *stood))


def _standing(annotation: Annotation) -> str:
    states = {anchor.state for _, anchor in parts_of(annotation)}
    if annotation.spans and all(span.state == "orphan" for span in annotation.spans):
        return "gone"
    return "review" if states & {"review", "orphan"} else "carried"


def _version(article: Article, old: Version, old_text: str, draft: Draft) -> Version:
    left_out, kept = (_marked(each, old, old_text, draft) for each in (old.left_out, old.kept))
    return Version(new_id(), article.id, text_hash(draft.text), draft.blocks, left_out, kept)


def _marked(positions: Sequence[int], old: Version, old_text: str, draft: Draft) -> tuple[int, ...]:
    """The blocks that stand where one of `positions` stood, or say what only such ones said."""

    def words(text: str, blocks: Sequence[Block]) -> list[str]:
        return [" ".join(text[block.start : block.end].split()) for block in blocks]

    before, after = words(old_text, old.blocks), words(draft.text, draft.blocks)
    was = {j + n: i + n for i, j, length in equal_runs(before, after) for n in range(length)}
    out = set(positions)
    only_out = {before[i] for i in out} - {w for i, w in enumerate(before) if i not in out}
    return tuple(
        j for j, said in enumerate(after) if (was[j] in out if j in was else said in only_out)
    )


def _metadata(
    article: Article, draft: Draft, imported: Article | None, carrier: Carrier
) -> Article:
    fields: dict[str, Any] = {"url": article.url or draft.url}
    for name in _METADATA:
        known, new = getattr(article, name), getattr(draft, name)
        untouched = imported is not None and _plainly(known) == _plainly(getattr(imported, name))
        fields[name] = new if new and (untouched or not known) else known
    published: Date | None = fields["published"]
    if published and published is article.published and published.span:
        fields["published"] = replace(published, span=carrier.carry(published.span))
    return replace(article, **fields)


def _plainly(value: Any) -> Any:
    """A value without the place where it stands, which every version changes."""
    return (value.edtf, value.text) if hasattr(value, "edtf") else value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


# --- whether a text is a newer one ----------------------------------------------------------------


def tidy_address(url: str) -> str:
    """An address without what does not tell pages apart; "" where it is none of a web page.

    >>> tidy_address("HTTP://Example.org/a/?utm_source=x&p=1#top")
    'example.org/a?p=1'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    asked = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    ]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def overlap(one: str, other: str) -> float:
    """How much of the shorter text the longer one holds, by runs of three words: 0 to 1."""
    few, many = sorted((shingles_of([one]), shingles_of([other])), key=len)
    return len(few & many) / len(few) if few else 0.0
