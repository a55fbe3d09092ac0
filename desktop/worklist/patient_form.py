"""A new patient, or the standing facts of one corrected. What is impossible is refused where it was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.case.patient import Patient
from core.clinic.changes import Changes
from core.clinic.commands.episodes import close_episode, open_episode
from core.clinic.commands.patients import add_patient, edit_patient
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.three_way import Side
from core.clinic.views.chart import Chart, chart
from core.clinic.views.search import PatientFound, like_patients
from core.errors import CalcitrackError
from desktop.widgets.answered import answered
from desktop.widgets.fields import validate_all
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.notice import Notice
from desktop.widgets.people import told_apart
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import AddPatient, EditPatient, GoBack, OpenPatient, Request
from desktop.widgets.room import shows_some_lines
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace
from desktop.worklist.patient_parts import (
    BackgroundPart,
    EpisodePart,
    EpisodeStanding,
    IdentityPart,
    KidneyPart,
    Part,
    checked_against_birth,
)

_ASK_AFTER_MS = 250
_LARGE = 150


class PatientPlace(Place):
    """Ctrl+Enter saves. Nothing is kept of a form that was left: a patient is whole or not there."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._request: Request = AddPatient()
        self._seen: Chart | None = None
        self._both: Disagreement[Patient] | None = None
        self._at_first: tuple[str, ...] = ()
        space = workplace.theme.sizes
        self._title = label("", "heading")
        self.notice = Notice(workplace.theme)
        self.like = Notice(workplace.theme)
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.save_button = button(self.tr("Save"), "primary")
        self.save_button.setToolTip(self.tr("Ctrl+Enter"))
        self.save_button.clicked.connect(self.save)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self._go_back)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        shows_some_lines(self._page, workplace.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.round_card, space.between, space.round_card, space.between)
        column.setSpacing(space.between)
        column.addWidget(self._title)
        column.addWidget(self.like)
        column.addWidget(self._page, 1)
        column.addWidget(self.notice)
        column.addLayout(foot)
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(_ASK_AFTER_MS)
        self._ask.timeout.connect(self._ask_for_like_names)
        self._make_form()
        self._at_first = answered(self)

    def open(self, request: Request) -> None:
        if request == self._request and self.begun():
            return  # somebody looked something up meanwhile, and comes back
        self._request = request
        self._seen = None
        self.notice.clear()
        self.like.clear()
        if isinstance(request, EditPatient):
            self._set_title(self.tr("Correct the patient's details"))
            self._page.setEnabled(False)
            self._read(request.patient_id, self._show)
        else:
            self._set_title(self.tr("New patient"))
            self._make_form()
            self._at_first = answered(self)
            self.identity.name.line.setFocus()

    def address(self) -> Request | None:
        return self._request

    def begun(self) -> Sequence[str]:
        changed = self._page.isEnabled() and answered(self) != self._at_first
        return [self.accessibleName()] if changed else []

    def lost_by(self, request: Request) -> Sequence[str]:
        return self.begun() if request != self._request else ()

    def panes(self) -> Sequence[QWidget]:
        return (self._page, self.save_button)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("Ctrl+Enter", self.tr("Save")), Shortcut("1 2 3", self.tr("Choose an answer of a row")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Check every answer, and write them."""
        self.notice.clear()
        listings = [listing for part in self._parts() for listing in part.listings if not listing.validate()]
        fields = [field for part in self._parts() for field in part.fields if not field.isHidden()]
        if not validate_all(fields) or listings:
            self.notice.say(self.tr("Something is missing or cannot be right; it is marked above."), "attention")
            return
        self._send(self._work())

    def _send(self, work: Callable[[], Any]) -> None:
        self.save_button.setEnabled(False)
        self.workplace.bridge.write(self, work, self._saved, self._failed)

    def _make_form(self, seen: Chart | None = None) -> None:
        workplace = self.workplace
        self.identity, self.kidney = IdentityPart(workplace), KidneyPart(workplace)
        self.background = BackgroundPart(workplace)
        episode = seen.case.episode if seen is not None else None
        standing = episode is not None and episode.closed is None
        self.episode: EpisodePart | EpisodeStanding = (
            EpisodeStanding(workplace, episode) if episode is not None and standing else EpisodePart(workplace)
        )
        checked_against_birth(workplace, self.identity, self.kidney.since)
        if isinstance(self.episode, EpisodePart):
            checked_against_birth(workplace, self.identity, self.episode.onset)
        for field in (self.identity.name, self.identity.native_name, self.identity.born):
            field.edited.connect(self._ask.start)
        self._page.setWidget(self._laid_out())
        self._page.setEnabled(True)

    def _laid_out(self) -> QWidget:
        space = self.workplace.theme.sizes
        page = look(QWidget(), "page")
        # Large letters need the whole width for each part.
        large = self.workplace.theme.scale >= _LARGE
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(0, 0, space.inside, 0)
        row.setSpacing(space.round_card)
        for parts in ((self.identity, self.kidney), (self.background, self.episode)):
            column = QVBoxLayout()
            column.setSpacing(space.between)
            for part in parts:
                card = frame("card")
                inside = QVBoxLayout(card)
                inside.setContentsMargins(space.between, space.between, space.between, space.between)
                inside.addWidget(part)
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, 1)
        return page

    def _parts(self) -> tuple[Part, ...]:
        return self.identity, self.kidney, self.background, self.episode

    def _set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def _read(self, patient_id: str, done: Callable[[Chart], None]) -> None:
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: chart(context, patient_id), done, self._failed, key="patient")

    def _show(self, found: Chart) -> None:
        self._make_form(found)
        self._seen = found
        for part in (self.identity, self.kidney, self.background):
            part.show_patient(found.case.patient)
        self._at_first = answered(self)
        self.identity.name.line.setFocus()

    def _work(self) -> Callable[[], object]:
        context, seen = self.workplace.context, self._seen
        patient = self._patient()
        if seen is None:
            episode = self.episode.value() if isinstance(self.episode, EpisodePart) else None
            return lambda: add_patient(context, patient, episode)
        return self._correction(patient, seen.case.patient)

    def _correction(self, patient: Patient, seen: Patient) -> Callable[[], object]:
        context = self.workplace.context
        if isinstance(self.episode, EpisodeStanding):
            ended, outcome = self.episode.ended.value(), self.episode.outcome.value()
            closing = (lambda: close_episode(context, patient.id, ended, outcome)) if ended is not None else None
            return lambda: (edit_patient(context, patient, seen), closing() if closing is not None else None)
        begun = self.episode.value()
        opening = (lambda: open_episode(context, patient.id, begun)[1]) if begun is not None else None
        return lambda: (edit_patient(context, patient, seen), opening() if opening is not None else None)

    def _patient(self) -> Patient:
        who, before = self.identity, self._seen.case.patient if self._seen is not None else None
        return Patient(
            id="" if before is None else before.id,
            record_number=who.number.typed,
            name=who.name.typed,
            native_name=who.native_name.value(),
            sex=who.sex.value() or "unknown",
            birth_date=who.born.value() or self.workplace.today(),
            height_cm=who.stature.value(),
            dry_weight_kg=who.dry_weight.value(),
            comorbidities=self.background.comorbidities.value(),
            allergies=self.background.allergies.value(),
            kidney=self.kidney.value(),
            also_known_as=() if before is None else before.also_known_as,
        )

    def _saved(self, answer: tuple[object, Changes]) -> None:
        self.save_button.setEnabled(True)
        self._at_first = answered(self)
        patient_id = self._seen.case.patient.id if self._seen is not None else str(answer[0])
        self.asks.emit(OpenPatient(patient_id))

    def _failed(self, error: CalcitrackError) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, Differs):
            mine = self._patient()
            identity = told_apart(mine.name, mine.native_name, mine.birth_date, mine.record_number)
            self._both = error.disagreement
            ask_which(self.workplace, self, error.disagreement, identity, self._decided)
        else:
            self.notice.say_error(error, self.workplace)

    def _decided(self, sides: Mapping[str, Side]) -> None:
        """What stands is written as a change of theirs: whoever was third is shown again."""
        if self._both is not None and self._seen is not None:
            patient, theirs = self._both.decided(sides), self._both.theirs
            self._seen = replace(self._seen, case=self._seen.case.model_copy(update={"patient": theirs}))
            for part in (self.identity, self.kidney, self.background):
                part.show_patient(patient)
            self._send(self._correction(patient, theirs))

    def _ask_for_like_names(self) -> None:
        who, context = self.identity, self.workplace.context
        name, native_name, born = who.name.typed, who.native_name.value(), None
        if who.born.typed and not who.born.problem:
            try:
                born = who.born.value()
            except CalcitrackError:
                born = None
        not_id = self._seen.case.patient.id if self._seen is not None else None
        if name:
            work = lambda: like_patients(context, name, native_name, born, not_id)  # noqa: E731 – captures values only
            self.workplace.bridge.read(self, work, self._warn, key="like")

    def _warn(self, found: Sequence[PatientFound]) -> None:
        if not found:
            self.like.clear()
            return
        told = "; ".join(
            told_apart(person.name, person.native_name, person.birth_date, person.record_number) for person in found[:3]
        )
        first = found[0].patient_id
        self.like.say(
            self.tr("Somebody of like name is here already: {who}").format(who=told),
            "attention",
            (self.tr("Open that one"), lambda: self.asks.emit(OpenPatient(first))),
        )

    def _go_back(self) -> None:
        self._at_first = answered(self)  # given up
        self.asks.emit(GoBack())
