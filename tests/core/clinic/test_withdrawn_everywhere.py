"""One photograph is withdrawn from care: nothing that the program shows, prints or sends holds it any more.

A walk through every way in which a photograph is shown or leaves; the windows' own lists have theirs in tests/desktop.
"""

import base64
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
import pytest
from PIL import Image

from core.case.file import read_case_file
from core.charting.privacy import Purpose
from core.clinic.commands import exports, reports
from core.clinic.commands.consent import erase_withdrawn, withdraw
from core.clinic.commands.reports import Prepared
from core.clinic.leaving import FORMATS, PURPOSES, Format, Order
from core.clinic.views.chart import chart
from core.clinic.views.consent import patient_consents
from core.clinic.views.exports import preview
from core.clinic.views.photo_pairs import photo_pairs
from core.clinic.views.photographs import originals, thumbnails
from core.clinic.views.reports import issued, stored
from core.errors import InvalidInput, NotAllowed
from core.reports.choices import KINDS, Choices
from core.store.store import Store
from tests.core.clinic.photographed import photographed, picture, said
from tests.core.clinic.ward import Ward
from tests.core.reports.reading import pictures_of, words_of
from tests.wards import admit

EVERYTHING = Choices(photographs=True, sensitive_sites=True)


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


class Planted:
    """A patient with three photographs agreed to for everything: the middle one is withdrawn from care."""

    def __init__(self, ward: Ward) -> None:
        self.ward = ward
        self.patient, self.lesion = admit(ward.nurse)
        shots = []
        for seed in (1, 2, 3):
            uses = ("care", "teaching", "publication")
            shots.append(photographed(ward.nurse, self.patient, self.lesion, seed, uses))
            ward.goes_by(days=1)
        self.first, self.gone, self.last = shots
        self.bytes = picture(2)

    def take_back(self) -> None:
        withdraw(self.ward.nurse, self.patient, [self.gone], said(self.ward.nurse, "care"), "no more")


@pytest.fixture
def planted(ward: Ward) -> Planted:
    return Planted(ward)


def pixels_in(data: bytes) -> list[np.ndarray]:
    """The pictures that are inside an exported photograph. What is inside a PDF, the reports' own tests count."""
    if data[128:132] == b"DICM":
        found = pydicom.dcmread(BytesIO(data))
        return [found.pixel_array] if "PixelData" in found else []
    if data.startswith(b"\xff\xd8"):
        return [np.asarray(Image.open(BytesIO(data)).convert("RGB"))]
    return []


def files_of(path: Path) -> Iterator[bytes]:
    for each in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if each.is_file():
            data = each.read_bytes()
            if data.startswith(b"PK") and each.suffix == ".zip":
                with zipfile.ZipFile(BytesIO(data)) as archive:
                    yield from (archive.read(name) for name in archive.namelist())
            else:
                yield data


def prepared(planted: Planted, kind: str) -> Prepared:
    return reports.prepare(planted.ward.nurse, kind, [planted.patient], EVERYTHING)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_no_report_prints_it_and_it_says_so(planted: Planted, kind: str) -> None:
    before = prepared(planted, kind)
    planted.take_back()
    after = prepared(planted, kind)
    assert planted.gone not in after.photographs[planted.patient]
    if planted.gone in before.photographs[planted.patient]:
        assert len(pictures_of(after.pdf)) == len(pictures_of(before.pdf)) - 1
    if before.photographs[planted.patient]:
        assert "withdrawn" in words_of(after.pdf)


def test_a_stored_report_that_shows_it_is_kept_and_given_to_nobody(planted: Planted) -> None:
    nurse = planted.ward.nurse
    shows, shows_not = (
        prepared(planted, "timeline"),
        reports.prepare(nurse, "timeline", [planted.patient], Choices(photographs=False)),
    )
    for each in (shows, shows_not):
        reports.issue(nurse, each, "save")
    planted.take_back()
    lines = {line.sha256: line for line in issued(nurse, [planted.patient])}
    withheld = [line for line in lines.values() if line.withheld_on is not None]
    assert len(lines) == 2 and len(withheld) == 1
    for ask in (stored, lambda context, report: reports.reprint(context, report, "print")):
        with pytest.raises(NotAllowed, match="report_withheld"):
            ask(nurse, withheld[0].report_id)
    (open_one,) = [line for line in lines.values() if line.withheld_on is None]
    assert stored(nurse, open_one.report_id).pdf == shows_not.pdf
    erased, _ = erase_withdrawn(planted.ward.head)
    assert (erased.reports, erased.reports_kept) == (0, 1)
    erased, _ = erase_withdrawn(planted.ward.head, reports=True)
    assert (erased.reports, erased.reports_kept) == (1, 0)
    assert [line.kept for line in issued(nurse, [planted.patient])].count(False) == 1


def test_what_was_prepared_before_does_not_leave_after(planted: Planted) -> None:
    waiting = prepared(planted, "timeline")
    planted.take_back()
    with pytest.raises(NotAllowed, match="prepared_before_withdrawal"):
        reports.issue(planted.ward.nurse, waiting, "print")


@pytest.mark.parametrize(("kind", "purpose"), [(kind, purpose) for kind in FORMATS for purpose in PURPOSES[kind]])
def test_no_export_holds_it_for_any_purpose(planted: Planted, kind, purpose, tmp_path: Path) -> None:
    planted.take_back()
    nurse = planted.ward.nurse
    with_report = kind in ("dicom", "fhir")
    order = Order(kind, (planted.patient,), report=with_report, purpose=purpose)
    out = tmp_path / {"case": "out.zip", "fhir": "out.json", "xlsx": "out.xlsx"}.get(kind, "out")
    told, _ = exports.export(nurse, order, out)
    coded = base64.b64encode(planted.bytes)[2000:2400]
    gone = np.asarray(Image.open(BytesIO(planted.bytes)).convert("RGB"))
    for data in files_of(out):
        assert planted.bytes[1000:1500] not in data and coded not in data
        assert all(pixels.shape != gone.shape or not np.array_equal(pixels, gone) for pixels in pixels_in(data))
    if kind in ("case", "fhir", "dicom", "research"):
        assert (told.photographs, told.withdrawn) == (2, 1)
        assert preview(nurse, order).withdrawn == 1
    if kind == "case":
        assert set(read_case_file(out.read_bytes()).photographs) == {planted.first, planted.last}


def test_fhir_says_that_it_was_withdrawn(planted: Planted, tmp_path: Path) -> None:
    planted.take_back()
    out = tmp_path / "bundle.json"
    exports.export(planted.ward.nurse, Order("fhir", (planted.patient,)), out)
    found = [entry["resource"] for entry in json.loads(out.read_bytes())["entry"]]
    media = next(
        one for one in found if one["resourceType"] == "Media" and one["identifier"][-1]["value"] == planted.gone
    )
    assert "url" not in media["content"]
    now = next(
        one["valueReference"]["reference"]
        for one in media["extension"]
        if one["url"].endswith("photograph-consent-now")
    )
    (counts,) = [one for one in found if f"urn:uuid:{one['id']}" == now]
    assert {rule["type"] for rule in counts["provision"]["provision"]} == {"deny"}
    active = [one for one in found if one["resourceType"] == "Consent" and one["status"] == "active"]
    assert len(active) == 3, "one that counts for each photograph"


def test_no_view_holds_it(planted: Planted) -> None:
    planted.take_back()
    nurse = planted.ward.nurse
    everything = (planted.first, planted.gone, planted.last)
    for view in (thumbnails, originals):
        assert set(view(nurse, everything)) == {planted.first, planted.last}
    (pair,) = photo_pairs(nurse, chart(nurse, planted.patient).case.lesions).values()
    assert pair.withdrawn is not None and (pair.withdrawn.count, pair.withheld) == (1, 0)
    found = patient_consents(nurse, planted.patient)
    assert {line.sha256: line.thumbnail is None for line in found.lines}[planted.gone]
    assert (found.asked.photographs, found.asked.withdrawn, found.asked.not_asked) == (3, 1, 0)


@pytest.mark.parametrize("other", ["teaching", "publication"])
def test_for_teaching_and_publication_only_what_was_agreed_to_leaves(ward: Ward, other: str, tmp_path: Path) -> None:
    patient, lesion = admit(ward.nurse)
    agreed = photographed(ward.nurse, patient, lesion, 1, ("care", other))
    photographed(ward.nurse, patient, lesion, 2, ("care",))
    photographed(ward.nurse, patient, lesion, 3, None)
    order = Order("research", (patient,), purpose=Purpose(other))
    told, _ = exports.export(ward.nurse, order, tmp_path / "research")
    assert (told.photographs, told.withheld) == (1, 2)
    withdraw(ward.nurse, patient, [agreed], said(ward.nurse, other), "not shown to students")
    told, _ = exports.export(ward.nurse, order, tmp_path / "again")
    assert (told.photographs, told.withheld) == (0, 3)
    told, _ = exports.export(ward.nurse, Order("dicom", (patient,)), tmp_path / "care")
    assert told.photographs == 3


@pytest.mark.parametrize("kind", ["case", "fhir", "dicom", "csv"])
def test_what_says_who_the_patient_is_leaves_for_care_alone(ward: Ward, kind: Format, tmp_path: Path) -> None:
    patient, lesion = admit(ward.nurse)
    photographed(ward.nurse, patient, lesion, 1, ("care", "teaching", "publication"))
    for purpose in (Purpose.TEACHING, Purpose.PUBLICATION):
        with pytest.raises(InvalidInput, match="says_who"):
            exports.export(ward.nurse, Order(kind, (patient,), purpose=purpose), tmp_path / "case.zip")
    assert not (tmp_path / "case.zip").exists()
