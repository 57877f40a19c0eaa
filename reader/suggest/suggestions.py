"""Suggestions: who says what in an article, as drafts of annotations; nothing is stored by them."""
from __future__ import annotations
from dataclasses import dataclass
from reader.domain.article import Article, Version
from reader.suggest.engine import attributions, paragraphs
@dataclass
class Known: pass
@dataclass
class Material:
    article: Article
    version: Version
    text: str
@dataclass
class Draft:
    claim: tuple
    source: object
    cue: object
    rule: str
    score: float
def suggest(m, known):
    return [Draft(f.claim,f.source,f.cues,f.rule,.9) for f in attributions(m.text, paragraphs(m.text,m.version.blocks,m.version.left_out), m.article.language)]
