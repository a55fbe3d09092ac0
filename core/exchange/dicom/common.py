"""What every DICOM file of ours says: whose, of which study and series, made by what."""

import io
from dataclasses import dataclass

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import UID

from core.case.moments import DayOrInstant
from core.case.patient import Patient
from core.exchange.dicom.values import clean, da, patient_id, person_name, sex, tm, uid

UTF8 = "ISO_IR 192"
IMPLEMENTATION = uid("implementation")


@dataclass(frozen=True)
class Maker:
    """Who lets the file out: the facility, and the program's version."""

    facility: str
    version: str


@dataclass(frozen=True)
class Study:
    """What belongs together: one assessment of one lesion, or one report."""

    uid: UID
    at: DayOrInstant
    description: str


def begun(patient: Patient, study: Study, maker: Maker) -> Dataset:
    """A data set with the modules Patient, General Study and General Equipment, ready for its own content."""
    made = Dataset()
    made.SpecificCharacterSet = UTF8
    made.PatientName = person_name(patient.name, patient.native_name)
    made.PatientID = patient_id(patient.record_number)
    made.PatientBirthDate = da(patient.birth_date)
    made.PatientSex = sex(patient.sex)
    made.StudyInstanceUID = study.uid
    made.StudyDate, made.StudyTime = da(study.at), tm(study.at)
    made.StudyID = study.uid.rsplit(".", 1)[-1][:16]
    made.StudyDescription = clean(study.description)
    made.AccessionNumber = ""
    made.ReferringPhysicianName = ""
    made.Manufacturer = ""
    made.InstitutionName = clean(maker.facility)
    made.SoftwareVersions = clean(f"Calcitrack {maker.version}")
    return made


def written(content: Dataset, transfer_syntax: UID) -> bytes:
    """A whole file (PS3.10) of a data set that has its class and instance."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = content.SOPClassUID
    meta.MediaStorageSOPInstanceUID = content.SOPInstanceUID
    meta.TransferSyntaxUID = transfer_syntax
    meta.ImplementationClassUID = IMPLEMENTATION
    meta.ImplementationVersionName = "CALCITRACK"
    target = io.BytesIO()
    file = FileDataset(target, content, file_meta=meta, preamble=b"\0" * 128)
    dcmwrite(target, file, enforce_file_format=True)
    return target.getvalue()
