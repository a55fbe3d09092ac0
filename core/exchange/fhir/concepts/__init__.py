"""How each kind of the case's entries is said in FHIR: what writes a resource stands beside what reads it."""
