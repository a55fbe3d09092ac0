"""The places of this program, in the order of the rail. Each is loaded when it is first made."""

from PySide6.QtCore import QCoreApplication

from desktop.shell.places import PlaceKind, Register
from desktop.widgets.panel import Panel, PanelKind
from desktop.widgets.place import Place
from desktop.widgets.preferences import Preferences
from desktop.widgets.requests import (
    AddPain,
    AddPatient,
    AddTask,
    AddTherapy,
    BeginAssessment,
    ComparePhotographs,
    EditPatient,
    ExportData,
    ImportFiles,
    MergePatients,
    OpenConsent,
    OpenEntry,
    OpenFindings,
    OpenLesion,
    OpenPatient,
    OpenPlace,
    OpenReport,
    OpenTrail,
    PrintHandover,
    RecordEntry,
    Request,
    ReviewClinic,
    ReviewPatient,
)
from desktop.widgets.workplace import Workplace


def the_register(preferences: Preferences) -> Register:
    """Every place that the program has; the settings are handed what is set now."""
    return Register(
        (
            *_clinic(),
            *_patient(),
            *_behind_patient(),
            *_behind(),
            *_administration(),
            *_exchange(),
            _settings(preferences),
        )
    )


def _clinic() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "worklist",
            "clipboard-list",
            lambda: QCoreApplication.translate("Places", "Worklist"),
            _make_worklist,
            (),
            lambda _: OpenPlace("worklist"),
        ),
        PlaceKind(
            "tasks",
            "list-todo",
            lambda: QCoreApplication.translate("Places", "Tasks"),
            _make_tasks,
            (),
            lambda _: OpenPlace("tasks"),
        ),
        PlaceKind(
            "review",
            "users-round",
            lambda: QCoreApplication.translate("Places", "Clinic"),
            _make_review,
            (ReviewClinic, ReviewPatient),
            lambda _: OpenPlace("review"),
            one_step=True,
        ),
    )


def _patient() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "chart",
            "stethoscope",
            lambda: QCoreApplication.translate("Places", "Chart"),
            _make_chart,
            (OpenPatient, OpenLesion, OpenEntry, AddPain, AddTherapy, RecordEntry, AddTask),
            _chart_of,
            of_patient=True,
        ),
        PlaceKind(
            "assessment",
            "camera",
            lambda: QCoreApplication.translate("Places", "Assess"),
            _make_assessment,
            (BeginAssessment,),
            _assessment_of,
            of_patient=True,
        ),
        PlaceKind(
            "printing",
            "printer",
            lambda: QCoreApplication.translate("Places", "Print"),
            _make_printing,
            (PrintHandover, OpenReport),
            _print_of,
            of_patient=True,
        ),
    )


def _behind_patient() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "exporting",
            "upload",
            lambda: QCoreApplication.translate("Places", "Export"),
            _make_exporting,
            (ExportData,),
            in_rail=False,
        ),
        PlaceKind(
            "findings",
            "history",
            lambda: QCoreApplication.translate("Places", "Tasks and flags"),
            _make_findings,
            (OpenFindings,),
            in_rail=False,
        ),
        PlaceKind(
            "compare",
            "columns-2",
            lambda: QCoreApplication.translate("Places", "Compare photographs"),
            _make_compare,
            (ComparePhotographs,),
            in_rail=False,
        ),
        PlaceKind(
            "consent",
            "shield-check",
            lambda: QCoreApplication.translate("Places", "Consent to photographs"),
            _make_consent,
            (OpenConsent,),
            in_rail=False,
        ),
    )


def _behind() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "patient",
            "user-plus",
            lambda: QCoreApplication.translate("Places", "Patient"),
            _make_patient,
            (AddPatient, EditPatient),
            in_rail=False,
        ),
        PlaceKind(
            "merge",
            "merge",
            lambda: QCoreApplication.translate("Places", "Merge patients"),
            _make_merge,
            (MergePatients,),
            in_rail=False,
        ),
    )


def _administration() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "accounts",
            "users",
            lambda: QCoreApplication.translate("Places", "Accounts"),
            _make_accounts,
            in_rail=False,
        ),
        PlaceKind(
            "passphrase",
            "key-round",
            lambda: QCoreApplication.translate("Places", "My passphrase"),
            _make_own_passphrase,
            in_rail=False,
        ),
        PlaceKind(
            "profile",
            "scale",
            lambda: QCoreApplication.translate("Places", "Rules of this clinic"),
            _make_profile,
            in_rail=False,
        ),
        PlaceKind(
            "trail",
            "history",
            lambda: QCoreApplication.translate("Places", "Audit trail"),
            _make_trail,
            (OpenTrail,),
            in_rail=False,
        ),
        PlaceKind(
            "diagnostics",
            "activity",
            lambda: QCoreApplication.translate("Places", "Diagnostics"),
            _make_diagnostics,
            in_rail=False,
        ),
    )


def _exchange() -> tuple[PlaceKind, ...]:
    return (
        PlaceKind(
            "importing",
            "inbox",
            lambda: QCoreApplication.translate("Places", "Import"),
            _make_importing,
            (ImportFiles,),
            in_rail=False,
        ),
    )


def _settings(preferences: Preferences) -> PlaceKind:
    def make(workplace: Workplace) -> Place:
        from desktop.administration.settings import SettingsPlace

        return SettingsPlace(workplace, preferences)

    return PlaceKind(
        "settings",
        "settings",
        lambda: QCoreApplication.translate("Places", "Settings"),
        make,
        (),
        lambda _: OpenPlace("settings"),
        at_foot=True,
    )


def _chart_of(patient_id: str | None) -> Request:
    return OpenPatient(patient_id or "")


def _assessment_of(patient_id: str | None) -> Request:
    return BeginAssessment(patient_id or "")


def _print_of(patient_id: str | None) -> Request:
    return PrintHandover((patient_id or "",))


def _make_worklist(workplace: Workplace) -> Place:
    from desktop.worklist.place import WorklistPlace

    return WorklistPlace(workplace)


def _make_tasks(workplace: Workplace) -> Place:
    from desktop.worklist.tasks import TasksPlace

    return TasksPlace(workplace)


def _make_review(workplace: Workplace) -> Place:
    from desktop.review.place import ReviewPlace

    return ReviewPlace(workplace)


def _make_findings(workplace: Workplace) -> Place:
    from desktop.worklist.findings import FindingsPlace

    return FindingsPlace(workplace)


def _make_profile(workplace: Workplace) -> Place:
    from desktop.administration.profile import ProfilePlace

    return ProfilePlace(workplace)


def _make_accounts(workplace: Workplace) -> Place:
    from desktop.administration.accounts import AccountsPlace

    return AccountsPlace(workplace)


def _make_own_passphrase(workplace: Workplace) -> Place:
    from desktop.administration.own_passphrase import OwnPassphrasePlace

    return OwnPassphrasePlace(workplace)


def _make_importing(workplace: Workplace) -> Place:
    from desktop.importing.place import ImportingPlace

    return ImportingPlace(workplace)


def _make_trail(workplace: Workplace) -> Place:
    from desktop.administration.trail import TrailPlace

    return TrailPlace(workplace)


def _make_diagnostics(workplace: Workplace) -> Place:
    from desktop.administration.diagnostics import DiagnosticsPlace

    return DiagnosticsPlace(workplace)


def _make_patient(workplace: Workplace) -> Place:
    from desktop.worklist.patient_form import PatientPlace

    return PatientPlace(workplace)


def _make_merge(workplace: Workplace) -> Place:
    from desktop.worklist.merge import MergePlace

    return MergePlace(workplace)


def _make_exporting(workplace: Workplace) -> Place:
    from desktop.exporting.place import ExportPlace

    return ExportPlace(workplace)


def _make_assessment(workplace: Workplace) -> Place:
    from desktop.photo_bench.place import AssessmentPlace

    return AssessmentPlace(workplace)


def _make_compare(workplace: Workplace) -> Place:
    from desktop.photo_bench.compare.place import ComparePlace

    return ComparePlace(workplace)


def _make_consent(workplace: Workplace) -> Place:
    from desktop.photo_bench.consent.place import ConsentPlace

    return ConsentPlace(workplace)


def _make_printing(workplace: Workplace) -> Place:
    from desktop.printing.place import PrintingPlace

    return PrintingPlace(workplace)


def _make_chart(workplace: Workplace) -> Place:
    from desktop.chart.place import ChartPlace

    return ChartPlace(
        workplace,
        [
            PanelKind("timeline", lambda: QCoreApplication.translate("Places", "Timeline"), _make_timeline),
            PanelKind("scores", lambda: QCoreApplication.translate("Places", "Scores"), _make_scores),
            PanelKind("guidance", lambda: QCoreApplication.translate("Places", "Guidance"), _make_guidance),
            PanelKind("reports", lambda: QCoreApplication.translate("Places", "Reports"), _make_reports),
        ],
    )


def _make_timeline(workplace: Workplace) -> Panel:
    from desktop.timeline.panel import TimelinePanel

    return TimelinePanel(workplace)


def _make_scores(workplace: Workplace) -> Panel:
    from desktop.chart.scores_panel import ScoresPanel

    return ScoresPanel(workplace)


def _make_guidance(workplace: Workplace) -> Panel:
    from desktop.guidance.panel import GuidancePanel

    return GuidancePanel(workplace)


def _make_reports(workplace: Workplace) -> Panel:
    from desktop.printing.panel import ReportsPanel

    return ReportsPanel(workplace)
