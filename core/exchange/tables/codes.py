"""The closed lists that tables draw their words from, each word with its text."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from core.case.analytes import analytes
from core.case.drugs import drugs
from core.case.lesion import ON_LIMB
from core.case.words import lists
from core.exchange.tables.columns import AMENDED, IN_ERROR, STANDING
from core.guidance.profile import default_profile
from core.texts import Text, text

_BY_HAND: Final = ("task.free", "task.dressing_change", "task.correct")
"""Rules whose tasks have titles of their own: written by hand, a planned dressing change, a factor's correction."""


@cache
def code_lists() -> Mapping[str, Mapping[str, Text | None]]:
    """Every list by its name: word → its text. Units are their own text: `None`."""
    found: dict[str, Mapping[str, Text | None]] = {
        name: MappingProxyType({word: text(f"word.{name}.{word}") for word in words}) for name, words in lists().items()
    }
    found |= {name: MappingProxyType(dict(made())) for name, made in _OTHERS.items()}
    return MappingProxyType(found)


def _analytes() -> Iterable[tuple[str, Text]]:
    return ((code, text(f"analyte.{code}")) for code in analytes())


def _drugs() -> Iterable[tuple[str, Text]]:
    return ((code, text(f"drug.{code}")) for code in drugs())


def _methods() -> Iterable[tuple[str, Text]]:
    """How a size was measured, and with which instrument a pain was asked for."""
    for word in lists()["measured_by"]:
        yield word, text(f"word.measured_by.{word}")
        yield f"{word}{ON_LIMB}", text("table.method.on_limb", method=text(f"word.measured_by.{word}"))
    for word in lists()["pain_instrument"]:
        yield word, text(f"word.pain_instrument.{word}")


def _units() -> Iterable[tuple[str, None]]:
    known = {unit for analyte in analytes().values() for unit in (*analyte.units, analyte.si_unit)}
    return ((unit, None) for unit in sorted(known))


def _states() -> Iterable[tuple[str, Text]]:
    return ((state, text(f"table.state.{state}")) for state in (STANDING, AMENDED, IN_ERROR))


def _steps() -> Iterable[tuple[str, Text]]:
    return ((step, text(f"table.step.{step}")) for step in ("start", "dose_change", "hold", "resume", "stop"))


def _comparators() -> Iterable[tuple[str, Text]]:
    return (("<", text("table.comparator.below")), (">", text("table.comparator.above")))


def _task_rules() -> Iterable[tuple[str, Text]]:
    yield from ((rule, text(f"table.rule.{rule}")) for rule in _BY_HAND)
    yield from ((rule, text(f"guidance.{rule}")) for rule in default_profile().tasks if rule not in _BY_HAND)


def _flag_rules() -> Iterable[tuple[str, Text]]:
    return ((rule, text(f"guidance.flag.{rule}")) for rule in default_profile().flags)


_OTHERS: Final[Mapping[str, Callable[[], Iterable[tuple[str, Text | None]]]]] = MappingProxyType(
    {
        "analyte": _analytes,
        "drug": _drugs,
        "method": _methods,
        "laboratory_unit": _units,
        "entry_state": _states,
        "therapy_step": _steps,
        "comparator": _comparators,
        "task_rule": _task_rules,
        "flag_rule": _flag_rules,
    }
)
