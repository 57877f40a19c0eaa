"""For each rule a sentence that has nothing of it, and one that comes near and is not it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reader.suggest
from reader.suggest.engine import attributions
from tests.suggest.methods.telling import EN, FR, told

ROWS = {
    "quotation-cue-name": (
        (FR, "Le film « Assez » sort lundi avec Marc Roux."),
        (EN, "The word “over” stands on the wall, and Ann Cole left."),
    ),
    "quotation-cue-pronoun": (
        (FR, "« Le Cid » a-t-il encore un public ?"),
        (EN, "The “bridge” he crossed is shut."),
    ),
    "claim-cue-name": (
        (EN, "On Monday, the mayor said."),
        (FR, "Le pont rouvrira lundi, a attendu mardi la mairie de Varces."),
    ),
    "claim-cue-pronoun": (
        (EN, "She added sugar to the tea."),
        (FR, "La mesure reviendra au printemps, attend-elle."),
    ),
    "name-cue-that": (
        (FR, "Marc Roux sait le chemin que tous ont pris."),
        (EN, "The report that Ann Cole wrote was lost."),
    ),
    "name-cue-and-that": (
        (FR, "Marc Roux a dit que le pont est fermé et la route ouverte."),
        (EN, "Ann Cole said that the bridge was shut and left."),
    ),
    "pronoun-cue-that": (
        (FR, "Il attend que le pont ouvre."),
        (EN, "He built the house that stands there."),
    ),
    "second-cue-that": (
        (FR, "Marc Roux a dit que le pont est fermé, puis il est parti."),
        (EN, "Ann Cole said that the bridge was shut and walked home."),
    ),
    "name-cue-quotation": (
        (FR, "Marc Roux part pour Lyon lundi."),
        (EN, "Ann Cole bought “The Bridge” on Monday."),
    ),
    "pronoun-cue-quotation": (
        (FR, "Il part pour Lyon lundi."),
        (EN, "He bought “The Bridge” on Monday."),
    ),
    "second-cue-quotation": (
        (FR, "Marc Roux a dit : « C'est fini », puis il est parti."),
        (EN, "Ann Cole said “it is over” and bought a book."),
    ),
    "name-cue-clause": (
        (EN, "Ann Cole said goodbye to the town."),
        (EN, "Ann Cole built the bridge is a song."),
    ),
    "pronoun-cue-clause": (
        (EN, "He said goodbye to the town."),
        (EN, "She told the truth."),
    ),
    "second-cue-clause": (
        (EN, "Ann Cole said the bridge was shut and left the room."),
        (EN, "Ann Cole opened the door and walked home."),
    ),
    "name-cue-loose-clause": (
        (EN, "Ann Cole warned the town."),
        (EN, "Ann Cole knows the mayor."),
    ),
    "pronoun-cue-loose-clause": (
        (EN, "He warned the town."),
        (EN, "She knows the mayor."),
    ),
    "second-cue-loose-clause": (
        (EN, "Ann Cole left and warned the town."),
        (EN, "Ann Cole said the bridge was shut and warned the town."),
    ),
    "name-cue-infinitive": (
        (FR, "Marc Roux vient de partir à Lyon."),
        (FR, "Marc Roux affirme le contraire."),
    ),
    "pronoun-cue-infinitive": (
        (FR, "Il vient de partir à Lyon."),
        (FR, "Elle peut affirmer le contraire."),
    ),
    "name-cue-object": (
        (FR, "Le parquet de Paris a ouvert une enquête."),
        (EN, "The prosecutor opened an inquiry."),
    ),
    "pronoun-cue-object": (
        (FR, "Il a ouvert une enquête."),
        (EN, "She closed the door."),
    ),
    "preposition-first": (
        (FR, "Selon toute vraisemblance, le pont est fermé."),
        (EN, "According to plan, the bridge was shut."),
    ),
    "preposition-behind": (
        (FR, "Les tarifs changent selon la saison."),
        (EN, "Roads were closed in accord with the plan."),
    ),
    "view-first": (
        (FR, "Pour Noël, le pont sera ouvert."),
        (EN, "For years, the bridge was shut."),
    ),
    "view-behind": (
        (FR, "Le pont sera ouvert pour Noël."),
        (EN, "The bridge was shut for years."),
    ),
    "hearsay": (
        (FR, "Le pont est fermé la nuit."),
        (EN, "The bridge was shut at night."),
    ),
    "hearsay-unknown": (
        (FR, "Le pont aurait besoin de travaux si la ville payait."),
        (EN, "The bridge was repeatedly shut."),
    ),
    "broken-quotation": (
        (FR, "« Le Cid », de Corneille, « Phèdre », de Racine."),
        (EN, "“Cats”, a musical, and “Evita” return."),
    ),
    "free-quotation": (
        (FR, "Le film « Assez » sort lundi."),
        (EN, "They call it a “bridge”."),
    ),
    "free-quotation-subject": (
        (FR, "Marc Roux a lu le livre « Assez » hier soir."),
        (EN, "Ann Cole crossed the “bridge” on Monday."),
    ),
    "free-quotation-above": (
        (FR, "Le film « Assez » sort lundi."),
        (EN, "They call it a “bridge”."),
    ),
    "subject-quotation": (
        (FR, "Le maire : un homme « las »."),
        (EN, "The mayor wore a “hat” again."),
    ),
    "unknown-speaker": (
        (FR, "On a vu le pont fermé."),
        (EN, "It was built in 1900."),
    ),
    "noun-that": (
        (FR, "L'annonce de Marc Roux est attendue lundi."),
        (EN, "The claim by Ann Cole was long."),
    ),
}


@pytest.mark.parametrize("rule", ROWS)
@pytest.mark.parametrize("which", [0, 1], ids=["nothing of it", "near miss"])
def test_it_is_not_found(rule: str, which: int) -> None:
    language, text = ROWS[rule][which]
    assert rule not in {found for found, _, _ in told(text, language)}


def test_every_rule_has_its_rows() -> None:
    """A sentence where it is found in the tables, and two here where it is not."""
    rates = json.loads((Path(reader.suggest.__file__).parent / "rates.json").read_text("utf-8"))
    rules = {rule for rule in rates["rules"] if not rule.startswith("parsed-")}
    assert rules == set(ROWS)
    tables = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    found = {rule for rule in rules if tables.count(f'"{rule}"') > 1}
    assert rules - found == set()


def test_a_quotation_after_the_paragraph_of_its_speaker() -> None:
    text = "“The bridge is shut,” said Ann Cole.\n\n“Nobody will cross it before the spring.”"
    end = text.index("\n")
    found = attributions(text, [(0, end), (end + 2, len(text))], EN)
    rules = [of.rule for of in found]
    assert rules == ["quotation-cue-name", "free-quotation-above"]
    assert [text[slice(*of.source)] for of in found if of.source] == ["Ann Cole", "Ann Cole"]
