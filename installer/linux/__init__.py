"""What Linux gets: a tarball that runs in place and a Debian package, from the same folder."""
