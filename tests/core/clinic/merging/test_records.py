"""Every kind of record that is merged: nothing is lost on the way through its fields, and all is said in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.lesion import BodyPlace, Bwat, Lesion, NotDone
from core.case.patient import Kidney, Patient
from core.case.photo import Outline, Scale
from core.charting.draft import AssessmentDraft, DraftPhotograph, PainScores
from core.charting.measurement import by_ruler
from core.clinic.merging.draft import DRAFT, taken_into
from core.clinic.merging.form import Author, Differs, put_together
from core.clinic.merging.standing import LESION, LETTERHEAD, OWNER, PATIENT, RULES, Owner
from core.clinic.profile_changes import ProfileChanges
from core.clinic.views.facility import Letterhead
from core.texts import LANGUAGES, render

AT = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
OSEI = Author("Dr Osei", AT)
KIDNEY = Kidney(status="haemodialysis", sessions_per_week=Decimal(3), kt_v=Decimal("1.2"))
MEI = Patient(
    id="p",
    record_number="CUA-9",
    name="ZHANG Mei",
    sex="female",
    birth_date=date(1964, 3, 11),
    height_cm=Decimal(162),
    allergies=("penicillin",),
    kidney=KIDNEY,
)
THIGH = Lesion(id="l", label="L1", site="thigh", side="left", region="proximal", onset=date(2026, 10, 1))
RING = Outline(tissue="wound", points_px=((0, 0), (10, 0), (0, 10)))
PHOTO = DraftPhotograph(
    sha256="a" * 64, media_type="image/jpeg", width_px=10, height_px=10, at=AT, file_name="IMG_1.jpg"
)
OTHER = PHOTO.model_copy(update={"sha256": "b" * 64, "file_name": "IMG_2.jpg"})
DRAFT_1 = AssessmentDraft(
    patient_id="p",
    lesion_id="l",
    lesion_onset=date(2026, 10, 1),
    opened_at=AT,
    observed_at=AT,
    photographs=(PHOTO,),
    dn4={"burning": 1},
    not_done=(NotDone(what="pain", reason="asleep"),),
    infection_signs=(),
)


def nobody() -> Author:
    return OSEI


def merged(form, base, mine, theirs):
    return put_together(form, base, mine, theirs, nobody)


def differing(form, base, mine, theirs):
    with pytest.raises(Differs) as told:
        merged(form, base, mine, theirs)
    return told.value.disagreement


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "stage": st.sampled_from([None, "ulcer", "plaque"]),
        "note": st.sampled_from([None, "", "dry", "wet"]),
        "odour": st.sampled_from([None, "none"]),
        "poss": st.sampled_from([None, 1, "S"]),
        "pain": st.builds(PainScores, rest=st.one_of(st.none(), st.integers(0, 10))),
        "levels": st.builds(Bwat, granulation=st.one_of(st.none(), st.integers(1, 5))),
        "dn4": st.dictionaries(st.sampled_from(["burning", "itching"]), st.integers(0, 1)),
        "infection_signs": st.one_of(st.none(), st.sampled_from([(), ("debris",), ("smell", "debris")])),
        "not_done": st.sampled_from([(), (NotDone(what="pain", reason="asleep"),)]),
        "measurement": st.one_of(st.none(), st.just(by_ruler(40, 30))),
        "photographs": st.sampled_from(
            [(), (PHOTO,), (PHOTO, OTHER), (PHOTO.model_copy(update={"outlines": (RING,)}),), (OTHER,)]
        ),
    },
)


@given(CHANGES, CHANGES)
def test_drafts_keep_what_either_entered_and_ask_only_where_both_did(one, other) -> None:
    mine, theirs = DRAFT_1.model_copy(update=one), DRAFT_1.model_copy(update=other)
    try:
        kept = merged(DRAFT, DRAFT_1, mine, theirs).value
    except Differs as error:
        both = error.disagreement
        kept = both.decided({line.name: "mine" for line in both.lines})
        theirs_kept = both.decided({line.name: "theirs" for line in both.lines})
        assert theirs_kept != kept
        assert merged(DRAFT, theirs, kept, theirs).value == kept
        for line in both.lines:
            assert line.mine != line.theirs
    for name in set(one) & set(AssessmentDraft.model_fields) - {"photographs", "measurement", "infection_signs"}:
        if name not in other:
            assert getattr(kept, name) == getattr(mine, name)
    assert merged(DRAFT, DRAFT_1, mine, DRAFT_1).value == mine
    assert merged(DRAFT, DRAFT_1, DRAFT_1, theirs).value == theirs
    assert merged(DRAFT, DRAFT_1, mine, mine).value == mine


def test_a_draft_is_kept_with_two_photographs_that_two_people_took() -> None:
    mine = DRAFT_1.model_copy(update={"photographs": (PHOTO, OTHER), "note": "mine"})
    third = OTHER.model_copy(update={"sha256": "c" * 64})
    theirs = DRAFT_1.model_copy(update={"photographs": (PHOTO.model_copy(update={"outlines": (RING,)}), third)})
    kept = merged(DRAFT, DRAFT_1, mine, theirs)
    assert [photo.sha256[0] for photo in kept.value.photographs] == ["a", "c", "b"]
    assert kept.value.photographs[0].outlines == (RING,) and kept.value.note == "mine"
    assert "Dr Osei" in render(kept.beside) and "outlines" in render(kept.beside)


def test_outlines_and_the_size_measured_by_them_are_one_decision() -> None:
    scale = Scale(method="ruler", mm_per_px=0.2)
    outlined = PHOTO.model_copy(update={"outlines": (RING,), "scale": scale})
    mine = DRAFT_1.model_copy(update={"photographs": (outlined,), "measurement": by_ruler(20, 10)})
    theirs = DRAFT_1.model_copy(update={"measurement": by_ruler(40, 30)})
    both = differing(DRAFT, DRAFT_1, mine, theirs)
    (line,) = both.lines
    assert both.decided({line.name: "theirs"}) == theirs
    assert both.decided({line.name: "mine"}) == mine
    assert "12" in render(line.theirs) and "1: " in render(line.mine)


def test_what_was_entered_into_a_draft_that_is_over_goes_into_the_next_one() -> None:
    fresh = AssessmentDraft.model_validate(
        DRAFT_1.model_dump(include={"patient_id", "lesion_id", "lesion_onset"}) | {"opened_at": AT, "observed_at": AT}
    )
    taken = taken_into(fresh, DRAFT_1)
    assert (taken.photographs, taken.dn4, taken.not_done) == (DRAFT_1.photographs, DRAFT_1.dn4, DRAFT_1.not_done)


def test_patients_merge_allergies_and_kidney_facts_and_ask_about_the_kidney_as_a_whole_when_its_kind_changed() -> None:
    mine = MEI.model_copy(
        update={"allergies": ("penicillin", "latex"), "kidney": KIDNEY.model_copy(update={"kt_v": Decimal("1.4")})}
    )
    theirs = MEI.model_copy(
        update={
            "allergies": ("iodine", "penicillin"),
            "kidney": KIDNEY.model_copy(update={"sessions_per_week": Decimal(4)}),
        }
    )
    kept = merged(PATIENT, MEI, mine, theirs).value
    assert set(kept.allergies) == {"penicillin", "latex", "iodine"}
    assert (kept.kidney.kt_v, kept.kidney.sessions_per_week) == (Decimal("1.4"), Decimal(4))
    transplanted = MEI.model_copy(update={"kidney": Kidney(status="transplant")})
    both = differing(PATIENT, MEI, transplanted, theirs)
    assert [line.name for line in both.lines] == ["kidney"]
    assert both.decided({"kidney": "mine"}).kidney == Kidney(status="transplant")


def test_allergies_that_nobody_had_asked_for_can_both_stand() -> None:
    unasked = MEI.model_copy(update={"allergies": None})
    mine, theirs = (unasked.model_copy(update={"allergies": (one,)}) for one in ("latex", "iodine"))
    both = differing(PATIENT, unasked, mine, theirs)
    assert both.lines[0].both is not None
    assert both.decided({"allergies": "both"}).allergies == ("iodine", "latex")


def test_site_and_side_of_a_lesion_are_one_decision_and_its_name_another() -> None:
    mine = THIGH.model_copy(update={"side": "right", "label": "L7"})
    theirs = THIGH.model_copy(update={"site": "buttock", "side": None, "onset": date(2026, 9, 30)})
    both = differing(LESION, THIGH, mine, theirs)
    assert [line.name for line in both.lines] == ["site"]
    decided = both.decided({"site": "theirs"})
    assert (decided.site, decided.side, decided.label, decided.onset) == ("buttock", None, "L7", date(2026, 9, 30))


FORMS = [
    (
        PATIENT,
        MEI,
        MEI.model_copy(update={"name": "A", "sex": "male", "kidney": None, "comorbidities": ("diabetes",)}),
        MEI.model_copy(
            update={"name": "B", "sex": "unknown", "kidney": Kidney(status="ckd", egfr=Decimal(9)), "comorbidities": ()}
        ),
    ),
    (
        LESION,
        THIGH,
        THIGH.model_copy(update={"label": "A", "place": BodyPlace(view="front", point=(0.4, 0.3)), "region": "distal"}),
        THIGH.model_copy(update={"label": "B", "place": BodyPlace(view="back", point=(0.1, 0.2)), "side": "right"}),
    ),
    (OWNER, Owner("nursing", None), Owner("nursing", "RN Li"), Owner("surgery", None)),
    (LETTERHEAD, Letterhead("A", None, 1), Letterhead("B", b"x" * 3000, 1), Letterhead("C", None, 2)),
    (
        RULES,
        ProfileChanges(),
        ProfileChanges().with_value(("flags", "pain.refractory", "on"), False),
        ProfileChanges().with_value(("flags", "pain.refractory", "level"), "info"),
    ),
    (
        DRAFT,
        DRAFT_1,
        DRAFT_1.model_copy(
            update={
                "stage": "ulcer",
                "photographs": (
                    PHOTO.model_copy(update={"sensitive": True, "consent": ("care",), "outlines": (RING,)}),
                ),
                "levels": Bwat(granulation=2),
                "infection_signs": ("debris",),
                "measurement": by_ruler(10, 10),
                "poss": 2,
                "dn4": {"burning": 0},
                "pain": PainScores(rest=3),
            }
        ),
        DRAFT_1.model_copy(
            update={
                "stage": "plaque",
                "photographs": (OTHER,),
                "levels": Bwat(granulation=4),
                "infection_signs": None,
                "measurement": None,
                "poss": "S",
                "dn4": {},
                "pain": PainScores(rest=4),
            }
        ),
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "base", "mine", "theirs"), FORMS, ids=lambda value: type(value).__name__)
def test_every_field_and_value_has_words(form, base, mine, theirs, language) -> None:
    for state in form.apart(base, mine, theirs):
        for name, value in state.items():
            for said in (render(form.label(name), language), render(form.words(name, value), language)):
                assert said and not said.startswith(("merging.", "word.", "charting.", "instrument", "profile."))
    assert all(form.whole(each, form.apart(each, each, each)[0]) == each for each in (base, mine, theirs))


def test_rules_merge_number_by_number() -> None:
    high, low = ("factors", "drive.phosphate_high", "limits", "high"), ("flags", "pain.refractory", "on")
    mine, theirs = ProfileChanges().with_value(high, Decimal("1.9")), ProfileChanges().with_value(low, False)
    assert dict(merged(RULES, ProfileChanges(), mine, theirs).value.values) == {high: Decimal("1.9"), low: False}
    both = differing(RULES, ProfileChanges(), mine, ProfileChanges().with_value(high, Decimal("1.7")))
    assert "1.9" in render(both.lines[0].mine) and "as shipped" in render(both.lines[0].base)


def test_the_words_of_an_error_name_who_and_hold_no_value() -> None:
    with pytest.raises(Differs) as told:
        merged(PATIENT, MEI, MEI.model_copy(update={"name": "Secret"}), MEI.model_copy(update={"name": "Hidden"}))
    assert "Dr Osei" in render(told.value.text)
    for said in (str(told.value), repr(told.value), repr(told.value.disagreement)):
        assert "Secret" not in said and "Hidden" not in said
