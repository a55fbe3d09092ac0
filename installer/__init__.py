"""Sets the program up from a clone, and builds what is installed. Standard library only: it runs before anything is."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
