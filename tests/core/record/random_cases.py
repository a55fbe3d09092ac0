"""Random cases: anything that the case file allows, in every combination of present and left out."""

from decimal import Decimal

from hypothesis import strategies as st

from core.case.analytes import analytes
from core.case.base import EnteredInError
from core.case.case import Case
from core.case.course import Event, Function, Laboratory, Pain, Procedure, Weight
from core.case.drugs import drugs
from core.case.episode import CareGoal, Episode
from core.case.examination import Examination, examination_kinds
from core.case.lesion import Assessment, BodyPlace, Bwat, Lesion, NotDone
from core.case.names import seen
from core.case.patient import Kidney, Patient
from core.case.photo import Lens, Limb, Outline, Photograph, Scale, Tracing
from core.case.therapy import Therapy, TherapyChange
from core.case.work import Flag, FlagStep, IssuedReport, Task, TaskStep
from tests.core.record.random_consents import agreeing, consent_steps
from tests.core.record.random_parts import (
    days,
    floats,
    instants,
    lengths,
    listed,
    maybe,
    moments,
    named,
    not_negative,
    points,
    positive,
    shas,
    sizes,
    texts,
    word,
    words,
)

in_error = st.builds(EnteredInError, at=instants, by=texts, reason=texts)
history = {
    "id": maybe(named),
    "recorded_at": maybe(instants),
    "recorded_by": maybe(texts),
    "signed_at": maybe(instants),
    "signed_by": maybe(texts),
    "amends": maybe(named),
    "amendment_reason": maybe(texts),
    "entered_in_error": maybe(in_error),
}
dosing = {
    "dose": maybe(positive),
    "unit": maybe(word("dose_unit")),
    "per_day": maybe(positive),
    "per_week": maybe(positive),
    "as_needed": maybe(st.booleans()),
    "day_total": maybe(positive),
}
drug = st.sampled_from(sorted(drugs()))


@st.composite
def laboratory(draw) -> Laboratory:
    code = draw(st.sampled_from(sorted(analytes())))
    analyte = analytes()[code]
    value = draw(st.decimals(analyte.plausible_low, analyte.plausible_high, places=4))
    reading = draw(st.sampled_from([value, f"<{value}", f">{value}"]))
    fields = {name: draw(strategy) for name, strategy in history.items()}
    limits = {"range_low": draw(maybe(not_negative)), "range_high": draw(maybe(not_negative))}
    sample = draw(maybe(texts))
    return Laboratory(
        at=draw(moments), analyte=code, value=reading, unit=analyte.si_unit, sample=sample, **limits, **fields
    )


tracing = st.builds(
    Tracing,
    at=maybe(moments),
    outlines=listed(
        st.builds(Outline, tissue=word("tissue"), points_px=st.lists(points, min_size=3, max_size=4).map(tuple)), 2
    ),
    scale=maybe(
        st.builds(
            Scale,
            method=word("scale_method"),
            points_px=listed(points, 2),
            length_mm=maybe(positive),
            homography=maybe(st.tuples(*[floats] * 9)),
            mm_per_px=st.floats(1e-6, 10),
            tilt_deg=maybe(st.floats(0, 90)),
            residual_px=maybe(sizes),
            pieces=listed(st.integers(1, 64), 3),
            lens=maybe(
                st.builds(
                    Lens,
                    focal_px=lengths,
                    centre_px=points,
                    radial=st.tuples(floats, floats),
                    source=word("lens_source"),
                    profile=maybe(texts),
                )
            ),
            limb=maybe(
                st.builds(
                    Limb,
                    circumference_mm=lengths,
                    circumference_from=word("circumference_source"),
                    axis_px=st.tuples(points, points),
                    focal_px=lengths,
                    focal_from=word("focal_source"),
                )
            ),
        )
    ),
    **history,
)
photograph = st.builds(
    Photograph,
    at=moments,
    sha256=shas,
    media_type=texts,
    width_px=st.integers(1, 20_000),
    height_px=st.integers(1, 20_000),
    bytes=maybe(not_negative),
    file_name=maybe(texts),
    sensitive=maybe(st.booleans()),
    consent=maybe(words("consent")),
    consents=consent_steps,
    tracing=maybe(tracing),
    **history,
)
levels = maybe(st.integers(1, 5))
assessment = st.builds(
    Assessment,
    at=moments,
    stage=maybe(word("stage")),
    wound_area_mm2=maybe(sizes),
    eschar_area_mm2=maybe(sizes),
    perimeter_mm=maybe(sizes),
    width_mm=maybe(sizes),
    measured_by=maybe(word("measured_by")),
    limb_circumference_mm=maybe(lengths),
    wound_area_flat_mm2=maybe(sizes),
    eschar_state=maybe(word("eschar_state")),
    bwat=maybe(st.builds(Bwat, **dict.fromkeys(Bwat.model_fields, levels))),
    infection_signs=maybe(words("infection_sign")),
    odour=maybe(word("odour")),
    dressing=maybe(word("dressing")),
    note=maybe(texts),
    not_done=listed(st.builds(NotDone, what=word("not_done_item"), reason=named), 2),
    photographs=listed(photograph, 2),
    **history,
)
episode = st.builds(
    Episode,
    id=maybe(named),
    onset=moments,
    subtype=word("episode_subtype"),
    confirmed_by=words("confirmed_by"),
    closed=maybe(moments),
    outcome=maybe(texts),
)
patient = st.builds(
    Patient,
    id=texts,
    record_number=texts,
    name=named.filter(seen),
    native_name=maybe(texts | st.sampled_from(["曾美玲", "欧阳娜娜", "吕布"])),
    sex=word("sex"),
    birth_date=days,
    height_cm=maybe(positive),
    dry_weight_kg=maybe(positive),
    comorbidities=maybe(words("comorbidity")),
    allergies=maybe(listed(texts)),
    kidney=maybe(
        st.builds(
            Kidney,
            status=word("kidney_status"),
            egfr=maybe(not_negative),
            sessions_per_week=maybe(not_negative),
            kt_v=maybe(not_negative),
            dialysate_calcium_mmol_l=maybe(positive),
            dialysis_since=maybe(moments),
            at=maybe(moments),
        )
    ),
    also_known_as=listed(texts, 2),
)
therapy = st.builds(
    Therapy,
    drug=drug,
    route=word("route"),
    start=moments,
    stop=maybe(moments),
    reason=maybe(texts),
    stop_reason=maybe(texts),
    stopped_by=maybe(texts),
    changes=listed(
        st.builds(
            TherapyChange, at=moments, kind=word("therapy_change"), reason=maybe(texts), by=maybe(texts), **dosing
        ),
        2,
    ),
    **dosing,
    **history,
)
plain_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | floats | texts,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["entry", "lesion", "value"]) | texts, inner, max_size=2)
    ),
    max_leaves=4,
)
task_step = st.builds(
    TaskStep, what=word("task_step"), at=instants, by=maybe(texts), due=maybe(instants), note=maybe(texts)
)
task = st.builds(
    Task,
    id=maybe(named),
    rule=texts,
    subject=maybe(texts),
    state=word("task_state"),
    at=moments,
    discipline=maybe(word("discipline")),
    title=maybe(texts),
    due=maybe(instants),
    priority=maybe(word("level")),
    by=maybe(texts),
    reason=maybe(texts),
    assignee=maybe(texts),
    informed=listed(word("discipline"), 2),
    opened=maybe(instants),
    span_hours=maybe(st.integers(1, 9_000)),
    history=listed(task_step, 2),
)
flag_step = st.builds(
    FlagStep, what=word("flag_step"), at=instants, level=word("level"), by=maybe(texts), note=maybe(texts)
)
flag = st.builds(
    Flag,
    id=maybe(named),
    rule=texts,
    subject=maybe(texts),
    level=word("level"),
    state=word("flag_state"),
    raised_at=instants,
    acknowledged_at=maybe(instants),
    acknowledged_by=maybe(texts),
    acknowledged_note=maybe(texts),
    resolved_at=maybe(instants),
    evidence=listed(st.dictionaries(st.sampled_from(["entry", "lesion", "ids"]) | texts, plain_json, max_size=2), 2),
    history=listed(flag_step, 2),
)
report = st.builds(
    IssuedReport,
    id=maybe(named),
    kind=word("report_kind"),
    at=instants,
    as_of=maybe(instants),
    by=texts,
    language=texts,
    sha256=shas,
    included=listed(texts),
    photographs=maybe(listed(shas, 2)),
)


@st.composite
def lesions(draw) -> tuple[Lesion, ...]:
    ids = draw(st.lists(named, unique=True, max_size=3))
    parents = st.lists(st.sampled_from(ids), max_size=2).map(tuple) if ids else st.just(())
    found = tuple(
        Lesion(
            id=lesion_id,
            label=draw(maybe(texts)),
            site=draw(word("site")),
            side=draw(maybe(word("side"))),
            region=draw(word("region")),
            place=draw(
                maybe(st.builds(BodyPlace, view=st.sampled_from(["front", "back", "left", "right"]), point=points))
            ),
            onset=draw(moments),
            closed=draw(maybe(moments)),
            closed_as=draw(maybe(word("lesion_closed_as"))),
            parents=draw(parents),
            episode=draw(maybe(named)),
            assessments=draw(listed(assessment, 2)),
        )
        for lesion_id in ids
    )
    return agreeing(found)


weight = st.builds(Weight, at=moments, kg=st.decimals(2, 400, places=2), dry=maybe(st.booleans()), **history)
tens = st.integers(0, 10).map(lambda number: number * 10)
function = st.builds(Function, at=moments, scale=word("function_scale"), value=tens, **history)
goal = st.builds(
    CareGoal,
    at=moments,
    summary=texts,
    resuscitation=maybe(word("resuscitation")),
    discussed_with=maybe(texts),
    **history,
)
event = st.builds(
    Event,
    at=moments,
    kind=word("event"),
    value=maybe(not_negative),
    answer=maybe(word("surprise_answer")),
    hypotension=maybe(st.booleans()),
    drug=maybe(drug),
    dose=maybe(positive),
    unit=maybe(word("dose_unit")),
    purpose=maybe(word("as_needed_purpose")),
    note=maybe(texts),
    **history,
)


@st.composite
def examination(draw) -> Examination:
    code = draw(word("examination"))
    kind = examination_kinds()[code]
    return Examination(
        at=draw(moments),
        kind=code,
        side=draw(maybe(word("side"))),
        value=draw(st.decimals(kind.low, kind.high, places=2)) if kind.measured else None,
        result=None if kind.measured else draw(st.sampled_from(kind.results)),
        mimic=draw(word("mimic")) if code == "mimic" else None,
        note=draw(maybe(texts)),
        **{name: draw(strategy) for name, strategy in history.items()},
    )


def pain_on(lesion):
    return st.builds(
        Pain,
        at=moments,
        instrument=st.just("nrs"),
        context=maybe(word("pain_context")),
        lesion=lesion,
        score=st.integers(0, 10).map(Decimal),
        items=maybe(st.dictionaries(texts, st.integers(0, 9), max_size=2)),
        **history,
    )


sedation = st.builds(
    Pain,
    at=moments,
    instrument=st.just("poss"),
    score=st.just("S") | st.integers(1, 4).map(Decimal),
    **history,
)


def procedure_on(lesion):
    return st.builds(Procedure, at=moments, kind=word("procedure"), lesion=lesion, note=maybe(texts), **history)


@st.composite
def cases(draw) -> Case:
    mine = draw(lesions())
    lesion = maybe(st.sampled_from([one.id for one in mine])) if mine else st.none()
    return Case(
        patient=draw(patient),
        episode=draw(maybe(episode)),
        earlier_episodes=draw(listed(episode, 2)),
        care_goals=draw(listed(goal, 2)),
        lesions=mine,
        pain=draw(listed(pain_on(lesion) | sedation)),
        therapies=draw(maybe(listed(therapy))),
        procedures=draw(listed(procedure_on(lesion), 2)),
        laboratory=draw(listed(laboratory())),
        weights=draw(listed(weight)),
        function=draw(listed(function, 2)),
        events=draw(listed(event, 2)),
        examinations=draw(listed(examination(), 2)),
        injections_near_lesion=draw(maybe(st.booleans())),
        tight_bandage=draw(maybe(st.booleans())),
        tasks=draw(listed(task)),
        flags=draw(listed(flag)),
        reports=draw(listed(report, 2)),
    )
