"""Data that is built into the package; read only through `core.resources`."""
