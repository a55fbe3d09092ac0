"""What is published from code is current, and what stands twice says the same."""

import json
from pathlib import Path

import jsonschema

from docs.write_schema import SCHEMA, schema_text
from installer.__main__ import APT_LINE

ROOT = Path(__file__).resolve().parents[2]


def test_the_schema_in_docs_is_that_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run: python -m docs.write_schema"


def test_the_example_case_is_valid_by_the_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    example = json.loads((ROOT / "tests/data/case-example.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(example, schema, cls=jsonschema.Draft202012Validator)


def test_readme_and_the_set_up_name_the_same_apt_line() -> None:
    words = " ".join((ROOT / "README.md").read_text(encoding="utf-8").replace("\\\n", " ").split())
    assert APT_LINE in words
