"""The tools of the bench, one a file: small state objects over the outlines, without Qt."""
