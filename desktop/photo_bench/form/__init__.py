"""The assessment form: one column in the order of an examination. It binds to the draft and decides nothing."""
