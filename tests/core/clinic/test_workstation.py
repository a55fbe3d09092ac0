"""After how many minutes a workstation's window is covered: an administrator's choice, kept in the record, audited."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.clinic import opening
from core.clinic.commands.workstation import set_idle_minutes
from core.clinic.context import Actor, Context
from core.clinic.views.trail import TrailFilter, trail_page
from core.clinic.views.workstation import idle_choices, idle_minutes, shipped_idle_minutes
from core.errors import InvalidInput, NotAllowed

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def context() -> Iterator[Context]:
    """An administrator of a clinic with nobody in it."""
    made = opening.open_demo(lambda: NOW, patients=0)
    yield made
    opening.close(made)


def test_what_is_shipped_holds_until_somebody_chooses(context: Context) -> None:
    assert shipped_idle_minutes() in idle_choices()
    assert idle_minutes(context) == shipped_idle_minutes()


def test_a_choice_is_that_of_its_workstation_alone(context: Context) -> None:
    set_idle_minutes(context, idle_choices()[0])
    assert idle_minutes(context) == idle_choices()[0]
    done = trail_page(context, TrailFilter()).lines[0]
    assert done.action == "workstation.idle_set"
    context.store.workstation = "another ward"
    assert idle_minutes(context) == shipped_idle_minutes()
    set_idle_minutes(context, idle_choices()[-1])
    assert idle_minutes(context) == idle_choices()[-1]


@pytest.mark.parametrize("minutes", [0, -5, 10_000])
def test_there_is_no_never(context: Context, minutes: int) -> None:
    with pytest.raises(InvalidInput):
        set_idle_minutes(context, minutes)
    assert idle_minutes(context) == shipped_idle_minutes()


@pytest.mark.parametrize("role", ["nurse", "clinician", "viewer"])
def test_only_an_administrator_chooses(context: Context, role: str) -> None:
    with pytest.raises(NotAllowed):
        set_idle_minutes(replace(context, actor=Actor(context.actor.account_id, "RN Li", role)), 5)
