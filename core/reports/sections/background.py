"""B: the episode, kidney and other diseases, goals of care, therapies, latest laboratory values."""

from typing import Final

from core.case.moments import start_of
from core.reports.sections.laboratory import laboratory_number
from core.reports.sections.view import View
from core.reports.setting.arranging import Balanced
from core.reports.setting.blocks import Block, Bullets, Heading, Item, Lead, Paragraph
from core.reports.setting.paper import GREY
from core.reports.setting.type import Run
from core.trends.laboratory import LaboratorySeries
from core.trends.series import unit_name
from core.trends.therapies import Span

_MANY: Final = 10
"""More therapies than this are set smaller."""


def background(view: View) -> list[Block]:
    """What is known of the patient, then what is given, dealt into two columns."""
    rows = [*facts(view), *_goals(view), *_laboratory(view)]
    known: list[Block] = [Paragraph(runs, view.density.size) for runs in rows]
    blocks = (*known, _therapies_lead(view), *_given(view), *_stopped(view))
    return [Heading(view.words.say("reports.background"), "B"), Balanced(blocks, 2)]


def _labelled(view: View, key: str, said: str) -> list[Run]:
    return [Run(view.words.labelled(view.words.say(key)), bold=True), Run(said)]


def facts(view: View) -> list[list[Run]]:
    """The episode, the kidneys and the other diseases, a row each."""
    words, case = view.words, view.case
    rows = []
    if case.episode is not None:
        parts = [
            words.word("episode_subtype", case.episode.subtype),
            words.say("reports.since", day=words.day(case.episode.onset)),
        ]
        confirmed = words.joined([words.word("confirmed_by", how) for how in case.episode.confirmed_by])
        if confirmed:
            parts.append(words.say("reports.confirmed_by", how=confirmed))
        rows.append(_labelled(view, "reports.episode", words.phrase(parts)))
    kidney = case.patient.kidney
    if kidney is not None and kidney.status != "normal":
        parts = [words.word("kidney_status", kidney.status)]
        if kidney.dialysis_since is not None:
            parts.append(words.say("reports.since", day=words.day(kidney.dialysis_since)))
        if kidney.egfr is not None:
            parts.append(f"eGFR {words.number(float(kidney.egfr))}")
        if kidney.kt_v is not None:
            parts.append(f"Kt/V {words.number(float(kidney.kt_v), 2)}")
        if kidney.dialysate_calcium_mmol_l is not None:
            calcium = words.number(float(kidney.dialysate_calcium_mmol_l), 2)
            parts.append(words.say("reports.dialysate_calcium", calcium=calcium))
        rows.append(_labelled(view, "reports.kidney", words.phrase(parts)))
    comorbidities = case.patient.comorbidities
    if comorbidities is None:
        said = words.say("reports.not_assessed")
    else:
        said = words.joined([words.word("comorbidity", each) for each in comorbidities]) or words.say("reports.none")
    return [*rows, _labelled(view, "reports.comorbidities", said)]


def _goals(view: View) -> list[list[Run]]:
    words, goals = view.words, view.goals
    if not goals:
        return [_labelled(view, "reports.goals", words.say("reports.none_documented"))]
    last = goals[-1]
    when = [words.short_day(last.at), *([last.discussed_with] if last.discussed_with else [])]
    return [_labelled(view, "reports.goals", f"{last.summary} ({words.phrase(when)})")]


def _laboratory(view: View) -> list[list[Run]]:
    """The latest value of each analyte, in SI; outside the laboratory's own range in bold, with an arrow."""
    words = view.words
    if not view.timeline.laboratory:
        return [_labelled(view, "reports.laboratory", words.say("reports.none"))]
    runs = [Run(words.labelled(words.say("reports.laboratory")), bold=True)]
    for number, series in enumerate(view.timeline.laboratory):
        runs += [Run(words.clauses(["", ""]) if number else ""), *_value(view, series)]
    return [runs]


def _value(view: View, series: LaboratorySeries) -> list[Run]:
    words, last = view.words, series.values[-1]
    arrow = {"high": " ↑", "low": " ↓", None: ""}[last.outside]
    number = laboratory_number(view, last)
    said = f"{words.text(series.name)} {number} {words.text(unit_name(series.unit))}".rstrip() + arrow
    return [Run(said, bold=last.outside is not None), Run(f" {words.short_day(last.at)}", ink=GREY)]


def _therapies_lead(view: View) -> Block:
    return Lead(Run(view.words.say("reports.therapies"), bold=True), view.density.size)


def _given(view: View) -> list[Block]:
    """Therapies that go on, each a block."""
    words, spans = view.words, view.timeline.therapies
    if spans is None:
        return [Paragraph(words.say("reports.not_assessed"), view.density.size)]
    going = [span for span in spans if span.stop is None]
    if not going:
        return [Paragraph(words.say("reports.none"), view.density.size)]
    size = 8.0 if len(going) <= _MANY else 7.5
    return [Bullets((_line(view, span),), size=size) for span in going]


def _stopped(view: View) -> list[Block]:
    """What was stopped since the episode began, in one line."""
    words = view.words
    onset = None if view.case.episode is None else start_of(view.case.episode.onset)
    stopped = [
        f"{words.text(span.name)} {words.short_day(span.stop)}"
        for span in view.timeline.therapies or ()
        if span.stop is not None and (onset is None or start_of(span.stop) >= onset)
    ]
    if not stopped:
        return []
    return [Paragraph(_labelled(view, "reports.stopped", words.joined(stopped)), 8.0)]


def _line(view: View, span: Span) -> Item:
    words = view.words
    runs = [Run(words.text(span.name), bold=True)]
    if span.dose is not None:
        runs.append(Run(f" {words.text(span.dose)}"))
    runs.append(Run(words.phrase(["", words.word("route", span.route), ""])))
    since = words.short_day if words.local(span.start).year == words.local(view.moment).year else words.day
    runs.append(Run(words.say("reports.since", day=since(span.start)), ink=GREY))
    if span.segments[-1].held:
        held = words.say("reports.held_since", day=words.short_day(span.segments[-1].start))
        runs.append(Run(f" – {held}", bold=True))
    return Item(runs)
