"""The handover: SBAR on one or two pages a patient, readable in grey and after a fax."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from core.case.patient import Patient
from core.reports.sections.assessment import assessment, left_out_photographs
from core.reports.sections.background import background
from core.reports.sections.recommendation import recommendation
from core.reports.sections.situation import changes_shown, situation
from core.reports.sections.view import DENSITIES, HandoverInput, View
from core.reports.setting.arranging import Stack
from core.reports.setting.document import Frame, Part, pages, write
from core.reports.setting.paper import PageSize, Paper, paper, register_fonts
from core.reports.setting.type import can_print
from core.reports.wording import Words
from core.texts import Language

__all__ = ["HandoverInput", "render", "render_many"]

_PAGES: Final = 2
"""A handover that is longer is not read."""

_LONG: Final = 2
"""The density of one that needs a third page all the same: nothing is gained by pressing it."""


def render(given: HandoverInput, language: Language, page_size: PageSize = "A4") -> bytes:
    """One patient's handover as PDF. The same input gives the same bytes."""
    return render_many([given], language, page_size)


def render_many(inputs: Iterable[HandoverInput], language: Language, page_size: PageSize = "A4") -> bytes:
    """Several patients in one PDF, each beginning on a page of its own and counting its pages from 1."""
    register_fonts()
    sheet = paper(page_size)
    parts = []
    title = "Calcitrack"
    for given in inputs:
        parts.append(_part(given, language, sheet))
        title = Words(language, given.zone).say("reports.document_title")
    return write(parts, sheet, title, language)


def _part(given: HandoverInput, language: Language, sheet: Paper) -> Part:
    """The fullest version that fits on two pages; the tightest one takes what it needs."""
    view = View(given, language, DENSITIES[0])
    for density in DENSITIES:
        for charts_first in (True, False):
            part = _at_density(view.at(density), sheet, charts_first)
            count = len(pages(part, sheet))
            if count <= _PAGES:
                return part
            if count > _PAGES + 1:
                break
    return _at_density(view.at(DENSITIES[_LONG]), sheet, charts_first=True)


def _at_density(view: View, sheet: Paper, charts_first: bool) -> Part:
    blocks = (
        *situation(view, sheet.inner_width),
        *background(view),
        *assessment(view, sheet.inner_width, charts_first=charts_first),
        *recommendation(view),
    )
    return Part(_frame(view, sheet), Stack(blocks))


def identity(patient: Patient, words: Words, at: datetime) -> str:
    """Sex, birth date with age, number."""
    today = words.local(at)
    born = patient.birth_date
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return " · ".join(
        (
            words.word("sex", patient.sex),
            words.say("reports.born", day=words.day(born), age=age),
            words.say("reports.number", number=patient.record_number),
        )
    )


def _frame(view: View, sheet: Paper) -> Frame:
    words, given, patient = view.words, view.given, view.case.patient
    # A name in a script that the font lacks would be a row of boxes: the name beside it says who this is.
    native = patient.native_name if patient.native_name and can_print(patient.native_name) else None
    name = patient.name if native is None else f"{patient.name}  {native}"
    printed = words.say("reports.printed", at=words.moment(given.at), by=given.printed_by, facility=given.facility)
    return Frame(
        name=name,
        identity=identity(patient, words, given.at),
        title=words.say("reports.handover"),
        stamp=words.moment(given.at),
        foot=(
            printed
            + "  "
            + words.labelled(words.say("reports.left_out"))
            + (words.joined(_left_out(view, sheet)) or words.say("reports.none")),
            words.say("reports.confidential") + " " + words.say("about.intended_use"),
        ),
        page_number=lambda number, count: words.say("reports.page", number=number, count=count),
    )


def _left_out(view: View, sheet: Paper) -> list[str]:
    """What the person who prints left out, and what the page could not take."""
    words = view.words
    said = [words.text(each) for each in view.given.left_out]
    forbidden, not_at_hand = left_out_photographs(view)
    if forbidden:
        said.append(words.say("reports.left_out.consent", count=forbidden))
    if not view.density.photographs and view.given.photographs:
        said.append(words.say("reports.left_out.no_room"))
    elif not_at_hand:
        said.append(words.say("reports.left_out.pictures", count=not_at_hand))
    untold = len(view.changes) - changes_shown(view, sheet.inner_width)
    if untold:
        said.append(words.say("reports.left_out.changes", count=untold))
    closed = len(view.case.lesions) - len(view.open_lesions)
    if closed:
        said.append(words.say("reports.left_out.closed", count=closed))
    return said
