"""The order of a clinic: moved, left out, gone through."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.agenda import Agenda

TODAY = date(2026, 11, 24)
PEOPLE = ("ann", "ben", "cem", "dan")


def agenda() -> Agenda:
    made = Agenda()
    made.begin(PEOPLE, TODAY)
    return made


def test_it_holds_for_its_day_alone() -> None:
    assert agenda().holds(TODAY)
    assert not agenda().holds(TODAY + timedelta(days=1))
    assert not Agenda().holds(TODAY)


def test_one_goes_from_one_end_to_the_other_and_no_further() -> None:
    made = agenda()
    assert made.beside("ann", 1) == "ben" and made.beside("ben", -1) == "ann"
    assert made.beside("dan", 1) is None and made.beside("ann", -1) is None
    assert made.beside(None, 1) == "ann" and made.beside("nobody", -1) == "ann"


@given(st.sampled_from(PEOPLE), st.integers(-9, 9))
def test_a_move_keeps_everybody_and_the_order_of_the_others(who: str, step: int) -> None:
    made = agenda()
    made.move(who, step)
    assert made.place_of(who) == min(max(PEOPLE.index(who) + step, 0), len(PEOPLE) - 1)
    assert [one for one in made.patient_ids if one != who] == [one for one in PEOPLE if one != who]


def test_who_is_left_out_hands_the_turn_on() -> None:
    made = agenda()
    made.current = "ben"
    made.leave_out("ben")
    assert made.patient_ids == ("ann", "cem", "dan") and made.current == "cem"
    made.current = "dan"
    made.leave_out("dan")
    assert made.current == "cem"
    made.leave_out("ann")
    assert made.current == "cem"


def test_each_change_of_the_order_can_be_taken_back() -> None:
    agenda = Agenda()
    assert not agenda.take_back()
    agenda.begin(("a", "b", "c"), date(2026, 11, 24))
    agenda.leave_out("b")
    agenda.move("c", -1)
    agenda.move("c", -1)  # it stands first already
    assert agenda.patient_ids == ("c", "a")
    assert agenda.take_back() and agenda.patient_ids == ("a", "c")
    assert agenda.take_back() and agenda.patient_ids == ("a", "b", "c")
    assert not agenda.take_back()
    agenda.leave_out("a")
    agenda.begin(("d",), date(2026, 11, 24))
    assert not agenda.take_back()
