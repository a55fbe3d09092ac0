"""The window round the places: rail, banner, status line, palette. It knows nothing of wounds."""
