"""Every table, for those who need them all: migrations, checks, tests."""

from core.record.account import AccountRow
from core.record.assessment import AssessmentDraftRow
from core.record.audit import AuditRow
from core.record.base import Base
from core.record.camera import CameraProfileRow
from core.record.facility import FacilityProfileRow, FacilityRow
from core.record.laboratory_mapping import LaboratoryMappingRow
from core.record.patient import PatientRow
from core.record.rows import OF_A_PATIENT
from core.record.search import PatientSearchTokenRow

TABLES: tuple[type[Base], ...] = (
    FacilityRow,
    FacilityProfileRow,
    AccountRow,
    CameraProfileRow,
    LaboratoryMappingRow,
    AuditRow,
    PatientRow,
    PatientSearchTokenRow,
    AssessmentDraftRow,
    *OF_A_PATIENT,
)
