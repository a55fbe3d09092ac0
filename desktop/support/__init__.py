"""What whoever looks after the program needs when something is wrong: a journal, reports of crashes, diagnostics, a
support file, newer versions. It knows no Qt and no patient."""
