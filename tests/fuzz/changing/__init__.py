"""How a whole file becomes an enemy's: changes that know a format, each drawn from one `random.Random`."""
