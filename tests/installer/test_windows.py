"""The script for Windows, as far as it can be held here: its sections, files, switches and what it leaves alone."""

import re
from collections import defaultdict
from pathlib import Path, PureWindowsPath

import pytest
from platformdirs import windows

from installer.windows.smoke import COMPILER, RECORDS

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "installer" / "windows" / "calcitrack.iss"
CHINESE = ROOT / "installer" / "windows" / "chinese.isl"
KNOWN = {
    "Setup", "Languages", "CustomMessages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Code",
}  # fmt: skip


def sections() -> dict[str, list[str]]:
    """The lines of each section without comments and the preprocessor's."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    here = ""
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            here = head[1]
        elif here and line.strip() and not line.startswith((";", "#")):
            found[here].append(line)
    return found


def setup() -> dict[str, str]:
    return dict(line.split("=", 1) for line in sections()["Setup"])


def entries(section: str) -> list[dict[str, str]]:
    """Parameters of each entry: `Name: "value"; Name: word`."""
    return [
        {name: quoted or word for name, quoted, word in re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;]+))', line)}
        for line in sections()[section]
    ]


def code() -> str:
    return "\n".join(sections()["Code"])


def test_there_are_only_sections_that_inno_setup_knows() -> None:
    assert sections().keys() == KNOWN


def test_files_of_the_clone_that_it_names_exist() -> None:
    named = re.findall(r"\{#Root\}\\([^\"*\s]+)", SCRIPT.read_text(encoding="utf-8"))
    made = {"dist", "dist\\calcitrack\\"}
    assert {"LICENSE", "installer\\bundle\\calcitrack.ico"} <= set(named)
    for name in set(named) - made:
        assert (ROOT / name.replace("\\", "/")).is_file(), name


def test_the_programs_that_it_starts_are_those_that_the_spec_makes() -> None:
    spec = (ROOT / "installer" / "bundle" / "calcitrack.spec").read_text(encoding="utf-8")
    made = {f"{name}.exe" for name in re.findall(r'program\("([^"]+)"', spec)}
    started = {Path(entry["Filename"].replace("\\", "/")).name for name in ("Icons", "Run") for entry in entries(name)}
    assert started
    assert started <= made


def test_it_installs_for_one_person_or_for_the_machine_and_silently() -> None:
    chosen = setup()
    assert chosen["PrivilegesRequired"] == "lowest"
    assert chosen["PrivilegesRequiredOverridesAllowed"].split() == ["dialog", "commandline"]
    assert chosen["DefaultDirName"] == "{code:ProgramsFolder}\\Calcitrack"
    assert "{commonpf}" in code()
    assert "{localappdata}\\Programs" in code()
    assert {entry["Root"] for entry in entries("Registry")} == {"HKA"}, "the hive of the one who installs"
    assert all("skipifsilent" in entry["Flags"] for entry in entries("Run")), "a silent setup opens no window"


def test_the_version_and_the_name_under_which_an_upgrade_finds_it() -> None:
    chosen = setup()
    assert chosen["AppId"] == "{{6B0B7A52-5E0C-4E0E-9C52-7C0B7E6C9D41}", "never change it: upgrades would stand beside"
    assert chosen["AppVersion"] == chosen["VersionInfoVersion"] == "{#Version}"
    assert chosen["CloseApplications"] == "yes"


def test_an_upgrade_and_an_uninstall_touch_nothing_but_the_program() -> None:
    """Records lie in the user's folders: whatever is deleted lies under {app}, and nothing is by the code."""
    assert [entry["Name"] for entry in entries("InstallDelete")] == ["{app}\\_internal"]
    assert "UninstallDelete" not in sections()
    assert {entry["DestDir"] for entry in entries("Files")} == {"{app}"}
    for deletes in ("DelTree", "DeleteFile", "RemoveDir", "RegDeleteKey"):
        assert deletes not in code()


def test_what_the_code_opens_it_closes_and_what_it_calls_exists() -> None:
    text = code()
    opened = len(re.findall(r"\bbegin\b", text))
    assert opened == len(re.findall(r"\bend;", text))
    called = set(re.findall(r"\{code:(\w+)\}|Check: (\w+)", SCRIPT.read_text(encoding="utf-8")))
    for name in {one or other for one, other in called}:
        assert re.search(rf"^function {name}\b", text, re.MULTILINE), name
    assert re.search(r"^procedure CurUninstallStepChanged\(\w+: TUninstallStep\);", text, re.MULTILINE)


@pytest.mark.parametrize("section", ["Tasks", "Run", "Icons"])
def test_every_message_has_words_in_both_languages(section: str) -> None:
    messages = dict(line.split("=", 1) for line in sections()["CustomMessages"])
    for entry in entries(section):
        for name in re.findall(r"\{cm:(\w+)\}", " ".join(entry.values())):
            assert messages[f"en.{name}"].strip()
            assert messages[f"zh.{name}"].strip()


def test_a_task_that_an_entry_belongs_to_is_offered() -> None:
    offered = {entry["Name"] for entry in entries("Tasks")}
    asked = {entry["Tasks"] for name in ("Icons", "Registry") for entry in entries(name) if "Tasks" in entry}
    assert asked == offered


def test_both_languages_of_the_window_are_those_of_the_setup() -> None:
    spoken = {entry["Name"]: entry["MessagesFile"] for entry in entries("Languages")}
    assert spoken == {"en": "compiler:Default.isl", "zh": "{#Root}\\installer\\windows\\chinese.isl"}


def test_no_word_of_a_page_is_without_its_chinese() -> None:
    """Placeholders and keys of the messages that the compiler brings in English."""
    english = COMPILER / "node_modules" / "innosetup" / "bin" / "Default.isl"
    if not english.exists():
        pytest.skip("Inno Setup's compiler is not here (python3 -m installer smoke --windows fetches it)")
    of_english, of_chinese = messages(english), messages(CHINESE)
    assert of_english.keys() == of_chinese.keys()
    for name, words in of_english.items():
        assert marks(words) == marks(of_chinese[name]), name


def messages(file: Path) -> dict[str, str]:
    """Messages of a file of words by their names, those for scripts too."""
    words = file.read_text(encoding="utf-8-sig").partition("[Messages]")[2]
    return dict(line.split("=", 1) for line in words.splitlines() if "=" in line and not line.startswith(";"))


def marks(words: str) -> list[str]:
    """What a message fills in, and the key that reaches it, in the order of the alphabet."""
    return sorted(mark.casefold() for mark in re.findall(r"%\d|%n|\[[\w/]+\]|&\w", words))


def test_the_records_that_an_upgrade_must_leave_lie_where_the_program_puts_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    local = PureWindowsPath("C:/users/root/AppData/Local")
    monkeypatch.setattr(windows, "get_win_folder", lambda _: str(local))
    places = windows.Windows("calcitrack")
    written = [
        PureWindowsPath(places.user_data_dir.replace("/", "\\")) / "store" / "record.db",
        PureWindowsPath(places.user_config_dir.replace("/", "\\")) / "window.ini",
        PureWindowsPath(places.user_log_dir.replace("/", "\\")) / "calcitrack.log",
    ]
    assert [PureWindowsPath("C:/") / name for name in RECORDS] == written
