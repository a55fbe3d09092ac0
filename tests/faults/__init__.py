"""Faults of the world around the program: kills, disks, power, clocks, networks. Counted in docs/faults.md."""
