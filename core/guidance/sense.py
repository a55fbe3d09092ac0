"""What makes no sense in a facility's profile: numbers in the wrong order or unit, words that no list has."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from pydantic_core import PydanticCustomError

from core.case.drugs import drugs
from core.case.words import check_word
from core.texts import Text, text

_COUNTED: Final = frozenset({"of_days", "sessions"})
"""Limits that count off entries from the end of a list: a part of an entry is none, and neither are no entries."""

_LISTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "stages": "stage",
        "regions": "region",
        "before": "eschar_state",
        "after": "eschar_state",
        "states": "eschar_state",
        "answers": "surprise_answer",
        "instruments": "pain_instrument",
        "subtypes": "episode_subtype",
    }
)
"""The list of the case file that each name of `words` draws from; every other name draws from the drug classes."""


def check_numbers(
    limits: Mapping[str, Decimal],
    rising: Iterable[tuple[str, ...]],
    between: Mapping[str, tuple[Decimal, Decimal]],
) -> None:
    """Raise what pydantic tells, when a rule's limits contradict each other or cannot be meant."""
    for name in _COUNTED & limits.keys():
        if limits[name] < 1 or limits[name] != limits[name].to_integral_value():
            raise PydanticCustomError("whole", "not a whole number", {"name": name})
    for names in rising:
        values = [limits[name] for name in names]
        if values != sorted(values):
            raise PydanticCustomError("rising", "not rising", {"names": " ≤ ".join(names)})
    for name, (low, high) in between.items():
        if not low <= limits[name] <= high:
            raise PydanticCustomError("between", "a slip", {"name": name, "low": str(low), "high": str(high)})


@cache
def drug_classes() -> frozenset[str]:
    """Every class that some drug has."""
    return frozenset(name for drug in drugs().values() for name in drug.classes)


def known_class(name: str) -> str:
    """`name`, when some drug is of that class."""
    if name not in drug_classes():
        raise PydanticCustomError("drug_class", "no drug is of it", {"word": name})
    return name


def known_words(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """`words`, when each is of the list that its name draws from."""
    for name, chosen in words.items():
        for word in chosen:
            if name in _LISTS:
                check_word(_LISTS[name], word)
            else:
                known_class(word)
    return words


_OWN: Final = frozenset({"whole", "rising", "between", "drug_class"})
_SHARED: Final = MappingProxyType(
    {
        "word": "word",
        "extra_forbidden": "unknown_key",
        "greater_than": "too_small",
        "greater_than_equal": "too_small",
    }
)
"""Problems that a case file can have too: they are told in the same words."""


def problem_text(problem: Any) -> Text:
    """What is wrong with a value, from one error of pydantic."""
    kind, params = problem["type"], problem.get("ctx", {})
    if kind in _OWN:
        return text(f"error.profile.problem.{kind}", **params)
    if kind in _SHARED:
        return text(f"error.case_file.problem.{_SHARED[kind]}", **params)
    number = "int" in kind or "float" in kind or "decimal" in kind or "finite" in kind
    return text(f"error.case_file.problem.{'not_a_number' if number else 'wrong_kind'}")
