"""Suggestions as whole drafts: spans, names, keys, scores, reasons; and what gives none."""

from __future__ import annotations

import random
import sys
from dataclasses import replace

import pytest

from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.source import Source
from reader.suggest.rates import rate
from reader.suggest.suggestions import Draft, Known, Material, suggest, unmarked, weighed
from tests import marked
from tests.test_marked import FILES

DEVELOPMENT = [path for path in FILES if path.parent.name == "gold"]
TEXT = (
    "Selon Vitali Kremez, directeur d'études à la société Flashpoint, APT 28 serait derrière "
    "l'attaque.\n\n« Le code le montre », a précisé M. Kremez. Il nie toute erreur."
)


def material(text: str, language: str = "fr", left_out: tuple[int, ...] = ()) -> Material:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(at, at + len(part)))
        at += len(part) + 2
    version = Version("v1", "a1", text_hash(text), tuple(blocks), left_out)
    return Material(Article("a1", "v1", 1, language=language), version, text)


def drafts(text: str = TEXT, known: Known | None = None, **more) -> list[Draft]:
    return suggest(material(text, **more), known or Known())


def test_a_whole_draft() -> None:
    first, second, third = drafts()
    (voice,) = first.annotation.attributions
    (link,) = voice.chain
    assert first.annotation.quotation == "APT 28 serait derrière l'attaque"
    assert (link.mention.exact, link.label, link.source) == ("Vitali Kremez",) * 2 + (None,)
    assert link.cues[0].exact == "Selon" and link.descriptor.exact.startswith("directeur")
    assert first.affiliation == "Flashpoint"
    assert [hedge.anchor.exact for hedge in first.annotation.hedges] == ["serait"]
    assert (voice.stance, voice.directness) == ("asserts", "indirect")
    assert "“Selon”" in first.why
    assert second.source_name == "Vitali Kremez"
    assert second.annotation.attributions[0].directness == "direct"
    (link,) = third.annotation.attributions[0].chain
    assert third.annotation.attributions[0].stance == "denies"
    assert (link.mention.exact, link.antecedent.exact) == ("Il", "M. Kremez")
    assert third.source_name == "Vitali Kremez"


def test_hearsay_is_a_chain() -> None:
    (found,) = drafts("Un corps a été trouvé, a-t-on appris de source policière.")
    on, origin = found.annotation.attributions[0].chain
    assert (on.label, on.source, origin.mention.exact) == ("on", None, "source policière")


def test_known_sources_are_found_by_alias_and_surname() -> None:
    kremez = Source("s1", "Vitali Kremez", "person", affiliation="s2")
    flashpoint = Source("s2", "Flashpoint Intel", "organisation", ("Flashpoint",))
    found = drafts(known=Known((kremez, flashpoint)))
    assert [of.annotation.attributions[0].chain[0].source for of in found] == ["s1"] * 3
    assert {of.annotation.attributions[0].chain[0].affiliation for of in found} == {"s2"}
    text = "La messe est dite, a dit Le Parti!, qui part."
    assert Known((Source("s", "Le Parti!"),)).source("le parti!", "a") is not None, text


def test_an_unnamed_source_is_known_in_its_own_article_only() -> None:
    here = Source("s1", "source policière", "anonymous", article="a1")
    there = replace(here, id="s2", article="a2")
    text = "Un corps a été trouvé, a-t-on appris de source policière."
    assert drafts(text, Known((here,)))[0].annotation.attributions[0].chain[1].source == "s1"
    assert drafts(text, Known((there,)))[0].annotation.attributions[0].chain[1].source is None


def test_keys_survive_a_new_version_and_dismissal_holds() -> None:
    before = drafts()
    after = drafts(f"Un mot de plus.\n\n{TEXT}")
    assert [of.key for of in before] == [of.key for of in after]
    assert len({of.key for of in before}) == 3
    other_marks = TEXT.replace("« ", "“").replace(" »", "”").replace("'", "’")
    assert [of.key for of in drafts(other_marks)] == [of.key for of in before]
    left = drafts(known=Known(dismissed={before[1].key}))
    assert [of.key for of in left] == [before[0].key, before[2].key]


def test_counts_move_scores() -> None:
    rule = drafts()[0].rule

    def score(accepted: int, dismissed: int) -> float:
        return drafts(known=Known(counts={rule: (accepted, dismissed)}))[0].score

    assert score(0, 20) < score(10, 10) < score(20, 0) <= 1
    assert score(0, 0) == drafts()[0].score == rate(rule, {})
    assert score(0, 1) > 0.9 * score(0, 0), "one decision is little"
    others = {of.rule: of.score for of in drafts(known=Known(counts={rule: (0, 20)}))}
    assert all(others[of.rule] == of.score for of in drafts() if of.rule != rule)


def test_weighing_again_is_as_good_as_suggesting_again() -> None:
    kremez = Source("s1", "Vitali Kremez", "person")
    first = drafts()
    later = Known((kremez,), {first[1].key}, {first[0].rule: (3, 1)})
    assert weighed(first, later) == drafts(known=later) == suggest(material(TEXT), later)
    assert weighed(weighed(first, later), Known()) == [first[0], first[2]], "an undone acceptance"


def test_what_is_marked_is_not_suggested() -> None:
    first, second, third = drafts()
    (start, end), *_ = first.claim
    assert unmarked([first, second, third], [((start, end - 5),)]) == [second, third]
    assert unmarked([first, second, third], [((0, len(TEXT)),), ((start, start + 3),)]) == [
        first,
        second,
        third,
    ]


def test_blocks_left_out_and_bylines_give_nothing() -> None:
    assert [of.rule for of in drafts(left_out=(0,))] == [of.rule for of in drafts()][1:]
    whole = material(TEXT)

    def found(kind: str) -> list[Draft]:
        blocks = tuple(replace(block, kind=kind) for block in whole.version.blocks)
        return suggest(replace(whole, version=replace(whole.version, blocks=blocks)), Known())

    assert found("byline") == found("row") == []
    assert found("headline") == found("paragraph")


def test_a_name_with_a_mark_ends_no_sentence() -> None:
    text = "En Marche! avait déclaré à plusieurs reprises être la cible de piratage."
    (found,) = drafts(text)
    assert (found.source_name, found.annotation.quotation) == (
        "En Marche!",
        "être la cible de piratage",
    )
    (found,) = drafts("« C'est faux », précise En Marche! dans un communiqué. Il pleut.")
    assert found.source_name == "En Marche!"


def test_a_pronoun_stands_for_the_subject_of_its_sentence() -> None:
    text = (
        "Un corps a été trouvé, a-t-on appris de source policière. La Commission des sports a "
        "diffusé un communiqué dans lequel elle met en garde contre la violence."
    )
    link = drafts(text)[1].annotation.attributions[0].chain[0]
    assert (link.mention.exact, link.antecedent.exact) == ("elle", "La Commission des sports")
    text = "Marie Petit est en colère. La loi est mauvaise, a-t-elle dit."
    link = drafts(text)[0].annotation.attributions[0].chain[0]
    assert link.antecedent is None, "what is said does not say it"


@pytest.mark.parametrize("path", DEVELOPMENT, ids=lambda path: path.stem)
def test_spans_are_in_the_text_and_in_order(path) -> None:
    gold = marked.gold(path)
    text = gold["text"]
    found = drafts(text, language=gold["language"])
    assert found
    for of in found:
        assert list(of.claim) == sorted(of.claim)
        assert all(0 <= a < b <= len(text) for a, b in of.claim)
        for anchor in of.annotation.spans:
            assert text[anchor.start : anchor.end] == anchor.exact == anchor.exact.strip()
        assert 0 < of.score < 1 and of.why.endswith((".", "follows"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \n",
        "العربية هي لغة قال الوزير «نعم»",
        "部长说：“我们同意。”他表示，会议很成功。",
        "def said(x): return 'x' if x else \"y\"",
        "xq zv 1234 ][ }{ §§ éé",
    ],
)
def test_no_suggestions_for_what_is_no_news(text: str) -> None:
    assert drafts(text, language="") == []


def test_capitals_and_no_punctuation_are_survived() -> None:
    drafts("LE MINISTRE A DIT QUE LA LOI PASSERA ET LE MAIRE A DIT NON")
    drafts("selon le maire le pont est ferme il a dit que non et que oui " * 50)


PIECES = (
    *("« ", " »", "“", "”", '"', "'", "‘", "’", ", ", ". ", ": ", "; ", "! ", "(", ")", " - "),
    *("a dit ", "dit-il ", "a-t-on ", "said ", "says ", "told ", "que ", "qu'", "that ", "selon "),
    *("according to ", "Marc Roux ", "le maire ", "the mayor ", "he ", "il ", "et ", "and "),
    *("d'", "l'", "de ", "of ", "A", "é", "1,000 ", "\n", "\n\n", "M. ", "qui ", "who ", "…"),
)


def work(run) -> int:
    """How many functions are called."""
    calls = 0

    def count(_frame, event, _argument) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def crafted(seed: int) -> str:
    chance = random.Random(seed)
    if seed % 3 == 0:
        return chance.choice(PIECES) * chance.randint(1, 120)
    if seed % 3 == 1:
        return (chance.choice(PIECES) + chance.choice(PIECES)) * chance.randint(1, 60)
    return "".join(chance.choices(PIECES, k=chance.randint(1, 60)))


def survives(seeds: range) -> None:
    for seed in seeds:
        text = crafted(seed)
        found: list[Draft] = []
        calls = work(lambda text=text, found=found: found.extend(drafts(text)))
        assert calls < 20_000 + 2_500 * len(text), (seed, calls, len(text))
        for of in found:
            assert all(text[a:b].strip() for a, b in of.claim)


def test_crafted_strings_cost_bounded_work() -> None:
    survives(range(45))


@pytest.mark.long
def test_ten_thousand_crafted_strings_cost_bounded_work() -> None:
    survives(range(45, 10_045))


def test_a_very_long_paragraph_costs_no_more_a_character() -> None:
    sentence = "Le maire a dit que « tout va bien », selon Marc Roux, et il nie tout. "
    few, many = (work(lambda n=n: drafts(sentence * n)) for n in (50, 100))
    assert many < 2.6 * few
