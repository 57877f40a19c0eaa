"""The kind of a source guessed from its name."""

from __future__ import annotations

import pytest

from reader.suggest.kinds import source_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Vitali Kremez", "person"),
        ("Marine Le Pen", "person"),
        ("Flashpoint", "organisation"),
        ("En Marche!", "organisation"),
        ("Front national", "organisation"),
        ("APT 28", "organisation"),
        ("Le parquet de Paris", "official"),
        ("Commission nationale de contrôle", "official"),
        ("AFP", "media"),
        ("source proche du dossier", "anonymous"),
        ("une source policière", "anonymous"),
        ("@emleaks", "account"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert source_kind(name) == kind
