"""The machine that figures were taken on, in a line."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Final

_LIBRARIES: Final = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "pillow")


def machine() -> str:
    """Processor, cores, memory, system, and the versions of what everything is compared with."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory_gb():.0f} GB; {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {libraries}"
    )


def load() -> str:
    """How many processes wanted a processor in the last minute, where the system tells."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "processor not known"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "processor")


def _memory_gb() -> float:
    if not hasattr(os, "sysconf"):
        return 0.0
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
