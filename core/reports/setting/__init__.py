"""How a page is set: paper, type, blocks that know their height, and pages with identity and number."""
