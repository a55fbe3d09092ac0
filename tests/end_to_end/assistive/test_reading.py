"""The real program read over Linux's accessibility bus by a client that is not ours, as a screen reader reads it.

A blind nurse signs in, goes to every place, hears where she is and what stands there, and charts; nothing is seen.
"""

from collections.abc import Iterator

import pytest

from desktop.shell.register import the_register
from desktop.widgets.preferences import Preferences
from tests.end_to_end.assistive.places import CHARTS, PATIENT, WAYS, Chart, Way
from tests.end_to_end.assistive.reader import Node, Reader
from tests.stores import ACCOUNT, PASSPHRASE

SIGNS = frozenset("◆▲●○↗↘")
"""What a voice passes over, or says as geometry."""
CELLS = ("table cell", "list item")
PALETTE = "Find a patient, a lesion"


@pytest.fixture(scope="session")
def at_work(reader: Reader) -> Reader:
    """Signed in by what a reader can do, with a patient's chart open."""
    reader.ask("click", id=reader.find("frame", "Calcitrack")["id"])
    reader.hear("window:activate", lambda one: one["role"] == "frame", "the window to be active")
    reader.write("text", "Account", ACCOUNT)
    reader.write("password text", "Passphrase", PASSPHRASE)
    reader.press("push button", "Sign in")
    reader.find("table", "Patients")
    arrive(reader, "Worklist")
    command(reader, PATIENT, says=PATIENT)
    arrive(reader, "Chart")
    return reader


def command(reader: Reader, typed: str, says: str | None = None) -> None:
    """Ctrl+K, a few words, and Enter once the palette has said what they would do."""
    reader.forget()
    reader.key("k", control=True)
    assert reader.hear_focus()["name"].startswith(PALETTE)
    reader.write("text", PALETTE, typed)
    reader.hear("object:announcement", lambda one: (says or typed) in one["said"], f"the palette to say “{typed}”")
    reader.key("Return")


def arrive(reader: Reader, named: str) -> list[str]:
    """Wait for the focus inside the place; what was said to have it on the way there, which nobody asked for."""
    strayed: list[str] = []
    while True:
        focus = reader.hear_focus()
        lies_in = reader.ask("above", id=focus["id"]) or ()
        if named in (focus["name"], *lies_in):
            return strayed
        if not focus["name"].startswith(PALETTE):
            strayed.append(f"{focus['role']} “{focus['name']}”")


def go(reader: Reader, way: Way) -> dict:
    """To a place by the keyboard, and wait until the last of it is loaded."""
    command(reader, way.typed)
    if way.then:
        reader.press("push button", way.then)
        arrive(reader, way.named)
    else:
        assert arrive(reader, way.named) == []
    place = reader.find("panel", way.named)
    if way.enter:
        reader.find("list", "", inside=place)
        reader.key("Return")
    reader.find(*way.holds, inside=place)
    return place


def faults(place: Node) -> Iterator[str]:
    """What a listener would make nothing of."""
    for node in place.all():
        if "focusable" in node.states and not node.spoken and node.role not in CELLS:
            yield f"a {node.role} that takes the focus and has no name"
        if node.role == "combo box" and node.spoken == node.name:
            yield f"a list to choose from that says “{node.name}” and not what of"
        if SIGNS & set(node.name):
            yield f"a sign where a word should be: {node.role} “{node.name}”"


def test_every_place_of_the_register_has_a_way_here() -> None:
    assert {way.place for way in WAYS} == {kind.name for kind in the_register(Preferences()).kinds}


@pytest.mark.long
def test_the_window_is_one_to_a_reader(at_work: Reader) -> None:
    window = at_work.read(at_work.find("frame", ""))
    assert "active" in window.states
    assert [f for f in faults(window) if "sign" not in f] == []
    chosen = [node.name for node in window.all() if node.role == "radio button" and "checked" in node.states]
    assert chosen


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.place)
def test_a_place_says_where_one_is_and_what_stands_there(at_work: Reader, way: Way) -> None:
    place = at_work.read(go(at_work, way))
    assert list(faults(place)) == []


@pytest.mark.long
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_is_read(at_work: Reader, chart: Chart) -> None:
    place = go(at_work, chart.way)
    for kind, name in chart.steps:
        at_work.press(kind, name, place)
    at_work.until(lambda: chart.told_in(at_work.read(place)), f"the reading of {chart.name}")
    assert list(faults(at_work.read(place))) == []


@pytest.mark.long
def test_the_focus_is_heard_as_one_tabs(at_work: Reader) -> None:
    go(at_work, next(way for way in WAYS if way.place == "patient"))
    at_work.forget()
    heard = []
    for _ in range(8):
        at_work.key("Tab")
        heard.append(at_work.hear_focus())
    assert all(one["name"] for one in heard)
    assert len({one["id"] for one in heard}) == len(heard)


@pytest.mark.long
def test_what_a_reader_writes_reaches_the_form(at_work: Reader) -> None:
    command(at_work, "New patient")
    arrive(at_work, "New patient")
    place = at_work.find("panel", "New patient")
    at_work.write("text", "Birth date", "31.31.1950", place)
    at_work.press("push button", "Save", place)
    missing = "Something is missing or cannot be right"
    at_work.hear("object:announcement", lambda one: missing in one["said"], "what is wrong to be said")
    read = {node.name: node for node in at_work.read(place).all() if node.role == "text"}
    assert read["Name"].description == "Please fill this in."
    assert "31.31.1950" in read["Birth date"].description


@pytest.mark.long
def test_a_wound_is_measured_by_what_a_reader_writes(at_work: Reader) -> None:
    place = go(at_work, next(way for way in WAYS if way.place == "assessment"))
    size = at_work.find("panel", "Size", place)
    assert at_work.ask("focus", id=size["id"])
    at_work.write("text", "Length", "40", place)
    at_work.write("text", "Width", "30", place)
    at_work.press("push button", "Use these", place)
    at_work.until(
        lambda: any("40.0 mm × 30.0 mm" in node.spoken for node in at_work.read(place).all()),
        "the measurement in the form",
    )
