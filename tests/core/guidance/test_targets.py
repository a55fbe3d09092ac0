"""Target bands are the limits of the rules that a facility judges by."""

from decimal import Decimal

from core.guidance.profile import default_profile, load_profile
from core.guidance.targets import PRODUCT, targets


def test_bands_hold_the_limits_of_the_rules_with_their_sources() -> None:
    found, factors = targets(default_profile()), default_profile().factors
    assert (found["pth"].low, found["pth"].high) == (
        factors["drive.pth_oversuppressed"].limit("low"),
        factors["drive.pth_high"].limit("high"),
    )
    assert len(found["pth"].sources) == 2
    assert (found["albumin"].low, found["albumin"].high) == (Decimal(35), None)
    assert found[PRODUCT].high == factors["drive.calcium_phosphate_product_high"].limit("high")


def test_a_rule_that_a_facility_does_not_judge_by_draws_no_limit() -> None:
    profile = load_profile(
        b'[factors."drive.pth_oversuppressed"]\non = false\n[factors."vascular.inflammation"]\non = false'
    )
    found = targets(profile)
    assert found["pth"].low is None and found["pth"].high is not None
    assert "crp" not in found


def test_a_facilitys_own_number_is_the_band() -> None:
    profile = load_profile(b'[factors."drive.phosphate_high"]\nlimits = { high = 1.60 }')
    assert targets(profile)["phosphate"].high == Decimal("1.60")
