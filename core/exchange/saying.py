"""What a thing that a file brings is called, and what it says, in a line."""

from core.case.base import CaseModel
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination
from core.case.lesion import Assessment, Lesion
from core.case.moments import DayOrInstant
from core.case.therapy import Therapy
from core.texts import Text, text

_KINDS: dict[type[CaseModel], str] = {
    Laboratory: "laboratory",
    Pain: "pain",
    Procedure: "procedure",
    Weight: "weight",
    Function: "function",
    Event: "event",
    CareGoal: "care_goal",
    Examination: "examination",
    Therapy: "therapy",
    Episode: "episode",
    Lesion: "lesion",
    Assessment: "assessment",
}


def kind_of(thing: CaseModel) -> str:
    """The kind of a thing, as in `arrival.kind.<kind>`."""
    return _KINDS[type(thing)]


def moment_of(thing: CaseModel) -> DayOrInstant:
    """When it was observed, or when it began."""
    for name in ("at", "start", "onset"):
        found: DayOrInstant | None = getattr(thing, name, None)
        if found is not None:
            return found
    raise TypeError(f"nothing that happens at a moment: {type(thing).__name__}")


def said(thing: CaseModel) -> Text:
    """What it says, with its moment."""
    return text("arrival.says.at", what=_what(thing), at=moment_of(thing))


def _what(thing: CaseModel) -> Text:
    match thing:
        case Laboratory():
            named = text(f"analyte.{thing.analyte}")
            value = text("trends.amount", sign=thing.comparator, value=thing.number)
            return text("arrival.says.laboratory", analyte=named, value=value, unit=thing.unit)
        case Pain():
            return text("arrival.says.scored", what=text(f"word.pain_instrument.{thing.instrument}"), value=thing.score)
        case Weight():
            return text("arrival.says.weight", kg=thing.kg)
        case Function():
            return text("arrival.says.scored", what=text(f"word.function_scale.{thing.scale}"), value=thing.value)
        case Procedure():
            return text(f"word.procedure.{thing.kind}")
        case Event():
            return text(f"word.event.{thing.kind}")
        case Therapy():
            return text(f"drug.{thing.drug}")
        case Lesion():
            return text("arrival.says.lesion", site=text(f"word.site.{thing.site}"))
        case Assessment():
            return text("arrival.says.assessment", photographs=len(thing.photographs))
        case _:
            return text(f"arrival.kind.{kind_of(thing)}")
