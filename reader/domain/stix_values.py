"""Codes of the vocabularies as numbers from 0 to 100, for exports alone; nothing stores them.

The values are those of the confidence scales of STIX 2.1 (appendix A): Admiralty credibility, DNI
for the words of ICD 203, and None/Low/Med/High. Kent's five degrees have the numbers of their own
list. "Cannot be judged" is no middle value: the property is absent, and so it is for the letter of
a source, which STIX has no number for.
"""

from __future__ import annotations

_CREDIBILITY = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
_DNI = {
    "almost-no-chance": 5,
    "very-unlikely": 15,
    "unlikely": 30,
    "roughly-even-chance": 50,
    "likely": 70,
    "very-likely": 85,
    "almost-certain": 95,
}
_KENT = {
    "presque-aucune-chance": 7,
    "probablement-pas": 30,
    "chances-à-peu-près-egales": 50,
    "probable": 75,
    "quasi-certaine": 93,
}
_CONFIDENCE = {"low": 15, "moderate": 50, "high": 85}


def credibility_value(digit: str | None) -> int | None:
    """The STIX confidence of an Admiralty digit; None (leave the property out) for 6 and none."""
    return _CREDIBILITY.get(digit or "")


def likelihood_value(code: str | None) -> int | None:
    """The STIX value of a degree of likelihood, of either list; None for none."""
    return _DNI.get(code or "", _KENT.get(code or ""))


def confidence_value(code: str | None) -> int | None:
    """The STIX confidence of low, moderate and high; None for none."""
    return _CONFIDENCE.get(code or "")
