"""A language that nobody speaks, made from the English texts: two fifths longer, accented, and in brackets.

It lies beside the program's own languages in a copy of resources/, as `de`: its numbers, dates and plurals are those of
German, so that what does not follow the locale is seen too. What is shown without brackets is data, or untranslated.
"""

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

LANGUAGE: Final = "de"
TABLE: Final = """
[de]
name = "Þséûðö"
enumeration = ", "
phrase = ", "
clauses = "; "
sentences = " "
label = ": "
day = "d. MMM y"
short_day = "d. MMM"
at_side = "{site}, {side}"
"""
"""Its table; only signs of the embedded font, so that its reports can be read."""
_ROOT: Final = Path(__file__).resolve().parents[3]
_LONGER: Final = 0.4
_ACCENTED: Final = str.maketrans("acdeinopuyACDEINOPUY", "åçðéîñöþûýÅÇÐÉÎÑÖÞÛÝ")
_DECIMAL: Final = re.compile(r"(?<![\w./])(\d+)\.(\d{1,2})(?![\w.])")
"""A number that a text itself holds: a translator writes it with a comma."""
_KEPT: Final = re.compile(r"(\{[^{}]*\}|%n|%L?\d|&(?=\w)|<[^<>]+>|https?://\S+|CALCITRACK_\w+|--[a-z-]+)")


def stretched(text: str) -> str:
    """An English text as this language says it; placeholders and mark-up stay, and a space at an end stays there."""
    body = text.strip()
    if not body:
        return text
    missing = round(len(body) * _LONGER)
    parts = []
    for part in _KEPT.split(body):
        if _KEPT.fullmatch(part):
            parts.append(part)
            continue
        said = ""
        for letter in _DECIMAL.sub(r"\1,\2", part):
            more = letter.islower() and letter in "aeiou" and missing > 0
            missing -= more
            said += letter * 2 if more else letter
        parts.append(said.translate(_ACCENTED))
    tail = " " + "ö" * missing if missing > 3 else "ö" * missing
    start, end = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return " " * start + "«" + "".join(parts) + tail + "»" + " " * end


def make(folder: Path) -> Path:
    """A copy of the program's resources in `folder` that has this language too: what goes before the program's own."""
    copied = folder / "resources"
    shutil.copytree(_ROOT / "resources", copied, ignore=shutil.ignore_patterns("__pycache__"))
    translations = copied / "translations"
    with (translations / "languages.toml").open("a", encoding="utf-8") as file:
        file.write(TABLE)
    (translations / "core" / LANGUAGE).mkdir()
    for file_of_room in (translations / "core" / "en").glob("*.po"):
        (translations / "core" / LANGUAGE / file_of_room.name).write_bytes(_room(file_of_room.read_bytes()))
    _window(translations)
    return folder


def _room(english: bytes) -> bytes:
    made = Catalog(locale=LANGUAGE)
    for message in read_po(BytesIO(english), locale="en"):
        if message.id:
            forms = message.string
            said = tuple(map(stretched, forms)) if isinstance(forms, tuple) else stretched(str(forms))
            made.add(message.id, said)
    out = BytesIO()
    write_po(out, made, omit_header=False)
    return out.getvalue()


def _window(translations: Path) -> None:
    """The window's texts, from those that are translated into Chinese: all of them (`tests/architecture`)."""
    tree = ElementTree.parse(translations / "calcitrack_zh_CN.ts")
    tree.getroot().set("language", LANGUAGE)
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is None:
            raise ValueError("a message without a translation")
        source = str(message.findtext("source"))
        translation.clear()
        if message.get("numerus") == "yes":
            for form in (source.replace("(s)", ""), source.replace("(s)", "s")):
                ElementTree.SubElement(translation, "numerusform").text = stretched(form)
        else:
            translation.text = stretched(source)
    written = translations / f"calcitrack_{LANGUAGE}.ts"
    tree.write(written, encoding="utf-8", xml_declaration=True)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", written, "-qm", written.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
