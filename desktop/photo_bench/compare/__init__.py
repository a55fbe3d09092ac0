"""Photographs of one lesion on different dates, laid upon each other."""
