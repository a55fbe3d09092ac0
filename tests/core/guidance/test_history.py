"""How the arms changed: what a rule says at a moment is what its history says of it, whoever the patient is."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.case.case import Case
from core.guidance import ARMS, FactorHistory, appraise, arm_spans, history, load_profile, picture_of
from core.guidance.registry import FACTORS, READS
from tests.core.guidance.patients import AT, Change, Record, comorbid, drug, episode, lab, patient
from tests.core.guidance.test_properties import many, records

ONSET = datetime(2026, 9, 28, tzinfo=UTC)
TICK = timedelta(microseconds=1)
END = AT + TICK
"""`until` itself still belongs to the history."""


def of(code: str, *changes: Change, until: datetime = AT) -> list[tuple[str, datetime, datetime]]:
    """The spans of one factor since onset."""
    found = history(patient(*changes), load_profile(), ONSET, until)
    spans = next(one.spans for one in found if one.factor == code)
    return [(span.state, span.start, span.stop) for span in spans]


def test_a_drug_that_was_stopped_is_corrected_from_its_stop_day() -> None:
    stopped = datetime(2026, 10, 6, tzinfo=UTC)
    found = of("inhibitor.vitamin_k_antagonist", drug("warfarin", "2023-02-01", "2026-10-06"))
    assert found == [("active", ONSET, stopped), ("corrected", stopped, END)]


def test_a_value_that_nobody_repeats_grows_unknown_at_the_end_of_its_window() -> None:
    measured = AT - timedelta(days=20)
    until = measured + timedelta(days=14) + TICK
    found = of("drive.phosphate_high", lab("phosphate", 2.4, days=20))
    assert found == [("unknown", ONSET, measured), ("active", measured, until), ("unknown", until, END)]


def test_what_began_a_span_is_told() -> None:
    found = history(patient(lab("phosphate", 2.4, days=5, id="high")), load_profile(), ONSET, AT)
    spans = next(one.spans for one in found if one.factor == "drive.phosphate_high")
    assert [item.entry_id for item in spans[-1].evidence] == ["high"]


def test_an_onset_within_the_time_asked_for_is_a_moment_of_change() -> None:
    changes = (drug("warfarin", "2023-02-01", "2026-09-28"), episode(onset="2026-09-28"))
    found = history(patient(*changes), load_profile(), date(2026, 9, 1), AT)
    spans = next(one.spans for one in found if one.factor == "inhibitor.vitamin_k_antagonist")
    assert [(span.state, span.start) for span in spans] == [
        ("active", datetime(2026, 9, 1, tzinfo=UTC)),
        ("corrected", ONSET),
    ]


def test_an_amendment_that_corrects_the_analyte_itself_counts() -> None:
    wrong = lab("phosphate", 2.4, days=5, id="a")
    right = lab("calcium_total", 2.4, days=5, id="b", amends="a", amendment_reason="the line below")
    assert of("drive.phosphate_high", wrong, right) == [("unknown", ONSET, END)]


def test_an_arm_is_the_count_of_its_factors() -> None:
    changes = (drug("warfarin", "2023-02-01", "2026-10-06"), comorbid("malabsorption"))
    found = history(patient(*changes), load_profile(), ONSET, AT)
    spans = arm_spans(found, "inhibitor_deficiency")
    assert [span.start for span in spans][:1] == [ONSET]
    assert spans[-1].stop == END
    assert all(before.stop == after.start for before, after in pairwise(spans))
    last = {"corrected": 1, "active": 1, "absent": 4, "unknown": 1}
    assert {state: spans[-1].counts.get(state, 0) for state in last} == last  # type: ignore[call-overload]


def test_an_episode_of_one_day_has_a_history() -> None:
    found = history(patient(), load_profile(), date(2026, 10, 19), date(2026, 10, 19))
    whole = (datetime(2026, 10, 19, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC))
    assert {(one.spans[0].start, one.spans[-1].stop) for one in found} == {whole}


def test_a_factor_that_is_switched_off_has_none() -> None:
    profile = load_profile(b'[factors."drive.phosphate_high"]\non = false')
    assert "drive.phosphate_high" not in {one.factor for one in history(patient(), profile, ONSET, AT)}


def test_every_factor_says_what_it_reads() -> None:
    standing = {code for code in FACTORS if not READS[code]}
    assert standing == {
        "vascular.diabetes", "vascular.malignancy", "vascular.autoimmune", "vascular.liver_disease",
        "vascular.smoking", "vascular.thrombophilia",
    }  # fmt: skip


def states_at(found: tuple[FactorHistory, ...], moment: datetime) -> dict[str, str | None]:
    return {one.factor: one.at(moment) for one in found}


@many(60)
@given(records(), st.lists(st.floats(0, 119) | st.just(0), min_size=1, max_size=6))
def test_it_says_of_every_moment_what_an_appraisal_then_would_have(record: Record, days: list[float]) -> None:
    case, profile = Case.model_validate(record), load_profile()
    found = history(case, profile, AT - timedelta(days=120), AT)
    for day in days:
        moment = AT - timedelta(days=day)
        triad = appraise(picture_of(case, moment), profile).triad
        assert states_at(found, moment) == {item.factor: item.state for arm in triad.values() for item in arm}


@many(40)
@given(records())
def test_spans_follow_each_other_without_a_gap(record: Record) -> None:
    begin = AT - timedelta(days=90)
    found = history(Case.model_validate(record), load_profile(), begin, AT)
    for one in found:
        bounds = [span.start for span in one.spans] + [one.spans[-1].stop]
        assert bounds == sorted(set(bounds))
        assert (bounds[0], bounds[-1]) == (begin, END)
        assert all(a.stop == b.start and a.state != b.state for a, b in pairwise(one.spans))
        assert one.arm in ARMS.values()
