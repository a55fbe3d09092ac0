"""One more account: what is typed to sign in, what stands under signatures, and the role."""

from collections.abc import Callable

from core.clinic.commands import accounts
from core.clinic.rights import ROLES
from core.texts import text
from desktop.widgets.fields import ChoiceField, TextField
from desktop.widgets.sheet import Sheet
from desktop.widgets.workplace import Workplace


class AccountSheet(Sheet):
    """`sent` brings the passphrase to hand over."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, workplace.context.facility)
        self.set_words(self.tr("Add an account"), self.tr("Add the account"))
        self.setMinimumWidth(0)
        self.account = TextField(
            workplace, self.tr("Account"), needed=True, hint=self.tr("What is typed to sign in. It never changes.")
        )
        self.shown_name = TextField(
            workplace, self.tr("Name in the record"), needed=True, hint=self.tr("It stands under everything they sign.")
        )
        roles = [(role, workplace.say(text(f"clinic.role.{role}"))) for role in ROLES]
        self.role = ChoiceField(workplace, self.tr("Role"), roles, needed=True)
        self.ask(self.account, self.shown_name, self.role)

    def work(self) -> Callable[[], object]:
        context, account, name = self.workplace.context, self.account.value() or "", self.shown_name.value() or ""
        role = self.role.value() or ""
        return lambda: accounts.add(context, account, name, role)
