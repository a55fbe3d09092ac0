"""The closed lists of words of the case file (clinical.md §9). The lists are data; a word outside them is an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from core import resources


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """Every list by its name, in the order in which the program offers the words."""
    found = {name: tuple(words) for name, words in resources.read_toml("clinical", "words.toml").items()}
    return MappingProxyType(found)


def check_word(list_name: str, value: str) -> str:
    """`value`, when the list has it; otherwise an error that names the list and what it knows."""
    known = lists()[list_name]
    if value not in known:
        raise PydanticCustomError("word", "not in the list", {"word": value, "known": ", ".join(known)})
    return value


@dataclass(frozen=True)
class Word:
    """Annotation of a field that takes one word of a list: `Annotated[str, Word("stage")]`."""

    list_name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def check(value: str) -> str:
            return check_word(self.list_name, value)

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(lists()[self.list_name])}
