"""The mark of a verdict: what is wrong is urgent, what nobody knows asks for attention, and never looks well."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.trends.verdict import Code

LEVELS: Final[Mapping[Code, str]] = MappingProxyType(
    {
        "growing": "urgent",
        "not_measured": "attention",
        "measured_long_ago": "attention",
        "too_few_points": "attention",
        "stalled": "attention",
        "healing": "good",
        "healed": "good",
        "closed": "info",
    }
)
