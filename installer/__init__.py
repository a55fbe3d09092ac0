"""Sets the program up from a clone, and builds what is installed. Standard library only: it runs before anything is."""
