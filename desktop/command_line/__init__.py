"""The command line: use cases for scripts, IT and checks, without a display."""
