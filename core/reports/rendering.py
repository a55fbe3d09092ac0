"""One way to every report: its kind, the patients, what was chosen, and the occasion."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from core.reports import for_patient, handover, meeting, timeline, transfer
from core.reports.choices import Choices, Kind, kind_name
from core.reports.given import Occasion, ReportInput
from core.reports.sections.framing import general_frame
from core.reports.setting.arranging import Stack
from core.reports.setting.blocks import Paragraph
from core.reports.setting.document import Part, write
from core.reports.setting.paper import Paper, paper, register_fonts
from core.reports.wording import Words

_PARTS: Final[Mapping[Kind, Callable[[ReportInput, Choices, Occasion, Paper], Part]]] = MappingProxyType(
    {"handover": handover.part, "timeline": timeline.part, "transfer": transfer.part, "patient": for_patient.part}
)
"""How one patient's pages of a kind are made; a meeting pack is made as a whole."""


def render(
    kind: Kind,
    inputs: Sequence[ReportInput],
    choices: Choices,
    occasion: Occasion,
    drawn: Callable[[int], None] | None = None,
) -> bytes:
    """The report as PDF: the same input gives the same bytes.

    Each patient begins on a page of their own and counts its pages from 1; the pages of a meeting pack are counted
    through, for its front page names them. `drawn` is told how many parts are drawn, a part being a patient or the
    front page of a pack; what it raises ends the work.
    """
    register_fonts()
    sheet, words = paper(choices.page_size), Words(choices.language, occasion.zone)
    title, through = words.text(kind_name(kind)), kind == "meeting"
    if through:
        parts = meeting.parts(inputs, choices, occasion, sheet)
    else:
        parts = [_PARTS[kind](given, choices, occasion, sheet) for given in inputs] or [
            _nobody(kind, choices, occasion)
        ]
    return write(parts, sheet, title, choices.language, through=through, drawn=drawn)


def _nobody(kind: Kind, choices: Choices, occasion: Occasion) -> Part:
    """The page that says that no patient was chosen."""
    said = Words(choices.language, occasion.zone).say("reports.no_patients")
    return Part(general_frame(kind, choices, occasion, ""), Stack((Paragraph(said),)))
