"""A report as Encapsulated PDF (PS3.3 A.45.1)."""

import hashlib
from datetime import datetime

from pydicom.sequence import Sequence
from pydicom.uid import EncapsulatedPDFStorage, ExplicitVRLittleEndian

from core.case.patient import Patient
from core.exchange.dicom.common import Maker, Study, begun, written
from core.exchange.dicom.values import clean, dt, put_moment, uid


def report_file(patient: Patient, pdf: bytes, title: str, at: datetime, maker: Maker) -> bytes:
    """One report of a patient as a DICOM file, in a study of its own.

    Parameters
    ----------
    patient
        Whose report it is.
    pdf
        The document, carried bit for bit.
    title
        What it is called, in its language.
    at
        When it was made.
    maker
        Who lets it out.

    Raises
    ------
    InvalidInput
        `error.dicom.record_number` for a number that DICOM has no room for.
    """
    fingerprint = hashlib.sha256(pdf).hexdigest()
    made = begun(patient, Study(uid("report study", patient.id, fingerprint), at, title), maker)
    made.SOPClassUID = EncapsulatedPDFStorage
    made.SOPInstanceUID = uid("report", made.StudyInstanceUID)
    made.Modality = "DOC"
    made.SeriesInstanceUID = uid("series", made.StudyInstanceUID)
    made.SeriesNumber = 1
    made.InstanceNumber = 1
    made.ConversionType = "WSD"
    put_moment(made, at)
    made.AcquisitionDateTime = dt(at)
    made.BurnedInAnnotation = "YES"
    made.DocumentTitle = clean(title)
    made.ConceptNameCodeSequence = Sequence()
    made.MIMETypeOfEncapsulatedDocument = "application/pdf"
    made.EncapsulatedDocument = pdf + b"\0" * (len(pdf) % 2)
    made.EncapsulatedDocumentLength = len(pdf)
    return written(made, ExplicitVRLittleEndian)
