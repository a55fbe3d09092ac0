"""Babel without the four hundred languages that the program does not speak: 30 MB."""

from pathlib import Path

from PyInstaller.utils.hooks import get_package_paths

_BABEL = Path(get_package_paths("babel")[1])
_SPOKEN = ("root", "en", "en_*", "zh", "zh_*")

hiddenimports = ["babel.dates", "babel.localedata", "babel.numbers", "babel.plural"]
datas = [
    (str(_BABEL / "global.dat"), "babel"),
    *((str(file), "babel/locale-data") for name in _SPOKEN for file in _BABEL.glob(f"locale-data/{name}.dat")),
]
