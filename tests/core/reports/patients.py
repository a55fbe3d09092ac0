"""Patients to hand over: one with a whole chart, one with very much, one with nearly nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from core.case.base import EnteredInError
from core.case.case import Case
from core.case.course import Event, Laboratory, Pain, Procedure
from core.case.drugs import drugs
from core.case.episode import CareGoal, Episode
from core.case.lesion import Assessment, Bwat, Lesion, NotDone
from core.case.patient import Kidney, Patient
from core.case.photo import Outline, Photograph, Scale, Tracing
from core.case.therapy import Therapy, TherapyChange
from core.case.work import Task
from core.guidance import appraise, load_profile, picture_of
from core.reports.choices import Choices, Kind
from core.reports.given import Occasion, ReportInput
from core.reports.rendering import render

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ITEMS = tuple(Bwat.model_fields)[:8]


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


@dataclass(frozen=True)
class Picture:
    """A photograph and its bytes."""

    photograph: Photograph
    data: bytes


def picture(seed: int, at: datetime, consent: tuple[str, ...] | None = ("care",), *, scaled: bool = True) -> Picture:
    """Skin with a red ellipse in it, 800 × 600, 0.2 mm to the pixel."""
    image = Image.new("RGB", (800, 600), (200, 160 - seed % 50, 140))
    half = 60 + seed % 40
    box = (400 - half, 300 - half // 2, 400 + half, 300 + half // 2)
    ImageDraw.Draw(image).ellipse(box, fill=(140, 40, 40))
    written = BytesIO()
    image.save(written, "JPEG")
    corners = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
    tracing = Tracing(
        outlines=(Outline(tissue="wound", points_px=tuple((float(x), float(y)) for x, y in corners)),),
        scale=Scale(method="ruler", mm_per_px=0.2) if scaled else None,
    )
    photograph = Photograph(
        id=f"photo-{seed}",
        at=at,
        sha256=hashlib.sha256(written.getvalue()).hexdigest(),
        media_type="image/jpeg",
        width_px=800,
        height_px=600,
        consent=consent,
        tracing=tracing,
    )
    return Picture(photograph, written.getvalue())


def assessed(day: float, area: float, pictures: tuple[Picture, ...] = (), **more: Any) -> Assessment:
    content: dict[str, Any] = {
        "id": f"a-{day}-{area}",
        "at": days_ago(day),
        "stage": "ulcer",
        "wound_area_mm2": area,
        "eschar_area_mm2": area / 4,
        "perimeter_mm": area**0.5 * 4,
        "measured_by": "planimetry",
        "eschar_state": "dry",
        "bwat": Bwat(**dict.fromkeys(ITEMS, 3)),
        "infection_signs": (),
        "photographs": tuple(each.photograph for each in pictures),
    }
    return Assessment(**content | more)


def lesion(label: str, *assessments: Assessment, onset: float = 60, **more: Any) -> Lesion:
    return Lesion(
        id=label, label=label, site="thigh", side="left", region="proximal", onset=days_ago(onset).date(),
        assessments=assessments, **more,
    )  # fmt: skip


def mei() -> Patient:
    return Patient(
        id="p1",
        record_number="CUA-001",
        name="Zhang, Mei",
        native_name="张梅",
        sex="female",
        birth_date=date(1964, 3, 11),
        dry_weight_kg=Decimal("84.0"),
        comorbidities=("diabetes",),
        allergies=("penicillin",),
        kidney=Kidney(status="haemodialysis", sessions_per_week=Decimal(3), kt_v=Decimal("1.31")),
    )


def given(drug: str, start: float, stop: float | None = None, *changes: TherapyChange) -> Therapy:
    return Therapy(
        id=f"t-{drug}-{start}", drug=drug, route="oral", dose=Decimal(5), unit="mg", per_day=Decimal(2),
        start=days_ago(start).date(), stop=None if stop is None else days_ago(stop).date(), changes=changes,
    )  # fmt: skip


def charted() -> tuple[Case, dict[str, bytes]]:
    """Mei: one lesion that grows, pain, therapies, laboratory values, a procedure, goals of care."""
    first, last = picture(1, days_ago(15)), picture(2, days_ago(1))
    wound = lesion("L1", assessed(15, 2310, (first,)), assessed(1, 2805, (last,), eschar_state="wet"))
    pain = [
        Pain(id=f"p{day}{context}", at=days_ago(day), instrument="nrs", context=context, score=Decimal(score))
        for day in (10, 5, 1)
        for context, score in (("rest", 7), ("dressing_change", 9))
    ]
    record = Case(
        patient=mei(),
        episode=Episode(onset=days_ago(60).date(), subtype="uraemic", confirmed_by=("clinical",)),
        care_goals=(CareGoal(id="g", at=days_ago(20), summary="Comfort first.", resuscitation="dnacpr"),),
        lesions=(wound,),
        pain=tuple(pain),
        therapies=(given("warfarin", 900, 50), given("sodium_thiosulfate", 40)),
        procedures=(Procedure(id="d", at=days_ago(8), kind="debridement", lesion="L1"),),
        laboratory=(
            Laboratory(
                id="l",
                at=days_ago(2),
                analyte="phosphate",
                value=Decimal("2.1"),
                unit="mmol/L",
                range_high=Decimal("1.5"),
            ),
        ),
        events=(Event(id="e", at=days_ago(3), kind="unplanned_admission"),),
    )
    return record, {first.photograph.sha256: first.data, last.photograph.sha256: last.data}


def crowded() -> tuple[Case, dict[str, bytes]]:
    """Twelve lesions, forty therapies, a name and allergies that need room."""
    record, _ = charted()
    pictures: dict[str, bytes] = {}
    lesions = []
    for number in range(12):
        shots = tuple(picture(number * 3 + turn, days_ago(40 - 38 * turn)) for turn in (0, 1))
        pictures |= {shot.photograph.sha256: shot.data for shot in shots}
        lesions.append(
            lesion(
                f"L{number + 1}",
                assessed(40, 500 + 200 * number, (shots[0],)),
                assessed(20, 600 + 200 * number),
                assessed(2, 900 + 180 * number, (shots[1],)),
            )
        )
    names = list(drugs())
    therapies = tuple(given(names[number % len(names)], 5 + number) for number in range(40))
    patient = record.patient.model_copy(
        update={
            "name": "Wolfeschlegelsteinhausen-Featherstonehaugh, Maximiliana Alexandrina Victoria Theodora",
            "native_name": "欧阳诺敏达赉 张梅",
            "allergies": ("penicillin", "cephalosporins", "adhesive dressings with colophony", "iodine", "codeine"),
        }
    )
    return record.model_copy(update={"patient": patient, "lesions": tuple(lesions), "therapies": therapies}), pictures


_LONG_CHINESE = "患者自述疼痛夜间加重并影响睡眠与进食家属要求尽快缓解症状同时希望了解后续治疗安排" * 4
_LONG_GERMAN = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und "
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
) * 3


def longwinded() -> tuple[Case, dict[str, bytes]]:
    """Whatever a person can write is written at length, in Chinese and in words as long as German ones."""
    record, pictures = charted()
    long = (_LONG_GERMAN + _LONG_CHINESE)[:480]
    stopped = given("calcium_acetate", 30, 10).model_copy(update={"reason": long})
    wordy = TherapyChange(at=days_ago(2).date(), kind="hold", reason=long)
    wound = record.lesions[0]
    refused = assessed(0.5, 2500).model_copy(update={"not_done": (NotDone(what="pain", reason=long),)})
    update = {
        "patient": record.patient.model_copy(
            update={
                "name": ("Oberstudienratsgattinnenvereinigung " * 8)[:200].strip(),
                "native_name": "张梅" * 60,
                "record_number": "N" * 100,
                "allergies": (long, long),
            }
        ),
        "lesions": (wound.model_copy(update={"assessments": (*wound.assessments, refused)}),),
        "care_goals": (CareGoal(id="g", at=days_ago(20), summary=long, discussed_with=long),),
        "therapies": (stopped, given("sodium_thiosulfate", 40, None, wordy)),
        "procedures": (Procedure(id="d", at=days_ago(8), kind="debridement", lesion="L1", note=long),),
        "tasks": (Task(rule="free", state="open", at=days_ago(1), title=long, discipline="nursing", due=NOW),),
    }
    return record.model_copy(update=update), pictures


def newly_admitted() -> Case:
    """A name, a birth date, a number."""
    return Case(
        patient=Patient(id="p2", record_number="CUA-9", name="Bo, Li", sex="male", birth_date=date(1950, 2, 28))
    )


def given_to(
    record: Case, pictures: Mapping[str, bytes] | None = None, *, at: datetime = NOW, **more: Any
) -> ReportInput:
    """The input as the clinic prepares it for a moment."""
    plain = ReportInput(
        case=record, appraisal=appraise(picture_of(record, at), load_profile()), photographs=pictures or {}
    )
    return replace(plain, **more)


OCCASION = Occasion(at=NOW, printed_by="RN Li", facility="Renal wound clinic", zone=ZoneInfo("Europe/Berlin"))
EVERYTHING = Choices(sensitive_sites=True)


def printed(
    kind: Kind, *inputs: ReportInput, choices: Choices = EVERYTHING, occasion: Occasion = OCCASION, **more: Any
) -> bytes:
    """A report as PDF; `more` are further choices."""
    return render(kind, inputs, replace(choices, **more), occasion)


def in_error(entry: Assessment) -> Assessment:
    mistake = EnteredInError(at=NOW, by="RN Li", reason="another patient's wound")
    return entry.model_copy(update={"entered_in_error": mistake})
