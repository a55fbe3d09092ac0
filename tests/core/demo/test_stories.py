"""Each story that screenshots, tests and benchmarks rely on is told by somebody in the clinic."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from shapely.geometry import Point, Polygon

from core import resources
from core.case.base import standing
from core.case.case import Case
from core.case.drugs import in_class
from core.case.lesion import Assessment, Lesion
from core.case.moments import instant, start_of
from tests.core.demo.conftest import TODAY


def measured(lesion: Lesion) -> list[Assessment]:
    return [one for one in standing(lesion.assessments) if one.wound_area_mm2 is not None]


def events(case: Case, kind: str) -> list[Any]:
    return [event for event in case.events if event.kind == kind]


def heals_after_warfarin(case: Case) -> bool:
    stopped = any(one.drug == "warfarin" and one.stop for one in case.therapies or ())
    thiosulfate = any(one.drug == "sodium_thiosulfate" for one in case.therapies or ())
    areas = [one.wound_area_mm2 for one in measured(case.lesions[0])]
    return stopped and thiosulfate and len(areas) > 5 and areas[-1] < 0.3 * max(areas)


def relentless_to_comfort(case: Case) -> bool:
    growing = [one for one in case.lesions if len(measured(one)) > 2 and one.region == "proximal"]
    comfort = any("comfort" in goal.summary.lower() for goal in case.care_goals)
    steady = all(measured(one)[-1].wound_area_mm2 > measured(one)[0].wound_area_mm2 for one in growing)
    return len(growing) >= 3 and steady and comfort and bool(events(case, "dialysis_withdrawal_considered"))


def primary_hyperparathyroidism(case: Case) -> bool:
    surgery = any(one.kind == "parathyroidectomy" for one in case.procedures)
    return case.episode.subtype == "non_uraemic" and case.patient.kidney.status == "normal" and surgery


def splits(case: Case) -> bool:
    parents = [one for one in case.lesions if one.closed_as == "split"]
    return any(sum(parent.id in child.parents for child in case.lesions) == 2 for parent in parents)


def merges(case: Case) -> bool:
    gone = {one.id for one in case.lesions if one.closed_as == "merged"}
    return any(len(one.parents) == 2 and set(one.parents) <= gone for one in case.lesions)


def penile(case: Case) -> bool:
    pictures = [picture for one in case.lesions for seen in one.assessments for picture in seen.photographs]
    return case.lesions[0].region == "penile" and bool(pictures) and all(p.sensitive and p.consent for p in pictures)


def stalls(case: Case) -> bool:
    areas = [one.wound_area_mm2 for one in measured(case.lesions[0])]
    return len(areas) > 4 and 0.75 < areas[-1] / areas[0] < 1.1 and case.patient.kidney.status == "ckd"


def newly_admitted(case: Case) -> bool:
    recent = case.episode.onset >= (TODAY - timedelta(days=14)).date()
    return recent and bool(case.lesions) and all(not one.assessments for one in case.lesions)


def septic(case: Case) -> bool:
    signs = set(standing(case.lesions[0].assessments)[-1].infection_signs) if case.lesions[0].assessments else set()
    recent = [one for one in events(case, "sepsis") if instant(one.at) > TODAY.replace(hour=23) - timedelta(hours=48)]
    return len(signs) >= 5 and bool(recent) and bool(events(case, "qsofa"))


def never_asked(case: Case) -> bool:
    lists = (case.therapies, case.patient.comorbidities, case.patient.allergies)
    signs = [one.infection_signs for lesion in case.lesions for one in lesion.assessments]
    return all(one is None for one in lists) and None in signs


def transplanted(case: Case) -> bool:
    return case.patient.kidney is not None and case.patient.kidney.status == "transplant"


def amended(case: Case) -> bool:
    ids = {one.id for lesion in case.lesions for one in lesion.assessments}
    corrections = [one for lesion in case.lesions for one in lesion.assessments if one.amends]
    return any(one.amends in ids and one.amendment_reason for one in corrections)


def struck_out(case: Case) -> bool:
    return any(one.entered_in_error for lesion in case.lesions for one in lesion.assessments)


def not_done(case: Case) -> bool:
    return any(
        {done.what for done in one.not_done} == {"photograph", "measurement"} and all(d.reason for d in one.not_done)
        for lesion in case.lesions
        for one in lesion.assessments
    )


def on_peritoneal_dialysis(case: Case) -> bool:
    return case.patient.kidney is not None and case.patient.kidney.status == "peritoneal_dialysis"


def still_anticoagulated(case: Case) -> bool:
    return any(in_class(one.drug, "vitamin_k_antagonist") and one.stop is None for one in case.therapies or ())


def healed_lesion(case: Case) -> bool:
    return any(one.closed_as == "healed" and measured(one)[-1].wound_area_mm2 == 0 for one in case.lesions)


STORIES: list[Callable[[Case], bool]] = [
    heals_after_warfarin, relentless_to_comfort, primary_hyperparathyroidism, splits, merges, penile, stalls,
    newly_admitted, septic, never_asked, transplanted, amended, struck_out, not_done, on_peritoneal_dialysis,
    still_anticoagulated, healed_lesion,
]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_somebody_tells_the_story(cases: tuple[Case, ...], story: Callable[[Case], bool]) -> None:
    assert any(story(case) for case in cases)


def test_two_patients_are_easily_mistaken_for_each_other(cases: tuple[Case, ...]) -> None:
    mei = [case.patient for case in cases if case.patient.name == "Zhang, Mei"]
    assert len(mei) == 2
    assert {one.native_name for one in mei} == {"张梅", "张玫"}
    assert abs((mei[0].birth_date - mei[1].birth_date).days) < 31


def test_pain_is_scored_several_times_a_week(cases: tuple[Case, ...]) -> None:
    first = [pain for pain in cases[0].pain if pain.context == "rest"]
    weeks = (start_of(first[-1].at) - start_of(first[0].at)).days / 7
    assert len(first) / weeks >= 3
    assert {pain.context for pain in cases[0].pain} >= {"rest", "dressing_change", "breakthrough"}
    assert {pain.instrument for pain in cases[0].pain} >= {"nrs", "dn4", "poss"}


def test_all_skin_tones_are_there() -> None:
    tones = {
        resources.read_toml("demo", "courses", name)["patient"]["skin_tone"]
        for name in resources.names("demo", "courses", suffix=".toml")
    }
    assert tones == {1, 2, 3, 4, 5, 6}


def test_every_lesion_lies_on_the_body(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for lesion in case.lesions:
            x, y = lesion.place.point
            assert figure(f"{case.patient.sex}-{lesion.place.view}.svg").distance(Point(x, y)) < 0.015


def test_a_lesion_lies_on_the_side_that_it_names(cases: tuple[Case, ...]) -> None:
    for case in cases:
        for lesion in case.lesions:
            if lesion.place.view in ("front", "back") and lesion.side in ("left", "right"):
                on_the_right_of_the_picture = lesion.place.point[0] > 0.5
                assert on_the_right_of_the_picture == ((lesion.side == "left") == (lesion.place.view == "front"))


def figure(name: str) -> Polygon:
    """The outline of the figure in the view's own units, its curves taken at their ends."""
    svg = resources.read_text("bodymap", name)
    _, _, width, height = (float(number) for number in re.search(r'viewBox="([^"]+)"', svg)[1].split())
    path = re.search(r'<path id="body"[^>]* d="([^"]+)"', svg)[1]
    numbers = np.array([float(number) for number in re.findall(r"-?\d+\.?\d*", path)]).reshape(-1, 2)
    return Polygon(numbers[::3] / (width, height)).buffer(0)
