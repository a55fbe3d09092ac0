"""A patient's record as an HL7 FHIR R4 Bundle, and a Bundle as a record (docs/decisions/0021)."""
