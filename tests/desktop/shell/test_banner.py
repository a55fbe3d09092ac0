"""The banner: who it is, and what must be known; nothing that is unknown is left out."""

from datetime import date
from decimal import Decimal

import pytest

from core.case.case import Case
from core.case.course import Event, Weight
from core.case.episode import CareGoal
from core.case.patient import Kidney, Patient
from core.clinic.views.banner import Known
from core.texts import LANGUAGES, Language, render
from desktop.shell.banner import Banner
from desktop.shell.banner_facts import banner_facts
from tests.desktop.conftest import NOW
from tests.desktop.walk import faults

TODAY = NOW.date()


def zhang(**facts: object) -> Patient:
    known = {"id": "p1", "record_number": "CUA-001", "name": "ZHANG Mei", "native_name": "张梅", "sex": "female"}
    return Patient(**(known | {"birth_date": date(1964, 3, 9)} | facts))  # type: ignore[arg-type]


def known(case: Case) -> Known:
    return Known(case.patient, case.care_goals, case.weights, case.events)


def said(case: Case, language: Language = "en") -> list[str]:
    return [render(fact.sentence, language) for fact in banner_facts(known(case), TODAY).facts]


def test_what_nobody_asked_is_said_to_be_unknown() -> None:
    assert said(Case(patient=zhang())) == [
        "Allergies not assessed",
        "Kidney status not assessed",
        "Weight not recorded",
        "Goals of care not recorded",
    ]


def test_none_is_not_unknown() -> None:
    facts = banner_facts(known(Case(patient=zhang(allergies=()))), TODAY).facts
    assert facts[0].level == "good"
    assert render(facts[0].sentence) == "No known allergies"


def test_what_is_known_stands_there() -> None:
    case = Case(
        patient=zhang(
            allergies=("penicillin", "plaster"),
            kidney=Kidney(status="haemodialysis", sessions_per_week=Decimal(3)),
            dry_weight_kg=Decimal("84"),
        ),
        care_goals=(CareGoal(at=date(2026, 10, 1), summary="Comfort first", resuscitation="dnacpr"),),
        weights=(
            Weight(at=date(2026, 11, 2), kg=Decimal("83.5")),
            Weight(at=date(2026, 11, 20), kg=Decimal("82.5"), id="slip", entered_in_error=None),
        ),
    )
    allergies, kidney, weight, goals = said(case)
    assert allergies == "Allergy: penicillin, plaster"
    assert "3/week" in kidney
    assert weight.startswith("82.5 kg")
    assert "DNACPR" in goals
    assert banner_facts(known(case), TODAY).facts[3].more == "Comfort first"


def test_a_death_stands_first() -> None:
    case = Case(patient=zhang(), events=(Event(at=date(2026, 11, 1), kind="death"),))
    assert said(case)[0].startswith("Died")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1100, 500])
def test_the_banner_cuts_nothing_off_however_narrow(qtbot, at_work, clinic, language, width: int) -> None:
    banner = Banner(at_work(clinic, language=language))
    qtbot.addWidget(banner)
    case = Case(patient=zhang(allergies=("penicillin", "sulfonamides", "adhesive plaster", "latex", "iodine")))
    banner.show_patient(banner_facts(known(case), TODAY))
    banner.resize(width, banner.heightForWidth(width))
    banner.show()
    assert faults(banner) == []
    assert "张梅" in banner.accessibleName() and "penicillin" in banner.accessibleName()


def test_while_another_patient_is_read_nothing_of_the_one_before_stands_there(qtbot, at_work, clinic) -> None:
    banner = Banner(at_work(clinic))
    qtbot.addWidget(banner)
    banner.show_patient(banner_facts(known(Case(patient=zhang())), TODAY))
    banner.show_waiting()
    assert banner.isVisible() and banner.shown is None and banner.accessibleName() == ""


def test_over_the_form_of_somebody_new_there_is_no_banner(qtbot, at_work, clinic) -> None:
    banner = Banner(at_work(clinic))
    qtbot.addWidget(banner)
    banner.show_patient(banner_facts(known(Case(patient=zhang())), TODAY))
    banner.set_aside(True)
    assert not banner.isVisible()
    banner.set_aside(False)
    assert banner.isVisible()
