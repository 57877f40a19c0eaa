"""What looks like no part of an article: each rule finds its own, and leaves real text alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.article import BLOCK_KINDS, Block
from reader.domain.blocks import paragraphs
from reader.ingest.registry import importer_for
from reader.suggest.boilerplate import Known, propose
from reader.suggest.invitations import invitation
from tests.conftest import SEED
from tests.suggest import seed

BODY = [seed.MOVEMENT, seed.GIGABITS, seed.PROSECUTOR, seed.COMMISSION, seed.FILES]
TEASER = (
    "Un record de bulletins blancs et nuls — Présidentielle\nUne progression exceptionnelle aussi "
    "par rapport au premier tour de l'élection, le 23 avril dernier."
)
STRAY = "Emmanuel Macron a lui aussi visité une cathédrale, à Rodez (sud-ouest)."


def proposed(parts: list[str], known: Known | None = None, **kinds: str) -> dict[str, str]:
    """The words that are proposed → by which rule; `kinds` by position ("_3" is the fourth)."""
    text = "\n\n".join(parts)
    blocks = [
        Block(a, b, kinds.get(f"_{i}", "paragraph")) for i, (a, b) in enumerate(paragraphs(text))
    ]
    assert len(blocks) == len(parts)
    found = propose(text, blocks, known)
    assert all(proposal.why.endswith(".") for proposal in found)
    return {parts[proposal.block]: proposal.rule for proposal in found}


def with_body(*parts: str) -> list[str]:
    """A headline, some paragraphs, the parts, and more paragraphs."""
    return [seed.HEADLINE, *BODY[:3], *parts, *BODY[3:]]


def test_the_seed_has_its_teasers_and_its_stray_sentence_and_no_more():
    draft = importer_for(SEED.name).read(SEED.name, SEED.read_bytes())
    found = propose(draft.text, draft.blocks)
    begin = [draft.text[draft.blocks[p.block].start :][:15] for p in found]
    assert begin == [
        *("Un record de bu", "Emmanuel Macron", "Age, diplôme, r", "Emmanuel Macron"),
        *("Autres rapports", "Discuter de cet", "SUIVRE NOTRE JO"),
    ]
    assert [p.rule for p in found[:4]] == ["teaser", "teaser", "teaser", "stray"]


def test_the_rules_see_the_same_as_the_annotators():
    gold = Path(__file__).parents[1] / "data" / "blocks-gold.json"
    for name, expected in json.loads(gold.read_text(encoding="utf-8")).items():
        assert name == SEED.name
        draft = importer_for(name).read(name, SEED.read_bytes())
        found = [draft.blocks[p.block] for p in propose(draft.text, draft.blocks)]
        assert [[block.start, block.end] for block in found] == expected


@pytest.mark.parametrize(
    "words",
    (
        *("Discuter de cet article", "Réagir", "12 commentaires", "Comments (3)", "Leave a reply"),
        *("Partager", "Partager sur Facebook", "Share on Twitter, Facebook", "Facebook | X"),
        *("SUIVRE NOTRE JOURNAL", "Abonnez-vous !", "Suivez-nous sur Facebook et Twitter"),
        *("Sign up for our newsletter", "Sign up to our daily newsletter to get the best of it"),
        *("Recevez notre newsletter chaque matin", "Download our app", "Follow us on Twitter"),
        *("Autres rapports Monde Information", "Articles similaires", "Related stories"),
        *("Advertisement", "- Publicité -", "La suite après cette publicité"),
        *("© 2017 Le Monde", "Copyright 2020 A Paper. All rights reserved.", "Privacy policy"),
        *(
            "Lire aussi : La fin d'un monde",
            "À lire aussi",
            "Read more: The story",
            "Lire la suite",
        ),
    ),
)
def test_invitations_and_notices_are_known(words: str):
    assert invitation(words)
    assert proposed(with_body(words)) == {words: "invitation"}


@pytest.mark.parametrize(
    "words",
    (
        *("Il invite à discuter de cet article.", "Lire et écrire", "Comments by him drew anger"),
        *("Partager le pouvoir", "Share prices fell on Monday", "Related families were moved away"),
        *("Suivre le procès, jour par jour", "Follow the money", "Support grows for the bill"),
        *("Plus de 40 morts à Bagdad", "Copyright law is changing, says the minister."),
        *("Publicités mensongères : trois mises en examen", "Watch the skies, says the agency"),
        *("Voir aussi grand que possible n'est pas donné à tous.", "", " ", "…"),
    ),
)
def test_words_that_only_begin_like_an_invitation_are_none(words: str):
    assert invitation(words) == ""


def test_a_teaser_is_a_headline_over_a_text_where_paragraphs_are_not_broken_into_lines():
    assert proposed(with_body(TEASER)) == {TEASER: "teaser"}
    # a line that ends as a sentence does, an address, a question and its answer all through
    ended = TEASER.replace(" — Présidentielle", ", dit-il.")
    assert proposed(with_body(ended)) == {}
    asked = [f"Qui a voté pour {name} cette année ?\n{BODY[0]}" for name in ("Anne", "Zoé", "Luc")]
    assert proposed([seed.HEADLINE, *asked]) == {}
    wrapped = [part.replace(", ", ",\n") for part in BODY]
    assert proposed([seed.HEADLINE, *wrapped]) == {}


def test_a_stray_sentence_shares_nothing_with_its_article_but_names():
    assert proposed(with_body(STRAY)) == {STRAY: "stray"}
    akin = "Emmanuel Macron a lui aussi visité la commission, à Rodez (sud-ouest)."
    assert proposed(with_body(akin)) == {}
    quoted = "« Nous visitons une cathédrale », dit Emmanuel Macron à Rodez."
    assert proposed(with_body(quoted)) == {}
    # at the end it may be a punch line; among short paragraphs it does not stand out
    assert proposed([seed.HEADLINE, *BODY, STRAY]) == {}
    short = ["Un homme marche.", "Une femme arrive.", STRAY, "Il pleut.", "La nuit tombe."]
    assert proposed([seed.HEADLINE, *short]) == {}


def test_what_other_articles_have_too_is_proposed_with_where():
    parts = with_body("Des documents de la campagne que chacun relaie ici comme ailleurs.")
    found = proposed(parts, Known(repeated={4: (2,)}))
    assert found == {parts[4]: "repeated"}
    text = "\n\n".join(parts)
    blocks = [Block(a, b) for a, b in paragraphs(text)]
    one, many = (propose(text, blocks, Known(repeated={4: n}))[0].why for n in ((2,), (2, 5)))
    assert "article 2 of this outlet" in one and "2 other articles" in many
    assert proposed(parts, Known(repeated={4: ()})) == {}
    assert proposed(parts, Known(repeated={0: (2,)}), _0="headline") == {}


def test_headlines_of_this_and_other_articles():
    other = "Paris prosecutor opens inquiry into leak"
    assert proposed(with_body(other), Known(headlines={4: 7})) == {other: "headline"}
    assert proposed(with_body(seed.HEADLINE), _0="headline") == {seed.HEADLINE: "headline"}
    near = seed.HEADLINE + ", dit-il"
    assert proposed(with_body(near), _0="headline") == {}


def test_a_line_about_the_author_at_the_end():
    known = Known(byline="By Jane Doe")
    about = "Jane Doe is a reporter in Paris. She was in Rome before."
    assert proposed([seed.HEADLINE, *BODY, about], known) == {about: "author"}
    assert proposed([seed.HEADLINE, *BODY, about], Known(byline="John Roe")) == {}
    assert proposed([seed.HEADLINE, about, *BODY], known) == {}
    witness = "Jane Doe was at the door when it opened."
    assert proposed([seed.HEADLINE, *BODY, witness], known) == {}


def test_runs_of_links_but_no_list_of_the_text():
    links = ["Politique", "Économie et finances", "Un autre titre sans point"]
    assert proposed([seed.HEADLINE, *BODY, *links]) == dict.fromkeys(links, "links")
    assert proposed(with_body(*links)) == dict.fromkeys(links, "links")
    assert proposed([seed.HEADLINE, *BODY, *links[:2]]) == {}, "two lines are no run"
    announced = "Il y a trois raisons :"
    assert proposed([seed.HEADLINE, *BODY, announced, *links]) == {}
    listed = {f"_{i}": "list" for i in (4, 5, 6)}
    assert proposed(with_body(*links), **listed) == {}, "a list within the text"
    sentences = [f"{words}." for words in links]
    assert proposed([seed.HEADLINE, *BODY, *sentences]) == {}


@given(st.data())
def test_any_text_has_proposals_in_order_each_a_block_that_is_no_headline(data: st.DataObject):
    words = st.text(max_size=60) | st.sampled_from([TEASER, STRAY, *BODY, "Partager", "Lire aussi"])
    text = "\n\n".join(data.draw(st.lists(words, max_size=12)))
    blocks = [Block(a, b, data.draw(st.sampled_from(BLOCK_KINDS))) for a, b in paragraphs(text)]
    positions = [p.block for p in propose(text, blocks)]
    assert positions == sorted(set(positions))
    assert all(blocks[i].kind not in ("headline", "byline") for i in positions)
