"""Over five hundred strings that exporters trip over, made by rule, and a project full of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit
from reader.domain.edits import make
from reader.domain.project import Analyst, Grade, Statement, Tag, Verdict
from reader.domain.source import Source
from reader.store.store import Store

_TAGS = ("img src=x", "svg", "iframe src=//e.example", "body", "video src=x", "details open", "a")
_EVENTS = ("onerror", "onload", "ontoggle", "onmouseover", "onfocus", "onanimationstart")
_SCHEMES = ("javascript:", "data:text/html,", "vbscript:", "file:///etc/passwd", "//e.example/")
_ATTRIBUTES = ("href", "src", "action", "formaction", "xlink:href", "style", "background")
_FORMULAS = ("=", "+", "-", "@", "'", "\t=", "\r=", "==", "=-", "|")
_BODIES = (
    *(
        "1+1",
        "cmd|' /C calc'!A0",
        'HYPERLINK("http://e.example","x")',
        "SUM(A1:A9)",
        "IMPORTXML(1)",
    ),
    *("WEBSERVICE(1)", "", "2017-05-08", "1e309", "TRUE"),
)
_MARKUP = (
    *(
        "]]>",
        "<![CDATA[x]]>",
        "<!--",
        "-->",
        "<?xml version='1.0'?>",
        "<!DOCTYPE x [<!ENTITY e 'e'>]>",
    ),
    *(
        "&e;",
        "&amp;lt;",
        "&#x3c;script&#62;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "`",
        "\\",
        "/",
        "%00",
        "%s%n",
    ),
    *("{{7*7}}", "{% raw %}", "${7*7}", "#{7*7}", "<%= 7 %>", "[[x]]", "[x](javascript:alert(1))"),
    *("![x](http://e.example/x.png)", "```\nx\n```", "$$x$$", "~~x~~", "| a | b |", "---", "# x"),
    *(
        "* x",
        "1. x",
        "> x",
        "\\end{document}",
        "%%x%%",
        "^x",
        ":x:",
        "http://e.example",
        "a@e.example",
    ),
    *("null", "None", "undefined", "NaN", "true", "0", "-0", "1e1000", "0x1F", "1/0", "[]", "{}"),
    *("'; DROP TABLE claim; --", '" OR ""="', "1;2;3", "a,b", "a;b", "a|b", "a\tb", 'a"b""c'),
    *(
        "CON",
        "NUL.txt",
        "LPT1",
        "..",
        "../../etc/passwd",
        "C:\\x",
        "a/b:c*?",
        "~",
        ".",
        "-rf",
        "a" * 3000,
    ),
)
_LETTERS = (
    *(
        "é",
        "e\u0301",
        "ﬁ",
        "ß",
        "İ",
        "ı",
        "Σς",
        "ﷺ",
        "שלום",
        "مرحبا",
        "漢字",
        "ไทย",
        "한국어",
        "ଓଡ଼ିଆ",
    ),
    *(
        "👩‍👩‍👧‍👦",
        "🇫🇷",
        "🕵️‍♀️",
        "𝒳",
        "𠜎",
        "\U0010fffd",
        "\ue000",
        "\ufeff",
        "\u200b",
        "\u200d",
        "\u2060",
    ),
    *(
        "\u202e",
        "\u2066x\u2069",
        "\u2028",
        "\u2029",
        "\x85",
        "\xa0",
        "\u3000",
        "\ufffc",
        "\ufffe",
        "\uffff",
    ),
    *("\U0001fffe", "Z" + "\u0301" * 200, "\u0300", "­"),
)


def _made() -> list[str]:
    found = [f"<{tag} {event}=alert(1)>" for tag, event in product(_TAGS, _EVENTS)]
    found += [f'"><a {a}="{s}alert(1)">x</a>' for a, s in product(_ATTRIBUTES, _SCHEMES)]
    found += [f"{sign}{body}" for sign, body in product(_FORMULAS, _BODIES)]
    found += _MARKUP
    found += [f"{letter}{with_}" for letter, with_ in product(_LETTERS, ("", " x", "x", "\n"))]
    found += [f"a{chr(code)}b" for code in (*range(1, 32), 127, *range(128, 160))]
    found += [f"<script>{'x' * n}</script>" for n in range(60)]
    found += [f"{'<div>' * n}deep" for n in range(1, 60)]
    return [words for words in dict.fromkeys(found) if words.strip()]


NAUGHTY = _made()
assert len(NAUGHTY) >= 500
QUOTES = [words.replace("\r", "").replace("\ufeff", "") or "x" for words in NAUGHTY]
"""What of them an article can hold: line ends are \\n alone there."""
BETWEEN = "\n\n"


def make_project(path: Path) -> Store:
    """A project, open: each string is a source, a note, a tag, a statement, a reason, a claim."""
    store = Store.open(path, create=True)
    text, places = "", []
    for words in QUOTES:
        places.append((len(text), len(text) + len(words)))
        text += words + BETWEEN
    version = Version("v", "a", text_hash(text), tuple(Block(*place) for place in places))
    article = Article("a", "v", 1, NAUGHTY[0], NAUGHTY[1], NAUGHTY[2], "https://a.example/1")
    things: list[object] = [article, version]
    for n, (words, place) in enumerate(zip(NAUGHTY, places, strict=True)):
        voice = Attribution(f"w{n}", note=words, chain=(Link(f"s{n}"), Link(None, words)))
        things += [
            Source(f"s{n}", words, "person", (words,), note=words),
            Tag(f"t{n}", words, note=words),
            Statement(f"st{n}", words, words),
            Annotation(
                *(f"c{n}", "a", "claim", (anchor_at(text, *place, "v"),), n + 1, words),
                tags=(f"t{n}",),
                gloss=(words,),
                attributions=(voice,),
            ),
            Grade(f"g{n}", source=f"s{n}", value="B", why=words),
            Verdict(f"d{n}", f"c{n}", words[:60], words, "https://b.example"),
        ]
    edit = make("Naughty", *things)
    edit = Edit(edit.label, edit.changes, texts={text_hash(text): text})
    store.apply(edit, analyst=Analyst("anna", "Anna"))
    return store
