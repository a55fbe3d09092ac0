"""`python -m docs.write_schema` writes docs/case.schema.json from the models of the case file."""

import json
from pathlib import Path

from core.case.case import json_schema

SCHEMA = Path(__file__).with_name("case.schema.json")


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
