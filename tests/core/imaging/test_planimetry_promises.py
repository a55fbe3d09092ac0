"""What design.md promises of areas, on a sample of the benchmark's scenes."""

import numpy as np
import pytest

from benchmarks.planimetry import errors_on_limbs, judged, scene


@pytest.mark.long
@pytest.mark.parametrize("tilt", [0, 15, 30, 45])
def test_a_flat_area_errs_by_a_tenth_of_a_percent_and_never_by_half(tilt: int) -> None:
    rng = np.random.default_rng(1000 + tilt)
    errors = [judged(scene(tilt, 12, rng), int(rng.integers(80, 96))).card for _ in range(4)]
    sizes = [abs(error) for error in errors if error is not None]
    assert len(sizes) == 4
    assert np.median(sizes) <= 0.1
    assert max(sizes) <= 0.5


@pytest.mark.long
@pytest.mark.parametrize("aids", ["card", "strip", "stickers"])
def test_an_unrolled_area_errs_by_less_than_three_percent(aids: str) -> None:
    found = [errors for _, of_radius in errors_on_limbs(aids, quick=True) for errors in of_radius]
    unrolled = [abs(errors.unrolled) for errors in found if errors.unrolled is not None]
    assert len(unrolled) >= 4
    assert max(unrolled) < 3
    assert max(abs(errors.flat) for errors in found) > 5
