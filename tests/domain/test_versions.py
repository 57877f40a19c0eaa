"""A newer version of an article as one edit: what it carries, keeps and tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.anchor import Hedge, anchor_at
from reader.domain.annotation import CLAIM, MENTION, Annotation, Attribution, Link
from reader.domain.article import Article, Block, Draft, Version, text_hash
from reader.domain.blocks import paragraphs
from reader.domain.date import Date
from reader.domain.edit import thing, turned
from reader.domain.parts import parts_of
from reader.domain.versions import new_version, overlap, tidy_address

OLD = "\n\n".join([
    "Un piratage massif",
    "Selon Vitali Kremez, le groupe APT 28 serait derrière le piratage subi par M. Macron.",
    "Au total, quelque neuf gigabits de données ont été diffusées le 5 mai par Emleaks.",
    "Lire aussi : une autre histoire, de juillet.",
])  # fmt: skip


def blocks_of(text: str) -> tuple[Block, ...]:
    return tuple(Block(a, b) for a, b in paragraphs(text))


def at(words: str, text: str = OLD):  # type: ignore[no-untyped-def]
    start = text.index(words)
    return anchor_at(text, start, start + len(words), "v1")


ARTICLE = Article("art", "v1", 3, "Un piratage massif", "H. Michaux", "Monde", "https://a.example/1",
                  published=Date("2017-05-08", "5 mai", at("5 mai")))  # fmt: skip
VERSION = Version("v1", "art", text_hash(OLD), blocks_of(OLD), (3,))
CLAIMED = Annotation(
    *("c", "art", CLAIM, (at("le groupe APT 28 serait derrière le piratage"),), 1),
    hedges=(Hedge(at("serait"), "modal"),),
    event=Date("2017-05-05", "5 mai", at("5 mai")),
    attributions=(
        Attribution(
            "v",
            medium=at("Emleaks"),
            chain=(Link("s", mention=at("Vitali Kremez"), cues=(at("Selon"),)),),
        ),
    ),
)  # fmt: skip
NAMED = Annotation("m", "art", MENTION, (at("Vitali Kremez"),), 2, source="s")


def draft(text: str, **fields: object) -> Draft:
    return Draft(text, blocks_of(text), **{"title": "Un piratage massif", **fields})  # type: ignore[arg-type]


def carried(text: str, *annotations: Annotation, **fields: object):  # type: ignore[no-untyped-def]
    made = new_version(ARTICLE, VERSION, OLD, draft(text, **fields), annotations, imported=ARTICLE)
    after = {change.id: change.after for change in made.edit.changes}
    return made, after


def annotation_after(made, before: Annotation) -> Annotation:  # type: ignore[no-untyped-def]
    from reader.domain.plain import from_plain, to_plain

    (change,) = [c for c in made.edit.changes if c.id == before.id]
    return from_plain(Annotation, {**to_plain(before), **change.after})


def test_every_part_stands_in_the_new_text() -> None:
    text = "Mis à jour.\n\n" + OLD
    made, _ = carried(text, CLAIMED, NAMED)
    assert (made.carried, made.to_review, made.gone) == (2, 0, 0)
    assert made.told == "2 annotations carried"
    for before in (CLAIMED, NAMED):
        after = annotation_after(made, before)
        for (part, old), (_, new) in zip(parts_of(before), parts_of(after), strict=True):
            assert new.version == made.version, part
            assert (new.state, new.exact) == ("found", old.exact)
            assert new.start == old.start + len("Mis à jour.\n\n")
    assert turned(made.edit) == {"art"}
    assert turned(made.edit.inverse()) == {"art"}


def test_where_it_stood_is_kept() -> None:
    made, _ = carried("Mis à jour.\n\n" + OLD, CLAIMED)
    after = annotation_after(made, CLAIMED)
    stood = [(each.part, each.anchor) for each in after.earlier]
    assert ("claim", CLAIMED.spans[0]) in stood
    assert ("hedge", CLAIMED.hedges[0].anchor) in stood
    assert {part for part, _ in stood} == {"claim", "hedge", "cue", "voice"}


def test_a_lost_part_of_a_sure_claim_waits_by_itself() -> None:
    made, _ = carried(OLD.replace("Selon Vitali Kremez, le groupe", "Le groupe"), CLAIMED)
    after = annotation_after(made, CLAIMED)
    assert after.spans[0].state in ("found", "moved")
    assert after.attributions[0].chain[0].mention.state == "orphan"  # type: ignore[union-attr]
    assert after.attributions[0].chain[0].cues[0].exact == "Selon"
    assert made.to_review == 1
    assert made.told == "0 annotations carried, 1 to review"


def test_what_is_gone_is_kept() -> None:
    made, _ = carried("Un piratage massif\n\nRien.", CLAIMED, NAMED)
    assert (made.carried, made.gone) == (0, 2)
    after = annotation_after(made, CLAIMED)
    assert after.spans[0].exact == CLAIMED.spans[0].exact
    assert 0 <= after.spans[0].start < after.spans[0].end
    back = "Encore.\n\n" + OLD
    again = new_version(
        *(replace(ARTICLE, version=made.version), Version(made.version, "art", "x")),
        *("Un piratage massif\n\nRien.", draft(back), [after]),
    )
    assert annotation_after(again, after).spans[0].exact == CLAIMED.spans[0].exact
    assert again.carried == 1


def test_block_marks_go_with_equal_text() -> None:
    text = OLD.replace("Lire aussi", "Nouveau paragraphe.\n\nLire aussi")
    made, _ = carried(text)
    (version,) = [thing(c) for c in made.edit.changes if c.entity == "version"]
    assert [text[version.blocks[i].start :][:10] for i in version.left_out] == ["Lire aussi"]
    made, _ = carried(OLD.replace("juillet", "juin"))
    assert thing(made.edit.changes[0]).left_out == ()


def test_metadata_follow_unless_the_analyst_has_edited_them() -> None:
    by_hand = replace(ARTICLE, title="Mon titre")
    news = draft(OLD + " Fin.", title="Le piratage", byline="A. B.", published=Date("2017-05-09"))
    made = new_version(by_hand, VERSION, OLD, news, (), b"bytes", ARTICLE)
    (change,) = [c for c in made.edit.changes if c.entity == "article"]
    assert change.after and "title" not in change.after
    assert change.after["byline"] == "A. B."
    assert change.after["published"]["edtf"] == "2017-05-09"
    assert change.after["original_sha256"] in made.edit.originals
    nothing = new_version(ARTICLE, VERSION, OLD, draft("Vu. " + OLD, title=""), (), None, ARTICLE)
    (change,) = [c for c in nothing.edit.changes if c.entity == "article"]
    assert change.after and "title" not in change.after
    assert change.after["published"]["span"]["start"] == at("5 mai").start + 4


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/1/",
        "HTTPS://A.example/1#fin",
        "https://a.example/1?utm_source=feed&fbclid=3",
    ],
)
def test_one_address_in_several_spellings(url: str) -> None:
    assert tidy_address(url) == tidy_address("https://a.example/1")


def test_other_addresses_stay_apart() -> None:
    assert tidy_address("https://a.example/1?p=2") != tidy_address("https://a.example/1")
    assert tidy_address("file:///etc/passwd") == tidy_address("https://[") == tidy_address("") == ""


def test_likeness_of_texts() -> None:
    assert overlap(OLD, OLD + "\n\nEt bien d'autres choses encore à lire ici.") == 1.0
    assert overlap(OLD, "Tout autre chose : le temps de demain sera beau sur Paris.") < 0.3
    assert overlap(OLD, "") == 0.0
