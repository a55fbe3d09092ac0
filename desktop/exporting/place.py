"""The export place: who and which format at the left, what goes along and what stays at the right, then where to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes
from core.clinic.commands import exports
from core.clinic.commands.exports import Exported
from core.clinic.export_words import told_of
from core.clinic.leaving import Order
from core.clinic.rights import Right, may, refused
from core.clinic.views.exports import WITH_PHOTOGRAPHS, Preview, preview
from core.errors import CalcitrackError
from core.texts import Text, text
from desktop.background.ticket import Progress, Ticket
from desktop.exporting.formats import FormatList
from desktop.exporting.notes import Notes
from desktop.exporting.pictures import PicturesChoice
from desktop.exporting.where import WhereDialog, where
from desktop.widgets.choices import Choices
from desktop.widgets.fields import ChoiceField
from desktop.widgets.looks import button, frame, label
from desktop.widgets.notice import Notice
from desktop.widgets.page import middle_page
from desktop.widgets.people import told_apart
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.preferences import LANGUAGE_NAMES
from desktop.widgets.progress import ProgressStrip
from desktop.widgets.protection import Protection
from desktop.widgets.requests import Announce, ExportData, Request
from desktop.widgets.workplace import Workplace

_WIDTH = 980
_CHOICE_WIDTH = 240
_LANGUAGELESS = frozenset({"case"})
"""Formats whose words are codes alone."""
_WITH_REPORT = frozenset({"dicom", "fhir"})


class ExportPlace(Place):
    """What would leave is counted at each choice; nothing leaves before a place for it was chosen."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Export"))
        self.setAcceptDrops(True)
        theme = workplace.theme
        self._patient_ids: tuple[str, ...] = ()
        self._found: Preview | None = None
        self._ticket: Ticket | None = None
        self.whom = Choices(
            theme, self.tr("Whose data"), [("one", self.tr("This patient")), ("all", self.tr("Everybody"))]
        )
        self.whom.setMinimumWidth(theme.px(_CHOICE_WIDTH))
        self.formats = FormatList(theme)
        self.pictures = PicturesChoice(workplace)
        self.photographs = self.pictures.box
        self.intimate = QCheckBox(self.tr("Those of intimate sites too"))
        self.report = QCheckBox(self.tr("The handover as PDF"))
        languages = [(code, name) for code, name in LANGUAGE_NAMES.items()]
        self.language = ChoiceField(workplace, self.tr("Language of names and meanings"), languages)
        self.language.set_value(workplace.language)
        self.protection = Protection(workplace)
        self.notes = Notes(workplace)
        self.notice = Notice(theme)
        self.progress = ProgressStrip(theme)
        self.export_button = button(self.tr("Choose where and export…"), "primary")
        self._who = label("", "strong", wrap=True)
        self._lay_out()
        self._connect()

    def open(self, request: Request) -> None:
        if not isinstance(request, ExportData):
            return
        if request.patient_ids:
            self._patient_ids = request.patient_ids
        self.whom.set_value("one" if request.patient_ids else "all")
        self.whom.setVisible(bool(self._patient_ids))
        self.photographs.setChecked(True)
        self.intimate.setChecked(False)
        if self._ticket is None:
            self.notice.clear()
            self.protection.box.setChecked(False)
        self._chosen()

    def address(self) -> Request | None:
        return ExportData(self._ids())

    def panes(self) -> Sequence[QWidget]:
        return (self.formats, self.photographs, self.protection.box, self.export_button)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("↑ ↓", self.tr("Choose a format")),
            Shortcut("Tab", self.tr("What goes along, language, export")),
        )

    def order(self) -> Order:
        """What is chosen now; of everybody when nobody is named."""
        wanted = self.formats.value()
        return Order(
            wanted,
            self._ids(),
            self.language.value() or self.workplace.language,
            photographs=self.photographs.isChecked(),
            intimate=self.intimate.isChecked(),
            report=self.report.isChecked() and wanted in _WITH_REPORT,
            purpose=self.pictures.meant_for(wanted),
            passphrase=self.protection.passphrase,
        )

    def export_to(self, path: Path) -> None:
        """Let it leave: in a worker, whole or not at all."""
        if self._found is None:
            return
        context = self.workplace.context
        order = replace(self.order(), patient_ids=tuple(each.patient_id for each in self._found.patients))
        each = where(order, everybody=not self._ids()).each
        self.notice.clear()
        self.progress.begin(self.tr("Exporting…"))
        self.export_button.setEnabled(False)

        def work(progress: Progress) -> tuple[Exported, Changes]:
            return exports.export(context, order, path, each=each, advance=progress.report)

        bridge = self.workplace.bridge
        self._ticket = bridge.progress(
            self, work, self._done, self._failed, advanced=self._advanced, stopped=self._stopped
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.export_button.isEnabled() and _folder_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A folder that is dropped here is where to: still asked, for a name there may be taken."""
        folder = _folder_in(event)
        if folder is not None and self.export_button.isEnabled():
            self._ask_where(folder)

    def _ids(self) -> tuple[str, ...]:
        return self._patient_ids if self.whom.value() == "one" else ()

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        cards = QHBoxLayout()
        cards.setSpacing(space.between)
        cards.addWidget(self._card(self.tr("Format"), self.formats), 1, Qt.AlignmentFlag.AlignTop)
        cards.addLayout(self._right(), 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(label(self.tr("Export"), "heading"))
        column.addWidget(self.notice)
        head = QHBoxLayout()
        head.setSpacing(space.between)
        head.addWidget(self._who, 1)
        head.addWidget(self.whom)
        column.addLayout(head)
        column.addLayout(cards)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle_page(self.workplace.theme, middle, _WIDTH))

    def _right(self) -> QVBoxLayout:
        space = self.workplace.theme.sizes
        foot = QHBoxLayout()
        foot.addWidget(self.export_button)
        foot.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(space.between)
        along = (self.pictures, self.intimate, self.report, self.language)
        right.addWidget(self._card(self.tr("What goes along"), *along))
        right.addWidget(self._card(self.tr("Before it leaves"), self.protection, self.notes))
        right.addWidget(self.progress)
        right.addLayout(foot)
        right.addStretch(1)
        return right

    def _card(self, title: str, *parts: QWidget) -> QWidget:
        space = self.workplace.theme.sizes
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addWidget(label(title, "strong"))
        for part in parts:
            column.addWidget(part)
        return card

    def _connect(self) -> None:
        self.whom.chosen.connect(self._chosen)
        self.pictures.changed.connect(self._chosen)
        self.formats.chosen.connect(self._chosen)
        for box in (self.intimate, self.report):
            box.toggled.connect(self._chosen)
        self.protection.toggled.connect(self._chosen)
        self.export_button.clicked.connect(lambda _checked: self._ask_where(None))
        self.progress.cancelled.connect(self._cancel)

    def _chosen(self) -> None:
        """Something was chosen: show what can be asked of this format, and count again."""
        wanted = self.formats.value()
        self.pictures.offer(wanted)
        # Of intimate sites nothing leaves for research, whoever asks.
        self.intimate.setVisible(wanted in WITH_PHOTOGRAPHS and wanted != "research")
        self.intimate.setEnabled(self.photographs.isChecked())
        self.report.setVisible(wanted in _WITH_REPORT)
        self.language.setVisible(wanted not in _LANGUAGELESS)
        self.export_button.setEnabled(False)
        context, order = self.workplace.context, self.order()
        self.workplace.bridge.read(self, lambda: preview(context, order), self._show, self._failed, key="preview")

    def _show(self, found: Preview) -> None:
        self._found = found
        if self._ids():
            lines = [told_apart(p.name, p.native_name, p.birth_date, p.record_number) for p in found.patients]
            self._who.setText("\n".join(lines))
        else:
            self._who.setText(self.tr("Everybody in this clinic: %n patient(s)", "", len(found.patients)))
        self.notes.show_lines(self._lines(found))
        self.export_button.setEnabled(self._may_leave())

    def _may_leave(self) -> bool:
        allowed = may(self.workplace.context, Right.EXPORT)
        return allowed and self._ticket is None and self._found is not None and bool(self._found.patients)

    def _lines(self, found: Preview) -> list[tuple[str, Text | str]]:
        order = self.order()
        lines: list[tuple[str, Text | str]] = []
        refusal = refused(self.workplace.context, Right.EXPORT)
        if refusal is not None:
            return [("attention", refusal)]
        if not found.patients:
            return [("info", text("error.export.nobody"))]
        if order.photographs and found.photographs is not None:
            lines.append(("info", text("export.note.photographs", number=found.photographs)))
            lines += [("attention", line) for line in told_of(found)]
        elif found.groups is not None:
            lines += [("attention", line) for line in told_of(Preview(found.patients, groups=found.groups))]
        if order.format == "research":
            lines.append(("attention", text("export.note.research")))
        elif order.format in WITH_PHOTOGRAPHS and order.photographs:
            lines += [("info", text("export.note.for_care")), ("info", text("export.note.originals"))]
        if order.encrypted:
            lines += [("info", text("export.note.encrypted")), ("attention", text("export.note.no_way_back"))]
        else:
            lines.append(("attention", text("export.note.outside")))
        lines.append(("info", text("export.note.audited")))
        return lines

    def _ask_where(self, folder: Path | None) -> None:
        if not self.protection.ready():
            return
        order = self.order()
        asked = where(order, everybody=not self._ids())
        dialog = WhereDialog(self, asked, order, self.workplace.today(), folder)
        dialog.picked.connect(self.export_to)
        dialog.open()

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _advanced(self, fraction: float, doing: Text) -> None:
        self.progress.advance(fraction, self.workplace.say(doing))

    def _ended(self) -> None:
        self._ticket = None
        self.progress.end()
        self.export_button.setEnabled(self._may_leave())

    def _done(self, answer: tuple[Exported, Changes]) -> None:
        done, changes = answer
        self._ended()
        self.protection.forget()
        key = "export.done_encrypted" if done.encrypted else "export.done"
        said = [self.workplace.say(text(key, name=done.path.name, patients=done.patients, files=done.files))]
        said += [self.workplace.say(line) for line in told_of(done)]
        self.notice.say("\n".join(said), "attention" if len(said) > 1 else "good")
        self.asks.emit(Announce(said[0]))
        if changes.patients:
            self.workplace.bridge.changed.emit(changes)

    def _stopped(self) -> None:
        self._ended()
        self.notice.say(self.tr("The export was stopped. Nothing was left there."), "info")

    def _failed(self, error: CalcitrackError) -> None:
        self._ended()
        self.notice.say_error(error, self.workplace)


def _folder_in(event: QDropEvent) -> Path | None:
    """The one folder that is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None
