"""The form is data: everything on it has words, and everything that can be answered has its action."""

import pytest

from core.charting.carrying import shown
from core.charting.draft import AssessmentDraft
from core.charting.form import FormField, answering, fields, fields_of, section_of, sections
from core.charting.reducing import reduce
from core.texts import LANGUAGES, catalogue
from tests.core.charting.bedside import Nurse

ANSWERABLE = [
    each
    for field in fields().values()
    if field.kind not in ("moment", "photographs", "measurement")
    for each in (field.items or (field,))
]


def test_the_sections_stand_in_the_order_of_an_examination() -> None:
    order = [section.code for section in sections()]
    assert order == ["look", "measure", "bed", "exudate", "edge_and_skin", "infection", "pain", "plan"]


def test_what_must_be_charted_is_marked() -> None:
    needed = [field.name for field in fields().values() if field.required]
    assert len(needed) == 8 + len(
        ["photograph", "measurement", "stage", "eschar_state", "infection_signs", "pain.rest"]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_the_form_has_words(language: str) -> None:
    texts = catalogue(language)
    said = [section.title.key for section in sections()]
    for field in fields().values():
        for each in (field, *field.items):
            said += [each.label.key, *(choice.label.key for choice in each.choices)]
    assert [key for key in said if key not in texts] == []


@pytest.mark.parametrize("field", ANSWERABLE, ids=lambda field: field.name)
def test_each_question_is_answered_by_its_choices_shows_them_and_takes_them_back(field: FormField) -> None:
    empty: AssessmentDraft = Nurse().draft.model_copy(update={"last": None})
    for value in [choice.value for choice in field.choices] or ["a word"]:
        given = (value,) if field.kind == "signs" else value
        draft = reduce(empty, answering(field.name, given))
        assert shown(draft, field.name).value == given
        assert reduce(draft, answering(field.name, None)) == empty


def test_photographs_and_measurements_are_not_answered_by_a_value() -> None:
    for name in ("photograph", "measurement", "observed_at"):
        with pytest.raises(KeyError):
            answering(name, "x")


def test_a_field_is_found_in_its_section() -> None:
    assert section_of("exudate_amount") == "exudate"
    assert section_of("pain.rest") == "pain"
    assert section_of("dn4.burning") == "pain"
    assert "dressing" in fields_of("plan")
    with pytest.raises(KeyError):
        section_of("supper")
    with pytest.raises(KeyError):
        fields_of("supper")
