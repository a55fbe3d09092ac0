"""The handover: SBAR on one or two pages a patient, readable in grey and after a fax."""

from typing import Final

from core.reports.choices import Choices
from core.reports.given import Occasion, ReportInput
from core.reports.sections.assessment import assessment
from core.reports.sections.background import background
from core.reports.sections.framing import frame, left_out_by_choice
from core.reports.sections.recommendation import recommendation, sign_off
from core.reports.sections.situation import changes_shown, situation
from core.reports.sections.view import DENSITIES, View
from core.reports.setting.arranging import Stack
from core.reports.setting.document import Frame, Part, pages
from core.reports.setting.paper import Paper

_PAGES: Final = 2
"""A handover that is longer is not read."""

_LONG: Final = 2
"""The density of one that needs a third page all the same: nothing is gained by pressing it."""


def part(given: ReportInput, choices: Choices, occasion: Occasion, sheet: Paper) -> Part:
    """One patient's handover: the fullest version that fits on two pages; the tightest one takes what it needs."""
    view = View(given, occasion, choices, DENSITIES[0])
    for density in DENSITIES:
        for charts_first in (True, False):
            found = _at_density(view.dense(density), sheet, charts_first)
            count = len(pages(found, sheet))
            if count <= _PAGES:
                return found
            if count > _PAGES + 1:
                break
    return _at_density(view.dense(DENSITIES[_LONG]), sheet, charts_first=True)


def _at_density(view: View, sheet: Paper, charts_first: bool) -> Part:
    has = view.choices.has
    blocks = (
        *(situation(view, sheet.inner_width) if has("situation") else ()),
        *(background(view) if has("background") else ()),
        *assessment(view, sheet.inner_width, charts_first=charts_first),
        *(recommendation(view) if has("recommendation") else ()),
        *(sign_off(view) if has("sign_off") else ()),
    )
    return Part(_frame(view, sheet), Stack(blocks))


def _frame(view: View, sheet: Paper) -> Frame:
    return frame(view, "handover", _left_out(view, sheet))


def _left_out(view: View, sheet: Paper) -> list[str]:
    """What the person who prints left out, and what the page could not take."""
    words = view.words
    said = left_out_by_choice(view, "handover", view.open_lesions)
    if not view.density.photographs and any(view.pictures.values()):
        said.append(words.say("reports.left_out.no_room"))
    untold = len(view.changes) - changes_shown(view, sheet.inner_width)
    if untold and view.choices.has("situation"):
        said.append(words.say("reports.left_out.changes", count=untold))
    closed = sum(view.choices.shows(lesion) for lesion in view.case.lesions) - len(view.open_lesions)
    if closed:
        said.append(words.say("reports.left_out.closed", count=closed))
    return said
