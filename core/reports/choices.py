"""What a person chooses of a report: its kind, its sections, whose lesions, which days, and which photographs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, get_args

from core.case.lesion import Lesion
from core.case.photo import Photograph
from core.charting.privacy import is_sensitive
from core.reports.setting.paper import PageSize
from core.texts import Language, Text, text

Kind = Literal["handover", "meeting", "timeline", "transfer", "patient"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

SECTIONS: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        "handover": ("situation", "background", "charts", "triad", "recommendation", "sign_off"),
        "meeting": ("contents", "attendance", "status", "charts", "triad", "tasks", "decisions"),
        "timeline": ("status", "charts", "measurements", "chart_tables"),
        "transfer": ("status", "history", "therapies", "goals", "laboratory", "triad", "charts", "tasks"),
        "patient": ("illness", "wounds", "pain", "medicines", "next_steps", "questions"),
    }
)
"""The sections of each kind, in the order in which they are printed."""


def kind_name(kind: Kind) -> Text:
    """What a kind of report is called."""
    return text(f"reports.kind.{kind}")


def section_name(section: str) -> Text:
    """What a section is called where it is chosen, and where it is said to be left out."""
    return text(f"reports.section.{section}")


@dataclass(frozen=True)
class Choices:
    """What goes in. What a choice leaves out is said on the page.

    `sections` are some of the kind's own `SECTIONS`, `lesions` ids; `None` means all of them. `start` and `end` are
    days of the facility, both included: photographs, measurements and curves lie between them, and with an `end` the
    report tells how things stood then. `sensitive_sites`: photographs of intimate sites too. `originals`: photographs
    with every pixel of the original instead of 200 dpi of their printed size.
    """

    language: Language = "en"
    page_size: PageSize = "A4"
    sections: frozenset[str] | None = None
    lesions: frozenset[str] | None = None
    start: date | None = None
    end: date | None = None
    photographs: bool = True
    sensitive_sites: bool = False
    originals: bool = False

    def has(self, section: str) -> bool:
        """Whether a section is printed."""
        return self.sections is None or section in self.sections

    def shows(self, lesion: Lesion) -> bool:
        """Whether a lesion is printed."""
        return self.lesions is None or lesion.id in self.lesions

    def hides(self, lesion: Lesion, photograph: Photograph) -> bool:
        """Whether a photograph stays out because its site is intimate."""
        return not self.sensitive_sites and is_sensitive(photograph.sensitive, lesion.site)


def usual(kind: Kind) -> Choices:
    """What goes into a kind until somebody chooses otherwise: all of it, but no photographs for the patient."""
    return Choices(photographs=kind != "patient")
