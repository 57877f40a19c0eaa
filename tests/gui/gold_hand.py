"""A person who puts the gold's claims into the window by mouse and keys; it asserts nothing."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from reader.domain.folding import fold
from tests import gold
from tests.gui.hands import CTRL, SHIFT, Hands, settle

Object = dict[str, Any]
RETURN, DOWN, UP, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab
FOUND = {
    "E3": "source proche du dossier",
    "E4": "Commission nationale de contrôle de la campagne électorale",
}
"""What the text calls the sources that the gold gives a name of its own."""
NAMES = {of["id"]: FOUND.get(of["id"], of["name"]) for of in gold.entities()}
KEPT_WORDS = {
    "cues": "cueField",
    "mention": "mentionField",
    "antecedent": "antecedentField",
    "descriptor": "descriptorField",
}


class GoldHand:
    """Annotates like the gold. What the program filled in rightly it leaves as it is."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    # --- moves ---------------------------------------------------------------------------------

    def drag(self, span: Object) -> None:
        """Drag over the words of a span."""
        nth = self.hands.page.text[: span["start"]].count(span["exact"])
        self.hands.drag(span["exact"], nth)
        assert self.hands.page.selected_range() == (span["start"], span["end"]), span

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until a field of the card has the keyboard."""
        field = self.hands.find(name, self.hands.card())
        for _ in range(60):
            here = self.hands.focus()
            if here is field or field.isAncestorOf(here):
                return here
            self.hands.key(TAB)
        raise AssertionError(f"Tab does not come to {name}")

    def take(self, name: str, span: Object) -> None:
        """Select words on the page and take them into a field."""
        self.drag(span)
        self.hands.click(name, self.hands.card())
        self.hands.key("l", CTRL)

    def write(self, name: str, text: str) -> None:
        """Click a field and type, lines by Enter."""
        self.hands.click(name, self.hands.card())
        for i, line in enumerate(text.split("\n")):
            if i:
                self.hands.key(RETURN)
            self.hands.type(line)

    def choose(self, name: str, code: str) -> None:
        """Choose one word of a list by the arrow keys."""
        box = self.tab_to(name)
        assert isinstance(box, QComboBox)
        for _ in range(box.count()):
            if box.currentData() == code:
                return
            self.hands.key(DOWN)
        raise AssertionError(f"{name} has no {code}")

    def offer(self, kind: str, name: str) -> None:
        """Go down the offers to one and take it."""
        popup = self.hands.find("offers")
        for _ in popup.offers:
            self.hands.key(DOWN)
            here = popup.current
            named = fold(here.name) == fold(name)
            if named and (here.kind == kind or (kind == "source" and here.kind != "unnamed")):
                self.hands.key(RETURN)
                return
        raise AssertionError([(of.kind, of.name) for of in popup.offers])

    # --- a claim -------------------------------------------------------------------------------

    def annotate(self, claim: Object) -> None:
        """Put one claim of the gold's JSON in."""
        hands = self.hands
        first, *others = claim["spans"]
        self.drag(first)
        hands.key("c")
        voices = claim["attributions"]
        if voices:
            self._voice(voices[0])
        else:
            hands.key(RETURN)
        for span in others:
            self.drag(span)
            hands.key("C", SHIFT)
        self._unfold()
        if voices:
            self._evidence(voices[0])
        for which in ("event", "said", "reported"):
            if which in claim["dates"]:
                self.take(f"{which}Date", claim["dates"][which]["span"])
        self.write("glossField", "\n".join(claim["gloss"]))
        if claim["note"]:
            self.write("noteField", claim["note"])
        self._kinds(claim["act"])
        self.choose("priorityField", claim["priority"])
        hands.key(Qt.Key.Key_Escape)

    def _voice(self, voice: Object) -> None:
        first, *chain = voice["chain"]
        self._link(first)
        for link in chain:
            self.hands.click("addRelay" if link.get("stated", True) else "addImplied")
            self._link(link)

    def _link(self, link: Object) -> None:
        hands = self.hands
        if link["source"]:
            name = NAMES[link["source"]]
            hands.type(name[:6])
            self.offer("source", name)
        elif "label" in link:
            hands.type(link["label"])
            self.offer("unnamed", link["label"])
        else:
            hands.key(UP)
            hands.key(RETURN)

    def _unfold(self) -> None:
        button = self.hands.find("furtherFields", self.hands.card())
        if not button.isChecked():
            self.tab_to("furtherFields")
            self.hands.key(RETURN)

    def _evidence(self, voice: Object) -> None:
        """Take the words that the program did not find, in each link of the chain."""
        card = self.hands.card()
        chips = [w for w in card.findChildren(QWidget) if hasattr(w, "chip") and w.isVisible()]
        for place, link in enumerate(voice["chain"]):
            if len(voice["chain"]) > 1 and not chips[place].chosen:
                self.hands.click(chips[place])
            for part, name in KEPT_WORDS.items():
                wanted = link.get(part)
                if part == "cues":
                    wanted = wanted[0] if wanted else None
                self._keep(name, wanted)
            chips = [w for w in card.findChildren(QWidget) if hasattr(w, "chip") and w.isVisible()]
        self._keep("mediumField", voice["medium"])
        if voice["note"]:
            self.write("voiceNoteField", voice["note"])

    def _keep(self, name: str, wanted: Object | None) -> None:
        shown = self.hands.find(name, self.hands.card()).text()
        if wanted and shown != wanted["exact"]:
            self.take(name, wanted)
        elif shown and not wanted:
            self.hands.click(name, self.hands.card())
            self.hands.key("a", CTRL)
            self.hands.key(Qt.Key.Key_Delete)
            self.hands.key(RETURN)

    def _kinds(self, acts: list[str]) -> None:
        for act in acts:
            self.tab_to("actField")
            self.hands.key(RETURN)
            menu = QApplication.activePopupWidget()
            assert menu is not None and menu.objectName() == "acts"
            for _ in menu.actions():
                QTest.keyClick(menu, DOWN)
                if menu.activeAction().data() == act:
                    break
            QTest.keyClick(menu, RETURN)
            settle()


# --- the same, to be compared --------------------------------------------------------------------


def alike(data: Object, claims: list[str]) -> dict[str, Object]:
    """Claims by their first words, without ids, with the gold's ids of sources."""
    ids = {}
    for of in gold.entities():
        for name in (of["name"], *of["aliases"]):
            ids[fold(name)] = of["id"]
    named = {of["id"]: ids.get(fold(of["name"]), of["name"]) for of in data["sources"]}
    found = {}
    for of in data["annotations"]:
        if of["kind"] == "claim" and (not claims or of["id"] in claims):
            words = " … ".join(span["exact"] for span in of["spans"])
            found[words] = _claim(json.loads(json.dumps(of)), named)
    return found


def _claim(of: Object, named: Object) -> Object:
    dates = {key: date for key, date in (of["dates"] or {}).items() if date}
    if (dates.get("reported") or {}).get("span") is None:
        dates.pop("reported", None)  # the article's own day, which the gold leaves out
    return {
        "spans": [*map(_span, of["spans"])],
        "gloss": of["gloss"],
        "note": of["note"],
        "act": of["act"],
        "priority": of["priority"],
        "quoted": [*map(_span, of["quoted"])],
        "hedges": [(*_span(hedge), hedge["kind"]) for hedge in of["hedges"]],
        "dates": {key: (date["edtf"], _span(date["span"])) for key, date in dates.items()},
        "voices": [
            {
                "directness": voice["directness"],
                "medium": _span(voice["medium"]),
                "note": voice["note"],
                "chain": [_link(link, named) for link in voice["chain"]],
            }
            for voice in of["attributions"]
        ],
    }


def _link(link: Object, named: Object) -> Object:
    return {
        "source": named.get(link.get("source")),
        "label": link.get("label"),
        "stated": link.get("stated", True),
        "affiliation": named.get(link.get("affiliation")),
        "mention": _span(link.get("mention")) if link.get("stated", True) else None,
        "antecedent": _span(link.get("antecedent")),
        "descriptor": _span(link.get("descriptor")),
        "cues": [*map(_span, link.get("cues") or ())],
    }


def _span(of: Object | None) -> Any:
    return of and (of["start"], of["end"])
