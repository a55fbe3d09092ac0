"""`python3 -m installer smoke --windows`: the setup for Windows, compiled and tried under Wine on a bare Debian.

PyInstaller freezes for the system that it runs on, so the program in this setup is a stand-in of the same shape; what
is tried is the setup: both languages, for one person and for the machine, silent and by its pages, upgrade and removal.
Needs root, debootstrap, Debian's packages for two architectures, and npm for the compiler.
"""

import shutil
import subprocess
import sys
from typing import Final

from installer import ROOT
from installer.linux.bare import NOT_TRIED, BareSystem, Failed, Step, expect, walk
from installer.version import VERSION

HERE: Final = ROOT / "installer" / "windows"
COMPILER: Final = HERE / "compiler"
DIST: Final = ROOT / "dist"
BEFORE: Final = "0.0.9"
ONCE: Final = "_internal/a-library-that-was.dll"
USER: Final = "users/root"
RECORDS: Final = (
    f"{USER}/AppData/Local/calcitrack/calcitrack/store/record.db",
    f"{USER}/AppData/Local/calcitrack/calcitrack/window.ini",
    f"{USER}/AppData/Local/calcitrack/calcitrack/Logs/calcitrack.log",
)
"""What the program writes on Windows; tests/installer/test_windows.py holds these to the program's own places."""

_WINE: Final = ("wine", "wine64", "wine32:i386", "xvfb", "xauth", "xdotool", "fonts-noto-cjk", "imagemagick")
_MINGW: Final = "gcc-mingw-w64-x86-64-win32"
_SURROUNDINGS: Final = (
    "WINEPREFIX=/srv/prefix",
    "WINEARCH=win64",
    "WINEDEBUG=-all",
    # No .NET and no browser are offered to be fetched; Wine makes no entries of its own in a Linux desktop.
    "WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=",
)
_SILENT: Final = ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART")
_PERSONS: Final = f"{USER}/AppData/Local/Programs/Calcitrack"
_MACHINES: Final = "Program Files/Calcitrack"
_PERSONS_MENU: Final = f"{USER}/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Calcitrack"
_MACHINES_MENU: Final = "ProgramData/Microsoft/Windows/Start Menu/Programs/Calcitrack"
_PERSONS_PATH: Final = "HKCU\\Environment"
_MACHINES_PATH: Final = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"
_UNINSTALL: Final = (
    "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{6B0B7A52-5E0C-4E0E-9C52-7C0B7E6C9D41}_is1"
)


def smoke() -> int:
    """Try every step; the exit code is 0 only when all did what they should, 77 where the compiler cannot be had."""
    fetched = ["npm", "ci", "--silent", "--prefix", str(COMPILER)]
    if shutil.which("npm") is None or subprocess.run(fetched, check=False).returncode:
        print("\n*** NOT TRIED: Inno Setup's compiler comes by npm, which is not here or fails. ***\n", file=sys.stderr)
        return NOT_TRIED
    return walk(STEPS)


def wine_is_there(bare: BareSystem) -> None:
    """Wine is there, and says that it is Windows 10."""
    bare.run("dpkg", "--add-architecture", "i386")
    bare.run("apt-get", "update", "-qq")
    bare.install(*_WINE, _MINGW)
    wine(bare, "wineboot", "--init")
    wine(bare, "winecfg", "-v", "win10")
    # Wine's desktop is a link to the home of who runs it, out of the bare system.
    desktop = bare.path(f"{_C}/{USER}/Desktop")
    desktop.unlink()
    desktop.mkdir()
    # The face that the setup asks for in Chinese is Windows' own.
    replaced = ("HKCU\\Software\\Wine\\Fonts\\Replacements", "/v", "Microsoft YaHei UI", "/d", "Noto Sans CJK SC", "/f")
    wine(bare, "reg", "add", *replaced)
    expect("Windows 10.", wine(bare, "cmd", "/c", "ver"))


def the_setups_compile(bare: BareSystem) -> None:
    """The script compiles without a warning, for this version and for one before."""
    clone, folder = bare.path("/srv/clone"), bare.path("/srv/clone/dist/calcitrack")
    shutil.copytree(HERE, clone / "installer" / "windows", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(ROOT / "installer" / "bundle", clone / "installer" / "bundle")
    shutil.copy(ROOT / "LICENSE", clone)
    shutil.copytree(COMPILER / "node_modules" / "innosetup" / "bin", bare.path("/srv/inno"))
    for version, libraries in ((BEFORE, (ONCE, "_internal/library.dll")), (VERSION, ("_internal/library.dll",))):
        shutil.rmtree(folder, ignore_errors=True)
        for name in libraries:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(version, encoding="ascii")
        program = "/srv/clone/dist/calcitrack/calcitrack.exe"
        source = "/srv/clone/installer/windows/standin.c"
        bare.run("x86_64-w64-mingw32-gcc", "-municode", f'-DVERSION="{version}"', "-o", program, source)
        shutil.copy(bare.path(program), folder / "Calcitrack window.exe")
        script = "Z:\\srv\\clone\\installer\\windows\\calcitrack.iss"
        told = wine(bare, "/srv/inno/ISCC.exe", f"/DVersion={version}", script)
        expect("Successful compile", told)
        if "Warning:" in told:
            raise Failed("\n".join(line for line in told.splitlines() if "Warning:" in line))
    DIST.mkdir(exist_ok=True)


def one_person_installs(bare: BareSystem) -> None:
    """One person installs the version before in Chinese, silently: menu, desktop, terminal, kind of file."""
    wine(bare, "reg", "add", _PERSONS_PATH, "/v", "Path", "/t", "REG_EXPAND_SZ", "/d", "C:\\tools", "/f")
    wine(bare, "reg", "add", _OPENS_JSON, "/v", "Editor.json", "/d", "", "/f")
    set_up(bare, BEFORE, "/CURRENTUSER", "/LANG=zh", "/TASKS=onpath,desktopicon")
    there(bare, f"{_PERSONS}/{ONCE}", f"{USER}/Desktop/Calcitrack.lnk")
    there(bare, f"{_PERSONS_MENU}/Calcitrack.lnk", f"{_PERSONS_MENU}/Calcitrack 演示诊所.lnk")
    expect("C:\\tools;C:\\users\\root\\AppData\\Local\\Programs\\Calcitrack\n", in_path(bare, _PERSONS_PATH))
    expect(f"calcitrack {BEFORE} [--help]", wine(bare, "cmd", "/c", "calcitrack --help"))
    kind = exported(bare, "HKCU\\Software\\Classes")
    expect('"Calcitrack.case"=""', kind)
    expect('@="Calcitrack 病例文件"', kind)
    expect('Calcitrack window.exe\\" --open \\"%1\\""', kind)
    expect(f'"DisplayName"="Calcitrack 版本 {BEFORE}"', exported(bare, f"HKCU\\{_UNINSTALL}"))
    for name in RECORDS:
        path = bare.path(f"{_C}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="ascii")


def one_person_upgrades(bare: BareSystem) -> None:
    """This version takes its place without being told where: nothing of the other is left, the records are whole."""
    set_up(bare, VERSION)
    gone(bare, f"{_PERSONS}/{ONCE}", _MACHINES)
    expect(f"calcitrack {VERSION} [--version]", wine(bare, "cmd", "/c", "calcitrack --version"))
    expect("C:\\tools;C:\\users\\root\\AppData\\Local\\Programs\\Calcitrack\n", in_path(bare, _PERSONS_PATH))
    expect(f'"DisplayVersion"="{VERSION}"', exported(bare, f"HKCU\\{_UNINSTALL}"))
    _records_are_whole(bare)


def one_person_removes(bare: BareSystem) -> None:
    """It is removed: nothing of the program is left, the records and what others wrote are."""
    remove(bare, _PERSONS)
    gone(bare, _PERSONS, _PERSONS_MENU, f"{USER}/Desktop/Calcitrack.lnk")
    expect(" C:\\tools\n", in_path(bare, _PERSONS_PATH))
    kind = exported(bare, "HKCU\\Software\\Classes")
    expect('"Editor.json"=""', kind)
    if "calcitrack" in kind.casefold():
        raise Failed(f"the kind of file is still known:\n{kind}")
    _records_are_whole(bare)


def the_machine_gets_it(bare: BareSystem) -> None:
    """The machine gets it for everybody, is upgraded and rid of it, and the records stay."""
    before = in_path(bare, _MACHINES_PATH)
    set_up(bare, BEFORE, "/ALLUSERS", "/LANG=en", "/TASKS=onpath")
    there(bare, f"{_MACHINES}/{ONCE}", f"{_MACHINES_MENU}/Calcitrack, demo clinic.lnk")
    expect(";C:\\Program Files\\Calcitrack\n", in_path(bare, _MACHINES_PATH))
    expect(f'"DisplayName"="Calcitrack version {BEFORE}"', exported(bare, f"HKLM\\{_UNINSTALL}"))
    expect("Calcitrack case file", exported(bare, "HKLM\\Software\\Classes\\Calcitrack.case"))
    set_up(bare, VERSION)
    gone(bare, f"{_MACHINES}/{ONCE}", _PERSONS)
    expect(f"calcitrack {VERSION}", wine(bare, "cmd", "/c", "calcitrack"))
    remove(bare, _MACHINES)
    gone(bare, _MACHINES, _MACHINES_MENU)
    expect(before, in_path(bare, _MACHINES_PATH))
    _records_are_whole(bare)


def its_pages_are_gone_through(bare: BareSystem) -> None:
    """Its pages are gone through by the keyboard in both languages, and pictures of them are taken."""
    for language in ("en", "zh"):
        written = f"{_PERSONS}/unins000.dat"
        setup = f"/srv/clone/dist/calcitrack-{VERSION}-setup.exe"
        shutil.rmtree(bare.path("/srv/pages"), ignore_errors=True)
        bare.run(
            "env",
            *_SURROUNDINGS,
            "timeout",
            _MOST_SECONDS,
            "sh",
            "-c",
            _GO_THROUGH,
            "sh",
            written,
            setup,
            f"/LANG={language}",
        )
        there(bare, f"{_PERSONS}/calcitrack.exe")
        for picture in bare.path("/srv/pages").glob("*.png"):
            shutil.copy(picture, DIST / f"setup-{language}-{picture.name}")
        remove(bare, _PERSONS)


_GO_THROUGH: Final = """
mkdir -p /srv/pages /srv/screen
Xvfb :77 -screen 0 800x600x24 -fbdir /srv/screen >/dev/null 2>&1 &
screen=$!
trap 'wineserver --kill; kill $screen' EXIT
trap 'exit 1' TERM
export DISPLAY=:77
written=$1; shift
sleep 2
page=0
cp /srv/screen/Xvfb_screen0 /srv/pages/0.xwd
# The screen must become another by more than a caret that blinks, and is given a moment to be whole.
look() {
  for second in $(seq 30); do
    sleep 1
    [ "$(cmp -l /srv/screen/Xvfb_screen0 /srv/pages/$page.xwd | wc -l)" -gt 1000 ] || continue
    sleep 2
    page=$((page + 1))
    cp /srv/screen/Xvfb_screen0 /srv/pages/$page.xwd
    convert xwd:/srv/pages/$page.xwd /srv/pages/$page.png
    return
  done
  echo "page $page stands still"; exit 1
}
wine "$@" & look
xdotool key Return; look                    # for whom: for me only
xdotool key alt+a; sleep 1; xdotool key space; sleep 1
xdotool key Return; look                    # the licence: accepted
xdotool key Return; look                    # where
xdotool key Return; look                    # what else
xdotool key Return                          # ready; it installs, and writes at last how it is taken off
until [ -e "/srv/prefix/drive_c/$written" ]; do sleep 1; done
sleep 5; look
xdotool key Return; sleep 5
"""
_MOST_SECONDS: Final = "300"


STEPS: tuple[Step, ...] = (
    wine_is_there,
    the_setups_compile,
    one_person_installs,
    one_person_upgrades,
    one_person_removes,
    the_machine_gets_it,
    its_pages_are_gone_through,
)
_C: Final = "/srv/prefix/drive_c"
_OPENS_JSON: Final = "HKCU\\Software\\Classes\\.json\\OpenWithProgids"


def wine(bare: BareSystem, *command: str) -> str:
    """The output of a Windows program, once all that it started has ended too.

    Raises
    ------
    Failed
        When it ends with an error.
    """
    shown = ("xvfb-run", "--auto-servernum", "sh", "-c", 'wine "$@"; code=$?; wineserver --wait; exit $code', "sh")
    return bare.run("env", *_SURROUNDINGS, *shown, *command).replace("\r\n", "\n")


def set_up(bare: BareSystem, version: str, *options: str) -> None:
    """Run the setup of a version without its pages."""
    wine(bare, f"/srv/clone/dist/calcitrack-{version}-setup.exe", *_SILENT, *options)


def remove(bare: BareSystem, folder: str) -> None:
    """Run what takes the program off, from its folder on C:."""
    wine(bare, f"{_C}/{folder}/unins000.exe", *_SILENT)


def exported(bare: BareSystem, key: str) -> str:
    """A key of the registry with all below it, as text."""
    wine(bare, "reg", "export", key, "C:\\exported.reg", "/y", "/reg:64")
    return bare.path(f"{_C}/exported.reg").read_text(encoding="utf-16")


def in_path(bare: BareSystem, key: str) -> str:
    """The line of the registry that says where commands are looked for."""
    return wine(bare, "reg", "query", key, "/v", "Path")


def there(bare: BareSystem, *names: str) -> None:
    """Fail unless each of these is on C:."""
    for name in names:
        if not bare.path(f"{_C}/{name}").exists():
            raise Failed(f"it is not there: C:/{name}")


def gone(bare: BareSystem, *names: str) -> None:
    """Fail when one of these is on C:."""
    for name in names:
        if bare.path(f"{_C}/{name}").exists():
            raise Failed(f"it is still there: C:/{name}")


def _records_are_whole(bare: BareSystem) -> None:
    for name in RECORDS:
        path = bare.path(f"{_C}/{name}")
        if not path.exists() or path.read_text(encoding="ascii") != name:
            raise Failed(f"it is not what it was: C:/{name}")
