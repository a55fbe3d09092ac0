"""Every place that a nurse goes to, how she gets there by the keyboard, and what she is told when she is there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.end_to_end.assistive.reader import Node


@dataclass(frozen=True)
class Way:
    """To a place of the register by what is typed into the command palette; `named` is what the place calls itself.

    Of what is loaded from the record, `holds` is the last: an object of this role and the beginning of its name.
    `then` is a button to press on the way, for a place that stands behind another; `enter` says that the place first
    asks something, and takes Enter for the first answer.
    """

    place: str
    typed: str
    named: str
    holds: tuple[str, str]
    then: str = ""
    enter: bool = False


WAYS: Final = (
    Way("worklist", "Go to: Worklist", "Worklist", ("push button", "Open the chart")),
    Way("tasks", "Go to: Tasks", "Tasks", ("push button", "All tasks and flags")),
    Way("review", "Go to: Clinic", "Clinic review", ("chart", "")),
    Way("chart", "Go to: Chart", "Chart", ("push button", "Compare photographs")),
    Way("assessment", "New assessment", "Assessment", ("push button", "Sign"), enter=True),
    Way("printing", "Print a report", "Print", ("push button", "Print")),
    Way("exporting", "Export this patient's data", "Export", ("push button", "Choose where")),
    Way("findings", "All tasks and flags", "Tasks and flags of a patient", ("table", "")),
    Way("compare", "Compare photographs", "Compare photographs", ("image", "Photographs compared")),
    Way("consent", "Consent to photographs", "Consent to photographs", ("table", "Photographs")),
    Way("patient", "Correct the patient's details", "Correct the patient's details", ("push button", "Save")),
    Way("merge", "Merge a duplicate of this patient", "Merge patients", ("text", "The other record")),
    Way("accounts", "Accounts", "Accounts", ("table", "")),
    Way("passphrase", "My passphrase", "My passphrase", ("password text", "")),
    Way("profile", "Go to: Settings", "Rules of this clinic", ("table", ""), then="Rules"),
    Way("diagnostics", "Diagnostics", "Diagnostics", ("table", "")),
    Way("trail", "Audit trail", "Audit trail", ("table", "")),
    Way("importing", "Import files", "Import", ("push button", "")),
    Way("settings", "Go to: Settings", "Settings", ("push button", "Rules")),
)

PATIENT: Final = "CUA-002"
"""Whose chart is open: five lesions, pain, therapies and flags."""


@dataclass(frozen=True)
class Chart:
    """Something drawn: the place it stands in, what is pressed there, and what its reading must name.

    `parts` is how many there are of it: a timeline has its tracks.
    """

    name: str
    way: Way
    role: str
    begins: str
    says: tuple[str, ...]
    steps: tuple[tuple[str, str], ...] = ()

    def told_in(self, place: "Node") -> bool:
        """Whether it is there and says all of it."""
        return any(
            node.role == self.role
            and node.name.startswith(self.begins)
            and all(words in f"{node.name} {node.description}" for words in self.says)
            for node in place.all()
        )


def _way(place: str) -> Way:
    return next(way for way in WAYS if way.place == place)


CHART: Final = Way("chart", "Go to: Chart", "Chart", ("page tab", "Lesions"))
"""On whichever tab: each chart is gone to from there."""

CHARTS: Final = (
    Chart("open wounds", _way("worklist"), "chart", "Open wound area", ("cm²", "at first", "now")),
    Chart("course", _way("review"), "chart", "Course", ("Open wounds (cm²)", "Pain (NRS)", "at first")),
    Chart("body map", CHART, "image", "Body map", ("L1", "cm²"), (("page tab", "Lesions"),)),
    Chart("areas", CHART, "chart", "Area", ("values, first", "cm²", "highest"), (("page tab", "Timeline"),)),
    Chart("therapies", CHART, "chart", "Therapies", ("sodium thiosulfate",), (("page tab", "Timeline"),)),
    Chart("pain diary", CHART, "chart", "Pain diary", ("at rest", "first", "last"), (("page tab", "Pain"),)),
    Chart(
        "score", CHART, "chart", "Score over time", ("first", "last"), (("page tab", "Lesions"), ("page tab", "Scores"))
    ),
    Chart("triad", CHART, "chart", "1", ("active", "unknown"), (("page tab", "Guidance"),)),
    Chart(
        "triad through time",
        CHART,
        "chart",
        "",
        ("active", "unknown"),
        (("page tab", "Guidance"), ("radio button", "View: History")),
    ),
    Chart("photographs", _way("compare"), "image", "Photographs compared", ("Earlier", "Later", "cm²")),
)
