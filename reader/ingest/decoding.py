"""Bytes to text: which encoding they are in, how sure that is, and line ends made one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.ingest.language import language_of
from reader.ingest.registry import IngestTrouble
from reader.ingest.spoiled import spoiled_letters

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a packed file (such as a Word, OpenDocument or EPUB file)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"SQLite format 3\x00": "a database",
    b"{\\rtf": "a rich-text file",
}
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_UNLIKELY = re.compile("[\x80-\x9f€‚ƒ„†‡ˆ‰Š‹ŽŠ˜š›žŸ¤¥¦¬±²³µ¶¹¼½¾¿×÷](?=[a-z])")
_CODEPAGES = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic", "cp866", "cp850", "shift_jis", "euc_jp",
    "gb18030", "big5", "euc_kr", "tis_620",
]  # fmt: skip
_SEVEN_BITS = ("iso2022", "hz", "utf-7")
"""Encodings whose bytes are all ASCII, whatever they say."""
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "mac_roman", "cp850"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line ends as \\n, the name of its encoding, and what the analyst should know.

    `encoding_from` says in plain words how the encoding was found.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    encoding_from: str = ""


MARKED = "its byte order mark"
CHOSEN = "chosen"
VALID = "valid UTF-8"
PATTERN = "the pattern of its bytes"
DECLARED = "declared in the file"
GUESSED = "guessed from its letters"
LAST = "nothing else fits better"


def decode(data: bytes, chosen: str | None = None, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    Tried in this order: a byte order mark, the encoding `chosen` by the user, UTF-8, the one that
    is `declared` in the file or by what it came in, the likeliest code page. Byte order marks, NUL
    characters and lone surrogates are taken out, and nothing else. Raises IngestTrouble when the
    bytes are no text or do not fit what is chosen.
    """
    text, encoding, found_by, warnings = _decoded(data, chosen, declared)
    clean = text.lstrip("\ufeff").replace("\0", "")
    if _has_surrogates(clean):
        # pairs that were written one by one are characters; what is left over stands for nothing
        clean = clean.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        warnings.append("Broken characters (lone surrogates) were taken out.")
    if "\0" in text:
        warnings.append(f"{text.count(chr(0))} NUL characters were taken out.")
    spoiled = spoiled_letters(clean, encoding)
    if spoiled:
        warnings.append(spoiled)
    clean = clean.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(clean, encoding, tuple(warnings), found_by)


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _decoded(
    data: bytes, chosen: str | None, declared: str | None
) -> tuple[str, str, str, list[str]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, MARKED)
    _refuse_binary(data)
    if chosen:
        return _as_chosen(data, chosen), chosen, CHOSEN, []
    if declared and declared.startswith(_SEVEN_BITS) and data.isascii():
        text = _tried(data, declared)  # its bytes are valid UTF-8, too, and mean something else
        if text is not None:
            return text, declared, DECLARED, []
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)
    wide = _wide(data)
    if wide:
        return _marked(data, wide, PATTERN)
    if declared and declared.startswith(("utf-16", "utf-32")) and _has_controls(data):
        wide_text = _tried(data, declared)  # in Cyrillic letters its bytes are all below 0x80
        if wide_text is not None:
            return wide_text, declared, DECLARED, []
    _refuse_controls(data)
    return text, "utf-8", VALID, []


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, str, str, list[str]]:
    text = None if declared is None else _tried(data, declared)
    if declared and text is not None:
        return text, declared, DECLARED, []
    wide = _wide(data)
    if wide:
        return _marked(data, wide, PATTERN)
    return _guessed(data)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _marked(data: bytes, encoding: str, found_by: str) -> tuple[str, str, str, list[str]]:
    try:
        return data.decode(encoding, "surrogatepass"), encoding, found_by, []
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    return text, encoding, found_by, [_damage(text)]


def _as_chosen(data: bytes, chosen: str) -> str:
    try:
        return data.decode(chosen)
    except LookupError:
        raise IngestTrouble(
            f"There is no encoding named “{chosen}”.", "Try utf-8, cp1252, utf-16 or cp1251."
        ) from None
    except ValueError:
        raise IngestTrouble(
            f"The file is not written in {chosen}.",
            "Leave the encoding to Selon, or name another one.",
        ) from None


def _guessed(data: bytes) -> tuple[str, str, str, list[str]]:
    _refuse_controls(data)
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken * 20 <= sum(not character.isascii() for character in mended) - broken:
        return mended, "utf-8", GUESSED, [_damage(mended)]
    western = data.decode("cp1252", "replace")
    odd = "\ufffd" in western or bool(_UNLIKELY.search(western))
    if not odd and language_of(western):
        return western, "cp1252", GUESSED, [_guess("cp1252")]
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODEPAGES).best()
    # few letters tell the Latin code pages badly apart: what reads well as Western stays so
    if best is not None and (odd or best.encoding not in _LATIN):
        return str(best), best.encoding, GUESSED, [_guess(best.encoding)]
    return western, "cp1252", LAST, [_guess("cp1252")]


def _wide(data: bytes) -> str | None:
    """UTF-32 without a mark, or UTF-16, which has NULs in every second place in Latin letters."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    if len(data) % 4 == 0 and sample.count(0) * 5 < len(sample) * 4:
        # no character is above 0x10FFFF
        if not any(sample[3::4]) and max(sample[2::4]) <= 0x10:
            return "utf-32-le"
        if not any(sample[0::4]) and max(sample[1::4]) <= 0x10:
            return "utf-32-be"
    half = len(sample) // 2
    if sample[1::2].count(0) * 2 > half and sample[0::2].count(0) * 20 < half:
        return "utf-16-le"
    if sample[0::2].count(0) * 2 > half and sample[1::2].count(0) * 20 < half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise IngestTrouble(
                f"This is not a text but {what}.",
                "Open it in its own program and save the article as text (.txt).",
            )


def _has_controls(data: bytes) -> bool:
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(4, len(sample) // 50)


def _refuse_controls(data: bytes) -> None:
    if _has_controls(data):
        raise IngestTrouble(
            "This is not a text: it holds bytes that no text has.",
            "See that it is the right file, or name its encoding.",
        )


def _damage(text: str) -> str:
    return f"{text.count(chr(0xFFFD))} damaged places could not be read; they show as �."


def _guess(encoding: str) -> str:
    return f"The encoding was guessed: {encoding}. If letters look wrong, name another."
