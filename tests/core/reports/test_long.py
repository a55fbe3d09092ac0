"""Forty lesions and three hundred assessments: pages that still read."""

import re
from itertools import pairwise

import pytest

from core.case.case import Case
from core.reports.choices import KINDS, Kind
from core.reports.setting.paper import MARGIN
from tests.core.reports.patients import assessed, charted, given_to, lesion, printed
from tests.core.reports.reading import every, outside, pages_of, reading_order, structure_of

LESIONS, ASSESSMENTS = 40, 300


@pytest.fixture(scope="module")
def many() -> Case:
    """Forty lesions; the first has most of the three hundred assessments, so that its table runs over pages."""
    record, _ = charted()
    first = ASSESSMENTS - 2 * (LESIONS - 1)
    wounds = [lesion("L1", *(assessed(300 - number, 1000 + number) for number in range(first)), onset=320)]
    wounds += [
        lesion(f"L{number}", assessed(40, 300 + number), assessed(2, 200 + number), onset=60)
        for number in range(2, LESIONS + 1)
    ]
    return record.model_copy(update={"lesions": tuple(wounds), "pain": (), "procedures": ()})


@pytest.fixture(scope="module")
def timeline(many: Case) -> bytes:
    return printed("timeline", given_to(many))


def test_every_assessment_of_every_lesion_is_printed_once(timeline: bytes) -> None:
    found = " ".join(pages_of(timeline))
    body = found[found.index("Every measurement") : found.index("Charts as tables")]
    assert len(re.findall(r"\d{1,2} \w{3} \d{4} \d\d:\d\d ulcer", body)) == ASSESSMENTS
    assert all(f"L{number}, left thigh" in body for number in range(1, LESIONS + 1))


def test_a_table_that_goes_on_repeats_its_head(timeline: bytes) -> None:
    found = pages_of(timeline)
    going_on = [page for page in found if re.search(r"\d{4} \d\d:\d\d ulcer", page)]
    assert len(going_on) > 4
    assert all("When Stage" in page for page in going_on)


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_last_on_a_page_and_nothing_leaves_the_frame(kind: Kind, many: Case) -> None:
    pdf = printed(kind, given_to(many))
    assert outside(pdf, MARGIN - 1.5) == []
    assert orphans(pdf) == []


def orphans(pdf: bytes) -> list[str]:
    """Headings whose next content lies on another page, by the structure tree."""
    places = reading_order(pdf)
    return [
        f"{role} on page {page}"
        for (role, page), (after, next_page) in pairwise(places)
        if re.fullmatch("H[2-4]", role) and next_page != page and after != "H1"
    ]


def test_a_table_over_many_pages_is_one_table_for_a_screen_reader(timeline: bytes) -> None:
    tables = [node for node in every(structure_of(timeline)) if node.role == "Table"]
    rows = [len(table.kids) - 1 for table in tables]
    assert ASSESSMENTS - 2 * (LESIONS - 1) in rows
    assert all([cell.role for cell in table.kids[0].kids] == ["TH"] * len(table.kids[0].kids) for table in tables)
