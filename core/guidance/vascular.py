"""The third arm: injury of small vessels and a tendency to clot."""

from datetime import timedelta
from decimal import Decimal

from core.case.course import Event, Procedure
from core.case.moments import DayOrInstant, day, instant, start_of
from core.guidance import telling
from core.guidance.courses import DrugCourse
from core.guidance.findings import Evidence
from core.guidance.infections import infected, infection_score, of_signs, septic
from core.guidance.lesion_views import LesionView, SeenAssessment
from core.guidance.picture import ClinicalPicture, Seen
from core.guidance.profile import FactorRow, Profile
from core.guidance.registry import Judged, factor
from core.guidance.series import Question, above, comorbidity_state, drug_state, fact_state, judge, laboratory_state
from core.guidance.spans import any_of
from core.texts import text
from core.trends.doses import daily_mg

factor("vascular.intravenous_iron", reads=["therapies"])(lambda picture, row, _profile: drug_state(picture, row))

factor(
    "vascular.diabetes",
    "vascular.malignancy",
    "vascular.autoimmune",
    "vascular.liver_disease",
    "vascular.smoking",
    "vascular.thrombophilia",
)(lambda picture, row, _profile: comorbidity_state(picture, row))


@factor("vascular.inflammation", reads=["crp"])
def inflammation(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """CRP above the limit."""
    return laboratory_state(picture, row, "crp", above(row.limit("high")))


@factor("vascular.obesity", reads=["weights"])
def obesity(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Recorded, or a body mass index from dry weight and height that reaches the limit."""
    recorded = comorbidity_state(picture, row)
    if picture.bmi is None or picture.bmi < row.limit("bmi"):
        return recorded
    words = text("guidance.evidence.bmi", value=round(picture.bmi, 1))
    measured = telling.of_dry_weight(picture, words)
    return Judged("active", (measured, *(recorded.evidence if recorded.state == "active" else ())))


@factor("vascular.uraemia", reads=["kidney", "egfr"])
def uraemia(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """On dialysis, or eGFR below the limit."""
    if picture.on_dialysis:
        return fact_state(True, picture, "on_dialysis")
    answer = picture.kidney_failure(row.limit("egfr"))
    if answer is None:
        return Judged("unknown", (telling.of_list("kidney", assessed=False),))
    return Judged("active" if answer else "absent", (telling.of_kidneys(picture),))


@factor("vascular.infection", reads=["lesions", "events"])
def infection(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """NERDS, STONEES or sepsis. Each open lesion is judged by its own last assessments, and the gravest state wins."""
    limit = row.limit("qsofa")
    sepsis = septic(picture, picture.since(row.window_days), limit)
    if sepsis:
        return Judged("active", tuple(telling.of_event(seen.entry) for seen in sepsis))
    states = [_infection_of(view, picture, row) for view in picture.open_lesions]
    for state in ("active", "unknown"):
        found = [judged for judged in states if judged.state == state]
        if found:
            return Judged(found[0].state, tuple(evidence for judged in found for evidence in judged.evidence))
    onset = picture.onset
    past = () if onset is None else septic(picture, onset, limit)
    healed = [
        judged
        for view in picture.lesions
        if not view.is_open and (judged := _infection_before(view, picture, row)).state == "corrected"
    ]
    corrected = [judged for judged in (*states, *healed) if judged.state == "corrected"]
    if past or corrected:
        told = tuple(telling.of_event(seen.entry) for seen in past)
        return Judged("corrected", told + tuple(evidence for judged in corrected for evidence in judged.evidence))
    return Judged("absent", tuple(evidence for judged in states for evidence in judged.evidence))


def _question(view: LesionView, row: FactorRow) -> Question[SeenAssessment]:
    nerds, stonees = row.limit("nerds"), row.limit("stonees")

    def out(seen: SeenAssessment) -> bool | None:
        return infected(infection_score(seen), nerds, stonees)

    def tell(seen: SeenAssessment) -> tuple[Evidence, ...]:
        score = infection_score(seen)
        if score is None:
            return (telling.of_assessment(view, seen, text("guidance.evidence.signs_not_assessed")),)
        scale = "stonees" if len(score.stonees) >= stonees else "nerds"
        return (of_signs(view, seen, getattr(score, scale), scale),)

    return Question(out, tell, lambda: telling.of_lesion(view, text("guidance.evidence.never_assessed")))


def _infection_of(view: LesionView, picture: ClinicalPicture, row: FactorRow) -> Judged:
    return judge(view.assessments, _question(view, row), picture, row.window_days)


def _infection_before(view: LesionView, picture: ClinicalPicture, row: FactorRow) -> Judged:
    """Of a closed lesion: whether it had been infected in this episode."""
    onset, question = picture.onset, _question(view, row)
    episode = [seen for seen in view.assessments if onset is not None and seen.when >= onset]
    was = [seen for seen in episode if question.out(seen)]
    return Judged("corrected", question.tell(was[-1])) if was else Judged("absent")


@factor("vascular.systemic_corticosteroid", reads=["therapies"])
def systemic_corticosteroid(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """A corticosteroid that reaches the limit as prednisone, by a route that reaches the whole body."""
    if picture.therapies is None:
        return drug_state(picture, row)
    courses = [c for c in picture.courses(*row.classes) if c.therapy.route in row.routes]
    limit, now = row.limit("prednisone_mg_per_day"), _prednisone(courses, picture)
    given = tuple(telling.of_course(course) for course in courses if course.active)
    if now.known >= limit:
        return Judged("active", given)
    if now.doubtful:
        return Judged("unknown", given)
    onset = picture.onset
    moments = [] if onset is None else _starts(courses, onset)
    if any(_prednisone(courses, picture, moment).known >= limit for moment in moments):
        return Judged("corrected", tuple(telling.of_course(course) for course in courses))
    return Judged("absent", given or (telling.of_list("therapies", assessed=True),))


class _Prednisone:
    """Prednisone equivalent of a day: what is known of it, and whether a dose or factor is missing."""

    def __init__(self) -> None:
        self.known = Decimal(0)
        self.doubtful = False


def _prednisone(courses: list[DrugCourse], picture: ClinicalPicture, at: DayOrInstant | None = None) -> _Prednisone:
    total = _Prednisone()
    moment = picture.at if at is None else start_of(at)
    for course in courses:
        for stretch in course.stretches:
            if stretch.held or start_of(stretch.start) > moment:
                continue
            if stretch.stop is not None and start_of(stretch.stop) <= moment:
                continue
            dose, factor_ = daily_mg(stretch.dose), course.drug.prednisone_factor
            if dose is None or factor_ is None:
                total.doubtful = True
            else:
                total.known += dose * factor_
    return total


def _starts(courses: list[DrugCourse], onset: DayOrInstant) -> list[DayOrInstant]:
    """Moments of this episode at which the dose may have been another one than now."""
    found = [onset]
    found += [s.start for course in courses for s in course.stretches if instant(s.start) >= instant(onset)]
    return found


@factor("vascular.local_trauma", reads=["procedures", "events"])
def local_trauma(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Injections at or beside a lesion, a tight bandage, or repeated biopsies in this episode."""
    onset = picture.onset
    recorded: list[Seen[Procedure] | Seen[Event]] = [*picture.procedures, *picture.events_of("biopsy")]
    biopsies = [
        (seen.when, seen.entry)
        for seen in recorded
        if seen.entry.kind == "biopsy" and (onset is None or seen.when >= onset)
    ]
    answers = {"injections": picture.injections_near_lesion, "tight_bandage": picture.tight_bandage}
    evidence = [Evidence(text(f"guidance.evidence.{name}"), "case") for name, answer in answers.items() if answer]
    days = {day(entry.at) for _, entry in biopsies}
    repeated = len(days) >= row.limit("biopsies")
    if repeated:
        words = text("guidance.evidence.biopsies", count=len(days))
        evidence += [Evidence(words, "procedure", entry.id, entry.at) for _, entry in biopsies]
    answer = any_of(*answers.values(), repeated)
    if answer is None:
        missing = [name for name, value in answers.items() if value is None]
        return Judged("unknown", tuple(telling.of_list(name, assessed=False) for name in missing))
    return Judged("active" if answer else "absent", tuple(evidence))


@factor("vascular.intradialytic_hypotension", reads=["kidney", "events"])
def intradialytic_hypotension(picture: ClinicalPicture, row: FactorRow, profile: Profile) -> Judged:
    """Hypotension at enough of the last recorded sessions within the window."""
    if not picture.on_dialysis:
        return fact_state(picture.on_dialysis, picture, "no_dialysis")
    sessions = picture.events_of("dialysis_session")
    recent = [seen for seen in sessions if seen.when >= picture.since(row.window_days)]
    if not recent:
        return Judged("unknown", (Evidence(text("guidance.evidence.no_sessions"), "event"),))
    answer = _hypotensive(recent, row)
    last = tuple(telling.of_event(seen.entry) for seen in _last(recent, row) if seen.entry.hypotension)
    if answer is not False:
        return Judged("active" if answer else "unknown", last)
    onset, window = picture.onset, timedelta(days=row.window_days or 0)
    episode = [seen for seen in sessions if onset is not None and seen.when >= onset]
    was = any(
        _hypotensive([other for other in episode[: index + 1] if other.when >= seen.when - window], row)
        for index, seen in enumerate(episode)
    )
    return Judged("corrected" if was else "absent", last)


def _last(sessions: list[Seen[Event]], row: FactorRow) -> list[Seen[Event]]:
    return sessions[-int(row.limit("sessions")) :]


def _hypotensive(sessions: list[Seen[Event]], row: FactorRow) -> bool | None:
    """Whether enough of the last sessions were; None when sessions without a note could make it so."""
    notes = [seen.entry.hypotension for seen in _last(sessions, row)]
    if notes.count(True) >= row.limit("hypotensive"):
        return True
    return None if notes.count(True) + notes.count(None) >= row.limit("hypotensive") else False
