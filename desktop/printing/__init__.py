"""Printing: the page as it will be, then printed or saved."""
