"""What stands round every page: who it is about, when and by whom it was printed, and what was left out."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from core.case.lesion import Lesion
from core.case.moments import instant
from core.case.patient import Patient
from core.reports.choices import SECTIONS, Choices, Kind, kind_name, section_name
from core.reports.given import Occasion
from core.reports.sections.view import View
from core.reports.setting.document import Frame
from core.reports.setting.paper import SMALL, TEXT
from core.reports.setting.type import BOX, can_print, printable
from core.reports.wording import Words
from core.trends.lesions import label

_BOXES: Final = re.compile(f"{BOX}(?: ?{BOX})*")


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


def full_name(patient: Patient) -> str:
    """The name, and beside it the name in the person's own script."""
    if not patient.native_name:
        return patient.name
    # One box for each run of what the font lacks: a row of them tells no more.
    return f"{patient.name}  {_BOXES.sub(BOX, printable(patient.native_name))}"


def frame(view: View, kind: Kind, left_out: Sequence[str], size: float | None = None) -> Frame:
    """The frame of a patient's pages. `left_out` is what `left_out_by_choice` and the report itself tell; `size` sets
    all of it in one size of type."""
    words, patient = view.words, view.case.patient
    name, who = full_name(patient), identity(patient, words, view.moment)
    return Frame(
        name=name,
        identity=who,
        title=words.text(kind_name(kind)),
        stamp=words.moment(view.moment),
        foot=(*_boxes_explained(words, (name, who)), *foot(words, kind, view.occasion, left_out)),
        page_number=page_number(words),
        logo=view.occasion.logo,
        text=size or TEXT,
        small=size or SMALL,
    )


def general_frame(kind: Kind, choices: Choices, occasion: Occasion, title: str, names: Sequence[str] = ()) -> Frame:
    """The frame of a page that is about no single patient; `names` are those that it tells."""
    words = Words(choices.language, occasion.zone)
    return Frame(
        name=words.text(kind_name(kind)),
        identity=occasion.facility,
        title=title,
        stamp=words.moment(occasion.moment(choices)),
        foot=(*_boxes_explained(words, names), *foot(words, kind, occasion, None)),
        page_number=page_number(words),
        logo=occasion.logo,
    )


def _boxes_explained(words: Words, said: Sequence[str]) -> tuple[str, ...]:
    return () if all(map(can_print, said)) else (words.say("reports.box_explained", box=BOX),)


def foot(words: Words, kind: Kind, occasion: Occasion, left_out: Sequence[str] | None) -> tuple[str, ...]:
    """Printed when, by whom and where; what was left out (`None`: nothing is said of it); that it is confidential."""
    printed = words.say(
        "reports.printed", at=words.moment(occasion.at), by=occasion.printed_by, facility=occasion.facility
    )
    if left_out is not None:
        missing = words.joined(list(left_out)) or words.say("reports.none")
        printed += "  " + words.labelled(words.say("reports.left_out")) + missing
    anchor = (occasion.anchor,) if occasion.anchor else ()
    return (
        printed,
        words.sentences([words.say(f"reports.confidential.{kind}"), words.say("about.intended_use")]),
        *anchor,
    )


def page_number(words: Words) -> Callable[[int, int], str]:
    """How a page's number is written."""
    return lambda number, count: words.say("reports.page", number=number, count=count)


def left_out_by_choice(view: View, kind: Kind, lesions: Iterable[Lesion]) -> list[str]:
    """Sections, lesions, days and photographs that were not wanted or not permitted; `lesions` are those shown."""
    words, choices = view.words, view.choices
    said = []
    sections = [words.text(section_name(section)) for section in SECTIONS[kind] if not choices.has(section)]
    if sections:
        said.append(words.say("reports.left_out.sections", sections=sections))
    others = [label(lesion) for lesion in view.case.lesions if not choices.shows(lesion)]
    if others:
        said.append(words.say("reports.left_out.lesions", lesions=others))
    said += _days(view)
    return said + _photographs(view, {lesion.id for lesion in lesions})


def _days(view: View) -> list[str]:
    words, choices = view.words, view.choices
    said = []
    if choices.start is not None:
        said.append(words.say("reports.left_out.before", day=words.day(choices.start)))
    if choices.end is not None and view.moment < view.occasion.at:
        said.append(words.say("reports.left_out.after", day=words.day(choices.end)))
    return said


def _photographs(view: View, lesions: set[str]) -> list[str]:
    words = view.words
    shown = [roll for roll in view.rolls if roll.lesion.id in lesions]
    permitted = [roll for roll in shown if roll.pictures]
    if not view.choices.photographs:
        any_at_all = any(roll.pictures or roll.intimate or roll.without_consent or roll.withdrawn for roll in shown)
        return [words.say("reports.left_out.photographs")] if any_at_all else []
    said = [
        words.say(key, count=count)
        for key, count in (
            ("reports.left_out.consent", sum(roll.without_consent for roll in shown)),
            ("reports.left_out.intimate", sum(roll.intimate for roll in shown)),
            ("reports.left_out.pictures", sum(not view.pictures[roll.lesion.id] for roll in permitted)),
        )
        if count
    ]
    gone = sorted((at for roll in shown for at in roll.withdrawn), key=instant)
    if gone:
        said.append(words.say("reports.left_out.withdrawn", count=len(gone), day=words.day(gone[-1])))
    beyond = [label(lesion) for lesion in view.open_lesions if view.pictures.get(lesion.id)][view.density.photographs :]
    if view.density.photographs and beyond:
        said.append(words.say("reports.left_out.photographs_of", lesions=beyond))
    return said
