"""What a file of another program would bring into a project: planned, looked at, then one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, Annotation
from reader.domain.edit import Change, Edit, made
from reader.domain.foreign.annotating import Annotating, is_same
from reader.domain.foreign.articles import Shelf, Target, Texts
from reader.domain.foreign.choices import Choices, CodeTree, Group
from reader.domain.foreign.naming import Naming
from reader.domain.foreign.placing import Misplaced, Place, Placing, counted_as
from reader.domain.foreign.shape import Coding, Foreign, Loss
from reader.domain.ids import derived_id, new_id
from reader.domain.project import Analyst, Connection
from reader.domain.vocabulary import CONNECTIONS

STEP = 5_000
"""Changes in one edit; a larger import is several of one group."""
KINDS = ("article", "source", "tag", "statement", "claim", "mention", "note", "connection")
"""What can come, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would come (`edits`, one group; `counts` by KINDS), what would not, what is there.

    `count` is how the file counts its offsets, as its words say: where it is not the one that was
    chosen, that is offered. `articles` are those that are brought or annotated.
    """

    edits: tuple[Edit, ...]
    counts: Mapping[str, int]
    known: int
    losses: tuple[Loss, ...]
    groups: tuple[Group, ...]
    targets: tuple[Target, ...]
    count: str
    by_words: int
    unverified: int
    articles: tuple[str, ...]


def plan(
    foreign: Foreign,
    there: Shelf,
    choices: Choices,
    label: str,
    goes_on: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """Compare a file with a project; nothing is changed.

    `goes_on` hears how many codings are placed, of how many; what it raises stops the planning.
    """
    return _Planning(foreign, there, choices, label).run(goes_on)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A coding that has its words, and the id that its annotation gets."""

    coding: Coding
    place: Place
    id: str
    spans: tuple[Anchor, ...]


@dataclass(slots=True)
class _Planning:
    foreign: Foreign
    there: Shelf
    choices: Choices
    label: str
    losses: list[Loss] = field(default_factory=list)
    annotations: dict[str, list[Annotation]] = field(default_factory=dict)
    """Id of a coding → what it becomes, or is already."""
    known: int = 0

    def run(self, goes_on: Callable[[int, int], None]) -> Plan:
        self.losses += self.foreign.losses
        tree = CodeTree.of(self.foreign)
        self._tell_codes(tree)
        texts = Texts(self.foreign, self.there, self.choices)
        texts.place()
        self.losses += texts.losses
        placing = Placing(self.choices.count, frozenset(c.name for c in tree.codes.values()))
        placed = list(self._placed(placing, texts, tree, goes_on))
        naming = Naming(tree, self.choices, self.there, _homes(placed))
        naming.take(whole=self.foreign.has_book)
        analysts, new_analysts = self._analysts(placed)
        annotating = Annotating(naming, placing, analysts)
        arrived = list(self._annotated(annotating, placed, texts))
        connections = list(self._connected())
        changes = [made(t) for t in (*new_analysts, *naming.made, *arrived, *connections)]
        counts = Counter(a.kind for a in arrived) + Counter(dict(naming.counts()))
        counts["article"] = len(texts.new)
        counts["connection"] = len(connections)
        return Plan(
            edits=tuple(self._edits(texts.opened, changes)),
            counts={kind: counts[kind] for kind in KINDS},
            known=self.known + texts.known,
            losses=tuple(self.losses),
            groups=tree.groups(self.choices),
            targets=tuple(texts.targets),
            count=counted_as(self.foreign.codings, texts.places, self.choices.count),
            by_words=placing.by_words,
            unverified=placing.unverified,
            articles=tuple(dict.fromkeys(place.article for place in texts.places.values())),
        )

    def _tell_codes(self, tree: CodeTree) -> None:
        for code in tree.doubles:
            self.losses.append(Loss(f"Code “{code.name}”", "another code has the same GUID."))
        for code in tree.circles:
            why = "it stands under itself; it comes without a code above it."
            self.losses.append(Loss(f"The place of code “{code.name}”", why))

    def _analysts(self, placed: list[_Placed]) -> tuple[dict[str, str], list[Analyst]]:
        """Who made codings: name → id, and those that the project does not know yet."""
        known = {of.name: of.id for of in self.there.things("analyst")}
        names = dict.fromkeys(of.coding.by for of in placed if of.coding.by)
        new = [Analyst(new_id(), name) for name in names if name not in known]
        return known | {of.name: of.id for of in new}, new

    # --- codings -------------------------------------------------------------------------------

    def _placed(
        self,
        placing: Placing,
        texts: Texts,
        tree: CodeTree,
        goes_on: Callable[[int, int], None],
    ) -> Iterator[_Placed]:
        """The codings whose words stand where they say."""
        seen: Counter[str] = Counter()
        names = {text.id: text.name for text in self.foreign.texts}
        total = len(self.foreign.codings)
        for number, coding in enumerate(self.foreign.codings):
            if number % 500 == 0:
                goes_on(number, total)
            seen[coding.id] += 1
            place = texts.places.get(coding.text)
            told = _Told(coding, tree, names.get(coding.text, ""))
            if place is None:
                if coding.text not in names:
                    self.losses.append(told.loss("its text is not in the file"))
                continue  # of others it is said of the text as a whole
            codes = [code for code in dict.fromkeys(coding.codes) if code in tree.codes]
            if len(codes) < len(set(coding.codes)):
                self.losses.append(told.loss("one of its codes is not in the file", "A code of "))
            try:
                spans = placing.anchors(coding.passages, place)
            except Misplaced as why:
                self.losses.append(told.loss(str(why)))
                continue
            id = derived_id("foreign", coding.id, seen[coding.id], place.article)
            yield _Placed(replace(coding, codes=tuple(codes)), place, id, spans)

    def _annotated(
        self, annotating: Annotating, placed: list[_Placed], texts: Texts
    ) -> Iterator[Annotation]:
        """The annotations that are new; those that are there are counted."""
        old = {place.article for place in texts.places.values()} - texts.new
        there = {article: _by_start(self.there.annotations_of(article)) for article in old}
        for of in placed:
            for each in annotating.annotations(of.coding, of.place, of.id, of.spans):
                rivals = there.get(of.place.article, {}).get(each.spans[0].start, ())
                twin = next((r for r in rivals if r.id == each.id or is_same(r, each)), None)
                self.annotations.setdefault(of.coding.id, []).append(twin or each)
                if twin is None:
                    yield each
                else:
                    self.known += 1

    def _connected(self) -> Iterator[Connection]:
        """Links between claims that are of a kind that there is here."""
        types = {term.code: term.code for term in CONNECTIONS}
        is_own = self.foreign.program == "Selon"
        types |= {term.en.casefold(): term.code for term in CONNECTIONS}
        known: list[Connection] = self.there.things("connection")
        there = {(of.from_, of.to, of.type) for of in known}
        unfit: Counter[str] = Counter()
        for tie in self.foreign.ties:
            type = types.get(tie.name.casefold(), tie.name if is_own else None)
            first, second = self._claim(tie.from_), self._claim(tie.to)
            if type is None or first is None or second is None or first == second:
                unfit[tie.name or "without a name"] += 1
            elif (first, second, type) not in there:
                there.add((first, second, type))
                yield Connection(new_id(), first, second, type)
        for name, number in unfit.items():
            why = "Selon has links between claims that are called restates, contradicts and so on."
            self.losses.append(Loss(f"{number} link{'s' * (number != 1)} “{name}”", why))

    def _claim(self, coding: str) -> str | None:
        return next((a.id for a in self.annotations.get(coding, ()) if a.kind == CLAIM), None)

    def _edits(self, opened: list[Edit], changes: list[Change]) -> Iterator[Edit]:
        group = new_id()
        for edit in opened:
            yield replace(edit, group=group)
        for start in range(0, len(changes), STEP):
            yield Edit(self.label, tuple(changes[start : start + STEP]), group)


@dataclass(frozen=True, slots=True)
class _Told:
    """How a coding is told of when it does not come."""

    coding: Coding
    tree: CodeTree
    text: str

    def loss(self, why: str, what: str = "") -> Loss:
        coding, codes = self.coding, self.tree.codes
        names = [codes[code].name for code in coding.codes[:3] if code in codes]
        words = coding.passages[0].exact if coding.passages else ""
        about = ", ".join(names) or words[:60] or coding.note[:60] or coding.id
        where = f" in “{self.text}”" if self.text else ""
        begun = f"{what}the coding" if what else "The coding"
        return Loss(f"{begun} “{about}”{where}", f"{why}.")


def _homes(placed: list[_Placed]) -> dict[str, dict[str, None]]:
    """The articles in which each code is used, in their order."""
    homes: dict[str, dict[str, None]] = {}
    for of in placed:
        houses = (saying.house for saying in of.coding.sayings if saying.house)
        for code in (*of.coding.codes, *houses):
            homes.setdefault(code, {})[of.place.article] = None
    return homes


def _by_start(annotations: list[Annotation]) -> Mapping[int, list[Annotation]]:
    found: dict[int, list[Annotation]] = {}
    for each in annotations:
        found.setdefault(min(span.start for span in each.spans), []).append(each)
    return found
