"""A nurse at the bedside: opens a draft, does what she does, and looks at what it shows."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.case.case import Case
from core.case.file import read_case
from core.case.lesion import Assessment, Bwat, Lesion
from core.case.photo import Outline, Scale
from core.charting import actions
from core.charting.carrying import begin, shown
from core.charting.completeness import missing, problems, ready
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.measurement import Measurement
from core.charting.reducing import reduce

NOW = datetime(2026, 10, 26, 9, 30, tzinfo=UTC)
SHA = "ab" * 32
OTHER_SHA = "cd" * 32

SQUARE = ((100.0, 100.0), (600.0, 100.0), (600.0, 500.0), (100.0, 500.0))
WOUND = Outline(tissue="wound", points_px=SQUARE)
RULER = Scale(method="ruler", points_px=((0.0, 0.0), (100.0, 0.0)), length_mm=Decimal(10), mm_per_px=0.1)
TRACED = Measurement(
    measured_by="single_scale",
    photograph=SHA,
    wound_area_mm2=2000.0,
    eschar_area_mm2=1200.0,
    perimeter_mm=180.0,
    length_mm=50.0,
    width_mm=40.0,
)

EVERY_LEVEL = {
    "necrotic_type": 5,
    "necrotic_amount": 5,
    "granulation": 5,
    "exudate_type": 1,
    "exudate_amount": 1,
    "periwound_colour": 4,
    "peripheral_oedema": 2,
    "peripheral_induration": 3,
}


def example() -> Case:
    """The case of the published example: lesion L1 was assessed twice."""
    return read_case((Path(__file__).parents[2] / "data" / "case-example.json").read_bytes())


def with_last(**fields: Any) -> Case:
    """The example with something else in its last assessment."""
    case = example()
    first, last = case.lesions[0].assessments
    return with_assessments(first, last.model_copy(update=fields))


def with_assessments(*assessments: Assessment, **fields: Any) -> Case:
    """The example with other assessments, or other facts, of its lesion."""
    case = example()
    lesion = case.lesions[0].model_copy(update={"assessments": assessments, **fields})
    return case.model_copy(update={"lesions": (lesion,)})


def new_lesion() -> Case:
    """The example with a second lesion that nobody has assessed."""
    case = example()
    fresh = Lesion(id="L2", site="calf", side="right", region="distal", onset="2026-10-24")
    return case.model_copy(update={"lesions": (*case.lesions, fresh)})


def photograph(sha256: str = SHA, at: datetime = NOW, **fields: Any) -> DraftPhotograph:
    """A photograph as the bench takes it in."""
    return DraftPhotograph(
        sha256=sha256, media_type="image/jpeg", width_px=1200, height_px=800, at=at, file_name="IMG_1.JPG", **fields
    )


class Nurse:
    """Holds the draft. Everything done is counted, and each draft is one that survives its autosave."""

    def __init__(self, case: Case | None = None, lesion: str = "L1", now: datetime = NOW) -> None:
        self.now = now
        self.draft = begin(case or example(), lesion, now)
        self.done = 0

    def does(self, *done: actions.Action) -> "Nurse":
        for action in done:
            self.draft = reduce(self.draft, action)
            self.done += 1
            assert AssessmentDraft.model_validate_json(self.draft.model_dump_json()) == self.draft
        return self

    def scores(self, **levels: int) -> "Nurse":
        return self.does(*(actions.SetLevel(item, level) for item, level in levels.items()))

    def photographs_and_outlines(self) -> "Nurse":
        return self.does(
            actions.AddPhotograph(photograph()),
            actions.SetScale(SHA, RULER),
            actions.SetOutlines(SHA, (WOUND,)),
            actions.SetMeasurement(TRACED),
        )

    def asks_pain(self, rest: int = 4) -> "Nurse":
        return self.does(actions.SetPain("rest", rest))

    def charts_everything(self) -> "Nurse":
        """A first full assessment."""
        self.photographs_and_outlines().scores(**EVERY_LEVEL)
        return self.does(actions.NoneSeen()).asks_pain()

    def confirms_everything(self) -> "Nurse":
        """A follow-up in which nothing changed."""
        self.photographs_and_outlines()
        self.does(actions.ConfirmAllCarried(), actions.SetEscharState("wet"), actions.NoneSeen())
        return self.asks_pain()

    def sees(self, field: str) -> object:
        return shown(self.draft, field).value

    def missing(self) -> list[str]:
        return [item.field for item in missing(self.draft)]

    def problems(self) -> list[tuple[str, str]]:
        return [(problem.field, problem.text.key) for problem in problems(self.draft, self.now)]

    def can_sign(self) -> bool:
        return ready(self.draft, self.now)


def levels(**given: int) -> Bwat:
    """Levels of the eight items, some of them other than in `EVERY_LEVEL`."""
    return Bwat(**{**EVERY_LEVEL, **given})


def days_before(days: float) -> datetime:
    return NOW - timedelta(days=days)
