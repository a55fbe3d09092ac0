"""A server and a database of the test's own, where a server is named."""

from tests.stores import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]
