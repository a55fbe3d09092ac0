"""Changes of tables, HL7 messages, settings files and DICOM data sets: a field here and there."""

import io
import random
from typing import Any, Final

from pydicom import config, dcmread
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.filewriter import dcmwrite
from pydicom.sequence import Sequence

from tests.fuzz.changing.plain import damaged, few, lines_changed, odd_text, sometimes_damaged

_SEPARATORS: Final = (b",", b";", b"\t", b"|")


def table_changed(data: bytes, chance: random.Random) -> bytes:
    """Cells with odd contents, quotes that are not closed, other separators, rows of other lengths."""
    match chance.randrange(6):
        case 0:
            return lines_changed(data, chance)
        case 1:
            old, new = chance.choice(_SEPARATORS), chance.choice(_SEPARATORS)
            return data.replace(old, new)
        case 2:
            return sometimes_damaged(data, chance, 1.0)
        case _:
            separator = max(_SEPARATORS, key=data.count)
            lines = [line.split(separator) for line in data.split(b"\n")]
            for _ in range(chance.randint(1, 5)):
                line = chance.choice(lines)
                line[chance.randrange(len(line))] = _odd_cell(chance)
            return b"\n".join(separator.join(line) for line in lines)


def _odd_cell(chance: random.Random) -> bytes:
    cell = odd_text(chance).encode()
    return chance.choice(
        (cell, b'"' + cell + b'"', b'"' + cell, b"<" + cell, b">0,5", b"1.234,5", b"\xff\xfe", cell * 3)
    )


def hl7_changed(data: bytes, chance: random.Random) -> bytes:
    """Fields, components, repetitions and escapes; segments left out, doubled or swapped; other signs in MSH."""
    if chance.random() < 0.2:
        return sometimes_damaged(data, chance, 1.0)
    end = b"\r" if b"\r" in data else b"\n"
    if chance.random() < 0.3:
        return lines_changed(data, chance, end)
    segments = [segment.split(b"|") for segment in data.split(end)]
    for _ in range(chance.randint(1, 5)):
        fields = chance.choice(segments)
        fields[chance.randrange(len(fields))] = _odd_field(chance)
    return end.join(b"|".join(fields) for fields in segments)


def _odd_field(chance: random.Random) -> bytes:
    odd = odd_text(chance).replace("\r", " ").replace("\n", " ").encode()
    return chance.choice(
        (
            odd,
            b"^" * 40,
            b"~" * 40,
            b"&" * 9,
            b"\\X00\\",
            b"\\XZZ\\",
            b"\\F\\\\",
            b"NM",
            b"SN",
            b"ED",
            b"\xe9",
            b"^~\\&",
            odd + b"^" + odd,
        )
    )


def settings_changed(data: bytes, chance: random.Random) -> bytes:
    """A file of names and values (TOML, INI): values of other kinds, keys twice, tables that are not there."""
    if chance.random() < 0.25:
        return damaged(data, chance)
    if chance.random() < 0.25:
        return lines_changed(data, chance)
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        name, sign, _ = lines[at].partition(b"=")
        lines[at] = name + (sign or b" = ") + chance.choice(_VALUES)
    return b"\n".join(lines)


_VALUES: Final = (
    b"1e400",
    b"nan",
    b"-inf",
    b"9" * 400,
    b"9" * 5000,
    b"true",
    b'"x"',
    b"[]",
    b"{}",
    b"{a={b={}}}",
    b"[" * 3000,
    b"2026-02-30",
    b"1979-05-27T07:32:00Z",
    b'"\\u0000"',
    b'"\\ud800"',
    "钙".encode(),
    b"@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x5QFont\\0)",
    b"@ByteArray(\\x1\\xd9\\xd0\\xcb)",
    b"@Invalid()",
    b"@Size(99999999999 -1)",
)


def dicom_changed(data: bytes, chance: random.Random) -> bytes:
    """Elements with odd values, left out, of another kind, or nested deeply."""
    if chance.random() < 0.4:
        return damaged(data, chance)
    found = dcmread(io.BytesIO(data))
    for _ in range(few(chance)):
        elements = list(found)
        element = chance.choice(elements)
        match chance.randrange(5):
            case 0:
                del found[element.tag]
            case 1:
                found.add(_nested(chance.choice((1, 5, 200))))
            case 2:
                found.file_meta.TransferSyntaxUID = chance.choice(_SYNTAXES)
            case _:
                _set(found, element, _odd_value(element, chance))
        if not len(found):
            break
    made = io.BytesIO()
    dcmwrite(made, found, enforce_file_format=False)
    return sometimes_damaged(made.getvalue(), chance, 0.2)


_SYNTAXES: Final = (
    "1.2.840.10008.1.2",
    "1.2.840.10008.1.2.1",
    "1.2.840.10008.1.2.2",
    "1.2.840.10008.1.2.1.99",
    "1.2.840.10008.1.2.4.50",
    "1.2.840.10008.1.2.4.70",
    "1.2.840.10008.1.2.4.90",
    "1.2.840.10008.1.2.5",
    "1.2.3",
)


def _set(found: Dataset, element: DataElement, value: Any) -> None:
    try:
        found[element.tag] = DataElement(element.tag, element.VR, value, validation_mode=config.IGNORE)
    except Exception:  # noqa: BLE001 – the library refuses to hold some of them
        del found[element.tag]


def _odd_value(element: DataElement, chance: random.Random) -> Any:
    match element.VR:
        case "US" | "UL" | "SS" | "SL" | "AT":
            return chance.choice((0, 1, 2, 3, 8, 16, 65_535, [1, 2]))
        case "OB" | "OW" | "UN":
            return chance.choice((b"", b"\0" * 8, bytes(element.value or b"")[:20], chance.randbytes(64)))
        case "SQ":
            return Sequence([Dataset()] * chance.choice((0, 1, 40)))
        case "DS" | "IS" | "FD" | "FL":
            return chance.choice(("0", "-1", "99999999", "1"))
        case _:
            return odd_text(chance).replace("\\", "/")[:1000]


def _nested(levels: int) -> DataElement:
    inner = Dataset()
    inner.CodeValue = "x"
    for _ in range(levels):
        outer = Dataset()
        outer.ContentSequence = Sequence([inner])
        inner = outer
    return inner["ContentSequence"]
