"""Work that must not hold up the window: executors behind one bridge, and garbage collected on the GUI thread."""
