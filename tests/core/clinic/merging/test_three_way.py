"""The laws of the merge: no field is lost, it does not matter who asks, and nothing is asked that need not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clinic.merging.three_way import ABSENT, Members, merge

NAMES = ("a", "b", "c", "d")
VALUES = st.one_of(
    st.none(),
    st.integers(0, 3),
    st.lists(st.sampled_from(["x", "y", "z"]), unique=True).map(lambda items: Members(tuple(items))),
)
RECORDS = st.dictionaries(st.sampled_from(NAMES), VALUES)
TOGETHER = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["one", "two"]))


def value(fields, name):
    return fields.get(name, ABSENT)


@given(RECORDS, RECORDS, RECORDS, TOGETHER)
def test_every_change_of_either_is_in_the_merge_or_in_a_conflict(base, mine, theirs, together) -> None:
    found = merge(base, mine, theirs, together)
    open_ = {conflict.field for conflict in found.conflicts}
    for name in NAMES:
        was, here, there, now = (value(side, name) for side in (base, mine, theirs, found.fields))
        if name in open_:
            conflict = next(each for each in found.conflicts if each.field == name)
            assert (conflict.base, conflict.mine, conflict.theirs) == (was, here, there)
            assert here != there
        elif isinstance(now, Members) and isinstance(was, Members):
            for side in (here, there):
                assert not isinstance(side, Members) or set(side.items) - set(was.items) <= set(now.items)
        else:
            assert now == (here if here != was else there)


@given(RECORDS, RECORDS, RECORDS, TOGETHER)
def test_it_does_not_matter_who_asks(base, mine, theirs, together) -> None:
    one, other = merge(base, mine, theirs, together), merge(base, theirs, mine, together)
    swapped = {(each.field, each.theirs, each.mine) for each in other.conflicts}
    assert {(each.field, each.mine, each.theirs) for each in one.conflicts} == swapped
    open_ = {each.field for each in one.conflicts}
    for name in set(NAMES) - open_:
        assert value(one.fields, name) == value(other.fields, name) or sorted(one.fields[name].items) == sorted(
            other.fields[name].items
        )


@given(RECORDS, RECORDS, RECORDS, TOGETHER)
def test_what_was_merged_once_merges_with_nothing_to_ask(base, mine, theirs, together) -> None:
    found = merge(base, mine, theirs, together)
    sides = {each.field: "mine" for each in found.conflicts}
    decided = found.decided(sides)
    again = merge(theirs, decided, theirs, together)
    assert (dict(again.fields), again.conflicts) == (decided, ())


@given(RECORDS, RECORDS, TOGETHER)
def test_an_equal_change_or_a_change_of_one_is_no_conflict(base, changed, together) -> None:
    for mine, theirs in ((changed, changed), (changed, base), (base, changed)):
        found = merge(base, mine, theirs, together)
        assert (dict(found.fields), found.conflicts) == (changed, ())


@given(RECORDS, st.lists(VALUES, min_size=4, max_size=4))
def test_changes_of_different_fields_merge_by_themselves(base, values) -> None:
    mine = {**base, "a": values[0], "b": values[1]}
    theirs = {**base, "c": values[2], "d": values[3]}
    found = merge(base, mine, theirs)
    assert dict(found.fields) == {**base, "a": values[0], "b": values[1], "c": values[2], "d": values[3]}
    assert found.conflicts == ()
    assert all(name in ("c", "d") for name in found.taken)


def test_lists_take_what_either_added_and_leave_what_either_took_out() -> None:
    base, mine, theirs = (Members(items) for items in (("a", "b"), ("a", "b", "x"), ("b", "y")))
    assert merge({"f": base}, {"f": mine}, {"f": theirs}).fields["f"].items == ("b", "x", "y")


def test_a_list_that_was_never_asked_for_is_a_conflict_that_both_can_answer() -> None:
    found = merge({"f": None}, {"f": Members(("x",))}, {"f": Members(("y",))})
    assert found.fields["f"] is None
    assert found.decided({"f": "both"})["f"] == Members(("x", "y"))


def test_what_belongs_together_is_decided_together() -> None:
    base = {"outlines": 1, "area": 10, "note": "n"}
    mine = {"outlines": 2, "area": 20, "note": "n"}
    theirs = {"outlines": 1, "area": 30, "note": "m"}
    found = merge(base, mine, theirs, {"outlines": "wound", "area": "wound"})
    assert [each.field for each in found.conflicts] == ["outlines", "area"]
    assert found.fields["note"] == "m"


def test_nothing_is_decided_by_leaving_it_open() -> None:
    found = merge({"f": 1}, {"f": 2}, {"f": 3})
    for sides in ({}, {"f": "both"}):
        with pytest.raises(KeyError):
            found.decided(sides)
    assert merge({"f": 1}, {}, {"f": 3}).decided({"f": "mine"}) == {}
