"""The titles of the tracks, in the window's language."""

from PySide6.QtCore import QCoreApplication

from desktop.timeline.tracks import (
    AREAS,
    BURDEN,
    BWAT,
    EVENTS,
    FLAGS,
    FUNCTION,
    OPIOIDS,
    OTHER_PAIN,
    PAIN,
    PUSH,
    THERAPY,
    TISSUE,
    TRIAD,
    WEIGHT,
)


def titles() -> dict[str, str]:
    """Titles by group, names of the rows of events, and what an empty track says."""
    return {
        AREAS: QCoreApplication.translate("Timeline", "Area"),
        BURDEN: QCoreApplication.translate("Timeline", "All open lesions"),
        TISSUE: QCoreApplication.translate("Timeline", "Tissue"),
        BWAT: QCoreApplication.translate("Timeline", "BWAT-CUA"),
        PUSH: QCoreApplication.translate("Timeline", "PUSH"),
        THERAPY: QCoreApplication.translate("Timeline", "Therapies"),
        EVENTS: QCoreApplication.translate("Timeline", "Events"),
        PAIN: QCoreApplication.translate("Timeline", "Pain (NRS)"),
        OTHER_PAIN: QCoreApplication.translate("Timeline", "Other pain scales"),
        OPIOIDS: QCoreApplication.translate("Timeline", "Oral morphine a day"),
        TRIAD: QCoreApplication.translate("Timeline", "Triad"),
        FLAGS: QCoreApplication.translate("Timeline", "Flags"),
        WEIGHT: QCoreApplication.translate("Timeline", "Weight"),
        FUNCTION: QCoreApplication.translate("Timeline", "Function"),
        f"{EVENTS}.procedure": QCoreApplication.translate("Timeline", "procedures"),
        f"{EVENTS}.event": QCoreApplication.translate("Timeline", "events"),
        f"{EVENTS}.lesion": QCoreApplication.translate("Timeline", "lesions"),
        "never_assessed": QCoreApplication.translate("Timeline", "Therapies were never assessed."),
        "no_therapies": QCoreApplication.translate("Timeline", "No therapy."),
        "no_triad": QCoreApplication.translate("Timeline", "No episode: the triad has no course."),
        "no_flags": QCoreApplication.translate("Timeline", "No flag was raised."),
        "projection": QCoreApplication.translate("Timeline", "carried on, no prognosis"),
        "target": QCoreApplication.translate("Timeline", "Target"),
    }
