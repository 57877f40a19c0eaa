"""The mapping between the text's code points and the document's positions loses nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.article import Block
from reader.ui.page.document import PageDocument
from reader.ui.page.rows import drawable
from reader.ui.page.styles import Reading, Styles

_PIECES = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "a é\u0301\u200d😀👩🏽\u00a0\u2028\u2029\r\n\x00\ufffc\ufdd0\ufdd1אשع\ufeff\u202e"
        ),
    ),
    max_size=30,
)
_STYLES = []


def styles():
    """One set of styles for all examples; fonts are loaded once."""
    if not _STYLES:
        _STYLES.append(Styles(Reading()))
    return _STYLES[0]


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(_PIECES, min_size=1, max_size=6), data=st.data())
def test_there_and_back_is_the_identity(qapp, pieces, data):
    kinds = ("headline", "byline", "paragraph", "quote", "list", "row")
    blocks, text = [], ""
    for piece in pieces:
        blocks.append(Block(len(text), len(text) + len(piece), data.draw(st.sampled_from(kinds))))
        text += piece + "\n\n"
    left_out = data.draw(st.sets(st.integers(0, len(blocks) - 1)))
    opened = {b.start for b in blocks if data.draw(st.booleans())}
    sheet = PageDocument(text, tuple(blocks), left_out, "meta 😀", styles(), opened)
    assert sheet.blockCount() == len(sheet.kinds)
    for block in blocks:
        for at in range(block.start, block.end + 1):
            position = sheet.rows.position(at)
            assert sheet.rows.codepoint(position) == at
            row = sheet.findBlock(position)
            assert row.position() == sheet.rows.first(row.blockNumber())
        row = sheet.findBlock(sheet.rows.position(block.start))
        assert row.text() == drawable(text[block.start : block.end])
        assert row.length() - 1 == sheet.rows.offset(row.blockNumber(), block.end)


@given(_PIECES)
def test_what_is_drawn_has_as_many_code_points(text):
    shown = drawable(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\n\r\u2029\x00\ufffc\ufdd0\ufdd1")


def test_lone_surrogates_do_not_reach_the_document():
    assert drawable("a\ud800b") == "a\ufffdb"


def test_positions_in_added_rows_go_to_the_text_beside_them(qapp):
    text = "Head\n\nFirst\n\nAside\n\nLast"
    blocks = (Block(0, 4, "headline"), Block(6, 11), Block(13, 18), Block(20, 24))
    sheet = PageDocument(text, blocks, (2,), "meta", styles())
    meta, fold = sheet.kinds.index("meta"), sheet.kinds.index("fold")
    assert sheet.rows.codepoint(sheet.rows.first(meta) + 2) == 4
    assert sheet.rows.codepoint(sheet.rows.first(meta) + 2, forward=True) == 6
    assert sheet.rows.range_of(sheet.rows.first(meta), sheet.rows.first(fold) + 3) == (6, 11)
    assert not sheet.findBlockByNumber(sheet.rows.row_at(13)).isVisible()
