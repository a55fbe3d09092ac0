"""The patient's banner: above every place, never scrolled away. The wrong patient is the worst error."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from core.texts import text
from desktop.shell.banner_facts import BannerFacts, Fact
from desktop.theme.icons import icon
from desktop.widgets.flow import LARGE, STACKED, Flow
from desktop.widgets.level_mark import LevelMark
from desktop.widgets.looks import button, frame, label, look
from desktop.widgets.people import SEX_SIGNS, both_names
from desktop.widgets.workplace import Desk


class Banner(QFrame):
    """Hidden until a patient is open. Wraps onto a second line where the window is narrow; cuts nothing off."""

    chart_asked = Signal()
    edit_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "banner")
        self._desk = desk
        self._shown: BannerFacts | None = None
        self._open = self._aside = False
        space = desk.theme.sizes
        self.edit = look(QToolButton(), "quiet")
        self.edit.setIcon(icon("pencil", desk.theme, "muted"))
        self.edit.setIconSize(QSize(space.between, space.between))
        self.edit.setAccessibleName(self.tr("Correct the patient's details"))
        self.edit.setToolTip(self.tr("Correct the patient's details"))
        self.edit.clicked.connect(self.edit_asked)
        self._body = QWidget()
        self._row = QHBoxLayout(self)
        edge = space.inside if desk.theme.scale < STACKED else space.tight  # a low screen in large letters has no room
        self._row.setContentsMargins(space.between, edge, space.inside, edge)
        self._row.addWidget(self._body, 1)
        self._row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def shown(self) -> BannerFacts | None:
        """What the banner says now."""
        return self._shown

    def show_waiting(self) -> None:
        """Another patient is being read: nothing of the one before may stand above it."""
        self._shown = None
        self._replace_body(label("…", "heading"))
        self.setAccessibleName("")
        self._open = True
        self._set_visible()

    def set_aside(self, aside: bool) -> None:
        """Over the form of somebody new, nobody else's identity may stand."""
        self._aside = aside
        self._set_visible()

    def show_patient(self, facts: BannerFacts | None) -> None:
        """Show a patient; None: nobody is open."""
        self._shown = facts
        self._open = facts is not None
        self._set_visible()
        if facts is None:
            self.setAccessibleName("")
            return
        body = QWidget()
        space = self._desk.theme.sizes
        flow = Flow(space.inside, space.tight if self._desk.theme.scale < STACKED else 0, body)
        flow.addWidget(self._with_upright(self._identity(facts)))
        sentences = [self._desk.say(fact.sentence) for fact in facts.facts]
        blocks = [self._fact(fact, sentence) for fact, sentence in zip(facts.facts, sentences, strict=True)]
        for block in blocks[:-1]:
            flow.addWidget(self._with_upright(block))
        flow.addWidget(blocks[-1])
        body.setSizePolicy(_growing_down())
        self._replace_body(body)
        self.setAccessibleName(". ".join([self.identity_words(facts), *sentences]))

    def identity_words(self, facts: BannerFacts) -> str:
        """Name, own name, sex, age, birth date and number in one line."""
        sex = self._desk.say(text(f"word.sex.{facts.sex}"))
        born = self.tr("born {day}").format(day=facts.birth_date.isoformat())
        name = f"{facts.name} {facts.native_name}".strip()
        return f"{name}, {sex}, {facts.age}, {born}, {facts.record_number}"

    def _set_visible(self) -> None:
        self.setVisible(self._open and not self._aside)

    def _replace_body(self, body: QWidget) -> None:
        self._row.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()

    def _identity(self, facts: BannerFacts) -> QWidget:
        block = QWidget()
        space = self._desk.theme.sizes
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.inside)
        name = button(both_names(facts.name, facts.native_name).replace("&", "&&"), "link", "name")
        name.setAccessibleName(self.tr("Open the chart of {name}").format(name=facts.name))
        name.setToolTip(self.tr("Open the chart"))
        name.clicked.connect(self.chart_asked)
        row.addWidget(name)
        sex = SEX_SIGNS.get(facts.sex, self._desk.say(text(f"word.sex.{facts.sex}")))
        row.addWidget(label(f"{sex} {facts.age}", "strong"))
        row.addWidget(label(self.tr("born {day}").format(day=facts.birth_date.isoformat()), "strong"))
        row.addWidget(label(facts.record_number, "strong"))
        return block

    def _with_upright(self, block: QWidget) -> QWidget:
        """A line between this block and the next; at the end of a line of the banner it closes that line."""
        upright = frame("upright")
        upright.setFixedHeight(self._desk.theme.sizes.heading)
        layout = block.layout()
        if layout is not None:
            layout.addWidget(upright)
        return block

    def _fact(self, fact: Fact, sentence: str) -> QWidget:
        block = QWidget()
        space = self._desk.theme.sizes
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.inside)
        if fact.level:
            row.addWidget(LevelMark(self._desk.theme, fact.level))
        words = label(sentence, *([fact.level] if fact.level in ("urgent", "attention") else []))
        words.setMinimumHeight(space.row if self._desk.theme.scale < LARGE else 0)  # they may take three lines
        words.setToolTip(fact.more)
        row.addWidget(words)
        return block


def _growing_down() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
