"""To and from a case: FHIR, DICOM, laboratory files, tables. Values and bytes only: no database, no clock."""
