"""The place where files of other systems come in: read, matched, looked through, and only then written."""
