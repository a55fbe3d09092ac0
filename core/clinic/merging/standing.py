"""Records with standing facts as fields: a patient, a lesion, whose a task is, the head of the reports, the rules."""

from dataclasses import dataclass, replace
from typing import Any, Final

from core.case.lesion import Lesion
from core.case.patient import Patient
from core.clinic.merging.form import NONE, Form, said
from core.clinic.merging.three_way import ABSENT, Fields, Members
from core.clinic.profile_changes import Path, ProfileChanges, shipped
from core.clinic.views.facility import Letterhead
from core.clinic.views.profile import rule_lines
from core.texts import Text, text

_LISTS: Final = ("comorbidities", "allergies", "also_known_as")
_PATIENT: Final = tuple(name for name in Patient.model_fields if name not in ("id", "kidney"))
_WORDS: Final = {"sex": "sex", "site": "site", "side": "side", "region": "region"}
_JOINT: Final = "/"
"""Between the parts of a rule's path: codes of rules have dots of their own."""
_LESION: Final = ("label", "site", "side", "region", "place", "onset")


@dataclass(frozen=True)
class Owner:
    """Whose a task is: a discipline's, and a person's if one has it."""

    discipline: str | None
    assignee: str | None


def _patients_apart(*patients: Patient) -> tuple[Fields, Fields, Fields]:
    """Kidney facts are split while nobody changes what they are facts of: haemodialysis, a transplant, none."""
    statuses = {None if patient.kidney is None else patient.kidney.status for patient in patients}
    split = len(statuses) == 1 and None not in statuses
    base, mine, theirs = (_patient_fields(patient, split) for patient in patients)
    return base, mine, theirs


def _patient_fields(patient: Patient, split: bool) -> Fields:
    fields: dict[str, Any] = {name: getattr(patient, name) for name in _PATIENT}
    for name in _LISTS:
        fields[name] = None if fields[name] is None else Members(fields[name])
    if split and patient.kidney is not None:
        return fields | {f"kidney.{name}": value for name, value in patient.kidney}
    return fields | {"kidney": patient.kidney}


def _patient_whole(patient: Patient, fields: Fields) -> Patient:
    changed = {name: value.items if isinstance(value, Members) else value for name, value in fields.items()}
    facts = {name.partition(".")[2]: changed.pop(name) for name in fields if name.startswith("kidney.")}
    if facts and patient.kidney is not None:
        changed["kidney"] = patient.kidney.model_copy(update=facts)
    return patient.model_copy(update=changed)


def _patient_words(name: str, value: Any) -> Text:
    if isinstance(value, Members):
        items = [text(f"word.comorbidity.{item}") if name == "comorbidities" else item for item in value.items]
        return said(items) if items else NONE
    if name == "kidney.status":
        return text(f"word.kidney_status.{value}")
    if name == "kidney" and value is not None:
        facts = [(fact, fact_value) for fact, fact_value in value if fact_value is not None and fact != "status"]
        rest = [text("merging.named", name=_patient_label(f"kidney.{fact}"), value=one) for fact, one in facts]
        return said([text(f"word.kidney_status.{value.status}"), *rest])
    return _worded(name, value)


def _patient_label(name: str) -> Text:
    return text(f"merging.patient.{name}")


def _worded(name: str, value: Any) -> Text:
    if value is not None and name in _WORDS:
        return text(f"word.{_WORDS[name]}.{value}")
    return said(value)


def _lesions_apart(*lesions: Lesion) -> tuple[Fields, Fields, Fields]:
    base, mine, theirs = ({name: getattr(lesion, name) for name in _LESION} for lesion in lesions)
    return base, mine, theirs


def _lesion_words(name: str, value: Any) -> Text:
    if name == "place" and value is not None:
        x, y = (round(100 * part) for part in value.point)
        return text("merging.place", view=text(f"merging.view.{value.view}"), x=x, y=y)
    return _worded(name, value)


def _alone(_name: str) -> str | None:
    return None


def _with(record: Any, fields: Fields) -> Any:
    return record.model_copy(update=dict(fields))


PATIENT: Final = Form[Patient](_patients_apart, _patient_whole, _alone, _patient_label, _patient_words)
"""Identity and standing facts."""

LESION: Final = Form[Lesion](
    _lesions_apart,
    _with,
    lambda name: "site" if name in ("site", "side", "region") else None,
    lambda name: text(f"merging.lesion.{name}"),
    _lesion_words,
)
"""The description of a lesion; site, side and region say one thing."""


def _owners_apart(*owners: Owner) -> tuple[Fields, Fields, Fields]:
    base, mine, theirs = ({"owner": owner} for owner in owners)
    return base, mine, theirs


def _owner_words(_name: str, owner: Owner) -> Text:
    parts = [] if owner.discipline is None else [text(f"word.discipline.{owner.discipline}")]
    return said([*parts, text("merging.nobody") if owner.assignee is None else said(owner.assignee)])


OWNER: Final = Form[Owner](
    _owners_apart, lambda _owner, fields: fields["owner"], _alone, lambda _name: text("merging.owner"), _owner_words
)
"""Whose a task is: the discipline and the person of it are one thing."""


def _heads_apart(*heads: Letterhead) -> tuple[Fields, Fields, Fields]:
    base, mine, theirs = ({"name": head.name, "logo": head.logo} for head in heads)
    return base, mine, theirs


def _head_words(name: str, value: Any) -> Text:
    if name == "name":
        return said(value)
    return text("merging.no_logo") if value is None else text("merging.logo", kib=max(1, round(len(value) / 1024)))


LETTERHEAD: Final = Form[Letterhead](
    _heads_apart,
    lambda head, fields: replace(head, name=fields["name"], logo=fields["logo"]),
    _alone,
    lambda name: text(f"merging.letterhead.{name}"),
    _head_words,
)
"""The facility's name and logo."""


def _rules_apart(*rules: ProfileChanges) -> tuple[Fields, Fields, Fields]:
    base, mine, theirs = ({_JOINT.join(path): value for path, value in each.values.items()} for each in rules)
    return base, mine, theirs


def _rules_whole(_rules: ProfileChanges, fields: Fields) -> ProfileChanges:
    return ProfileChanges({_path(name): value for name, value in fields.items()})


def _path(name: str) -> Path:
    return tuple(name.split(_JOINT))


def _rule_label(name: str) -> Text:
    path = _path(name)
    for line in rule_lines(ProfileChanges()):
        for field in line.fields:
            if field.path == path:
                return text("merging.named", name=line.title, value=field.name)
        if path == (line.table, line.code, "on"):
            return line.title
    return said(name)


def _rule_words(name: str, value: Any) -> Text:
    if value is ABSENT:
        return text("merging.as_shipped", value=_rule_value(name, shipped(_path(name))))
    return _rule_value(name, value)


def _rule_value(name: str, value: Any) -> Text:
    if isinstance(value, bool):
        return text("merging.on" if value else "merging.off")
    last = _path(name)[-1]
    if last in ("level", "priority"):
        return text(f"word.level.{value}")
    if last == "discipline":
        return text(f"word.discipline.{value}")
    return said(value)


RULES: Final = Form[ProfileChanges](_rules_apart, _rules_whole, _alone, _rule_label, _rule_words)
"""What a facility changed in the rules, each number by itself."""
