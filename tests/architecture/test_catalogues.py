"""Every text stands in both languages, with the same placeholders, and every key that code names exists."""

import ast
import re
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from babel.messages.catalog import Catalog

from core import resources
from core.texts import LANGUAGES, Language, catalogue, templates

ROOT = Path(__file__).resolve().parents[2]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_have_the_same_keys_in_the_same_rooms() -> None:
    rooms = {language: resources.names("translations", "core", language, suffix=".po") for language in LANGUAGES}
    assert rooms["en"] == rooms["zh_CN"]
    assert catalogue("en").keys() == catalogue("zh_CN").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_text_fills_the_same_placeholders(language: Language) -> None:
    english = catalogue("en")
    wrong = [
        key
        for key, template in templates(language).items()
        if any(placeholders(form) != placeholders(english[key]) for form in template.forms)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_a_form_for_each_plural_of_its_language(language: Language) -> None:
    plurals, english = Catalog(locale=language).num_plurals, templates("en")
    for key, template in templates(language).items():
        assert template.counted == english[key].counted, key
        assert len(template.forms) == (plurals if template.counted else 1), key
        assert all(form.strip() for form in template.forms), key
        assert not template.counted or template.counted in placeholders(template.forms[-1]), key


def literal_keys() -> set[str]:
    """Keys that code writes out: the first argument of `text(…)`, `told(…)`, and of the errors."""
    takers = {
        "text",
        "Text",
        "told",
        "InvalidInput",
        "NotFound",
        "NotAllowed",
        "Conflict",
        "StoreError",
        "CalcitrackError",
    }
    found = set()
    for room in ("core", "desktop"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                    key = node.args[0].value
                    if name in takers and isinstance(key, str) and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", key):
                        found.add(key)
    return found


def test_every_key_that_code_names_has_a_text() -> None:
    assert literal_keys() - catalogue("en").keys() == set()


def test_every_window_text_is_translated() -> None:
    tree = ElementTree.parse(ROOT / "resources/translations/calcitrack_zh_CN.ts")
    missing = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if translation.get("type") in ("unfinished",) or not all(forms):
            missing.append(message.findtext("source"))
    assert missing == []
