"""The questions of an assessment in the order of an examination (ux.md), as data: a form is built from it."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from core.case.course import ASLEEP
from core.case.words import lists
from core.charting import actions
from core.charting.draft import PAIN_CONTEXTS
from core.instruments.definitions import instrument, instruments
from core.texts import Text, text

Kind = Literal["moment", "photographs", "measurement", "level", "choice", "signs", "score", "items", "note"]

REQUIRED_LEVELS: Final = tuple(item.code for item in instruments()["bwat_cua"].items)
"""The eight items of BWAT-CUA."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, as a row of wide buttons shows it."""

    value: str | int
    label: Text


@dataclass(frozen=True, slots=True)
class FormField:
    """One question.

    `kind` says how it is asked: `level` and `choice` by one of `choices`, `signs` by any of them, `score` by a number
    from the first choice to the last, `items` by its `items` (each a `level`). `required` fields are needed to sign,
    or a *not done* with its reason in their place.
    """

    name: str
    kind: Kind
    label: Text
    choices: tuple[Choice, ...] = ()
    required: bool = False
    items: tuple["FormField", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the examination."""

    code: str
    title: Text
    fields: tuple[FormField, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Every section in order: look, measure, bed, exudate, edge and skin, infection, pain, plan."""
    return (
        _section("look", _plain("observed_at", "moment"), _plain("photograph", "photographs", required=True)),
        _section("measure", _plain("measurement", "measurement", required=True), _level("size")),
        _section(
            "bed",
            *_levels("necrotic_type", "necrotic_amount", "granulation"),
            _words("stage", "stage", required=True),
            _words("eschar_state", "eschar_state", required=True),
            *_levels("depth", "epithelialisation"),
        ),
        _section("exudate", *_levels("exudate_type", "exudate_amount"), _words("odour", "odour")),
        _section(
            "edge_and_skin",
            *_levels("periwound_colour", "peripheral_oedema", "peripheral_induration", "edges", "undermining"),
        ),
        _section("infection", _signs()),
        _section("pain", *_scores(), _sedation(), _items("dn4"), _items("painad")),
        _section("plan", _words("dressing", "dressing"), _plain("note", "note")),
    )


@cache
def fields() -> dict[str, FormField]:
    """Every field of the form by its name; pain scores are `pain.<context>`."""
    return {field.name: field for section in sections() for field in section.fields}


def fields_of(section: str) -> tuple[str, ...]:
    """The names of a section's fields.

    Raises
    ------
    KeyError
        When there is no such section.
    """
    for each in sections():
        if each.code == section:
            return tuple(field.name for field in each.fields)
    raise KeyError(section)


def section_of(field: str) -> str:
    """The code of the section that a field stands in; an item is written `dn4.burning`.

    Raises
    ------
    KeyError
        When the form has no such field.
    """
    name = field if field in fields() else field.partition(".")[0]
    for section in sections():
        if any(each.name == name for each in section.fields):
            return section.code
    raise KeyError(field)


def answering(field: str, value: str | int | tuple[str, ...] | None) -> actions.Action:
    """The action that answers a field of kind `level`, `choice`, `signs`, `score` or `note`; None takes it back.

    Items of an instrument are written `dn4.burning`.

    Raises
    ------
    KeyError
        For a field that the form has not, or that one value cannot answer (photographs, measurement, moment).
    """
    group, _, part = field.partition(".")
    if group == "pain" and part in PAIN_CONTEXTS:
        return actions.SetPain(part, _number(value))
    if group in ("dn4", "painad"):
        return actions.SetAnswer("dn4" if group == "dn4" else "painad", part, _number(value))
    kind = fields()[field].kind
    if field == "poss":
        return actions.SetSedation(ASLEEP if value == ASLEEP else _number(value))
    if kind == "level":
        return actions.SetLevel(field, _number(value))
    if kind == "signs":
        return actions.SetSigns(value if isinstance(value, tuple) else None)
    return _word_action(field, value if isinstance(value, str) else None)


def _word_action(field: str, word: str | None) -> actions.Action:
    match field:
        case "stage":
            return actions.SetStage(word)
        case "eschar_state":
            return actions.SetEscharState(word)
        case "odour":
            return actions.SetOdour(word)
        case "dressing":
            return actions.SetDressing(word)
        case "note":
            return actions.SetNote(word)
        case _:
            raise KeyError(field)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _section(code: str, *content: FormField) -> Section:
    return Section(code, text(f"charting.section.{code}"), content)


def _label(name: str) -> Text:
    return text(f"charting.field.{name}")


def _plain(name: str, kind: Kind, required: bool = False) -> FormField:
    return FormField(name, kind, _label(name), required=required)


def _words(name: str, list_name: str, required: bool = False) -> FormField:
    choices = tuple(Choice(word, text(f"word.{list_name}.{word}")) for word in lists()[list_name])
    return FormField(name, "choice", _label(name), choices, required)


def _signs() -> FormField:
    choices = tuple(Choice(word, text(f"word.infection_sign.{word}")) for word in lists()["infection_sign"])
    return FormField("infection_signs", "signs", _label("infection_signs"), choices, required=True)


def _levels(*items: str) -> tuple[FormField, ...]:
    return tuple(_level(item) for item in items)


def _level(item: str) -> FormField:
    bwat = instrument("bwat")
    choices = tuple(Choice(level, bwat.level_label(item, level)) for level in bwat.item(item).levels)
    return FormField(item, "level", bwat.item_label(item), choices, required=item in REQUIRED_LEVELS)


def _scores() -> tuple[FormField, ...]:
    scale = instrument("nrs").item("score").levels
    choices = tuple(Choice(score, text("charting.score", score=score)) for score in scale)
    return tuple(
        FormField(f"pain.{context}", "score", _label(f"pain.{context}"), choices, required=context == "rest")
        for context in PAIN_CONTEXTS
    )


def _sedation() -> FormField:
    poss = instrument("poss")
    choices = tuple(Choice(level, poss.level_label("level", level)) for level in poss.item("level").levels_with_words)
    return FormField("poss", "level", _label("poss"), choices)


def _items(code: str) -> FormField:
    definition = instrument(code)
    questions = tuple(
        FormField(
            f"{code}.{item.code}",
            "level",
            definition.item_label(item.code),
            tuple(Choice(level, definition.level_label(item.code, level)) for level in item.levels),
        )
        for item in definition.items
    )
    return FormField(code, "items", _label(code), items=questions)
