"""Flags of pain. They read NRS alone: VAS, PAINAD and NRS are different scales and never joined."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from core.case.course import Pain
from core.case.moments import day, start_of
from core.guidance import telling
from core.guidance.findings import Evidence
from core.guidance.ordering import from_moment
from core.guidance.picture import ClinicalPicture, Seen
from core.guidance.profile import FlagRow, Profile
from core.guidance.registry import Raised, flag, once
from core.texts import text


def worst_of_each_moment(scores: Sequence[Seen[Pain]]) -> list[Seen[Pain]]:
    """One score a moment: of several lesions charted together, the one that hurts most."""
    worst: dict[object, Seen[Pain]] = {}
    for seen in scores:
        held = worst.get(seen.when)
        if held is None or seen.entry.number > held.entry.number:
            worst[seen.when] = seen
    return list(worst.values())


def _by_lesion(scores: Sequence[Seen[Pain]]) -> Iterator[list[Seen[Pain]]]:
    """The scores of each lesion that has any, each with those that name no lesion; without lesions, all."""
    lesions = sorted({seen.entry.lesion for seen in scores if seen.entry.lesion is not None})
    for lesion in lesions:
        yield worst_of_each_moment([seen for seen in scores if seen.entry.lesion in (lesion, None)])
    if scores and not lesions:
        yield worst_of_each_moment(scores)


def last_asked(picture: ClinicalPicture, instruments: Sequence[str]) -> Seen[Pain] | None:
    """The latest score of any of some instruments."""
    return next((seen for seen in reversed(picture.pain) if seen.entry.instrument in instruments), None)


def last_rest(picture: ClinicalPicture) -> Seen[Pain] | None:
    """The latest rest score; of several lesions charted together, the one that hurts most."""
    scores = picture.rest_scores
    together = from_moment(scores, scores[-1].when) if scores else ()
    return max(together, key=lambda seen: seen.entry.number, default=None)


@flag("pain.severe_uncontrolled")
def severe_uncontrolled(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The two most recent rest scores, hours apart and both recent, are both severe.

    Asked of the patient and of each lesion, so that a milder lesion charted in between does not hide a severe one.
    """
    scores = from_moment(picture.rest_scores, picture.at - row.hours("within_hours"))
    for series in (worst_of_each_moment(scores), *_by_lesion(scores)):
        two = series[-2:]
        if len(two) == 2 and _severe(two[0], two[1], row):
            return once([telling.of_pain(seen.entry) for seen in two])
    return ()


def _severe(first: Seen[Pain], second: Seen[Pain], row: FlagRow) -> bool:
    enough = min(first.entry.number, second.entry.number) >= row.limit("score")
    return enough and second.when - first.when >= row.hours("apart_hours")


@flag("pain.refractory")
def refractory(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """Severe on most of the last days with entries, on an opioid and an analgesic of one more class."""
    opioids = picture.active(*row.words["opioid"])
    # A tablet of an opioid with paracetamol is of both classes.
    others = picture.active(*row.words["second"])
    if not opioids or not others:
        return ()
    worst: dict[date, Seen[Pain]] = {}
    for seen in from_moment(picture.rest_scores, picture.at - row.days("within_days")):
        held = worst.get(day(seen.entry.at))
        if held is None or seen.entry.number > held.entry.number:
            worst[day(seen.entry.at)] = seen
    last_days = sorted(worst)[-int(row.limit("of_days")) :]
    severe = [worst[one] for one in last_days if worst[one].entry.number >= row.limit("score")]
    if len(severe) < row.limit("days"):
        return ()
    drugs = [telling.of_course(course) for course in dict.fromkeys((*opioids, *others))]
    return once([*(telling.of_pain(seen.entry) for seen in severe), *drugs])


@flag("pain.procedural")
def procedural(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """The latest dressing change hurt, and clearly more than rest before it."""
    evidence: list[Evidence] = []
    recent = from_moment(picture.scores("nrs", "dressing_change"), picture.at - row.days("within_days"))
    for series in _by_lesion(recent):
        change = series[-1]
        rest = _rest_before(picture, change, row)
        if _stands_out(change.entry.number, None if rest is None else rest.entry.number, row):
            found = [telling.of_pain(seen.entry) for seen in (rest, change) if seen is not None]
            evidence += [item for item in found if item not in evidence]
    return once(evidence)


def _stands_out(score: Decimal, rest: Decimal | None, row: FlagRow) -> bool:
    return score >= row.limit("score") and (rest is None or score - rest >= row.limit("above_rest"))


def _rest_before(picture: ClinicalPicture, change: Seen[Pain], row: FlagRow) -> Seen[Pain] | None:
    """The latest rest score of the hours before a dressing change, of its lesion or of none."""
    earliest, lesion = change.when - row.hours("rest_hours"), change.entry.lesion
    fitting = [
        seen
        for seen in from_moment(picture.rest_scores, earliest)
        if seen.when <= change.when and (lesion is None or seen.entry.lesion in (lesion, None))
    ]
    return worst_of_each_moment(fitting)[-1] if fitting else None


@flag("pain.neuropathic")
def neuropathic(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """A neuropathic score and no drug for it. Where nobody assessed therapies, *no drug* is not known."""
    scores = picture.scores("dn4")
    if picture.therapies is None or not scores or scores[-1].entry.number < row.limit("dn4"):
        return ()
    if picture.active(*row.classes):
        return ()
    return once([telling.of_pain(scores[-1].entry), telling.of_list("neuropathic_drugs", assessed=True)])


@flag("pain.not_assessed")
def not_assessed(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """An open lesion, and nobody asked about pain for days. Sedation is no answer about pain."""
    if not picture.open_lesions:
        return ()
    last = last_asked(picture, row.words["instruments"])
    since = min(start_of(view.lesion.onset) for view in picture.open_lesions) if last is None else last.when
    if picture.at - since < row.days("days"):
        return ()
    if last is not None:
        return once([telling.of_pain(last.entry)])
    return once([telling.of_lesion(view, text("guidance.evidence.no_pain_entry")) for view in picture.open_lesions])


@flag("pain.rescue_doses")
def rescue_doses(picture: ClinicalPicture, row: FlagRow, profile: Profile) -> tuple[Raised, ...]:
    """As-needed doses for breakthrough pain in a day; those for dressings never count."""
    recent = from_moment(picture.events_of("as_needed_dose"), picture.at - row.hours("within_hours"))
    doses = [seen for seen in recent if seen.entry.purpose == "breakthrough"]
    return once([telling.of_event(seen.entry) for seen in doses]) if len(doses) >= row.limit("doses") else ()
