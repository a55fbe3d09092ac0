"""Photographs for these tests, and what an independent checker says of a DICOM file."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from core.case.lesion import Assessment
from core.case.photo import Scale, Tracing
from core.demo.clinic import DemoPatient
from core.exchange.dicom.common import Maker
from core.exchange.dicom.pictured import Pictured

MAKER: Final = Maker("Ward 7 皮肤科", "0.1.0")
AT: Final = datetime(2026, 11, 24, 10, 3, tzinfo=UTC)
HOMOGRAPHY: Final = (0.1, 0.01, 3.0, 0.0, 0.12, 4.0, 1e-5, 2e-5, 1.0)


def pictured(patient: DemoPatient, **changed: object) -> Pictured:
    """The first photograph of a patient, changed."""
    lesion, assessment = next(
        (lesion, entry) for lesion in patient.case.lesions for entry in lesion.assessments if entry.photographs
    )
    photograph = assessment.photographs[0].model_copy(update=changed)
    held: Assessment = assessment.model_copy(update={"photographs": (photograph, *assessment.photographs[1:])})
    return Pictured(patient.case, lesion, held, photograph)


def on_a_plane(patient: DemoPatient) -> Pictured:
    """The same with a calibrated plane."""
    scale = Scale(method="card", homography=HOMOGRAPHY, mm_per_px=0.1)
    return pictured(patient, tracing=Tracing(outlines=(), scale=scale))


def original_of(patient: DemoPatient, found: Pictured) -> bytes:
    """The bytes of its file."""
    return patient.photographs[found.photograph.sha256]


def file_of(picture: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file."""
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def errors(data: bytes, folder: Path) -> list[str]:
    """What dciodvfy, of David Clunie's dicom3tools, calls an error."""
    checker = shutil.which("dciodvfy")
    if checker is None:
        pytest.skip("dciodvfy is not installed (Debian: dicom3tools)")
    path = folder / "checked.dcm"
    path.write_bytes(data)
    told = subprocess.run([checker, str(path)], capture_output=True, text=True, check=False).stderr
    assert "VLPhotographicImage" in told or "EncapsulatedPDF" in told
    return [line for line in told.splitlines() if "Error" in line]


def renamed(found: Pictured, name: str, native_name: str | None, number: str) -> Pictured:
    """The same photograph of somebody of another name."""
    changed = {"name": name, "native_name": native_name, "record_number": number}
    patient = found.case.patient.model_copy(update=changed)
    return replace(found, case=found.case.model_copy(update={"patient": patient}))
