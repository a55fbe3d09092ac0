"""The backups in the settings: how they stand, where to and when, how many are kept, and one at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.backup_plan import BackupPlan, folder_for_backups
from core.clinic.changes import Changes, Kind
from core.clinic.commands.backup import BackedUp, back_up_as_planned, plan_backups
from core.clinic.rights import Right
from core.clinic.views.backup import BackupStatus, backup_status
from core.errors import CalcitrackError
from core.texts import Text
from desktop.administration.backup_form import BackupForm
from desktop.background.ticket import Ticket
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.workplace import Workplace


class BackupCard(QWidget):
    """One sentence says whether there is a recent backup; below it the plan, for whoever may change it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Backups"))
        self._workplace = workplace
        self._ticket: Ticket | None = None
        self._plan: BackupPlan | None = None
        self._mark = LevelMark(workplace.theme, "info")
        self.stands = label("", wrap=True)
        self.form = BackupForm(workplace)
        self.now = button(self.tr("Back up now"))
        self.keep = button(self.tr("Keep this plan"), "primary")
        self.progress = ProgressStrip(workplace.theme)
        self.notice = Notice(workplace.theme)
        self._how = label(self._how_to_restore(), "caption", wrap=True)
        self._lay_out()
        self.now.clicked.connect(self._back_up)
        self.keep.clicked.connect(self._keep)
        for control in (self.keep, self.form):
            only_with(control, workplace, Right.BACK_UP)
        self.form.choose.clicked.connect(self._ask_folder)
        self.progress.cancelled.connect(self._cancel)
        workplace.bridge.changed.connect(self._changed)
        self.setFocusProxy(self.now)
        self.read()

    def read(self) -> None:
        """Read how the backups stand."""
        context = self._workplace.context
        self._workplace.bridge.read(self, lambda: backup_status(context), self._show, self._failed, key="status")

    def choose_folder(self, chosen: str) -> None:
        """Take the folder, or one of its own inside it when it holds other things. Nothing is kept yet."""
        try:
            self.form.folder.set_value(str(folder_for_backups(Path(chosen))))
        except CalcitrackError as error:
            self.notice.say_error(error, self._workplace)

    def _lay_out(self) -> None:
        space = self._workplace.theme.sizes
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.stands, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self.keep)
        foot.addWidget(self.now)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addLayout(foot)
        for part in (self.progress, self.notice, self._how):
            column.addWidget(part)

    def _how_to_restore(self) -> str:
        return self.tr(
            "To restore, on any workstation: calcitrack restore --from FOLDER --store NEW_FOLDER. It opens with the "
            "passphrases of the day of the backup, and everything in it is compared with what was backed up. Try it "
            "once a year."
        )

    def _show(self, status: BackupStatus) -> None:
        possible = status.impossible is None
        for part in (self.form, self.now, self._how):
            part.setVisible(possible)
        self.keep.setVisible(possible and status.may_plan)
        self.form.setEnabled(status.may_plan)
        if status.plan != self._plan:
            self._plan = status.plan
            self.form.show_plan(status.plan)
        self.now.setEnabled(self._ticket is None and status.plan.place is not None)
        level, words = self._words(status)
        self._mark.set_level(level)
        self.stands.setText(words)

    def _words(self, status: BackupStatus) -> tuple[str, str]:
        """The level and the sentence of how the backups stand."""
        if status.impossible is not None:
            return "info", self._workplace.say(status.impossible)
        when = "" if status.last_good is None else status.last_good.strftime("%Y-%m-%d %H:%M")
        last = self.tr("Last good backup: {when}.").format(when=when) if when else self.tr("There is no backup yet.")
        overdue = status.is_overdue(self._workplace.now())
        if status.failure is not None:
            return ("urgent" if overdue else "attention"), f"{last} {self._workplace.say(status.failure)}"
        return ("attention" if overdue else "good"), last

    def _keep(self) -> None:
        plan, seen = self.form.plan(), self._plan
        if plan is None or seen is None:
            return
        self.notice.clear()
        context = self._workplace.context
        self._workplace.bridge.write(self, lambda: plan_backups(context, plan, seen), self._kept, self._failed)

    def _kept(self, _changes: Changes) -> None:
        if self.form.folder.typed:
            self.notice.say(self.tr("Backups are made by this plan from now on."), "good")
        else:
            self.notice.say(self.tr("Without a folder no backups are made. Choose one."), "attention")

    def _back_up(self) -> None:
        context = self._workplace.context
        self.notice.clear()
        self.now.setEnabled(False)
        self.progress.begin(self.tr("Beginning"))
        self._ticket = self._workplace.bridge.progress(
            self,
            lambda progress: back_up_as_planned(context, progress.report),
            self._made,
            self._failed,
            advanced=self._advanced,
            stopped=self._ended,
        )

    def _made(self, answer: tuple[BackedUp, Changes]) -> None:
        made = answer[0]
        self._ended()
        words = self.tr("Backed up and read back: {total} photographs, {new} of them new.").format(
            total=made.photographs, new=made.copied
        )
        if made.skipped:
            words += " " + self.tr("%n photograph(s) changed in the store and are not in it.", "", made.skipped)
        self.notice.say(words, "attention" if made.skipped else "good")

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.progress.advance(fraction, self._workplace.say(doing))

    def _failed(self, error: CalcitrackError) -> None:
        self._ended()
        self.notice.say_error(error, self._workplace)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _ended(self) -> None:
        """A failure is in the record too: read again how they stand."""
        if self._ticket is not None:
            self._ticket = None
            self.progress.end()
            self.read()

    def _changed(self, changes: Changes) -> None:
        if Kind.BACKUP in changes.kinds:
            self.read()

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the backups"), self.form.folder.typed)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
