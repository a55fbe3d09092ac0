"""The opioid load of a picture, as the flags and the scores read it. How it is added up: `core.trends.opioids`."""

from datetime import timedelta

from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.trends.opioids import OpioidLoad, Running, load


def opioid_load(picture: ClinicalPicture, profile: Profile) -> OpioidLoad:
    """All opioids that are given now, and the as-needed doses of the last hours."""
    running = [Running(course.therapy, course.dose, course.given_since) for course in picture.active("opioid")]
    hours = profile.flags["safety.opioid_load"].limit("within_hours")
    since = picture.at - timedelta(hours=float(hours))
    doses = [seen.entry for seen in picture.events_of("as_needed_dose") if seen.when >= since]
    return load(running, doses, profile.derived.convertible_routes, assessed=picture.therapies is not None)
