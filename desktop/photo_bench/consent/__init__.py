"""What was agreed about a patient's photographs: seen, recorded for several at once, withdrawn."""
