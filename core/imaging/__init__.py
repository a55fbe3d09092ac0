"""Photograph in, millimetres out: arrays and geometry only. Knows no patient and no database."""
