"""The audit trail as an auditor reads it: every action in words, filtered, a page at a time, and as a file."""

import ast
import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

import core.clinic
from core.clinic.commands.trail import note_read
from core.clinic.commands.trail_file import export_trail
from core.clinic.context import Actor, Context
from core.clinic.leaving import FORMATS
from core.clinic.views.trail import TrailFilter, groups, trail_choices, trail_page
from core.errors import NotAllowed
from core.record.audit import AuditRow
from core.texts import LANGUAGES, catalogue, render
from tests.wards import admit

_STATES = {"state": ("done", "declined"), "action": ("assigned", "unassigned"), "wanted": FORMATS}
_REPORTS = ("handover", "meeting", "timeline", "transfer", "patient")


def calls() -> list[ast.Call]:
    """Every call of `writing` or `audit` in the clinic."""
    trees = [ast.parse(path.read_text()) for path in Path(core.clinic.__file__).parent.rglob("*.py")]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in found if isinstance(node.func, ast.Name) and node.func.id in ("writing", "audit")]


def written_actions() -> set[str]:
    """Every action that the clinic writes, with what stands in its braces filled in."""
    found = set()
    for call in calls():
        for part in call.args:
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and "." in part.value:
                found.add(part.value)
            if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.FormattedValue):
                found |= {each + part.values[1].value for each in _STATES[part.values[0].value.id]}
            elif isinstance(part, ast.JoinedStr):
                begin, name = part.values[0].value, part.values[1].value.id
                found |= {begin + each for each in (_REPORTS if begin == "report." else _STATES[name])}
    return found


@pytest.fixture
def auditor(context: Context) -> Context:
    return replace(context, actor=Actor("a9", "Wu", "administrator"))


def test_every_action_has_a_group_and_words() -> None:
    # Case files had an action of their own in earlier versions, and their entries stay.
    actions = written_actions() | {"trail.checked", "case.imported"}
    assert len(actions) > 40
    grouped = [action for group in groups().values() for action in group]
    assert sorted(grouped) == sorted(set(grouped)) == sorted(actions)
    for language in LANGUAGES:
        assert {f"trail.action.{action}" for action in actions} <= catalogue(language).keys()
        assert {f"trail.group.{group}" for group in groups()} <= catalogue(language).keys()


def test_every_detail_has_a_name() -> None:
    keys = {word.arg for call in calls() for word in call.keywords if word.arg not in (None, "judged", "subject_id")}
    for language in LANGUAGES:
        assert {f"trail.detail.{key}" for key in keys | {"heads"}} <= catalogue(language).keys()


def test_newest_first_a_page_at_a_time(auditor: Context) -> None:
    patient_id, _ = admit(auditor)
    for _ in range(7):
        note_read(auditor, patient_id)
    first = trail_page(auditor, TrailFilter(), size=4)
    assert first.more
    second = trail_page(auditor, TrailFilter(), before=first.lines[-1].sequence, size=100)
    assert not second.more
    numbers = [line.sequence for line in (*first.lines, *second.lines)]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == len(set(numbers)) == 9


def test_who_has_seen_this_patient(auditor: Context, context: Context) -> None:
    mei, _ = admit(context)
    hua, _ = admit(context, "CUA-10", "LIN Hua")
    note_read(context, mei)
    note_read(auditor, hua)
    seen = trail_page(auditor, TrailFilter(group="seen", patient_id=mei)).lines
    assert [(line.person, line.patient, render(line.did)) for line in seen] == [
        ("RN Li", "ZHANG Mei · CUA-9", "opened the chart")
    ]
    assert trail_choices(auditor).people == ("RN Li", "Wu")


def test_between_two_moments_and_on_one_workstation(auditor: Context) -> None:
    patient_id, _ = admit(auditor)
    now = auditor.now()
    an_hour = timedelta(hours=1)
    assert len(trail_page(auditor, TrailFilter(since=now - an_hour, until=now + an_hour)).lines) == 2
    assert trail_page(auditor, TrailFilter(since=now + an_hour)).lines == ()
    assert trail_page(auditor, TrailFilter(until=now - an_hour)).lines == ()
    auditor.store.workstation = "clinic-1"
    note_read(auditor, patient_id)
    assert [line.number for line in trail_page(auditor, TrailFilter(workstation="clinic-1")).lines] == [1]


def test_details_are_told_in_words(auditor: Context) -> None:
    patient_id, _ = admit(auditor)
    with auditor.store.read() as session:
        row = session.scalars(select(AuditRow).where(AuditRow.patient_id == patient_id)).first()
    assert row is not None
    line = replace(trail_page(auditor, TrailFilter()).lines[0], details={"how": "print", "kinds": ["pain", "weight"]})
    assert render(line.particulars) == "how: printed; kinds: Pain, Weight"
    assert render(line.particulars, "zh_CN") == "方式：已打印；类别：疼痛、体重"
    asked = replace(line, details={"what": "given", "uses": ["care", "teaching"], "all": False, "role": "of old"})
    assert render(asked.particulars) == "what was said: given; uses: care, teaching; all photographs: no; role: of old"
    changed = replace(line, action="therapy.changed", details={"kind": "hold"})
    assert render(changed.particulars) == "kind: held"
    many = replace(line, details={"came_without": ["a"] * 30, "reason": None})
    assert render(many.particulars) == "photographs that did not come along: 30"


def test_the_trail_as_a_file_holds_no_formula_and_is_itself_written_down(auditor: Context) -> None:
    patient_id, _ = admit(auditor, name="=HYPERLINK(1)")
    note_read(auditor, patient_id)
    data = export_trail(auditor, TrailFilter(patient_id=patient_id), "en")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))
    assert rows[-1]["What"] == "opened the chart"
    assert rows[-1]["Patient"] == "'=HYPERLINK(1) · CUA-9"
    last = trail_page(auditor, TrailFilter()).lines[0]
    assert (last.action, dict(last.details)) == ("trail.exported", {"entries": len(rows), "encrypted": False})


@pytest.mark.parametrize("role", ["nurse", "clinician", "viewer"])
def test_only_an_administrator_reads_it(context: Context, role: str) -> None:
    other = replace(context, actor=Actor("a2", "Chen", role))
    for ask in (
        lambda: trail_page(other, TrailFilter()),
        lambda: trail_choices(other),
        lambda: export_trail(other, TrailFilter(), "en"),
    ):
        with pytest.raises(NotAllowed) as told:
            ask()
        assert render(told.value.text) == "Your account may not read the audit trail. Roles that may: administrator."
