"""The supersaturation in words: its ratio to the reference, and what each lever would do."""

from PySide6.QtCore import QCoreApplication

from core.guidance.saturation import Lever, Supersaturation
from desktop.widgets.numbers import fixed, pointed

_SMALL = 3.0
"""Up to this many powers of ten a ratio is also said as a plain number."""


def ratio_words(result: Supersaturation) -> str:
    """`+1.9`: the logarithm of the ratio, with its sign."""
    return pointed(f"{result.log10_ratio_to_reference:+.1f}").replace("-", "−")


def ratio_told(result: Supersaturation) -> str:
    """The ratio as a sentence."""
    power = result.log10_ratio_to_reference
    if abs(power) <= _SMALL:
        times = QCoreApplication.translate("Saturation", "{number} times the reference")
        return times.format(number=pointed(f"{10**power:.2g}"))
    return QCoreApplication.translate("Saturation", "10 to the power {power} times the reference").format(
        power=pointed(f"{power:+.1f}")
    )


def lever_words(lever: Lever) -> str:
    """What is moved, from where to where; a value that was never measured is said to be assumed."""
    names = {
        "phosphate": QCoreApplication.translate("Saturation", "Phosphate {now} → {target} mmol/L"),
        "calcium": QCoreApplication.translate("Saturation", "Ionised calcium {now} → {target} mmol/L"),
        "ph": QCoreApplication.translate("Saturation", "pH {now} → {target}"),
    }
    told = names[lever.name].format(now=fixed(lever.now, 2), target=fixed(lever.target, 2))
    if lever.assumed:
        return QCoreApplication.translate("Saturation", "{lever} (assumed)").format(lever=told)
    return told
