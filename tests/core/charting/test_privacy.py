"""What a photograph may be shown and used for: by its site and the last consent, until somebody says otherwise."""

from datetime import UTC, datetime, timedelta

import pytest

from core.case.lesion import Assessment, Lesion
from core.case.photo import Photograph
from core.case.words import lists
from core.charting import actions
from core.charting.carrying import begin
from core.charting.draft import AssessmentDraft, DraftPhotograph
from core.charting.privacy import intimate_sites, is_sensitive, last_consent
from core.charting.reducing import reduce
from core.errors import InvalidInput
from tests.core.charting.bedside import example

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def taken(number: int, consent: tuple[str, ...] | None, days_ago: int = 0) -> Photograph:
    at = NOW - timedelta(days=days_ago)
    return Photograph(
        id=f"p{number}",
        at=at,
        sha256=f"{number:064x}",
        media_type="image/jpeg",
        width_px=9,
        height_px=9,
        consent=consent,
    )


def lesion(site: str, *photographs: Photograph) -> Lesion:
    entries = tuple(
        Assessment(id=f"a{each.id}", at=each.at, photographs=(each,), recorded_at=NOW, recorded_by="RN Li")
        for each in photographs
    )
    return Lesion(id="l1", site=site, region="proximal", onset=NOW.date() - timedelta(days=90), assessments=entries)


def added(number: int = 1, **said: object) -> actions.AddPhotograph:
    return actions.AddPhotograph(
        DraftPhotograph(sha256=f"{number:064x}", media_type="image/jpeg", width_px=9, height_px=9, at=NOW, **said)
    )


def draft(site: str = "thigh", *photographs: Photograph) -> AssessmentDraft:
    return begin(example().model_copy(update={"lesions": (lesion(site, *photographs),)}), "l1", NOW)


def test_every_intimate_site_is_a_site_of_the_list() -> None:
    assert intimate_sites() <= set(lists()["site"])


@pytest.mark.parametrize("site", ["breast", "genital", "penis", "buttock", "groin"])
def test_what_nobody_said_is_told_by_the_site_and_what_was_said_counts(site: str) -> None:
    assert is_sensitive(None, site) and not is_sensitive(None, "shin")
    assert not is_sensitive(False, site) and is_sensitive(True, "shin")


def test_the_last_consent_counts_even_when_it_takes_uses_back() -> None:
    before = lesion("thigh", taken(1, ("care", "teaching"), 20), taken(2, ("care",), 10), taken(3, None, 5))
    assert last_consent([before]) == ("care",)
    assert last_consent([lesion("thigh", taken(1, None))]) is None
    assert last_consent([lesion("thigh", taken(1, ("care",), 20), taken(2, (), 10))]) == ()


def test_a_new_photograph_is_as_its_site_and_as_last_agreed() -> None:
    begun = reduce(draft("breast", taken(7, ("care", "teaching"), 7)), added())
    assert begun.photographs[0].sensitive is True
    assert begun.photographs[0].consent == ("care", "teaching")
    plain = reduce(draft("shin"), added())
    assert plain.photographs[0].sensitive is False
    assert plain.photographs[0].consent is None, "nobody was asked"


def test_what_is_said_holds_for_those_there_and_those_to_come() -> None:
    begun = reduce(draft(), added(1))
    begun = reduce(begun, actions.SetConsent(("care",)))
    begun = reduce(begun, actions.SetSensitive(True))
    begun = reduce(begun, added(2))
    assert [(each.sensitive, each.consent) for each in begun.photographs] == [(True, ("care",))] * 2
    refused = reduce(begun, actions.SetConsent(()))
    assert [each.consent for each in refused.photographs] == [(), ()]
    asked_no_more = reduce(refused, actions.SetConsent(None))
    assert [each.consent for each in asked_no_more.photographs] == [None, None]


def test_an_unknown_use_is_refused() -> None:
    with pytest.raises(InvalidInput):
        reduce(draft(), actions.SetConsent(("advertising",)))


def test_a_draft_saved_before_this_was_asked_says_nothing_of_its_photographs() -> None:
    old = draft("breast").model_dump(mode="json")
    del old["sensitive"]
    old.pop("consent", None)
    begun = reduce(AssessmentDraft.model_validate(old), added())
    assert begun.photographs[0].sensitive is None, "the lists then go by the site"
