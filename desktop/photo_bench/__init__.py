"""The photo bench and the assessment form beside it: a lesion charted in under two minutes."""
