"""The triad and the flags of a patient: what is still uncorrected, by what evidence, and who does what next."""
