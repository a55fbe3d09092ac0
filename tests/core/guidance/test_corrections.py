"""What a factor is measured by, and what lay between its active time and its correction."""

from datetime import UTC, date, datetime

import pytest

from core.guidance import appraise, load_profile, picture_of
from core.guidance.corrections import Correction, corrections
from core.guidance.history import history
from core.guidance.measured import Measured, measured_of, trend
from core.texts import render
from tests.core.guidance.patients import AT, Change, ago, drug, forget, lab, patient, settled, weights


def values(code: str, *changes: Change) -> tuple[Measured, ...]:
    picture, profile = picture_of(patient(*changes), AT), load_profile()
    return measured_of(appraise(picture, profile).triad, picture, profile)[code]


def also(analyte: str, value: float | str, unit: str, days: float, **more: object) -> Change:
    """One more value beside the others."""
    entry = {"analyte": analyte, "value": value, "unit": unit, "at": ago(days), **more}
    return lambda found: found["laboratory"].append(entry)


SERIES: list[tuple[str, str, tuple[Change, ...], str, str | None]] = [
    ("falls, in another unit", "drive.phosphate_high",
     (lab("phosphate", 6.2, "mg/dL", 8), also("phosphate", 1.5, "mmol/L", 1)), "1.5 mmol/L", "falling"),
    ("rises", "drive.pth_high", (lab("pth", 30, "pmol/L", 8), also("pth", 40, "pmol/L", 1)), "40 pmol/L", "rising"),
    ("stays, though written in another unit", "inhibitor.albumin_low",
     (lab("albumin", 30, "g/L", 8), also("albumin", 3.0, "g/dL", 1)), "3.0 g/dL", "steady"),
    ("a single value has no way", "vascular.inflammation", (lab("crp", 12),), "12 mg/L", None),
    ("a bound hides the way", "vascular.inflammation",
     (lab("crp", 12, days=8), also("crp", "<5", "mg/L", 1)), "<5 mg/L", None),
    ("corrected calcium is computed", "drive.calcium_high", (), "2.30 mmol/L", None),
    ("ionised calcium wins", "drive.calcium_high", (lab("calcium_ionised", 1.25),), "1.25 mmol/L", None),
    ("a product of two", "drive.calcium_phosphate_product_high", (), "3.22 mmol²/L²", None),
    ("weights", "inhibitor.malnutrition", (weights((30, 66), (2, 60)),), "60 kg", "falling"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "changes", "latest", "way"), SERIES)
def test_the_latest_value_and_its_way(
    words: str, code: str, changes: tuple[Change, ...], latest: str, way: str | None
) -> None:
    found = values(code, *changes)
    assert render(found[-1].words) == latest, words
    assert trend(found) == way, words


def test_what_was_never_measured_and_what_is_a_drug_has_no_series() -> None:
    assert values("inhibitor.fetuin_a_low") == ()
    assert values("inhibitor.vitamin_k_antagonist", drug("warfarin")) == ()
    assert values("drive.phosphate_high", forget("phosphate")) == ()


def corrected(*changes: Change) -> dict[str, Correction]:
    case = patient(*changes)
    found = history(case, load_profile(), date(2026, 9, 28), AT)
    return dict(corrections(case, found, AT))


PHOSPHATE = (
    lab("phosphate", 2.4, "mmol/L", 18),
    also("phosphate", 1.5, "mmol/L", 6),
    also("phosphate", 1.4, "mmol/L", 2),
)


def test_a_correction_tells_since_when_and_what_was_done_meanwhile() -> None:
    found = corrected(
        *PHOSPHATE, drug("sevelamer", "2026-10-08"), settled("task.correct.drive.phosphate_high", days=5)
    )["drive.phosphate_high"]
    assert found.since == datetime(2026, 10, 17, 12, tzinfo=UTC)
    assert [render(item.text) for item in found.meanwhile] == ["sevelamer begun", "Task done by "]
    assert {item.kind for item in found.meanwhile} == {"therapy", "task"}


def test_what_came_before_or_is_of_another_kind_does_not_count() -> None:
    found = corrected(*PHOSPHATE, drug("sevelamer", "2026-01-08"), drug("amlodipine", "2026-10-08"))
    assert found["drive.phosphate_high"].meanwhile == ()


def test_a_binder_of_calcium_that_was_stopped_goes_with_lower_calcium() -> None:
    found = corrected(
        lab("calcium_ionised", 1.5, "mmol/L", 18),
        also("calcium_ionised", 1.2, "mmol/L", 6),
        also("calcium_ionised", 1.2, "mmol/L", 2),
        drug("calcium_acetate", "2026-01-01", "2026-10-08"),
    )
    assert [item.kind for item in found["drive.calcium_high"].meanwhile] == ["therapy"]


def test_what_is_active_or_was_never_out_is_no_correction() -> None:
    assert corrected(lab("phosphate", 2.4, "mmol/L", 2)).get("drive.phosphate_high") is None
    assert corrected().get("drive.phosphate_high") is None
