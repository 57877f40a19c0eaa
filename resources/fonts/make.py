"""Makes the two Literata files beside it from the packaged originals; not part of the program.

Needs the dev extras (fontpkg-literata, fonttools):  python resources/fonts/make.py

The files are plain TrueType, not WOFF2: Qt unpacks a WOFF2 again for every weight it draws, which
costs five times the processor time of the raw file at each start. The wheel compresses them anyway.

The order matters: subset first, then fix the optical size and narrow the weight axis. The other way
round fontTools raises, because glyphs that the subset would drop still carry the axes.
"""

from __future__ import annotations

import sys
from importlib.metadata import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
OPTICAL_SIZE = 18
WEIGHTS = (400, 700)
STYLES = {
    "Literata[opsz,wght].ttf": "Literata.ttf",
    "Literata-Italic[opsz,wght].ttf": "Literata-Italic.ttf",
}
# Half-open ranges of code points; what the font has not is left out silently.
KEPT = (
    (0x0020, 0x0250),  # Latin, Latin-1, Latin Extended-A and -B
    (0x0259, 0x025A),
    (0x02B0, 0x0370),  # modifier letters, combining marks
    (0x0370, 0x0400),  # Greek
    (0x0400, 0x0530),  # Cyrillic
    (0x1E00, 0x1F00),  # Latin Extended Additional
    (0x1F00, 0x2000),  # Greek Extended
    (0x2000, 0x2070),  # general punctuation
    (0x2070, 0x20A0),  # superscripts, subscripts
    (0x20A0, 0x20D0),  # currency
    (0x2100, 0x2190),  # letterlike, fractions
    (0x2190, 0x2200),  # arrows
    (0x2200, 0x2300),  # mathematical operators
    (0x25A0, 0x2600),
    (0xFB00, 0xFB07),  # ligatures
    (0xFEFF, 0xFF00),
    (0xFFFD, 0xFFFE),
)


def original(name: str) -> Path:
    """The file of this name in the installed font package; FileNotFoundError without it."""
    for file in files("fontpkg-literata") or ():
        if file.name == name:
            return Path(str(file.locate()))
    raise FileNotFoundError(f"fontpkg-literata has no {name}")


def make(source: Path, target: Path) -> None:
    """Subset and instance one style."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = [*options.layout_features, "lnum", "onum", "tnum", "pnum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for start, end in KEPT for code in range(start, end)])
    subsetter.subset(font)
    small = instantiateVariableFont(font, {"opsz": OPTICAL_SIZE, "wght": WEIGHTS})
    small.save(target)


def main() -> None:
    for name, target in STYLES.items():
        make(original(name), HERE / target)
        sys.stdout.write(f"{target}: {(HERE / target).stat().st_size:,} bytes\n")
    licence = original("LICENSE").read_text(encoding="utf-8")
    (HERE / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
