"""Flags of a disease that goes on. Areas are compared within one method, and tissue is never counted twice."""

from decimal import Decimal

from core.case.moments import instant
from core.guidance import telling
from core.guidance.findings import LEVELS, Evidence, Level
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once
from core.texts import text
from core.trends.series import in_cm2


def area(seen: SeenAssessment) -> Decimal:
    """The wound's area, mm², exactly as it was written."""
    return Decimal(str(seen.entry.wound_area_mm2 or 0))


def of_area(view: LesionView, seen: SeenAssessment) -> Evidence:
    """A measured area."""
    return telling.of_assessment(view, seen, text("guidance.evidence.area", cm2=in_cm2(float(area(seen)))))


@flag("progression.area")
def area_grows(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The open lesions together have grown, each against its own measurement about two weeks before."""
    pairs = []
    for view in picture.open_lesions:
        measured = view.measured()
        before = _about(measured, row) if measured else None
        if before is not None:
            pairs.append((view, before, measured[-1]))
    was = sum((area(before) for _, before, _ in pairs), Decimal(0))
    now = sum((area(latest) for _, _, latest in pairs), Decimal(0))
    level: Level | None = None
    for name in LEVELS:
        if name in row.limits and now > was and (now - was) * 100 >= row.limit(name) * was:
            level = name
    if level is None:
        return ()
    return once([of_area(view, seen) for view, *both in pairs for seen in both], level=level)


def _about(measured: tuple[SeenAssessment, ...], row: FlagRow) -> SeenAssessment | None:
    """The measurement nearest to the wanted distance before the latest one, within the row's bounds."""
    latest, wanted = measured[-1].when, row.days("before_days")
    earliest = latest - row.days("earliest_days")
    newest = latest - row.days("latest_days")
    fitting = [seen for seen in measured if earliest <= seen.when <= newest]
    return min(fitting, key=lambda seen: (abs(latest - seen.when - wanted), seen.when), default=None)


@flag("progression.new_lesions")
def new_lesions(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Several lesions began within days; one that came of a split or a merge is no new tissue."""
    since = picture.at - row.days("within_days")
    new = [view for view in picture.lesions if not view.lesion.parents and instant(view.lesion.onset) >= since]
    if len(new) < row.limit("lesions"):
        return ()
    return once([telling.of_lesion(view, text("guidance.evidence.new_lesion")) for view in new])


@flag("progression.stalled")
def stalled(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """An ulcer followed for weeks whose area has hardly gone down since its first measurement."""
    raised = []
    for view in picture.open_lesions:
        measured = view.measured()
        if view.stage not in row.words["stages"] or len(measured) < 2:
            continue
        first, latest = measured[0], measured[-1]
        if latest.when - first.when < row.days("days") or area(first) == 0:
            continue
        reduced = (area(first) - area(latest)) * 100
        if reduced < row.limit("reduced_percent") * area(first):
            raised.append(Raised((of_area(view, first), of_area(view, latest)), view.lesion.id))
    return tuple(raised)


@flag("progression.eschar_softening")
def eschar_softening(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A dry eschar is dry no longer."""
    raised = []
    for view in picture.open_lesions:
        noted = [seen for seen in view.assessments if seen.entry.eschar_state is not None]
        if len(noted) < 2 or noted[-1] != view.last:
            continue
        before, now = noted[-2], noted[-1]
        if before.entry.eschar_state in row.words["before"] and now.entry.eschar_state in row.words["after"]:
            raised.append(Raised((of_eschar(view, before), of_eschar(view, now)), view.lesion.id))
    return tuple(raised)


def of_eschar(view: LesionView, seen: SeenAssessment) -> Evidence:
    """The state of an eschar at an assessment."""
    words = text("guidance.evidence.eschar", state=text(f"word.eschar_state.{seen.entry.eschar_state}"))
    return telling.of_assessment(view, seen, words)


@flag("progression.bwat_cua_worse")
def bwat_cua_worse(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The BWAT-CUA total rose since the total before. An incomplete score is no total."""
    raised = []
    for view in picture.open_lesions:
        scored = zip(view.assessments, view.bwat_cua_totals, strict=True)
        totals = [(seen, total) for seen, total in scored if total is not None]
        if len(totals) < 2 or totals[-1][0] != view.last:
            continue
        if totals[-1][1] - totals[-2][1] >= row.limit("points"):
            evidence = [
                telling.of_assessment(view, seen, text("guidance.evidence.bwat_cua", total=total))
                for seen, total in totals[-2:]
            ]
            raised.append(Raised(tuple(evidence), view.lesion.id))
    return tuple(raised)
