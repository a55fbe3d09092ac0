"""What the record says of an examination: the latest finding of each side, and how it is told."""

from collections.abc import Callable

from core.case.examination import Examination, examination_kinds
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.texts import Text, text


def latest(picture: ClinicalPicture, kind: str) -> tuple[Examination, ...]:
    """The latest finding of a kind; of a kind that has sides, the latest of each."""
    found: dict[str | None, Examination] = {}
    for seen in picture.examinations:
        if seen.entry.kind == kind:
            found[seen.entry.side if examination_kinds()[kind].sided else None] = seen.entry
    return tuple(found.values())


def ask(
    picture: ClinicalPicture, kind: str, answer: Callable[[Examination], bool | None]
) -> tuple[bool | None, tuple[Evidence, ...]]:
    """Whether it was found on any side; no, when every side says no; None when nothing was recorded that tells."""
    entries = latest(picture, kind)
    answers = [answer(entry) for entry in entries]
    evidence = tuple(of_examination(entry) for entry in entries)
    if True in answers:
        yes = tuple(told for told, said in zip(evidence, answers, strict=True) if said)
        return True, yes
    return (False if answers and None not in answers else None), evidence


def of_examination(entry: Examination) -> Evidence:
    """A finding in words."""
    return Evidence(told(entry), "examination", entry.id, entry.at)


def told(entry: Examination) -> Text:
    """What was examined, on which side, and what was found."""
    what = text(f"word.examination.{entry.kind}")
    if entry.mimic is not None:
        what = text(f"word.mimic.{entry.mimic}")
    if entry.side is not None:
        what = text("guidance.evidence.sided", what=what, side=text(f"word.side.{entry.side}"))
    if entry.value is not None:
        value: object = entry.value
        if unit := examination_kinds()[entry.kind].unit:
            value = text("guidance.measured.value", value=entry.value, unit=unit)
        return text("guidance.evidence.examined_value", what=what, value=value)
    return text("guidance.evidence.examined", what=what, result=text(f"word.examination_result.{entry.result}"))
