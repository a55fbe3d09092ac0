"""`python -m docs.write_guide` writes the pages of the guide that follow from the program: the rules, and the keys."""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.clinic import opening
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.profile import RuleField, RuleLine, rule_lines
from core.guidance.profile import default_profile
from core.languages import MANNERS
from core.texts import Language, Text, render, text
from desktop.background.bridge import Bridge
from desktop.shell import help_pages
from desktop.shell.language import Translators
from desktop.shell.register import the_register
from desktop.shell.shell import Shell
from desktop.widgets.place import Shortcut
from desktop.widgets.preferences import Preferences
from desktop.widgets.words import word
from desktop.widgets.workplace import Workplace

GUIDE: Final = Path(__file__).parents[1] / "resources" / "guide"
_NOW: Final = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
_ARMS: Final[Mapping[str, str]] = {
    "drive": "procalcific_drive",
    "inhibitor": "inhibitor_deficiency",
    "vascular": "vascular_injury_hypercoagulability",
}
WORDS: Final[Mapping[Language, Mapping[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("guide_words.toml").read_text(encoding="utf-8")
)  # type: ignore[assignment]  # a table a language


def rules_page(language: Language) -> str:
    """The shipped rules with their numbers and sources, as Markdown."""
    words = WORDS[language]
    lines = rule_lines(ProfileChanges())
    blocks = [f"# {words['rules']}", words["rules_intro"]]
    for arm, name in _ARMS.items():
        heading = words["factors"].format(arm=render(text(f"guidance.arm.{name}"), language))
        some = [line for line in lines if line.table == "factors" and line.code.startswith(f"{arm}.")]
        blocks += [f"## {heading}", _rules_table(some, language, "who")]
    for table in ("flags", "tasks"):
        some = [line for line in lines if line.table == table]
        blocks += [f"## {words[table]}", _rules_table(some, language, "level")]
    derived = [line for line in lines if line.table == "derived"]
    blocks += [f"## {words['derived']}", "\n".join(f"- {_numbers(field, language)}" for field in derived[0].fields)]
    return "\n\n".join(blocks) + "\n"


def _rules_table(lines: Iterable[RuleLine], language: Language, third: str) -> str:
    words = WORDS[language]
    head = (words["rule"], words["numbers"], words[third], words["source"])
    return _table(head, (_rule_row(line, language) for line in lines))


def _rule_row(line: RuleLine, language: Language) -> Sequence[str]:
    mark = "\N{NO-BREAK SPACE}◇" if line.facility_default else ""
    numbers = WORDS[language]["stop"].join(
        _numbers(field, language) for field in line.fields if field.kind in ("number", "whole")
    )
    who = _who(line, language) if line.level is None else word("level", line.level, language)
    return f"{_said(line.title, language)}{mark}", numbers, who, _said(line.source, language) if line.source else ""


def _who(line: RuleLine, language: Language) -> str:
    row = default_profile().factors[line.code]
    return WORDS[language]["comma"].join(word("discipline", name, language) for name in row.disciplines)


def _numbers(field: RuleField, language: Language) -> str:
    value = render(text("profile.value", value=field.value), language)
    return f"{_said(field.name, language)}{MANNERS[language].label}{value} {field.unit}".strip()


def _said(message: Text, language: Language) -> str:
    return render(message, language).replace("|", "\\|")


def keys_page(app: QApplication, language: Language) -> str:
    """The keys of every place, and those that work everywhere, as Markdown."""
    words = WORDS[language]
    blocks = [f"# {words['keys']}", words["keys_intro"]]
    for heading, keys in _keys_by_place(app, language):
        blocks += [f"## {heading}", _table((words["key"], words["does"]), ((f"**{k.keys}**", k.does) for k in keys))]
    blocks += [f"## {words['undo']}", words["undo_intro"].strip(), _table(words["undo_head"], words["undo_rows"])]
    return "\n\n".join(blocks) + "\n"


def _keys_by_place(app: QApplication, language: Language) -> Iterator[tuple[str, Sequence[Shortcut]]]:
    """Read from a window on an empty clinic, which tells all that it listens to."""
    translators, bridge, preferences = Translators(app), Bridge(), Preferences(language=language)
    translators.switch(language)
    context = opening.open_demo(lambda: _NOW, patients=0)
    workplace = Workplace(
        bridge=bridge,
        language=language,
        theme=preferences.theme(),
        clock=lambda: _NOW,
        zone=ZoneInfo("UTC"),
        context=context,
    )
    register = the_register(preferences)
    shell = Shell(workplace, preferences, register)
    try:
        everywhere = [Shortcut(one.shown_keys, one.title) for one in shell.keys.commands(all_of_them=True) if one.keys]
        yield WORDS[language]["everywhere"], [*everywhere, Shortcut("Esc", WORDS[language]["escape"])]
        for kind in {kind.name: kind for kind in register.kinds}.values():
            place = kind.factory(workplace)
            if place.shortcuts():
                yield kind.title(), place.shortcuts()
            place.deleteLater()
    finally:
        shell.leave()
        bridge.shutdown()
        shell.deleteLater()
        translators.switch("en")
        opening.close(context)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Write the pages of every language."""
    app = QApplication([])
    for language in help_pages.GUIDES:
        (GUIDE / language / "rules.md").write_text(rules_page(language), encoding="utf-8")
        (GUIDE / language / "keys.md").write_text(keys_page(app, language), encoding="utf-8")


if __name__ == "__main__":
    main()
