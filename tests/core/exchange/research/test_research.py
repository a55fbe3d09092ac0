"""The de-identified export: no name in any text field ever comes through, and what it says of itself is true."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PIL import Image
from pydantic import BaseModel

from core.case.case import Case
from core.case.course import ASLEEP, Pain
from core.case.lesion import Assessment, Lesion
from core.case.patient import Patient
from core.case.photo import Outline, Photograph, Tracing
from core.case.words import Word
from core.charting.privacy import Purpose
from core.errors import InvalidInput
from core.exchange.research.cutouts import Kept, considered, cutout
from core.exchange.research.groups import groups_of
from core.exchange.research.readme import readme
from core.exchange.research.secrets import Secrets, shifted
from core.exchange.research.settings import settings
from core.exchange.research.tables import age_band, deidentified, research_tables
from core.exchange.tables.columns import Kind
from core.exchange.tables.csv_file import csv_bytes
from core.exchange.tables.parquet_file import parquet_bytes
from core.exchange.tables.tables import Filled, filled
from core.imaging.ingest import upright
from tests.core.record.random_cases import cases

NAME = "Qvzhang Wei"


def planted(value: Any, closed: bool = False) -> Any:
    """The same with the name in every text that somebody could have typed."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        parts = {
            name: planted(getattr(value, name), any(isinstance(each, Word) for each in fields[name].metadata))
            for name in fields
        }
        return value.model_copy(update=parts)
    if isinstance(value, tuple):
        return tuple(planted(part, closed) for part in value)
    if isinstance(value, dict):
        return {name: planted(part) for name, part in value.items()}
    return NAME if isinstance(value, str) and not closed and not _drawn_from_a_table(value) else value


def _drawn_from_a_table(value: str) -> bool:
    """Analytes and drugs have tables of their own, by which their rows are computed."""
    from core.case.analytes import analytes
    from core.case.drugs import drugs

    return value in analytes() or value in drugs() or value == ASLEEP or value[:1] in "<>"


def texts_of(tables: tuple[Filled, ...]) -> Iterator[str]:
    """Everything that a reader of either format could see of the patients."""
    for table in tables[:-2]:
        yield csv_bytes(table).decode()
        read = pq.read_table(io.BytesIO(parquet_bytes(table)))
        yield str(read.to_pydict())


def patient_born(born: date, sex: str = "female") -> Patient:
    return Patient(id="p1", record_number="R1", name="A", sex=sex, birth_date=born)


def lesion_since(onset: date, region: str = "proximal") -> Lesion:
    return Lesion(id="l1", site="thigh", region=region, onset=onset)


def rows(table: Filled) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))


@trials(max_examples=40)
@given(cases())
def test_no_typed_text_ever_comes_through(case: Case) -> None:
    named = planted(case)
    assert NAME in csv_bytes(filled([named], "en")[0]).decode(), "planted, and seen where nothing is left out"
    seen = "\n".join(texts_of(deidentified([named], Secrets(), "en")))
    for part in (NAME, *NAME.split()):
        assert part not in seen
    born = case.patient.birth_date.isoformat()
    patients = rows(deidentified([case], Secrets(), "en")[0])
    assert born not in patients[0].values()


@trials(max_examples=40)
@given(cases())
def test_no_id_of_the_record_comes_through(case: Case) -> None:
    told = case.model_copy(update={"patient": case.patient.model_copy(update={"id": "the-patients-own-id"})})
    seen = "\n".join(texts_of(deidentified([told], Secrets(), "en")))
    assert "the-patients-own-id" not in seen


def test_only_columns_that_are_safe_by_their_kind_are_there() -> None:
    kinds = {column.kind for table in research_tables() for column in table.columns}
    assert kinds.isdisjoint({Kind.TEXT, Kind.BIRTH})
    names = {column.name for table in research_tables() for column in table.columns}
    assert names.isdisjoint({"name", "record_number", "native_name", "birth_date", "recorded_by", "signed_by", "note"})
    assert "age_band" in names


def test_distances_between_a_patients_dates_are_kept_and_the_dates_are_not() -> None:
    days = [date(2026, 1, 5), date(2026, 1, 9), date(2026, 3, 1)]
    pain = tuple(Pain(id=f"e{n}", at=at, instrument="nrs", score=Decimal(n)) for n, at in enumerate(days))
    case = Case(patient=patient_born(date(1960, 1, 1)), pain=pain)
    table = next(each for each in deidentified([case], Secrets(b"k" * 16), "en") if each.name == "pain")
    moved = [date.fromisoformat(row["observed_on"]) for row in rows(table)]
    gone = {was - now for was, now in zip(days, moved, strict=True)}
    assert len(gone) == 1
    assert timedelta(days=1) <= gone.pop() <= timedelta(days=settings().most_days)


def test_a_clock_is_cut_to_the_hour_and_names_no_zone() -> None:
    at = datetime.fromisoformat("2026-03-04T14:59:31+08:00")
    assert shifted(at, timedelta(days=-1)) == "2026-03-03T14:00"


def test_a_key_joins_exports_and_no_key_joins_none() -> None:
    one, same, other = Secrets(b"k" * 16), Secrets(b"k" * 16), Secrets(b"x" * 16)
    assert one.pseudonym("p") == same.pseudonym("p") != other.pseudonym("p")
    assert one.shift("p") == same.shift("p")
    assert Secrets().pseudonym("p") != Secrets().pseudonym("p")
    with pytest.raises(InvalidInput):
        Secrets(b"short")


def test_shifts_differ_between_patients() -> None:
    secrets = Secrets()
    assert len({secrets.shift(str(number)) for number in range(50)}) > 20


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(1936, 10, 2), "80-89"),
        (date(1936, 10, 1), "90+"),
        (date(1900, 1, 1), "90+"),
        (date(1966, 10, 1), "60-69"),
        (date(2026, 9, 30), "0-9"),
        (date(2030, 1, 1), None),
    ],
)
def test_the_very_old_are_one_band(born: date, band: str | None) -> None:
    assert age_band(Case(patient=patient_born(born), lesions=(lesion_since(date(2026, 10, 1)),))) == band


def test_groups_too_small_are_warned_of() -> None:
    def someone(number: int, region: str = "proximal") -> Case:
        patient = patient_born(date(1960, 1, 1)).model_copy(update={"id": f"p{number}"})
        return Case(patient=patient, lesions=(lesion_since(date(2026, 10, 1), region),))

    wanted = settings().smallest_group
    crowd = [someone(number) for number in range(wanted)]
    assert not groups_of(crowd).warns
    alone = groups_of([*crowd, someone(99, "penile")])
    assert (alone.smallest, alone.exposed, alone.warns) == (1, 1, True)
    assert "WARNING: 1 of" in readme(alone, keyed=False).decode()
    assert "WARNING" not in readme(groups_of(crowd), keyed=False).decode()


def test_the_word_that_goes_along_says_in_both_languages_what_it_cannot_promise() -> None:
    said = readme(groups_of([]), keyed=True).decode()
    assert "This is not anonymous" in said
    assert "本数据并非匿名" in said
    assert "{" not in said


def photographed(**changed: object) -> Case:
    outline = Outline(tissue="wound", points_px=((30, 20), (50, 20), (50, 30), (30, 30)))
    facts: dict[str, object] = {
        "id": "f1",
        "at": date(2026, 10, 1),
        "sha256": "0" * 64,
        "media_type": "image/jpeg",
        "width_px": 100,
        "height_px": 60,
        "consent": ("care", "publication"),
        "tracing": Tracing(outlines=(outline,)),
    }
    site = str(changed.pop("site", "thigh"))
    photograph = Photograph.model_validate(facts | changed)
    entry = Assessment(id="a1", at=date(2026, 10, 1), photographs=(photograph,))
    lesion = lesion_since(date(2026, 9, 1)).model_copy(update={"assessments": (entry,), "site": site})
    return Case(patient=patient_born(date(1960, 1, 1)), lesions=(lesion,))


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({}, None),
        ({"consent": None}, Kept.CONSENT),
        ({"consent": ("care", "teaching")}, Kept.CONSENT),
        ({"site": "penis"}, Kept.INTIMATE),
        ({"sensitive": True}, Kept.INTIMATE),
        ({"site": "penis", "sensitive": False}, None),
        ({"tracing": None}, Kept.UNTRACED),
        ({"tracing": Tracing(outlines=())}, Kept.UNTRACED),
    ],
)
def test_a_photograph_leaves_only_by_consent_not_intimate_and_outlined(
    changed: dict[str, object], kept: Kept | None
) -> None:
    ((each),) = considered(photographed(**changed), Purpose.PUBLICATION)
    assert each.kept is kept


def test_a_cut_out_holds_the_outline_its_margin_and_nothing_of_the_camera() -> None:
    shades = np.zeros((60, 100, 3), dtype=np.uint8)
    shades[20:30, 30:50] = 255
    exif = Image.Exif()
    exif[0x010F] = NAME
    written = io.BytesIO()
    Image.fromarray(shades).save(written, "JPEG", quality=95, exif=exif.tobytes(), comment=NAME.encode())
    (each,) = considered(photographed(), Purpose.PUBLICATION)
    made = cutout(each.photograph, written.getvalue())
    assert made is not None
    assert NAME.encode() in written.getvalue()
    assert NAME.encode() not in made
    with Image.open(io.BytesIO(made)) as picture:
        assert not picture.getexif()
    margin = settings().margin * 20
    assert upright(made).shape == (10 + 2 * margin, 20 + 2 * margin, 3)
    assert upright(made)[int(margin) + 5, int(margin) + 10].mean() > 240


def test_an_outline_beside_the_picture_leaves_nothing() -> None:
    outside = Outline(tissue="wound", points_px=((300, 200), (320, 200), (320, 210)))
    (each,) = considered(photographed(tracing=Tracing(outlines=(outside,))), Purpose.PUBLICATION)
    written = io.BytesIO()
    Image.new("RGB", (100, 60)).save(written, "JPEG")
    assert cutout(each.photograph, written.getvalue()) is None


def test_what_does_not_stand_stays_here() -> None:
    at = date(2026, 1, 1)
    slip = {"at": datetime.fromisoformat("2026-01-02T00:00:00+00:00"), "by": "x", "reason": "another person"}
    pain = (
        Pain(id="e1", at=at, instrument="nrs", score=Decimal(9), entered_in_error=slip),  # type: ignore[arg-type]
        Pain(id="e2", at=at, instrument="nrs", score=Decimal(8)),
        Pain(id="e3", at=at, instrument="nrs", score=Decimal(7), amends="e2"),
    )
    case = Case(patient=patient_born(date(1960, 1, 1)), pain=pain)
    table = next(each for each in deidentified([case], Secrets(), "en") if each.name == "pain")
    assert [row["score"] for row in rows(table)] == ["7"]


@given(st.binary(min_size=16, max_size=64), st.text(max_size=40))
def test_a_pseudonym_says_nothing_of_the_id(key: bytes, own_id: str) -> None:
    pseudonym = Secrets(key).pseudonym(own_id)
    assert len(pseudonym) == 16
    assert set(pseudonym) <= set("0123456789abcdef")
