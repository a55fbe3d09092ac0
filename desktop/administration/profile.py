"""The rules of this clinic: every rule with its numbers and its source, changed here, kept for everybody."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.clinic.changes import Changes, Kind
from core.clinic.commands.profile import export_profile, keep_profile
from core.clinic.merging.form import Differs, Disagreement
from core.clinic.merging.three_way import Side
from core.clinic.profile_changes import ProfileChanges
from core.clinic.rights import Right
from core.clinic.views.profile import FacilityProfile, RuleLine, facility_profile, rule_lines
from core.errors import CalcitrackError, InvalidInput
from desktop.administration.rule_card import RuleCard
from desktop.administration.rule_table import RuleTable
from desktop.widgets.choices import Choices
from desktop.widgets.flow import side_by_side
from desktop.widgets.looks import button, label
from desktop.widgets.notice import Notice
from desktop.widgets.permitted import only_with
from desktop.widgets.place import Place, Shortcut
from desktop.widgets.requests import Announce, OpenPlace, Request
from desktop.widgets.room import shows_some_lines
from desktop.widgets.search_line import SearchLine
from desktop.widgets.two_versions import ask_which
from desktop.widgets.workplace import Workplace

_SEARCH_WIDTH = 220


class ProfilePlace(Place):
    """Changes are tried out here and hold once they are kept: Ctrl+Enter. Esc clears the search first."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName(self.tr("Rules of this clinic"))
        self._kept: FacilityProfile | None = None
        self.changes = ProfileChanges()
        self._both: Disagreement[ProfileChanges] | None = None
        self.notice = Notice(workplace.theme)
        self.search = SearchLine(self.tr("Search the rules by any word"), self.tr("Search the rules  /"))
        self.search.setMaximumWidth(workplace.theme.px(_SEARCH_WIDTH))
        self.which = Choices(
            workplace.theme,
            self.tr("Which rules"),
            [
                ("all", self.tr("All")),
                ("changed", self.tr("Changed here")),
                ("default", self.tr("Facility defaults")),
                ("off", self.tr("Off")),
            ],
        )
        self.which.set_value("all")
        self.table = RuleTable(workplace)
        self.card = RuleCard(workplace)
        self.keep = button(self.tr("Keep the rules"), "primary")
        self.keep.setToolTip(self.tr("Every patient is judged by them from now on. Ctrl+Enter"))
        self.discard = button(self.tr("Discard"))
        self._state = label("", "caption", wrap=True)
        self._lay_out()
        for control in (self.keep, self._load):
            only_with(control, workplace, Right.CHANGE_RULES)
        self._connect()

    def open(self, request: Request) -> None:
        """What was changed and not kept yet is still there when one comes back."""
        self._read()

    def address(self) -> Request | None:
        return OpenPlace("profile")

    def escape(self) -> bool:
        if not self.search.text():
            return False
        self.search.clear()
        self.table.setFocus()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.card, self.search, self.which)

    def shortcuts(self) -> Sequence[Shortcut]:
        return (
            Shortcut("/", self.tr("Search")),
            Shortcut("Space", self.tr("Switch the chosen rule on or off")),
            Shortcut("Ctrl+Enter", self.tr("Keep the rules")),
            Shortcut("Ctrl+C", self.tr("Copy the list as a table")),
        )

    def load_from(self, path: Path) -> None:
        """Try the rules of a TOML file; they hold once they are kept."""
        self.notice.clear()
        self.workplace.bridge.read(self, lambda: _changes_in(path), self._try, self._failed, key="file")

    def save_to(self, path: Path) -> None:
        """Write the rules as they stand here into a TOML file."""
        context, changes = self.workplace.context, self.changes
        work = lambda: _save(path, export_profile(context, changes))  # noqa: E731 – captures values only
        said = self.tr("Saved as {name}")
        self.workplace.bridge.write(
            self, work, lambda name: self.asks.emit(Announce(said.format(name=name))), self._failed
        )

    def _lay_out(self) -> None:
        space = self.workplace.theme.sizes
        load, save = button(self.tr("Load a file…")), button(self.tr("Save as a file…"))
        load.clicked.connect(self._ask_load)
        save.clicked.connect(self._ask_save)
        self._load = load
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(label(self.tr("Rules of this clinic"), "heading"), 1)
        for part in (load, save):
            head.addWidget(part)
        filters = QHBoxLayout()
        filters.setSpacing(space.inside)
        filters.addWidget(self.which)
        filters.addStretch(1)
        filters.addWidget(self.search, 1)
        body = side_by_side(self.workplace.theme)
        shows_some_lines(self.table, self.workplace.theme)
        body.addWidget(self.table, 1)
        body.addWidget(self.card)
        foot = QHBoxLayout()
        foot.setSpacing(space.inside)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.between, space.between, space.between, space.between)
        column.setSpacing(space.inside)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(filters)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.table.filtered.setFilterFixedString)
        self.which.chosen.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._show_card)
        self.card.changed.connect(self._try)
        self.keep.clicked.connect(self._keep)
        self.discard.clicked.connect(self._discard)
        self.workplace.bridge.changed.connect(self._changed)
        for keys, owner, do in (
            ("/", self.table, self.search.setFocus),
            ("Space", self.table, self._switch),
            ("Ctrl+Return", self, self._keep),
            ("Ctrl+Enter", self, self._keep),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _read(self) -> None:
        context = self.workplace.context
        self.workplace.bridge.read(self, lambda: facility_profile(context), self._show, self._failed, key="profile")

    def _show(self, found: FacilityProfile) -> None:
        untouched = self._kept is None or self.changes == self._kept.changes
        if untouched or self._kept is None:
            self._kept = found  # what is being changed here goes together with what was kept since when it is kept
        if found.problem is not None:
            problem = self.workplace.say(found.problem)
            sentence = self.tr("The rules that were kept cannot be read any more. The shipped ones hold. {problem}")
            self.notice.say(sentence.format(problem=problem), "urgent")
        elif not found.may_change:
            self.notice.say(self.tr("You can read the rules here. Only an administrator can change them."))
        self._load.setEnabled(found.may_change)
        self._try(found.changes if untouched else self.changes)

    def _try(self, changes: ProfileChanges) -> None:
        self.changes = changes
        self.table.show_rules(rule_lines(changes))
        self._show_card()
        kept = self._kept
        open_ = 0 if kept is None else len(changes.difference(kept.changes))
        self.keep.setEnabled(kept is not None and kept.may_change and (open_ > 0 or kept.problem is not None))
        self.discard.setEnabled(open_ > 0)
        self._state.setText(self._state_words(open_))

    def _state_words(self, open_: int) -> str:
        if open_:
            return self.tr("%n change(s) not kept yet", "", open_)
        states = self._kept.states if self._kept is not None else ()
        if not states:
            return self.tr("The rules are those that the program ships with.")
        at = states[0].at.astimezone(self.workplace.zone).strftime("%Y-%m-%d %H:%M")
        return self.tr("Kept {when} by {name}").format(when=at, name=states[0].by)

    def _show_card(self) -> None:
        may_change = self._kept is not None and self._kept.may_change
        self.card.show_rule(self.table.chosen, self.changes, may_change=may_change)

    def _filter(self, which: str) -> None:
        shows: dict[str, Callable[[RuleLine], bool]] = {
            "all": lambda _line: True,
            "changed": lambda line: line.changed,
            "default": lambda line: line.facility_default,
            "off": lambda line: not line.on,
        }
        self.table.show_only(shows[which])
        self._show_card()

    def _switch(self) -> None:
        if self.card.runs.isEnabled():
            self.card.runs.toggle()

    def _keep(self) -> None:
        if self._kept is None or not self.keep.isEnabled():
            return
        context, changes, seen = self.workplace.context, self.changes, self._kept
        self.keep.setEnabled(False)
        self.notice.clear()
        work = lambda: keep_profile(context, changes, seen.number, seen.changes)  # noqa: E731 – captures values only
        self.workplace.bridge.write(self, work, self._was_kept, self._failed)

    def _was_kept(self, _changes: Changes) -> None:
        self.asks.emit(Announce(self.tr("The rules are kept. Every patient is judged by them.")))
        self._kept = None
        self._read()

    def _decided(self, sides: Mapping[str, Side]) -> None:
        if self._both is not None and self._kept is not None:
            self._kept = replace(self._kept, changes=self._both.theirs)
            self._try(self._both.decided(sides))
            self._keep()

    def _discard(self) -> None:
        if self._kept is not None:
            self.card.forget()
            self._try(self._kept.changes)
            self._read()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and Kind.PROFILE in changes.kinds:
            self._read()

    def _failed(self, error: CalcitrackError) -> None:
        self._try(self.changes)
        if isinstance(error, Differs):
            self._both = error.disagreement
            ask_which(self.workplace, self, error.disagreement, "", self._decided)
        else:
            self.notice.say_error(error, self.workplace)

    def _ask_load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load the rules of a file"), "", self.tr("Rules (*.toml)"))
        if name:
            self.load_from(Path(name))

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the rules as a file"), "rules.toml", self.tr("Rules (*.toml)")
        )
        if name:
            self.save_to(Path(name))


def _changes_in(path: Path) -> ProfileChanges:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInput("error.desktop.cannot_read", name=path.name, problem=error.strerror or "") from None
    return ProfileChanges.read(data)


def _save(path: Path, data: bytes) -> str:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InvalidInput("error.desktop.cannot_write", name=path.name, problem=error.strerror or "") from None
    return path.name
