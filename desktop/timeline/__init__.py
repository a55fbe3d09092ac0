"""Everything over time on one axis: areas, BWAT-CUA, therapy spans and pain, each point leading to its entry."""
