"""The differential diagnosis: which recorded findings speak for and against each mimic of calciphylaxis.

Findings are listed and never weighed: there is no score, and nothing here lowers a suspicion by itself. Whether a mimic
is excluded is a person's judgement, kept as an examination of the kind `mimic`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from core import resources
from core.case.words import Word
from core.guidance.clues import Asked, Clue, ClueRow, clue
from core.guidance.examined import of_examination
from core.guidance.findings import Evidence
from core.guidance.picture import ClinicalPicture
from core.guidance.profile import Profile
from core.texts import Text, text

ITSELF: Final = "calciphylaxis"
"""The code of the first row: the disease that the others look like."""

Judgement: TypeAlias = Literal["excluded", "not_excluded", "confirmed"]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    clue: str
    is_: bool = Field(default=True, alias="is")
    source: str


class _Condition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    speaks_for: tuple[_Line, ...] = Field(alias="for")
    against: tuple[_Line, ...]


class DifferentialTable(BaseModel):
    """`resources/clinical/guidance/differential.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clues: dict[str, ClueRow]
    windows: dict[str, Decimal]
    calciphylaxis: _Condition
    conditions: dict[Annotated[str, Word("mimic")], _Condition]


@cache
def differential_table() -> DifferentialTable:
    """The conditions and their clues."""
    return DifferentialTable.model_validate(resources.read_toml("clinical", "guidance", "differential.toml"))


@dataclass(frozen=True, slots=True)
class Speaking:
    """One finding that would speak for or against a condition. `holds`: whether it was found, None where not known.

    `title` says what would speak, already turned round where the absence of the finding does.
    """

    clue: Clue
    holds: bool | None
    title: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition with everything that could speak for and against it, found or not."""

    code: str
    title: Text
    note: Text
    speaks_for: tuple[Speaking, ...]
    speaks_against: tuple[Speaking, ...]
    judged: Judgement | None = None
    judged_by: tuple[Evidence, ...] = ()

    def found_for(self) -> tuple[Speaking, ...]:
        """What was found and speaks for it."""
        return _holding(self.speaks_for)

    def found_against(self) -> tuple[Speaking, ...]:
        """What was found and speaks against it."""
        return _holding(self.speaks_against)

    def not_known(self) -> tuple[Clue, ...]:
        """The clues that the record does not answer, each once."""
        clues = (line.clue for line in (*self.speaks_for, *self.speaks_against) if line.holds is None)
        return tuple({one.code: one for one in clues}.values())


def differential(picture: ClinicalPicture, profile: Profile) -> tuple[Condition, ...]:
    """Calciphylaxis itself first, then every mimic in the order of the table."""
    table = differential_table()
    asked = Asked(picture, profile, table.windows)
    clues = {code: clue(code, row, asked) for code, row in table.clues.items()}
    judged = {seen.entry.mimic: seen.entry for seen in picture.examinations if seen.entry.kind == "mimic"}
    found = [_condition(ITSELF, table.calciphylaxis, clues, text(f"guidance.mimic.{ITSELF}"))]
    for code, row in table.conditions.items():
        entry = judged.get(code)
        found.append(
            _condition(
                code,
                row,
                clues,
                text(f"word.mimic.{code}"),
                _judgement(entry.result) if entry is not None else None,
                () if entry is None else (of_examination(entry),),
            )
        )
    return tuple(found)


def mimics_excluded(conditions: Iterable[Condition]) -> bool | None:
    """Whether every mimic was excluded; no, as soon as one was confirmed; None while one is open."""
    judged = [one.judged for one in conditions if one.code != ITSELF]
    if "confirmed" in judged:
        return False
    return True if all(one == "excluded" for one in judged) else None


def _condition(
    code: str,
    row: _Condition,
    clues: Mapping[str, Clue],
    title: Text,
    judged: Judgement | None = None,
    judged_by: tuple[Evidence, ...] = (),
) -> Condition:
    return Condition(
        code=code,
        title=title,
        note=text(f"guidance.mimic_note.{code}"),
        speaks_for=tuple(_speaking(line, clues[line.clue]) for line in row.speaks_for),
        speaks_against=tuple(_speaking(line, clues[line.clue]) for line in row.against),
        judged=judged,
        judged_by=judged_by,
    )


def _speaking(line: _Line, found: Clue) -> Speaking:
    title = found.title if line.is_ else text("guidance.clue.not", clue=found.title)
    holds = None if found.present is None else found.present is line.is_
    return Speaking(found, holds, title, text(f"guidance.source.{line.source}"))


def _judgement(result: str | None) -> Judgement:
    return "confirmed" if result == "confirmed" else "excluded" if result == "excluded" else "not_excluded"


def _holding(lines: Iterable[Speaking]) -> tuple[Speaking, ...]:
    return tuple(line for line in lines if line.holds)
