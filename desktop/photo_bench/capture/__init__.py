"""Where photographs come from besides files: the tray, a memory card, a camera."""
