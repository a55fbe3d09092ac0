"""The lines of the worklist: groups in their order, sorted inside each, found by words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clinic.views.search import PatientFound
from core.texts import text
from desktop.widgets.when import ago_words, due_words
from desktop.worklist.lines import GROUPS, Heading, Line, arranged, searched
from tests.desktop.conftest import NOW


def line(name: str, group: str = "later", **facts: object) -> Line:
    return Line(f"id {name}", f"CUA-{name}", name, "", "female", date(1964, 3, 9), group, **facts)  # type: ignore[arg-type]


def test_headings_stand_over_their_patients_in_the_clinics_order() -> None:
    entries = arranged([line("A"), line("B", "urgent"), line("C")])
    assert [entry.group if isinstance(entry, Heading) else entry.name for entry in entries] == [
        "urgent",
        "B",
        "later",
        "A",
        "C",
    ]
    assert entries[0] == Heading("urgent", 1) and entries[2] == Heading("later", 2)


def test_sorting_stays_inside_a_group_and_keeps_the_unknown_last() -> None:
    lines = [line("A", open_lesions=1), line("B"), line("C", open_lesions=3), line("D", "urgent", open_lesions=0)]
    entries = arranged(lines, lambda row: row.open_lesions, falling=True)
    assert [entry.name for entry in entries if isinstance(entry, Line)] == ["D", "C", "A", "B"]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=3), st.sampled_from(GROUPS))), st.booleans())
def test_nobody_is_lost_or_doubled_by_arranging(people: list[tuple[str, str]], falling: bool) -> None:
    lines = [line(name, group) for name, group in people]
    entries = arranged(lines, lambda row: row.name, falling=falling)
    shown = [entry for entry in entries if isinstance(entry, Line)]
    assert sorted(entry.name for entry in shown) == sorted(name for name, _ in people)
    assert sum(entry.number for entry in entries if isinstance(entry, Heading)) == len(people)


def test_the_search_keeps_the_list_and_adds_who_is_not_on_it() -> None:
    found = [
        PatientFound("id B", "CUA-B", "B", None, "male", date(1970, 1, 1)),
        PatientFound("id Z", "CUA-Z", "Zhao Li", "赵丽", "female", date(1980, 1, 1)),
    ]
    shown = searched([line("A"), line("B"), line("C zhao")], "zhao", found)
    assert [entry.patient_id for entry in shown] == ["id B", "id C zhao", "id Z"]
    assert shown[-1].group == "others" and shown[-1].open_lesions is None


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, ""),
        (NOW - timedelta(minutes=5), "now"),
        (NOW - timedelta(hours=3), "3 h overdue"),
        (NOW - timedelta(days=3, hours=1), "3 d overdue"),
        (NOW + timedelta(hours=2), "14:00"),
        (datetime(2026, 11, 25, 8, tzinfo=UTC), "tomorrow 08:00"),
        (datetime(2026, 12, 3, 8, tzinfo=UTC), "Dec 3"),
    ],
)
def test_when_it_is_due(at_work, clinic, due: datetime | None, words: str) -> None:
    assert due_words(due, at_work(clinic)) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, ""),
        (NOW, "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 14), "10 d ago"),
        (date(2026, 5, 1), "2026-05-01"),
    ],
)
def test_how_long_ago(at_work, clinic, at, words: str) -> None:
    assert ago_words(at, at_work(clinic)) == words


def test_the_model_is_sound_and_headings_cannot_be_chosen(qtmodeltester, at_work, clinic) -> None:
    from PySide6.QtCore import Qt

    from desktop.worklist.list_model import DUE, FLAGS, WHEN, ListModel

    model = ListModel(at_work(clinic))
    late = line(
        "B",
        "urgent",
        urgent_flags=2,
        unseen_urgent=1,
        attention_flags=1,
        has_draft=True,
        due=text("desktop.when.today"),
        due_at=NOW,
        late="urgent",
    )
    model.set_rows(arranged([line("A"), late]))
    qtmodeltester.check(model)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.index(1, FLAGS).data() == "2 urgent, 1 not acknowledged, 1 attention, acknowledged, draft"
    assert model.index(1, WHEN).data() == "◆ now, urgent"
    assert model.index(1, DUE).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.row_of("id A") == 3 and model.row_of("nobody") is None
