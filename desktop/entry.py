"""`calcitrack`: the window when no command is named, otherwise the command line, which never loads Qt."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> None:
    """Entry point of the installed program."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments and return the exit code."""
    _leave_no_core_file()
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--store")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--new-window", action="store_true", dest="another")
    # A desktop that starts the program without a file hands over the option alone.
    parser.add_argument("--open", nargs="*", default=[], dest="files")
    window, rest = parser.parse_known_args(arguments)
    if window.version:
        from core.version import program_version

        sys.stdout.write(f"calcitrack {program_version()}\n")
        return 0
    if rest:
        from desktop.command_line.app import run as run_command

        # `--store` may stand before the command too; every command takes it after its name.
        return run_command([*rest, "--store", window.store] if window.store else rest)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        from core.texts import text
        from desktop.command_line.terminal import say_error

        say_error(text("cli.error.no_display"))
        return 2
    from desktop.window import run_window

    files = [Path(name).absolute() for name in window.files]
    return run_window(window.store, window.demo, files, another=window.another)


def _leave_no_core_file() -> None:
    """What a crash would write down of the memory holds the store's key, and whatever is shown."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if __name__ == "__main__":
    main()
