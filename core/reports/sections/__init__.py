"""What a handover says, by the letters of SBAR. Each section turns a view of the patient into blocks."""
