"""For whom a named source speaks."""

import pytest

from reader.suggest.affiliation import affiliation_after, descriptor_after
from tests.suggest import seed


@pytest.mark.parametrize(
    ("text", "name", "descriptor", "affiliation"),
    [
        (
            seed.KREMEZ,
            "Vitali Kremez",
            "directeur d'études à la société new-yorkaise Flashpoint",
            "Flashpoint",
        ),
        (
            seed.PHILIPPOT,
            "Florian Philippot",
            "vice-président du Front national",
            "Front national",
        ),
        ("John Smith, head of Acme Corp, said.", "John Smith", "head of Acme Corp", "Acme Corp"),
        ("Ann Poe, the CEO of Beta, left.", "Ann Poe", "the CEO of Beta", "Beta"),
        ("Bob Lee, a lawyer at Acme, left.", "Bob Lee", "a lawyer at Acme", "Acme"),
        ("Bob Lee (AFP) said.", "Bob Lee", "AFP", "AFP"),
        ("Jane Roe of Reuters said.", "Jane Roe", None, "Reuters"),
        ("Anne Roy, députée de Paris, a dit", "Anne Roy", "députée de Paris", "Paris"),
        (seed.MOVEMENT, "En Marche!", None, None),
        (seed.COMMISSION, "électorale", None, None),
        ("According to Lee, the girls were granted leave.", "Lee", None, None),
        ("In Paris, John Smith said.", "Paris", None, None),
        ("Lee, qui dirige Acme, part.", "Lee", None, None),
        ("Lee, said the head of Acme, left.", "Lee", None, None),
        ("Lee", "Lee", None, None),
    ],
)
def test_beside_the_name(
    text: str, name: str, descriptor: str | None, affiliation: str | None
) -> None:
    at = text.index(name)
    span, paragraph = (at, at + len(name)), (0, len(text))
    described = descriptor_after(text, span, paragraph)
    assert (text[slice(*described)] if described else None) == descriptor
    found = affiliation_after(text, span, paragraph)
    assert (text[slice(*found)] if found else None) == affiliation
