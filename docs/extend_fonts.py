"""Gives the embedded faces the letters of names that they lack: `python -m docs.extend_fonts SOURCE_SANS NOTO_SANS`.

Noto Sans SC has the Latin, Greek and Cyrillic letters of few languages. Its own are those of Source Sans, drawn larger;
the others are taken from there at the same size, and what Source Sans lacks too from Noto Sans, which is drawn alike.
Combining marks are moved over the letter before them, for a PDF places none: right for an average letter, and legible
over any.

Needs fonttools. The folders hold `SourceSans3_400Regular.ttf` and `SourceSans3_700Bold.ttf`, version 3.052, and
`NotoSans-Regular.ttf` and `NotoSans-Bold.ttf`, version 2.004; all of them static TrueType faces under the OFL 1.1.
A face that has them all already is left as it is.
"""

import sys
import unicodedata
from pathlib import Path
from typing import Final

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

ROOT: Final = Path(__file__).parents[1]
SCRIPTS: Final = (
    (0x0100, 0x02FF),  # Latin Extended A and B, IPA (ə, ɓ and ɗ are letters of names), modifiers
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1FFF),  # Latin Extended Additional, Greek with breathings
)
FACES: Final = {"Regular": "SourceSans3_400Regular", "Bold": "SourceSans3_700Bold"}
_OVER: Final = -290
"""Where the middle of a mark stands from the end of its letter: half an average letter back, in units of the face."""
_ALSO_FROM: Final = (
    "Letters added from Source Sans 3 (Copyright 2010-2023 Adobe, with Reserved Font Name 'Source') and Noto Sans "
    "(Copyright 2012-2020 Google LLC), both under the SIL Open Font License, Version 1.1."
)


def wanted(face: TTFont) -> list[int]:
    """The characters of those scripts that a face lacks, or has as marks that stand beside their letter."""
    have = face.getBestCmap()
    every = (code for first, last in SCRIPTS for code in range(first, last + 1))
    return [
        code
        for code in every
        if unicodedata.category(chr(code)) != "Cn"
        and (code not in have or (over_letter(code) and abs(middle(face, code) - _OVER) > 1))
    ]


def over_letter(code: int) -> bool:
    """Whether a character is a mark on the letter before it; some stand over two letters."""
    return unicodedata.combining(chr(code)) not in (0, 233, 234)


def middle(font: TTFont, code: int) -> float:
    """Where the middle of a character lies, from its origin."""
    left, _, right, _ = bounds(font, code)
    return (left + right) / 2


def bounds(font: TTFont, code: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character as drawn; nothing is drawn at the origin."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[code]].draw(pen)
    return pen.bounds or (0.0, 0.0, 0.0, 0.0)


def add(face: TTFont, code: int, donor: TTFont) -> None:
    """Draw one character of the donor into the face, as large as its neighbours."""
    name, glyphs = f"added{code:04X}", donor.getGlyphSet()
    scale = bounds(face, ord("x"))[3] / bounds(donor, ord("x"))[3]
    shift = _OVER - middle(donor, code) * scale if over_letter(code) else 0
    glyph = glyphs[donor.getBestCmap()[code]]
    whole, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyph.draw(whole)
    whole.replay(TransformPen(pen, Transform(scale, 0, 0, scale, shift, 0)))
    made = pen.glyph()
    made.recalcBounds(face["glyf"])
    face["glyf"][name] = made
    face["hmtx"][name] = (round(glyph.width * scale), getattr(made, "xMin", 0))
    face["vmtx"][name] = (face["head"].unitsPerEm, face["hhea"].ascender - getattr(made, "yMax", 0))
    for table in face["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap[code] = name


def extend(path: Path, donors: list[TTFont]) -> int:
    """Add to a face what it lacks and some donor has, the first donor before the next; how many letters that were."""
    face = TTFont(path, recalcTimestamp=False)
    added = 0
    for code in wanted(face):
        donor = next((font for font in donors if code in font.getBestCmap()), None)
        if donor is not None:
            add(face, code, donor)
            added += 1
    if added:
        for record in face["name"].names:
            if record.nameID == 0:
                record.string = f"{record.toUnicode()} {_ALSO_FROM}"
        face["OS/2"].recalcUnicodeRanges(face)
        face.save(path)
    return added


if __name__ == "__main__":
    source, noto = (Path(argument) for argument in sys.argv[1:])
    for weight, name in FACES.items():
        faces = [TTFont(source / f"{name}.ttf"), TTFont(noto / f"NotoSans-{weight}.ttf")]
        print(weight, extend(ROOT / "resources" / "fonts" / f"NotoSansSC-{weight}.ttf", faces))
