"""Wounds, pain, medicines and next steps in plain words: no jargon, no score without what it is out of."""

from typing import Final

from core.case.lesion import Lesion
from core.reports.sections.plain_type import heading as large
from core.reports.sections.plain_type import listed, paragraph
from core.reports.sections.tasks import task_lines
from core.reports.sections.view import View
from core.reports.setting.blocks import Block
from core.texts import Text
from core.trends.progress import Progress
from core.trends.therapies import Span

_CONTEXTS: Final = ("rest", "dressing_change", "movement", "breakthrough")
_CALL: Final = ("fever", "pain", "wound", "new", "drowsy")


def wounds(view: View) -> list[Block]:
    """Each wound: where, how it is doing, how large it was and is; then those that healed."""
    words = view.words
    healed = [lesion for lesion in view.case.lesions if lesion.closed_as == "healed" and view.choices.shows(lesion)]
    blocks: list[Block] = [large(words.say("reports.section.wounds"))]
    if not view.open_lesions:
        blocks.append(paragraph(words.say("reports.plain.no_wounds")))
    for lesion in view.open_lesions:
        blocks.append(paragraph(_wound(view, lesion, view.progress[lesion.id])))
    if healed:
        where = words.joined([place(view, lesion) for lesion in healed])
        blocks.append(paragraph(words.say("reports.plain.healed", where=where)))
    return blocks


def _wound(view: View, lesion: Lesion, each: Progress) -> str:
    words = view.words
    said = words.say(f"reports.plain.trend.{each.trend.value}", where=place(view, lesion))
    if each.wound is None or each.wound.value is None:
        return said
    if not each.wound.value and not (each.first_wound and each.first_wound.value):
        return said  # dark skin that is no open wound (yet): that nothing is open would belie the words before it
    now = words.cm2(each.wound.value)
    if each.first_wound is None or each.first_wound is each.wound:
        return words.sentences([said, words.say("reports.plain.size", day=words.day(each.wound.at), now=now)])
    before = words.cm2(each.first_wound.value or 0)
    first, last = words.day(each.first_wound.at), words.day(each.wound.at)
    sizes = words.say("reports.plain.sizes", first=first, before=before, last=last, now=now)
    return words.sentences([said, sizes])


def place(view: View, lesion: Lesion) -> str:
    """Where it is, in everyday words."""
    words = view.words
    site = words.say("reports.plain.sacrum") if lesion.site == "sacrum" else words.word("site", lesion.site)
    if lesion.side is None or lesion.side == "midline":
        return site
    return words.say("reports.plain.place", side=words.word("side", lesion.side), site=site)


def pain(view: View) -> list[Block]:
    """The latest score of each situation, out of ten."""
    words = view.words
    by_context = {series.variant: series for series in view.timeline.pain}
    said = []
    for context in _CONTEXTS:
        series = by_context.get(f"nrs.{context}")
        if series is not None and series.last is not None:
            score, day = words.number(series.last.value or 0), words.day(series.last.at)
            said.append(words.say(f"reports.plain.pain.{context}", score=score, day=day))
    heading = large(words.say("reports.section.pain"))
    if not said:
        return [heading, paragraph(words.say("reports.plain.no_pain_score"))]
    return [heading, paragraph(words.say("reports.plain.pain_scale")), listed(said)]


def medicines(view: View) -> list[Block]:
    """What is given now, and what was stopped in this illness."""
    words, spans = view.words, view.timeline.therapies
    heading = large(words.say("reports.section.medicines"))
    if spans is None:
        return [heading, paragraph(words.say("reports.plain.medicines_unknown"))]
    now = [_medicine(view, span) for span in spans if span.running]
    paused = [words.text(span.name) for span in spans if span.stop is None and not span.running]
    stopped = [words.text(span.name) for span in spans if span.stop is not None and _in_episode(view, span)]
    still = {words.text(span.name) for span in spans if span.stop is None}
    blocks: list[Block] = [heading, listed(now) if now else paragraph(words.say("reports.plain.no_medicines"))]
    for key, names in (("paused", paused), ("stopped", [name for name in stopped if name not in still])):
        if names:
            blocks.append(paragraph(words.say(f"reports.plain.{key}", names=list(dict.fromkeys(names)))))
    return [*blocks, paragraph(words.say("reports.plain.medicines_ask"))]


def _in_episode(view: View, span: Span) -> bool:
    episode = view.case.episode
    return episode is None or (span.stop is not None and view.words.local(span.stop) >= view.words.local(episode.onset))


def _medicine(view: View, span: Span) -> str:
    words = view.words
    route = words.say(f"reports.plain.route.{span.route}")
    dose = [] if span.dose is None else [words.text(_plain_dose(span.dose))]
    return words.phrase([words.text(span.name), *dose, route])


def _plain_dose(dose: Text) -> Text:
    """The same dose with its times in words: not *× 3/day*."""
    return Text(dose.key.replace("trends.dose.", "reports.plain.dose."), dose.params)


def next_steps(view: View) -> list[Block]:
    """Who does something next, by when; then when to call at once."""
    words = view.words
    by_team: dict[str, str] = {}
    for line in task_lines(view):
        if line.due is not None:
            # Of what is overdue the patient waits from today on.
            by_team.setdefault(line.discipline, words.day(max(line.due, view.moment)))
    blocks: list[Block] = [large(words.say("reports.section.next_steps"))]
    if by_team:
        teams = [
            words.say("reports.plain.team_by", team=words.say(f"reports.plain.team.{team}"), day=day)
            for team, day in by_team.items()
        ]
        blocks += [paragraph(words.say("reports.plain.teams")), listed(teams)]
    calls = [words.say(f"reports.plain.call.{name}") for name in _CALL]
    return [*blocks, large(words.say("reports.plain.call")), listed(calls)]
