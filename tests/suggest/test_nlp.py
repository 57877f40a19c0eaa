"""The parser of sentences: what it adds to the rules, what it leaves alone, when it is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.program import selon
from reader.domain.article import Article, Version, text_hash
from reader.suggest import nlp
from reader.suggest.engine import attributions
from reader.suggest.finding import Found
from reader.suggest.suggestions import Known, Material, suggest
from tests import golds

GOLD = Path(__file__).parents[1] / "data" / "gold"
needs_nlp = pytest.mark.skipif(
    not nlp.available(), reason=f"THE EXTRA “nlp” IS MISSING: pip install '{nlp.PACKAGE}'"
)


def found(text: str, language: str = "en", rules: list[Found] | None = None) -> list[Found]:
    return nlp.refined(text, [(0, len(text))], language, rules or [])


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (text[slice(*of.source)] if of.source else "", text[slice(*of.claim[0])])
        for of in found(text, language)
    ]


@needs_nlp
def test_two_sayings_are_not_made_one_clause() -> None:
    text = 'Enver Solomon told the paper any process "must be thought out": "We welcome it."'
    rules = attributions(text, [(0, len(text))], "en")
    assert [of.claim for of in found(text, "en", rules)] == [of.claim for of in rules]


@needs_nlp
def test_a_clause_and_the_whole_name_of_who_says_it() -> None:
    text = (
        "A spokesman for the harbour pilots of the northern isles, who asked not to be named, said"
        " that the ferry had been overloaded."
    )
    ((source, claim),) = said(text)
    assert source == "A spokesman for the harbour pilots of the northern isles"
    assert claim == "the ferry had been overloaded"
    ((one,)) = found(text)
    assert text[slice(*one.cues[0])] == "said" and one.rule == nlp.RULE


@needs_nlp
def test_a_clause_in_french() -> None:
    text = "Le maire de la commune affirme que les travaux commenceront en mai."
    assert said(text, "fr") == [("Le maire de la commune", "les travaux commenceront en mai")]


@needs_nlp
@pytest.mark.parametrize(
    "text",
    [
        "Officials have not said whether the bridge is safe.",
        "The minister did not say that the bridge was safe.",
        "I think that the bridge is safe.",
        "The bridge, which was built in 1931, carries two lanes.",
        "“The engineers said the bridge was safe and we believed them.”",
        "The company explained why it had closed the plant.",
    ],
)
def test_what_nobody_says_is_left_alone(text: str) -> None:
    assert said(text) == []


@needs_nlp
def test_what_a_rule_found_stays_and_quoted_words_get_their_clause() -> None:
    text = "The authors said the shortage was “a scandal in waiting” for the north."
    start, end = text.index("“"), text.index("”") + 1
    cue = (text.index("said"), text.index("said") + 4)
    rule = Found(((start, end),), (0, 11), (cue,), "name-cue-quotation")
    (one,) = found(text, rules=[rule])
    assert text[slice(*one.claim[0])].startswith("the shortage was “a scandal")
    assert one.rule == "name-cue-quotation" and one.source == (0, 11)
    other = Found(((0, 40),), None, (), "unknown-speaker")
    assert found(text, rules=[other]) == [other]


@needs_nlp
def test_ranges_lie_in_the_text_and_in_order() -> None:
    for gold in [*golds.files(GOLD)][:6]:
        text, at, ranges = gold["text"], 0, []
        for part in text.split("\n\n"):
            ranges.append((at, at + len(part)))
            at += len(part) + 2
        of_parser = nlp.refined(text, ranges, gold["language"], [])
        assert of_parser == sorted(of_parser, key=lambda one: one.claim[0])
        for one in of_parser:
            assert one.source
            for a, b in (*one.claim, one.source, *one.cues):
                assert 0 <= a < b <= len(text) and text[a:b] == text[a:b].strip()
                assert any(start <= a and b <= end for start, end in ranges)


@needs_nlp
def test_a_suggestion_says_that_the_parser_found_it_and_the_command_takes_it(tmp_path) -> None:
    text = (
        "Bad weather.\n\nThe head of the union of pilots on the northern isles, a big man, claims"
    )
    text += " in a letter the ferry was overloaded."
    version = Version("v", "a", text_hash(text))
    article = Article("a", "v", 1, language="en")
    for draft in suggest(Material(article, version, text, nlp=True), Known()):
        assert draft.why.endswith(".") and 0 < draft.score < 1
    project, file = tmp_path / "p.selon", tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    CliRunner().invoke(selon, ["import", str(project), str(file)])
    told = CliRunner().invoke(selon, ["suggest", str(project), "--nlp", "--json"])
    assert told.exit_code == 0, told.output
    assert "the ferry was overloaded" in told.output


def test_without_the_extra_the_command_says_how_to_get_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)  # as where it is not installed
    project, file = tmp_path / "p.selon", tmp_path / "a.txt"
    file.write_text("The mayor said the bridge is safe.", encoding="utf-8")
    CliRunner().invoke(selon, ["import", str(project), str(file)])
    told = CliRunner().invoke(selon, ["suggest", str(project), "--nlp"])
    assert told.exit_code == 1 and 'pip install "selon[nlp]"' in told.output
    assert found("The mayor said the bridge is safe.") == []


def test_another_language_and_endless_paragraphs_are_left_to_the_rules() -> None:
    rule = Found(((0, 4),), None, (), "unknown-speaker")
    assert found("قال الوزير إن الجسر آمن.", "", [rule]) == [rule]
    assert found("The mayor said the bridge is safe. " * 1_000, "en", [rule]) == [rule]


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys; from reader.suggest import nlp, suggestions; nlp.available();"
        " sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
