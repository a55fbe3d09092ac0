"""The facility's profile: validated before it is kept, one for all appraisals, never changed behind somebody's back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select

from core.case.course import Laboratory
from core.clinic.changes import Kind
from core.clinic.commands import entries, findings
from core.clinic.commands.profile import keep_profile, reset_profile
from core.clinic.profile_changes import ProfileChanges, shipped
from core.clinic.profiles import profile_of, read_profile
from core.clinic.views.chart import chart
from core.clinic.views.profile import facility_profile, rule_lines
from core.clinic.views.tasks import tasks
from core.errors import Conflict, InvalidInput, NotAllowed
from core.guidance.profile import default_profile
from core.record.audit import AuditRow
from core.record.base import new_id
from core.record.facility import FacilityProfileRow
from core.store.store import Store
from core.texts import LANGUAGES, catalogue, render
from tests.core.clinic.ward import Ward

HIGH = ("factors", "drive.phosphate_high", "limits", "high")
LOAD = ("flags", "safety.opioid_load", "on")
PLAN = ("tasks", "task.wound_plan", "due_hours")


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def state_of(ward: Ward, patient: str, factor: str) -> tuple[str, bool]:
    arms = chart(ward.nurse, patient).appraisal.triad.values()
    return next((one.state, one.facility_value) for arm in arms for one in arm if one.factor == factor)


def test_a_changed_number_decides_and_every_finding_says_so(ward: Ward) -> None:
    patient = ward.admits()
    phosphate = Laboratory(at=ward.nurse.now(), analyte="phosphate", value=Decimal("1.90"), unit="mmol/L")
    entries.record(ward.nurse, patient, [phosphate])
    assert state_of(ward, patient, "drive.phosphate_high") == ("active", False)
    assert "task.correct.drive.phosphate_high" in {line.rule for line in tasks(ward.nurse)}
    told = keep_profile(ward.head, ProfileChanges().with_value(HIGH, Decimal("2.0")), 0)
    assert told.kinds == {Kind.PROFILE}
    assert state_of(ward, patient, "drive.phosphate_high") == ("absent", True)
    assert findings.refresh(ward.nurse).patients == {patient}
    assert "task.correct.drive.phosphate_high" not in {line.rule for line in tasks(ward.nurse)}
    assert findings.refresh(ward.nurse).patients == frozenset()


def test_a_rule_switched_off_raises_nothing_until_it_is_on_again(ward: Ward) -> None:
    ward.admits()
    rule = "task.wound_plan"
    keep_profile(ward.head, ProfileChanges().with_value(("tasks", rule, "on"), False), 0)
    ward.goes_by(minutes=1)
    assert rule not in {line.rule for line in tasks(ward.nurse)}
    reset_profile(ward.head, 1)
    ward.goes_by(minutes=1)
    assert rule in {line.rule for line in tasks(ward.nurse)}


def test_the_audit_trail_has_each_key_with_both_values(ward: Ward) -> None:
    first = ProfileChanges().with_value(HIGH, Decimal("2.0")).with_value(LOAD, False)
    keep_profile(ward.head, first, 0)
    keep_profile(ward.head, first.with_value(HIGH, shipped(HIGH)), 1)
    with ward.nurse.store.read() as session:
        details = list(session.scalars(select(AuditRow.details).where(AuditRow.action == "profile.changed")))
    assert details[0]["changed"] == [
        {"key": "factors.drive.phosphate_high.limits.high", "from": "1.78", "to": "2.0"},
        {"key": "flags.safety.opioid_load.on", "from": "true", "to": "false"},
    ]
    assert details[1]["changed"] == [{"key": "factors.drive.phosphate_high.limits.high", "from": "2.0", "to": "1.78"}]
    states = facility_profile(ward.head).states
    assert [(state.number, state.by) for state in states] == [(2, "Head"), (1, "Head")]


def test_only_an_administrator_changes_the_rules(ward: Ward) -> None:
    assert (facility_profile(ward.nurse).may_change, facility_profile(ward.head).may_change) == (False, True)
    with pytest.raises(NotAllowed, match="role_may_not"):
        keep_profile(ward.nurse, ProfileChanges().with_value(LOAD, False), 0)
    with pytest.raises(NotAllowed):
        reset_profile(ward.nurse, 0)
    assert facility_profile(ward.nurse).number == 0


def test_two_administrators_never_overwrite_each_other(ward: Ward) -> None:
    keep_profile(ward.head, ProfileChanges().with_value(LOAD, False), 0)
    with pytest.raises(Conflict) as told:
        keep_profile(ward.head, ProfileChanges().with_value(HIGH, Decimal(2)), 0)
    assert told.value.text.params["name"] == "Head"
    assert facility_profile(ward.head).changes.values == {LOAD: False}


def test_keeping_what_is_kept_already_writes_nothing(ward: Ward) -> None:
    changed = ProfileChanges().with_value(LOAD, False)
    keep_profile(ward.head, changed, 0)
    assert keep_profile(ward.head, changed, 1).kinds == frozenset()
    assert facility_profile(ward.head).number == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [(HIGH, Decimal(-1)), (PLAN, 0), (("flags", "infection.deep", "level"), "terrible"), (("derived", "x"), 1)],
)
def test_a_value_that_does_not_fit_is_not_kept_and_its_path_is_said(ward: Ward, path: tuple, value: object) -> None:
    with pytest.raises(InvalidInput) as told:
        keep_profile(ward.head, ProfileChanges().with_value(path, value), 0)
    assert path[-1] in str(told.value.text.params["path"])
    assert facility_profile(ward.head).number == 0


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"[factors\n", "not_toml"),
        (b"\xff\xfe", "not_utf8"),
        (b'[flags."pain.unheard_of"]\non = false\n', "unknown"),
        (b"#" * (256 * 1024 + 1), "profile_too_large"),
    ],
)
def test_a_file_that_is_no_profile_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(InvalidInput, match=key):
        ProfileChanges.read(data)


def test_a_file_may_repeat_what_is_shipped(ward: Ward) -> None:
    data = b'[factors."drive.phosphate_high"]\nlimits = { high = 1.78 }\ndisciplines = ["dietetics"]\n'
    changed = ProfileChanges.read(data)
    assert changed.values == {("factors", "drive.phosphate_high", "disciplines"): ("dietetics",)}
    assert ProfileChanges.read(changed.toml().encode()) == changed


FIELDS = [field for line in rule_lines(ProfileChanges()) for field in line.fields if field.kind == "number"]
MEASURED = [field.path for field in FIELDS if Decimal(str(shipped(field.path))) % 1]
"""What may have decimals; the others count days, points or lesions."""
nudges = st.decimals("0.98", "1.02", places=3, allow_nan=False, allow_infinity=False)
"""Small enough to stay in its unit's range, and on its side of the limit beside it."""


@given(st.dictionaries(st.sampled_from(MEASURED), nudges, max_size=6), st.booleans())
def test_what_is_written_is_read_again(nudged: dict[tuple[str, ...], Decimal], on: bool) -> None:
    changed = ProfileChanges().with_value(LOAD, on)
    values = {path: Decimal(str(shipped(path))) * nudge for path, nudge in nudged.items()}
    for path, value in values.items():
        changed = changed.with_value(path, value)
    assert ProfileChanges.read(changed.toml().encode()) == changed
    profile = changed.profile()
    assert profile.flags["safety.opioid_load"].on is on
    for path, value in values.items():
        if path[0] == "factors":
            assert profile.factors[path[1]].limit(path[3]) == value


def test_a_rule_goes_back_to_what_was_shipped() -> None:
    changed = ProfileChanges().with_value(HIGH, Decimal(2)).with_value(LOAD, False)
    assert changed.without_rule("factors", "drive.phosphate_high").values == {LOAD: False}
    assert changed.with_value(LOAD, True).without_rule("factors", "drive.phosphate_high") == ProfileChanges()


def test_every_rule_has_a_line_with_words_in_both_languages() -> None:
    lines = rule_lines(ProfileChanges().with_value(HIGH, Decimal(2)))
    shipped_rules = default_profile()
    codes = [*shipped_rules.factors, *shipped_rules.flags, *shipped_rules.tasks, "derived"]
    assert [line.code for line in lines] == codes
    assert [line.code for line in lines if line.changed] == ["drive.phosphate_high"]
    for language in LANGUAGES:
        for line in lines:
            texts = [line.title, *([line.source] if line.source else []), *(field.name for field in line.fields)]
            assert [one.key for one in texts if one.key not in catalogue(language)] == []
            assert all(render(one, language) for one in texts)


def test_a_kept_profile_that_the_program_no_longer_knows_stops_nobody(ward: Ward) -> None:
    keep_profile(ward.head, ProfileChanges().with_value(LOAD, False), 0)
    with ward.nurse.store.write() as session:
        session.execute(delete(FacilityProfileRow))
        row = FacilityProfileRow(
            id=new_id(), number=7, at=ward.now, by="Head", content='[flags."gone.rule"]\non = false\n'
        )
        session.add(row)
    patient = ward.admits()
    assert chart(ward.nurse, patient).appraisal.tasks
    with ward.nurse.store.read() as session:
        assert profile_of(session) == default_profile()
    found = facility_profile(ward.head)
    assert found.problem is not None
    assert found.problem.params["path"] == "flags.gone.rule"
    keep_profile(ward.head, ProfileChanges(), found.number)
    assert facility_profile(ward.head).problem is None


def test_the_shipped_profile_needs_no_row() -> None:
    assert read_profile("").profile == default_profile()
