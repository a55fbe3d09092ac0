"""The opioid load of a picture: what is given now, the doses of the last day, and what the JSON says of it."""

from core.guidance.writing import to_json
from tests.core.guidance.patients import THERAPIES_NOT_ASSESSED, Change, ago, appraisal, drug, event


def dose(name: str, mg: float, hours: float) -> Change:
    return event("as_needed_dose", hours / 24, drug=name, dose=mg, unit="mg", purpose="breakthrough")


def needed(name: str, **more: object) -> Change:
    return drug(name, dose=2, unit="mg", as_needed=True, **more)


def loads(*changes: Change) -> list[str]:
    return [flag.level for flag in appraisal(*changes).flags if flag.rule == "safety.opioid_load"]


def test_doses_of_the_last_24_hours_count_and_older_ones_do_not() -> None:
    ten = [dose("hydromorphone", 2, hours) for hours in (1, 5, 9, 13, 23)]
    assert appraisal(needed("hydromorphone"), *ten).scores.opioids.mg_per_day == 50
    assert loads(needed("hydromorphone"), *ten) == ["attention"]
    late = [*ten[:-1], dose("hydromorphone", 2, 25)]
    assert appraisal(needed("hydromorphone"), *late).scores.opioids.mg_per_day == 40
    assert loads(needed("hydromorphone"), *late) == []


def test_a_dose_of_a_drug_that_runs_by_the_clock_is_named_beside_the_total() -> None:
    found = appraisal(drug("oxycodone", dose=20, unit="mg", per_day=2), dose("oxycodone", 5, 2))
    assert found.scores.opioids.mg_per_day == 60
    (flag,) = [flag for flag in found.flags if flag.rule == "safety.opioid_load"]
    assert [item.text.key for item in flag.evidence][1:] == [
        "guidance.evidence.drug_as_morphine",
        "guidance.evidence.not_convertible",
    ]


def test_a_dose_change_that_does_not_say_the_new_dose_leaves_it_unknown() -> None:
    changes = [{"at": ago(1), "kind": "dose_change"}]
    found = appraisal(drug("oxycodone", dose=20, unit="mg", per_day=2, changes=changes)).scores.opioids
    assert (found.mg_per_day, [part.drug for part in found.dose_unknown]) == (0, ["oxycodone"])


def test_the_json_names_what_was_counted_and_what_was_not() -> None:
    found = appraisal(drug("oxycodone", dose=20, unit="mg", per_day=2), drug("alfentanil", route="subcutaneous"))
    written = to_json(found)["scores"]["oral_morphine_equivalent"]
    assert written["mg_per_day"] == 60
    assert written["counted"] == [{"drug": "oxycodone", "mg_per_day": 60}]
    assert (written["not_convertible"], written["dose_unknown"]) == (["alfentanil"], [])
    assert to_json(appraisal(THERAPIES_NOT_ASSESSED))["scores"]["oral_morphine_equivalent"] is None
