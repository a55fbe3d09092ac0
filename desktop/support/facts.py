"""The diagnostics: what this program is, where it runs, how its store stands. No name, number or word of a patient, of
staff, or of a folder that somebody named; only the section `folders` says where things lie, and never leaves."""

import configparser
import json
import locale
import os
import platform
import shutil
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.version import UNKNOWN, program_version
from desktop.support.crashes import CrashReports
from desktop.support.folders import log_folder, settings_file
from desktop.support.journal import journal
from desktop.support.limits import support

if TYPE_CHECKING:
    from core.clinic.context import Context
    from core.clinic.views.diagnostics import RecordFacts

Section = Mapping[str, Any]
"""A fact by its name. None is *not known*; what ends in `_bytes` are bytes, in `_at` moments."""
Facts = Mapping[str, Section]
HERE_ONLY: Final = "folders"
"""The section that stays on this workstation."""
LIBRARIES: Final = "libraries"
"""The section whose facts are called as their libraries are."""


def facts(screen: Section | None = None, record: Section | None = None, store: Path | None = None) -> Facts:
    """Everything that can be told. `screen` is of the window, `record` from `record_section`, where there are any;
    `store` is the folder of the record."""
    found: dict[str, Section] = {"program": _program()}
    if record is not None:
        found["record"] = record
    found["machine"] = _machine()
    if screen is not None:
        found["screen"] = screen
    found |= {"journal": _journal(), "settings": _settings(settings_file()), HERE_ONLY: _folders(store)}
    return {**found, LIBRARIES: {name: _version(name) for name in support("libraries")["names"]}}


def record_section(context: "Context") -> Section:
    """The record that is open; where it cannot be read, what kind of trouble that is. For a worker."""
    from core.clinic.views.diagnostics import record_facts
    from core.errors import CalcitrackError

    try:
        return _record(record_facts(context))
    except CalcitrackError as error:
        return {"problem": error.text.key}


def leaving(found: Facts) -> Facts:
    """What may go to somebody else: everything but where things lie."""
    return {name: section for name, section in found.items() if name != HERE_ONLY}


def as_json(found: Facts) -> str:
    """For machines: moments in ISO 8601."""
    return json.dumps(found, ensure_ascii=False, indent=2, default=lambda value: value.isoformat())


def _program() -> Section:
    own = program_version()
    return {
        "version": None if own == UNKNOWN else own,
        "edition": "built" if getattr(sys, "frozen", False) else "python",
        "python": platform.python_version(),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _machine() -> Section:
    folder = next((place for place in (log_folder(), *log_folder().parents) if place.exists()), Path.home())
    return {
        "system": f"{platform.system()} {platform.release()}",
        "architecture": platform.machine(),
        "processors": os.cpu_count(),
        "locale": ".".join(filter(None, locale.getlocale())) or None,
        "utc_offset": time.strftime("%z"),
        "free_bytes": shutil.disk_usage(folder).free,
    }


def _record(of: "RecordFacts") -> Section:
    store, trail, backup = of.store, of.trail, of.backup
    found: dict[str, Any] = {
        "kind": store.kind,
        "engine": store.engine,
        "schema": store.schema,
        "record_bytes": store.record_bytes,
    }
    if store.photograph_bytes is not None:
        found["photograph_bytes"] = store.photograph_bytes
    found |= {"reads_only": store.reads_only, "moved": store.moved, **of.counts}
    found |= {
        "backup": "elsewhere" if backup.impossible else "planned" if backup.plan.place else "no_plan",
        "backup_at": backup.last_good,
        "backup_problem": None if backup.failure is None else backup.failure.key,
    }
    return found | {
        "workstations": trail.workstations,
        "trail_checked_at": trail.checked_at,
        "trail_problems": list(trail.findings),
    }


def _journal() -> Section:
    files, reports = journal().files(), CrashReports()
    faults = reports.fault_file
    return {
        "files": len(files),
        "journal_bytes": sum(file.stat().st_size for file in files),
        "written_at": datetime.fromtimestamp(files[0].stat().st_mtime).astimezone() if files else None,
        "crash_reports": len(reports.files()),
        "interpreter_died": faults.exists() and faults.stat().st_size > 0,
    }


def _settings(path: Path) -> Section:
    """Of the settings only what cannot name anybody: folders and accounts are left out."""
    read = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    try:
        read.read_string(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, configparser.Error):
        return {}
    told = support("settings")
    found: dict[str, Any] = {}
    for name in told["told"]:
        value = _setting(read, name)
        if value is not None and value.isascii() and value.replace("_", "").isalnum():
            found[name] = value
    return found | {name.replace("/", "_"): bool(_setting(read, name)) for name in told["only_whether"]}


def _setting(read: configparser.ConfigParser, name: str) -> str | None:
    """As Qt writes it: what has no group stands under General; within a group a stroke is a backslash."""
    group, _, rest = name.partition("/")
    section, key = (group, rest.replace("/", "\\")) if rest else ("General", name)
    return read.get(section, key, fallback=None)


def _folders(store: Path | None) -> Section:
    found = {"journal_folder": log_folder(), "settings_file": settings_file(), "store_folder": store}
    return {name: None if path is None else str(path) for name, path in found.items()}
