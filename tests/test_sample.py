"""The sample of the first start: built from the article, up to date, and what it should show."""

from __future__ import annotations

import json
import runpy

from reader.domain.arrivals import import_edit
from reader.importing import import_each
from reader.ingest.selon_json import read
from reader.profile import Profile
from reader.resources import resource
from reader.store.store import Store


def test_the_sample_is_what_its_maker_makes():
    made = runpy.run_path(str(resource("articles/make.py")))["sample"]()
    assert json.loads(resource("articles/sample.json").read_text(encoding="utf-8")) == made


def test_the_first_project(tmp_path, seed_text):
    document = read("sample.json", resource("articles/sample.json").read_bytes())
    with_own_id = Store.open(tmp_path / "p.selon", create=True)
    own = with_own_id.project()
    arrival = import_edit(document, with_own_id, "Sample", fresh=True)
    with_own_id.apply(arrival.edit, analyst=Profile.at(tmp_path).who("Ann"))
    assert with_own_id.project() == own
    (row,) = with_own_id.article_rows()
    assert (row.byline, row.outlet, row.published, row.language) == (
        *("Henri Michaux", "Monde Information", "2017-05-08", "fr"),
    )
    assert (row.claims, row.mentions, row.notes) == (2, 1, 0)
    (version,) = with_own_id.versions(row.id)
    assert with_own_id.text(version.sha256) == seed_text
    begin = [seed_text[version.blocks[i].start :][:12] for i in version.left_out]
    assert begin[0] == "Un record de" and begin[-1] == "SUIVRE NOTRE" and len(begin) == 7
    # the claim on APT 28 is left for the first minute
    apt = seed_text.index("le groupe APT 28")
    assert all(start < apt for _, _, start, _ in with_own_id.annotation_ids(row.id))
    with_own_id.close()


def test_what_comes_to_an_article_that_is_there_is_told(tmp_path):
    store = Store.open(tmp_path / "p.selon", create=True)
    ann = Profile.at(tmp_path).who("Ann")
    for name, reason in (
        ("en-marche.txt", ""),
        ("sample.json", "It is in the project already; new annotations in it: 3."),
        ("sample.json", "It is in the project already."),
    ):
        (told,) = import_each(store, [resource(f"articles/{name}")], ann, origin="command")
        assert told.reason == reason
    store.close()
