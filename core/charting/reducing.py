"""A draft and an action give the next draft. Nothing else changes one."""

from functools import singledispatch
from typing import TypeVar

from pydantic import ValidationError

from core.case.base import CaseModel
from core.case.lesion import NotDone
from core.charting import actions
from core.charting.carrying import BWAT_ITEMS, carried, shown
from core.charting.draft import PAIN_CONTEXTS, AssessmentDraft, ConsentAnswer, PainScores
from core.charting.form import fields_of
from core.errors import InvalidInput
from core.instruments.definitions import instrument
from core.instruments.derivation import contradicted
from core.instruments.scoring import is_level

M = TypeVar("M", bound=CaseModel)


def reduce(draft: AssessmentDraft, action: actions.Action) -> AssessmentDraft:
    """The draft after one action.

    Raises
    ------
    InvalidInput
        For a word, item or level that the charts do not know; the draft is unchanged. A score that is only out of
        range is kept as typed and named by `core.charting.completeness.problems`.
    """
    return _done(action, draft)


@singledispatch
def _done(action: actions.Action, draft: AssessmentDraft) -> AssessmentDraft:
    raise TypeError(type(action).__name__)


@_done.register
def _(action: actions.SetObservedAt, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, observed_at=action.at)


@_done.register
def _(action: actions.AddPhotograph, draft: AssessmentDraft) -> AssessmentDraft:
    if draft.photograph(action.photograph.sha256) is not None:
        return draft
    photograph = action.photograph
    if photograph.sensitive is None:
        photograph = photograph.model_copy(update={"sensitive": draft.sensitive})
    if photograph.consent is None:
        photograph = photograph.model_copy(update={"consent": draft.consent})
    return _with(_no_longer_undone(draft, "photograph"), photographs=(*draft.photographs, photograph))


@_done.register
def _(action: actions.RemovePhotograph, draft: AssessmentDraft) -> AssessmentDraft:
    kept = tuple(photograph for photograph in draft.photographs if photograph.sha256 != action.sha256)
    return _with(_unmeasured(draft, action.sha256), photographs=kept)


@_done.register
def _(action: actions.SetPhotographTime, draft: AssessmentDraft) -> AssessmentDraft:
    return _with_photograph(draft, action.sha256, at=action.at)


@_done.register
def _(action: actions.SetSensitive, draft: AssessmentDraft) -> AssessmentDraft:
    return _with_every_photograph(draft, sensitive=action.sensitive)


@_done.register
def _(action: actions.SetConsent, draft: AssessmentDraft) -> AssessmentDraft:
    uses = action.uses
    asked = None if uses is None else draft.consent_answer or ConsentAnswer()
    said = _with_every_photograph(draft, consent=None if uses is None else tuple(dict.fromkeys(uses)))
    return _with(said, consent_answer=asked)


@_done.register
def _(action: actions.SetConsentAnswer, draft: AssessmentDraft) -> AssessmentDraft:
    answer = ConsentAnswer(
        said_by=action.said_by, name=(action.name or "").strip() or None, form=(action.form or "").strip() or None
    )
    return _with(draft, consent_answer=answer)


@_done.register
def _(action: actions.SetOutlines, draft: AssessmentDraft) -> AssessmentDraft:
    return _with_photograph(_unmeasured(draft, action.sha256), action.sha256, outlines=action.outlines)


@_done.register
def _(action: actions.SetScale, draft: AssessmentDraft) -> AssessmentDraft:
    return _with_photograph(_unmeasured(draft, action.sha256), action.sha256, scale=action.scale)


@_done.register
def _(action: actions.SetMeasurement, draft: AssessmentDraft) -> AssessmentDraft:
    settled = draft if action.measurement is None else _no_longer_undone(draft, "measurement")
    return _with(settled, measurement=action.measurement)


@_done.register
def _(action: actions.SetStage, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, stage=action.stage)


@_done.register
def _(action: actions.SetEscharState, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, eschar_state=action.state)


@_done.register
def _(action: actions.SetLevel, draft: AssessmentDraft) -> AssessmentDraft:
    _check_answer("bwat", action.item, action.level)
    levels = draft.levels.model_copy(update={action.item: action.level})
    again = contradicted({item: getattr(levels, item) for item in BWAT_ITEMS}, action.item)
    return _with(draft, levels=levels.model_copy(update=dict.fromkeys(again)))


@_done.register
def _(action: actions.ConfirmCarried, draft: AssessmentDraft) -> AssessmentDraft:
    return _confirmed(draft, (action.field,))


@_done.register
def _(action: actions.ConfirmAllCarried, draft: AssessmentDraft) -> AssessmentDraft:
    return _confirmed(draft, None if action.section is None else fields_of(action.section))


@_done.register
def _(action: actions.SetSigns, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, infection_signs=None if action.signs is None else tuple(dict.fromkeys(action.signs)))


@_done.register
def _(action: actions.NoneSeen, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, infection_signs=())


@_done.register
def _(action: actions.SetOdour, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, odour=action.odour)


@_done.register
def _(action: actions.SetDressing, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, dressing=action.dressing)


@_done.register
def _(action: actions.SetNote, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, note=action.note if action.note and action.note.strip() else None)


@_done.register
def _(action: actions.SetPain, draft: AssessmentDraft) -> AssessmentDraft:
    if action.context not in PAIN_CONTEXTS:
        raise InvalidInput("error.charting.word", word=action.context)
    settled = draft if action.score is None else _no_longer_undone(draft, "pain")
    scores = draft.pain.model_dump() | {action.context: action.score}
    return _with(settled, pain=PainScores(**scores))


@_done.register
def _(action: actions.SetSedation, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, poss=action.level)


@_done.register
def _(action: actions.SetAnswer, draft: AssessmentDraft) -> AssessmentDraft:
    _check_answer(action.instrument, action.item, action.answer)
    before: dict[str, int] = getattr(draft, action.instrument)
    answers = {item: answer for item, answer in before.items() if item != action.item}
    if action.answer is not None:
        answers[action.item] = action.answer
    return _with(draft, **{action.instrument: answers})


@_done.register
def _(action: actions.ClearAnswers, draft: AssessmentDraft) -> AssessmentDraft:
    return _with(draft, **{action.instrument: {}})


@_done.register
def _(action: actions.SetNotDone, draft: AssessmentDraft) -> AssessmentDraft:
    cleared = _no_longer_undone(draft, action.what)
    if not action.reason or not action.reason.strip():
        return cleared
    try:
        item = NotDone(what=action.what, reason=action.reason.strip())
    except ValidationError:
        raise InvalidInput("error.charting.word", word=action.what) from None
    return _with(cleared, not_done=(*cleared.not_done, item))


def _with(draft: AssessmentDraft, **changes: object) -> AssessmentDraft:
    return _judged(draft, changes)


def _with_every_photograph(draft: AssessmentDraft, **said: object) -> AssessmentDraft:
    """Said of the draft, for photographs to come, and of each that is there."""
    photographs = tuple(_judged(photograph, said) for photograph in draft.photographs)
    return _with(draft, photographs=photographs, **said)


def _with_photograph(draft: AssessmentDraft, sha256: str, **changes: object) -> AssessmentDraft:
    taken = draft.photograph(sha256)
    if taken is None:
        raise InvalidInput("error.charting.no_photograph")
    changed = _judged(taken, changes)
    return _with(draft, photographs=tuple(changed if each is taken else each for each in draft.photographs))


def _judged(before: M, changes: dict[str, object]) -> M:
    """The same model with changes, judged as one read from its JSON is."""
    fields = {name: getattr(before, name) for name in type(before).model_fields}
    try:
        return type(before)(**(fields | changes))
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]["input"]
        raise InvalidInput("error.charting.word", word=wrong if isinstance(wrong, str) else "") from None


def _unmeasured(draft: AssessmentDraft, sha256: str) -> AssessmentDraft:
    """Without the numbers that came from this photograph: they no longer say what its outlines say."""
    measured = draft.measurement
    if measured is None or measured.measured_by == "ruler" or measured.photograph not in (None, sha256):
        return draft
    return _with(draft, measurement=None)


def _no_longer_undone(draft: AssessmentDraft, what: str) -> AssessmentDraft:
    return _with(draft, not_done=tuple(item for item in draft.not_done if item.what != what))


def _confirmed(draft: AssessmentDraft, fields: tuple[str, ...] | None) -> AssessmentDraft:
    pale = [field for field in carried(draft) if fields is None or field in fields]
    values = {field: shown(draft, field).value for field in pale}
    dressing = values.pop("dressing", draft.dressing)
    return _with(draft, levels=draft.levels.model_copy(update=values), dressing=dressing)


def _check_answer(code: str, item: str, answer: int | None) -> None:
    definition = instrument(code)
    try:
        question = definition.item(item)
    except KeyError:
        raise InvalidInput("error.charting.word", word=item) from None
    if answer is not None and not is_level(question, answer):
        label = definition.item_label(item)
        raise InvalidInput("error.instrument.level", item=label, low=question.low, high=question.high)
