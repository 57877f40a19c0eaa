"""What holds of every text: spans, order, work; and of every rule: a table has it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.suggest.engine import attributions
from reader.suggest.finding import Scene
from reader.suggest.methods import METHODS
from reader.suggest.rates import table
from reader.suggest.tokens import units
from tests import marked
from tests.suggest.methods import test_behind, test_forward, test_others
from tests.suggest.test_suggestions import DEVELOPMENT, PIECES, drafts, work

TABLES = [
    row
    for module in (test_behind, test_forward, test_others)
    for name in dir(module)
    for mark in getattr(getattr(module, name), "pytestmark", ())
    for row in mark.args[1]
]
SELDOM = {"free-quotation-above", "second-cue-and-that", "second-cue-infinitive", "parsed-clause"}
"""Rules of two sentences or paragraphs, and what is left over of others; the parser's."""


def test_every_rule_that_was_seen_has_a_row() -> None:
    rules = {rule for row in TABLES for rule, _, _ in row.found}
    assert set(table().rules) - rules <= SELDOM
    assert sum(not row.found for row in TABLES) >= 25


def test_a_method_finds_nothing_in_sentences_that_it_is_not_asked_about() -> None:
    texts = [(row.text, row.language) for row in TABLES]
    texts += [(marked.gold(path)["text"], path.suffixes[0][1:]) for path in DEVELOPMENT]
    skipped = 0
    for text, language in texts:
        for unit in units(text, 0, len(text), language):
            for method in METHODS:
                if unit.tokens and not method.concerns(unit):
                    skipped += 1
                    assert list(method.find(Scene(unit))) == [], (method.name, unit.text)
    assert skipped > 1_000


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["fr", "en"]))
def test_spans_lie_in_the_text_in_order_and_apart_from_their_cue(pieces, language) -> None:
    text = "".join(pieces)
    for one in attributions(text, [(0, len(text))], language):
        assert list(one.claim) == sorted(one.claim)
        assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in one.claim)
        assert all(b <= c for (_, b), (c, _) in zip(one.claim, one.claim[1:], strict=False))
        for a, b in (*one.cues, *([one.source] if one.source else [])):
            assert 0 <= a < b <= len(text) and text[a:b].strip()


VERSE = "Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu'il m'en souvienne\n"
CODE = (
    'for said in told:\n    print(f"{said}: {that}")  # according to X\nreturn report("a", "b")\n'
)
OCR = "Lc rna1re a d1t quc 1e p0nt rn'est p1us sûr , sel0n 1es exp3rts . Lc tout ,, "
MIXED = "Le maire said que the bridge est fermé, according à la police. "


@pytest.mark.parametrize(
    "text",
    [
        *(VERSE * 40, CODE * 40, OCR * 40, MIXED * 40),
        "LE MAIRE A DIT QUE LE PONT EST FERME ET QUE LA ROUTE AUSSI " * 40,
        "le maire a dit que le pont est fermé il a dit aussi que la route est longue " * 40,
        "قال الوزير: «نعم»، وأضاف أن الاجتماع كان ناجحا. " * 40,
        "部长说：“我们同意。”他表示，会议很成功。" * 40,
    ],
    ids=["verse", "code", "ocr", "mixed", "capitals", "no marks", "arabic", "chinese"],
)
def test_odd_texts_cost_bounded_work_and_give_little(text: str) -> None:
    found = []
    assert work(lambda: found.extend(drafts(text, language=""))) < 700 * len(text)
    assert sum(len(of.claim) for of in found) <= len(text) / 30


@pytest.mark.parametrize("text", [VERSE, CODE, "قال الوزير: «نعم». ", "部长说：“我们同意。”"])
def test_what_is_no_news_gives_nothing(text: str) -> None:
    assert drafts(text * 5, language="") == []


def test_a_sentence_without_a_cue_costs_next_to_nothing() -> None:
    plain = "La route longe la rivière et traverse trois villages avant le col. " * 40
    spoken = "La route est longue, dit Marc Roux, et le col est encore loin de là. " * 40
    assert work(lambda: drafts(plain)) * 8 < work(lambda: drafts(spoken))
