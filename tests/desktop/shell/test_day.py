"""Other rules, other findings: the day asks for them as soon as a profile is kept."""

from PySide6.QtCore import QObject

from core.clinic.commands.profile import keep_profile
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.tasks import tasks
from desktop.shell.day import Day
from tests.desktop.shell.test_flag_banner import hurting


def test_a_kept_profile_judges_every_patient_again(qtbot, at_work, empty_clinic, settle) -> None:
    hurting(empty_clinic)
    workplace, owner = at_work(empty_clinic), QObject()
    Day(workplace, owner)
    settle()
    assert "task.wound_plan" in {line.rule for line in tasks(empty_clinic)}
    off = ProfileChanges().with_value(("tasks", "task.wound_plan", "on"), False)
    workplace.bridge.write(owner, lambda: keep_profile(empty_clinic, off, 0))
    settle()
    assert "task.wound_plan" not in {line.rule for line in tasks(empty_clinic)}
    owner.deleteLater()
    settle()
