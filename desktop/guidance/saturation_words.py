"""The supersaturation in words: its ratio to the reference, and what each lever would do."""

from PySide6.QtCore import QCoreApplication

from core.guidance.saturation import Lever, Supersaturation

_SMALL = 3.0
"""Up to this many powers of ten a ratio is also said as a plain number."""


def ratio_words(result: Supersaturation) -> str:
    """`+1.9`: the logarithm of the ratio, with its sign."""
    return f"{result.log10_ratio_to_reference:+.1f}".replace("-", "−")


def ratio_told(result: Supersaturation) -> str:
    """The ratio as a sentence."""
    power = result.log10_ratio_to_reference
    if abs(power) <= _SMALL:
        times = QCoreApplication.translate("Saturation", "{number} times the reference")
        return times.format(number=f"{10**power:.2g}")
    return QCoreApplication.translate("Saturation", "10 to the power {power} times the reference").format(
        power=f"{power:+.1f}"
    )


def lever_words(lever: Lever) -> str:
    """What is moved, from where to where; a value that was never measured is said to be assumed."""
    names = {
        "phosphate": QCoreApplication.translate("Saturation", "Phosphate {now} → {target} mmol/L"),
        "calcium": QCoreApplication.translate("Saturation", "Ionised calcium {now} → {target} mmol/L"),
        "ph": QCoreApplication.translate("Saturation", "pH {now} → {target}"),
    }
    told = names[lever.name].format(now=f"{lever.now:.2f}", target=f"{lever.target:.2f}")
    if lever.assumed:
        return QCoreApplication.translate("Saturation", "{lever} (assumed)").format(lever=told)
    return told
