"""Back and forward."""

from desktop.shell.history import History
from desktop.widgets.requests import OpenPatient, OpenPlace

LIST, ZHANG, LI = OpenPlace("worklist"), OpenPatient("zhang"), OpenPatient("li")


def test_back_and_forward_and_a_new_way() -> None:
    been = History().went_to(LIST).went_to(ZHANG).went_to(LI)
    assert been.back().here == ZHANG
    assert been.back().back().here == LIST
    assert been.back().forward().here == LI
    assert not been.back().went_to(LIST).can_go_forward


def test_going_where_one_is_adds_nothing() -> None:
    assert History().went_to(LIST).went_to(LIST) == History().went_to(LIST)


def test_the_ends_hold() -> None:
    assert History().here is None
    assert History().went_to(LIST).back().here == LIST
    assert History().went_to(LIST).forward().here == LIST


def test_a_place_may_say_that_it_shows_something_else_now() -> None:
    been = History().went_to(LIST).went_to(ZHANG).moved_within(OpenPatient("zhang", "pain"))
    assert been.here == OpenPatient("zhang", "pain")
    assert been.back().here == LIST
    assert History().moved_within(LIST).here == LIST


def test_it_does_not_grow_for_ever() -> None:
    been = History()
    for number in range(500):
        been = been.went_to(OpenPatient(str(number)))
    assert len(been.visited) == 100 and been.here == OpenPatient("499")
