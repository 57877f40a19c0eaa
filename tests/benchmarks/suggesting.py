"""How good suggestions are: precision, recall and F1 against articles marked by hand.

Suggestions and gold are matched one to one. A source is right when at least half of the suggested
mention lies in the gold's mention (or both name nobody), a claim when the shared characters are at
least half of the longer one; only claims with a voice, inside the article, are asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.domain.article import Article, Block, Version
from reader.suggest.rates import table
from reader.suggest.suggestions import Draft, Known, Material, suggest
from tests import golds
from tests.benchmarks import calibrating
from tests.benchmarks.calibrating import Judged, reliability
from tests.golds import files

Span = tuple[int, int]
SURE = 0.8
"""From this score on suggestions are offered to be accepted together."""


@dataclass(slots=True)
class Tally:
    """Counts of one language: suggestions, gold, and those matched by what is right of them."""

    suggested: int = 0
    gold: int = 0
    right: Counter[str] = field(default_factory=Counter)
    sure: int = 0
    sure_right: int = 0

    def line(self, part: str) -> str:
        """Precision, recall and F1 of source, claim or both."""
        precision = self.right[part] / self.suggested if self.suggested else 0.0
        recall = self.right[part] / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


def drafts(gold: dict[str, Any], nlp: bool = False) -> list[Draft]:
    """What is suggested for the text of a gold; `nlp`: by the parser of sentences too."""
    text = gold["text"]
    apart = [of for of in gold.get("regions", ()) if not of["is_article"]]
    blocks: list[Block] = []
    left_out = []
    at = 0
    for part in text.split("\n\n"):
        kind = "headline" if at == 0 and len(part) < 160 else "paragraph"
        if part.strip():
            if any(of["start"] <= at < of["end"] for of in apart):
                left_out.append(len(blocks))
            blocks.append(Block(at, at + len(part), kind))
        at += len(part) + 2
    version = Version("v", "a", gold["sha256"], tuple(blocks), tuple(left_out))
    article = Article("a", "v", 1, language=gold.get("language", ""))
    return suggest(Material(article, version, text, nlp), Known())


def wanted(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims that somebody says, in the article."""
    return [
        of
        for of in gold["claims"]
        if of.get("region", "article") == "article"
        and any(voice.get("role") != "article voice" for voice in of["attributions"])
    ]


def claim_right(one: Iterable[Span], other: Iterable[Span]) -> float:
    """The shared characters as a part of the longer one; 0.5 is right."""
    a = {at for span in one for at in range(*span)}
    b = {at for span in other for at in range(*span)}
    return len(a & b) / max(len(a), len(b), 1)


def source_right(draft: Span | None, mention: Span | None) -> bool:
    """Whether half of the suggested mention lies in the gold's; nobody is right for nobody."""
    if draft is None or mention is None:
        return draft == mention
    shared = min(draft[1], mention[1]) - max(draft[0], mention[0])
    return shared * 2 >= draft[1] - draft[0]


def pairs(found: list[Draft], gold: list[dict[str, Any]]) -> list[tuple[Draft, int, float, bool]]:
    """One to one, the best pairs first: both right, then the claim, then the source nearby."""
    ranked = []
    for draft in found:
        for i, claim in enumerate(gold):
            spans = [(of["start"], of["end"]) for of in claim["spans"]]
            overlap = claim_right(draft.claim, spans)
            said = any(
                source_right(draft.source, _span(of["mention"])) for of in claim["attributions"]
            )
            near = min(abs(draft.claim[0][0] - spans[0][0]), 10_000)
            if overlap >= 0.5 or (said and draft.source and near < 400):
                ranked.append((-(overlap >= 0.5) - said, -overlap, near, draft, i, overlap, said))
    ranked.sort(key=lambda row: row[:3])
    used: set[int] = set()
    taken: set[int] = set()
    matched = []
    for *_, draft, i, overlap, said in ranked:
        if id(draft) not in used and i not in taken:
            used.add(id(draft))
            taken.add(i)
            matched.append((draft, i, overlap, said))
    return matched


def _span(of: dict[str, Any] | None) -> Span | None:
    return None if of is None else (of["start"], of["end"])


def score(
    golds: Iterable[dict[str, Any]], nlp: bool = False
) -> tuple[dict[str, Tally], dict[str, list[int]]]:
    """Tallies by language, and for each rule how many of its suggestions were right in both."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for gold in golds:
        tally = tallies[gold["language"]]
        found, asked = drafts(gold, nlp), wanted(gold)
        tally.suggested += len(found)
        tally.gold += len(asked)
        both = set()
        for draft, _, overlap, said in pairs(found, asked):
            tally.right.update(["claim"] * (overlap >= 0.5) + ["source"] * said)
            if overlap >= 0.5 and said:
                tally.right["both"] += 1
                both.add(id(draft))
        for draft in found:
            rules[draft.rule][0] += id(draft) in both
            rules[draft.rule][1] += 1
            if draft.score >= SURE:
                tally.sure += 1
                tally.sure_right += id(draft) in both
    return tallies, rules


def judged(golds: Iterable[dict[str, Any]], nlp: bool = False) -> list[Judged]:
    """Every suggestion for these articles, judged."""
    found = []
    for gold in golds:
        offered = drafts(gold, nlp)
        matched = pairs(offered, wanted(gold))
        both = {id(draft) for draft, _, overlap, said in matched if overlap >= 0.5 and said}
        found += [Judged(gold["sha256"], of.rule, of.doubts, id(of) in both) for of in offered]
    return found


def _chosen(arguments: list[str]) -> Iterable[dict[str, Any]] | None:
    if "--wikinews" not in arguments:
        return files(Path(arguments[arguments.index("--gold") + 1]))
    named = arguments[arguments.index("--wikinews") + 1 :][:1]
    folder = Path(named[0]) if named and named != ["--nlp"] else golds.folder()
    return golds.wikinews(folder) if folder and folder.is_dir() else None


def main(arguments: list[str]) -> None:
    """`suggest --gold DIR [--rates FILE]`: print the table; with --rates write each rule's rate.

    `suggest --wikinews [DIR]` scores the texts of Wikinews instead, where they are; `--nlp` asks
    the parser of sentences too.
    """
    chosen = _chosen(arguments)
    if chosen is None:
        print("The texts of Wikinews are not here: nothing is scored. Name their folder.")
        return
    articles = list(chosen)
    tallies, _ = score(articles, "--nlp" in arguments)
    print("| language | part | precision | recall | F1 |\n|---|---|---|---|---|")
    for language, tally in sorted(tallies.items()):
        for part in ("source", "claim", "both"):
            print(f"| {language} | {part} | {tally.line(part)} |")
        rate = tally.sure_right / tally.sure if tally.sure else 0.0
        print(f"| {language} | score ≥ {SURE} | {rate:.3f} of {tally.sure} | | |")
    every = judged(articles, "--nlp" in arguments)
    _tell("by the table that ships", ((_score(one), one.right) for one in every))
    held, fitted = calibrating.first_look(), list(every)
    if "--rates" in arguments:
        choice = calibrating.best(held, fitted)
        _tell("first look, by the other articles", _held(held, fitted, choice))
        path = Path(arguments[arguments.index("--rates") + 1])
        path.write_text(
            calibrating.written(calibrating.rates(held, fitted, choice)), encoding="utf-8"
        )


def _score(one: Judged) -> float:
    return table().doubted(table().of(one.rule), one.doubts)


def _held(
    held: list[Judged], fitted: list[Judged], choice: calibrating.Choice
) -> Iterator[tuple[float, bool]]:
    scores = calibrating.left_out(held, fitted, choice)
    return ((score, one.right) for score, one in zip(scores, held, strict=True))


def _tell(how: str, every: Iterable[tuple[float, bool]]) -> None:
    """Print how far scores can be relied on."""
    print(f"\n| score, {how} | mean | right | of |\n|---|---|---|---|")
    for low, high, right, of, mean in reliability(every):
        if of:
            print(f"| {low} to {high} | {mean:.2f} | {right / of:.3f} | {of} |")
