"""The clinic, reviewed: one patient a screen, decisions typed at the foot become tasks."""
