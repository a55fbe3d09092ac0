"""Diagnostics as a ward's workstation would tell them: pictures must not change with the computer that takes them."""

from datetime import UTC, datetime
from typing import Final

from desktop.support.facts import Facts

EXAMPLE: Final[Facts] = {
    "program": {"version": "0.1.0", "edition": "built", "python": "3.11.9"},
    "record": {
        "kind": "folder",
        "engine": "SQLite 3.50.4, SQLCipher 4.10.0 community",
        "schema": "0012",
        "record_bytes": 48_300_000,
        "photograph_bytes": 9_120_000_000,
        "reads_only": False,
        "moved": False,
        "patients": 212,
        "lesions": 741,
        "assessments": 9_302,
        "drafts": 2,
        "photographs": 4_118,
        "accounts": 23,
        "trail_entries": 61_920,
        "backup": "planned",
        "backup_at": datetime(2026, 11, 24, 3, 0, tzinfo=UTC),
        "backup_problem": None,
        "workstations": 1,
        "trail_checked_at": datetime(2026, 11, 24, 7, 2, tzinfo=UTC),
        "trail_problems": [],
    },
    "machine": {
        "system": "Windows 11",
        "architecture": "AMD64",
        "processors": 4,
        "locale": "en_GB.UTF-8",
        "utc_offset": "+0000",
        "free_bytes": 182_000_000_000,
    },
    "journal": {"files": 1, "journal_bytes": 2_300, "written_at": None, "crash_reports": 0, "interpreter_died": False},
}
