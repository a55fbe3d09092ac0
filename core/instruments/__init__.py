"""Scored instruments: definitions are data, one engine validates and scores. Pure functions over `core.case`."""
