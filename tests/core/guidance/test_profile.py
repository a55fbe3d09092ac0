"""The facility profile: it changes numbers and switches rules off, and invents nothing."""

from decimal import Decimal

import pytest

from core import resources
from core.errors import InvalidInput
from core.guidance import load_profile
from core.guidance.registry import FACTORS, FLAGS, TASKS
from core.texts import LANGUAGES, Language, catalogue, render, text
from tests.core.guidance.patients import AT, appraisal, drug, lab, lesion, nrs, pain, seen, state
from tests.core.guidance.test_tasks import task


def codes(rows: object) -> set[str]:
    return set(rows)  # type: ignore[call-overload]


def test_the_shipped_profile_and_the_rules_know_each_other() -> None:
    profile = load_profile()
    assert codes(profile.factors) == codes(FACTORS)
    assert codes(profile.flags) == codes(FLAGS)
    assert codes(profile.tasks) - {"task.correct"} == codes(TASKS)
    assert codes(profile.routine.values()) <= codes(profile.factors)


@pytest.mark.parametrize("code", sorted(FACTORS))
def test_every_factor_can_be_switched_off(code: str) -> None:
    found = appraisal(profile=f'[factors."{code}"]\non = false')
    assert code not in [factor.factor for arm in found.triad.values() for factor in arm]


def test_a_flag_that_is_switched_off_is_silent_and_no_trigger() -> None:
    changes = (pain("poss", 4), nrs(9, "dressing_change"))
    off = '[flags."safety.oversedation"]\non = false\n[flags."pain.procedural"]\non = false'
    rules = {flag.rule for flag in appraisal(*changes, profile=off).flags}
    assert not rules & {"safety.oversedation", "pain.procedural"}
    assert task(appraisal(*changes, profile=off), "task.procedural_analgesia") is None


@pytest.mark.parametrize("code", sorted(TASKS))
def test_every_task_can_be_switched_off(code: str) -> None:
    changes = (lesion(seen(eschar_state="wet")), drug("oxycodone"), nrs(8, "dressing_change"))
    found = appraisal(*changes, profile=f'[tasks."{code}"]\non = false')
    assert code not in {item.rule for item in found.tasks}


def test_corrections_are_switched_off_together() -> None:
    found = appraisal(lab("phosphate", 3), profile='[tasks."task.correct"]\non = false')
    assert not [item for item in found.tasks if item.rule.startswith("task.correct")]


def test_a_changed_number_decides_and_is_said_to_be_the_facility_s() -> None:
    lower = '[factors."drive.phosphate_high"]\nlimits = { high = 1.30 }'
    assert state(appraisal(), "drive.phosphate_high") == "absent"
    found = appraisal(profile=lower)
    assert state(found, "drive.phosphate_high") == "active"
    factors = {factor.factor: factor for arm in found.triad.values() for factor in arm}
    assert factors["drive.phosphate_high"].facility_value
    assert not factors["drive.pth_high"].facility_value
    assert factors["drive.alkalosis"].facility_value, "shipped as a facility default"


def test_saying_what_is_shipped_changes_nothing() -> None:
    same = load_profile(b'[factors."drive.phosphate_high"]\nwindow_days = 14\nlimits = { high = 1.78 }')
    assert not same.factors["drive.phosphate_high"].facility_value
    assert load_profile(b"") == load_profile()


def test_a_number_of_a_general_table_marks_the_rules_that_use_it() -> None:
    profile = load_profile(b"[derived]\nalbumin_days = 7")
    assert profile.derived.albumin_days == 7
    assert profile.factors["drive.calcium_high"].facility_value
    assert not profile.factors["drive.pth_high"].facility_value


def test_windows_levels_and_due_times_change() -> None:
    profile = """
        [factors."drive.phosphate_high"]
        window_days = 30
        due_hours = 12
        [flags."safety.oversedation"]
        level = "attention"
        [tasks."task.wound_plan"]
        due_hours = 48
    """
    found = appraisal(lab("phosphate", 2.4, days=20), pain("poss", 3), profile=profile)
    assert state(found, "drive.phosphate_high") == "active"
    correction = task(found, "task.correct.drive.phosphate_high")
    assert correction is not None
    assert (correction.due - AT).total_seconds() == 12 * 3600
    assert next(flag.level for flag in found.flags if flag.rule == "safety.oversedation") == "attention"


PHOSPHATE = "factors.drive.phosphate_high"


@pytest.mark.parametrize(
    ("data", "key", "path"),
    [
        (b"\xff\xfe", "error.profile.not_utf8", None),
        (b"[factors", "error.profile.not_toml", None),
        (b"[colours]", "error.profile.unknown", "colours"),
        (b'[factors."drive.sugar"]', "error.profile.unknown", "factors.drive.sugar"),
        (b'[factors."drive.phosphate_high"]\nlimits = { low = 1 }', "error.profile.unknown", f"{PHOSPHATE}.limits.low"),
        (b'[factors."drive.phosphate_high"]\nfacility_default = false',
         "error.profile.unknown", f"{PHOSPHATE}.facility_default"),
        (b'[factors."drive.phosphate_high"]\nwindow_days = -1', "error.profile.field", f"{PHOSPHATE}.window_days"),
        (b'[factors."drive.phosphate_high"]\nlimits = { high = "a" }',
         "error.profile.field", f"{PHOSPHATE}.limits.high"),
        (b'[factors."drive.phosphate_high"]\nlimits = { high = nan }',
         "error.profile.field", f"{PHOSPHATE}.limits.high"),
        (b'[flags."pain.procedural"]\nlevel = "red"', "error.profile.field", "flags.pain.procedural.level"),
        (b'[flags."pain.procedural"]\nshade = "red"', "error.profile.unknown", "flags.pain.procedural.shade"),
        (b'[flags."pain.procedural"]\nsource = "us"', "error.profile.unknown", "flags.pain.procedural.source"),
        (b'[flags."safety.opioid_load"]\nlevel = "info"', "error.profile.unknown", "flags.safety.opioid_load.level"),
        (b'[factors."vascular.diabetes"]\nwindow_days = 3', "error.profile.unknown",
         "factors.vascular.diabetes.window_days"),
        (b'[tasks."task.wound_plan"]\nevery_days = 7', "error.profile.unknown", "tasks.task.wound_plan.every_days"),
        (b'[routine]\nphosphate = "drive.sugar"', "error.profile.unknown", "routine.phosphate"),
        (b'[routine]\nsugar = "drive.phosphate_high"', "error.profile.unknown", "routine.sugar"),
        (b'[factors."drive.phosphate_high"]\nwindow_days = 14.5', "error.profile.field", f"{PHOSPHATE}.window_days"),
        (b'[factors."drive.phosphate_high"]\nlimits = 3', "error.profile.unknown", f"{PHOSPHATE}.limits"),
        (b'[factors."drive.phosphate_high"]\nlimits = { high = 5.5 }', "error.profile.field", PHOSPHATE),
        (b'[factors."drive.pth_high"]\nlimits = { high = 60 }', "error.profile.field", "factors.drive.pth_high"),
        (b'[flags."safety.opioid_load"]\nlimits = { urgent = 40 }', "error.profile.field", "flags.safety.opioid_load"),
        (b'[flags."pain.refractory"]\nlimits = { of_days = 4.5 }', "error.profile.field", "flags.pain.refractory"),
        (b'[flags."pain.neuropathic"]\nclasses = ["gabapentin"]', "error.profile.field",
         "flags.pain.neuropathic.classes.0"),
        (b'[flags."progression.stalled"]\nwords = { stages = ["ulcus"] }', "error.profile.field",
         "flags.progression.stalled.words"),
        (b'[tasks."task.wound_plan"]\ndiscipline = "magic"', "error.profile.field", "tasks.task.wound_plan.discipline"),
        (b"derived = 3", "error.profile.unknown", "derived"),
    ],
)  # fmt: skip
def test_a_bad_profile_is_told_by_its_path(data: bytes, key: str, path: str | None) -> None:
    with pytest.raises(InvalidInput) as error:
        load_profile(data)
    assert error.value.text.key == key
    assert error.value.text.params.get("path") == path


PROBLEMS = [
    ('[factors."drive.phosphate_high"]\nlimits = { high = 5.5 }', ("high", "0.5", "3", "SI")),
    ('[factors."drive.pth_high"]\nlimits = { high = 60 }', ("high ≤ severe",)),
    ('[flags."pain.neuropathic"]\nclasses = ["gabapentin"]', ("gabapentin",)),
    ('[flags."progression.stalled"]\nwords = { stages = ["ulcus"] }', ("ulcus", "eschar")),
    ('[tasks."task.wound_plan"]\ndiscipline = "magic"', ("magic", "wound_care")),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("profile", "named"), PROBLEMS)
def test_what_is_wrong_is_said_in_the_reader_s_words(profile: str, named: tuple[str, ...], language: Language) -> None:
    with pytest.raises(InvalidInput) as error:
        load_profile(profile.encode())
    words = render(error.value.text, language)
    assert all(name in words for name in named), words
    assert "error." not in words


def test_the_example_of_a_facility_s_file_loads_and_decides() -> None:
    profile = load_profile(resources.read_bytes("clinical", "guidance", "example.toml"))
    shipped = load_profile()
    assert profile.factors["drive.phosphate_high"].limit("high") == Decimal("1.50")
    assert profile.factors["inhibitor.vitamin_k_antagonist"].due_hours == 12
    assert profile.flags["progression.stalled"].level == "info"
    changed = {
        code for kind in ("factors", "flags", "tasks") for code, row in getattr(profile, kind).items() if row.changed
    }
    assert changed == {
        "drive.phosphate_high", "inhibitor.vitamin_k_antagonist", "vascular.intravenous_iron", "safety.opioid_load",
        "progression.stalled", "pain.neuropathic", "task.wound_plan", "task.team_meeting", "drive.calcium_high",
        "drive.calcium_phosphate_product_high",
    }  # fmt: skip
    assert profile.flags.keys() == shipped.flags.keys()


def test_every_finding_that_a_facility_s_number_decides_in_says_so() -> None:
    profile = """
        [factors."drive.phosphate_high"]
        limits = { high = 1.5 }
        [flags."safety.oversedation"]
        limits = { poss = 2 }
    """
    found = appraisal(lab("phosphate", 1.6), lab("pth", 40), pain("poss", 2), profile=profile)
    factors = {item.factor: item.facility_value for arm in found.triad.values() for item in arm}
    assert (factors["drive.phosphate_high"], factors["drive.pth_high"]) == (True, False)
    flags = {item.rule: item.facility_value for item in found.flags}
    assert flags["safety.oversedation"]
    assert not flags["palliative.no_goals_of_care"]
    assert all(item.facility_value for item in found.tasks), "every due time is a facility's"


def test_the_correction_of_calcium_is_the_facility_s_in_the_supersaturation_too() -> None:
    other = "[derived]\nalbumin_normal_g_l = 44"
    changes = (lab("albumin", 30), lab("phosphate", 2.0))
    usual, changed = appraisal(*changes).supersaturation, appraisal(*changes, profile=other).supersaturation
    assert usual.result is not None
    assert changed.result is not None
    assert changed.result.water.calcium_mmol_l == pytest.approx(usual.result.water.calcium_mmol_l + 0.04)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_texts_and_its_source(language: Language) -> None:
    profile, known = load_profile(), catalogue(language)
    wanted = {f"guidance.factor.{code}" for code in profile.factors} | {
        f"guidance.action.{code}" for code in profile.factors
    }
    wanted |= {f"guidance.flag.{code}" for code in profile.flags} | {
        f"guidance.flag_action.{code}" for code in profile.flags
    }
    wanted |= {f"guidance.{code}" for code in profile.tasks}
    rows = [*profile.factors.values(), *profile.flags.values(), *profile.tasks.values()]
    wanted |= {f"guidance.source.{row.source}" for row in rows}
    assert wanted - known.keys() == set()
    workup = {"guidance.source.hayashi_2012", "guidance.source.chinese_consensus"}
    used = {key for key in known if key.startswith("guidance.source.")} - workup
    assert used <= wanted, "a source that nothing cites"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(TASKS))
def test_a_kept_task_is_read_by_its_rule_alone(language: Language, code: str) -> None:
    assert "{" not in render(text(f"guidance.{code}"), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_read_and_has_a_source(language: Language) -> None:
    found = appraisal(
        lab("phosphate", 7, "mg/dL"), drug("warfarin"), drug("morphine", dose=60, unit="mg", per_day=1),
        pain("poss", 3), lesion(seen(eschar_state="wet", infection_signs=["smell", "debris", "non_healing"])),
        nrs(9, "dressing_change"),
    )  # fmt: skip
    findings = [*(factor for arm in found.triad.values() for factor in arm), *found.tasks, *found.flags]
    for finding in findings:
        for message in (finding.title, finding.source, *(item.text for item in finding.evidence)):
            words = render(message, language)
            assert words, message.key
            assert words != message.key, message.key
