"""The passphrase of what leaves: it is guessed at home, at any speed and without end, so here a weak one is refused."""

from typing import Final

from core.clinic.passphrases import passphrase_strength
from core.errors import InvalidInput
from core.exchange.protecting import check_signs, protected_pdf
from core.texts import Text

_ENOUGH: Final = 2
"""The level of `passphrase_strength` from which one is taken."""


def check(passphrase: str) -> None:
    """Refuse a passphrase under which nothing should leave.

    Raises
    ------
    InvalidInput
        Saying what is wrong with it.
    """
    check_signs(passphrase)
    strength = passphrase_strength(passphrase)
    if strength.level < _ENOUGH:
        raise InvalidInput(strength.advice.key, **strength.advice.params)


def refusal(passphrase: str) -> Text | None:
    """What `check` would say; None when it says nothing."""
    try:
        check(passphrase)
    except InvalidInput as error:
        return error.text
    return None


def sealed_pdf(pdf: bytes, passphrase: str | None) -> bytes:
    """The document as it is to leave: encrypted, or as it is when nobody asked for that.

    Raises
    ------
    InvalidInput
        For a passphrase that `check` refuses.
    """
    if passphrase is None:
        return pdf
    check(passphrase)
    return protected_pdf(pdf, passphrase)
