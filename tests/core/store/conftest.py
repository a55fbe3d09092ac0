"""Stores of the test's own, embedded and on a server."""

from tests.stores import made_store, postgres_server, postgres_url, store, store_folder

__all__ = ["made_store", "postgres_server", "postgres_url", "store", "store_folder"]
