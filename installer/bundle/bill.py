"""The software bill of materials: every distribution that travels in the folder, as CycloneDX 1.6 JSON.

What travels is what `calcitrack` requires, and what that requires, on this system: not the tools that build and test.
Run by `python3 -m installer build` with the environment's Python.
"""

import json
import re
import sys
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

_PROGRAM = "calcitrack"
_UNSAID: Final = {"sqlcipher3": "Zlib"}
"""Licences that stand in a distribution's licence file alone."""


def travelling(name: str = _PROGRAM) -> dict[str, Distribution]:
    """The program's distribution and all that it needs here, by normalised name."""
    found: dict[str, Distribution] = {}
    waiting = [(name, frozenset[str]())]
    while waiting:
        wanted, extras = waiting.pop()
        known = _normalised(wanted)
        if known in found and not extras:
            continue
        found[known] = distribution(wanted)
        for line in requires(wanted) or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": one}) for one in (extras or {""})):
                waiting.append((needed.name, frozenset(needed.extras)))
    return found


def bill_of_materials() -> str:
    """The bill as JSON; without a serial number and a time, so that the same parts give the same bytes."""
    parts = travelling()
    components = {name: _component(one) for name, one in parts.items()}
    program = components.pop(_PROGRAM)
    bom = Bom(components=components.values())
    bom.metadata.component = program
    bom.register_dependency(program, list(components.values()))
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    del written["serialNumber"], written["metadata"]["timestamp"]
    return json.dumps(written, indent=2, ensure_ascii=False)


def _component(one: Distribution) -> Component:
    name, version = one.metadata["Name"], one.version
    licence = _licence(one)
    return Component(
        type=ComponentType.APPLICATION if name == _PROGRAM else ComponentType.LIBRARY,
        name=name,
        version=version,
        bom_ref=f"{_normalised(name)}=={version}",
        description=_told(one, "Summary"),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else None,
        purl=PackageURL("pypi", name=_normalised(name), version=version),
    )


def _licence(one: Distribution) -> str:
    """What it says in its metadata: the expression, the first line of the old field, or the classifier's last word."""
    said = _told(one, "License-Expression") or _told(one, "License")
    if said:
        return said.splitlines()[0]
    filed = [line for line in one.metadata.get_all("Classifier") or () if line.startswith("License ::")]
    return filed[0].rpartition(" :: ")[2] if filed else _UNSAID.get(_normalised(one.metadata["Name"]), "")


def _told(one: Distribution, field: str) -> str:
    return one.metadata[field].strip() if field in one.metadata else ""


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(bill_of_materials() + "\n", encoding="utf-8")
