"""What a page paints of an annotation."""

from dataclasses import replace

from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.marks import marks_of


def test_spans_cues_mentions_and_hedges_of_one_version():
    def at(start: int, **fields: str) -> Anchor:
        return Anchor(start, start + 2, "ab", **{"version": "v1", **fields})

    link = Link("s", mention=at(0), cues=(at(4), at(6, version="v0")))
    claim = Annotation(
        "c", "a", "claim", (at(20), at(10), at(30, state="orphan")),
        hedges=(Hedge(at(12), "modal"),), attributions=(Attribution("x", chain=(link,)),),
    )  # fmt: skip
    assert marks_of(claim, "v1") == [
        ("c", "voice", 0, 2),
        ("c", "cue", 4, 6),
        ("c", "claim", 10, 12),
        ("c", "hedge", 12, 14),
        ("c", "claim", 20, 22),
    ]
    assert marks_of(claim, "v0") == [("c", "cue", 6, 8)]
    assert marks_of(replace(claim, kind="note"), "v1")[2][1] == "note"
