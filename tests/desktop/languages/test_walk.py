"""Every place of the window in a language two fifths longer: nothing is cut off, in English, or has a decimal point."""

import json

import pytest

from docs import take_screenshots
from tests.desktop.languages.conftest import Run


@pytest.mark.long
def test_every_place_has_room_for_a_longer_language_and_says_all_in_it(python: Run) -> None:
    done = python("-m", "tests.desktop.languages.walking", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    walked = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["place"] for one in walked] == [*take_screenshots.NAMES]
    assert {one["place"]: one["faults"] for one in walked if one["faults"]} == {}
    assert {one["place"]: one["unsaid"] for one in walked if one["unsaid"]} == {}
    assert {one["place"]: one["points"] for one in walked if one["points"]} == {}
    warned = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert warned == []
