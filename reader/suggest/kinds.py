"""What kind of source a name is likely to be: a guess from the words alone, easily changed."""

from __future__ import annotations

import re

from reader.domain.folding import fold
from reader.suggest.names import anonymous_phrases

_OFFICIAL = re.compile(
    r"\b(?:parquet|procureure?|prefecture|prefet|ministere|ministre|ministry|gouvernement|"
    r"government|commission|police|gendarmerie|justice|tribunal|cour|court|senat|senate|assemblee|"
    r"parlement|parliament|elysee|matignon|department|agence nationale|agency|mairie|prosecutor|"
    r"anssi|dgse|dgsi|fbi|cia|nsa|onu|otan|nato)\b"
)
_MEDIA = re.compile(
    r"\b(?:afp|reuters|le monde|liberation|le figaro|mediapart|bfm|bfmtv|franceinfo|france info|"
    r"associated press|new york times|washington post|guardian|bbc|cnn|"
    r"journal|presse|news|tv|radio)\b"
)
_BODY = re.compile(
    r"\b(?:societe|entreprise|groupe|group|compagnie|company|association|parti|party|mouvement|"
    r"movement|front|union|federation|syndicat|institut|institute|universite|university|fondation|"
    r"foundation|equipe|team|inc|ltd|sa|gmbh|corp|bank|banque|centre|center|labs?|apt)\b"
)
_UNNAMED = re.compile(
    r"(?:(?:des?|une?|a|an|the|several|plusieurs|some|certain|la|le|les) )?(?:\w+ )?"
    r"(?:sources?|proches?|insiders?|officials?|responsables?|temoins?|witness(?:es)?)\b.*"
)


def source_kind(name: str) -> str:
    """A code of source.SOURCE_KINDS for a name as it stands in an article."""
    if name.startswith("@"):
        return "account"
    folded = fold(name)
    whole = any(
        end - start >= 0.8 * len(name) for start, end in anonymous_phrases(name, 0, len(name))
    )
    if whole or (name[:1].islower() and _UNNAMED.fullmatch(folded)):
        return "anonymous"
    if _OFFICIAL.search(folded):
        return "official"
    if _MEDIA.search(folded):
        return "media"
    words = name.split()
    if _BODY.search(folded) or name[-1:] == "!" or len(words) == 1 or name.isupper():
        return "organisation"
    return "person"
