"""Tests of the clinic review."""
