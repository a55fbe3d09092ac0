"""How large the folder is, and what takes the room."""

from collections import Counter
from pathlib import Path

_SHOWN = 16


def size_report(folder: Path) -> str:
    """A table of the largest parts, by library, in megabytes on disk; a file that two names share counts once."""
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[_part(file.relative_to(folder))] += file.stat().st_size
    lines = [f"{size / 1e6:7.1f} MB  {part}" for part, size in sizes.most_common(_SHOWN)]
    rest = sum(size for _, size in sizes.most_common()[_SHOWN:])
    return "\n".join([*lines, f"{rest / 1e6:7.1f} MB  the rest", f"{sizes.total() / 1e6:7.1f} MB  in all"])


def _part(path: Path) -> str:
    inside = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    if len(inside) == 1:
        return "libraries of the system" if ".so" in inside[0] else "the program"
    return inside[0].removesuffix(".libs").replace("opencv_python_headless", "cv2")
