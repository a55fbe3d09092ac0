"""The user's guide in a window of its own (F1): its pages at the left, one of them at the right, and a search."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.shell import help_pages
from desktop.shell.help_reader import HelpReader
from desktop.theme.icons import program_icon
from desktop.widgets.announce import announce
from desktop.widgets.looks import NAMES_NOBODY, button, label, look
from desktop.widgets.search_line import SearchLine
from desktop.widgets.workplace import Desk

_WIDTH, _HEIGHT, _LIST = 1080, 760, 264
_PAGE = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Shows one page of the guide after another. Nothing of any patient stands in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._behind: list[str] = []
        self._ahead: list[str] = []
        self.here = ""
        """The page that is shown, as a link names it: `pain`, `../../../docs/postgresql.md`."""
        self.setWindowIcon(program_icon())
        self.setProperty(NAMES_NOBODY, True)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._list_pages("")
        self.resize(desk.theme.px(_WIDTH), desk.theme.px(_HEIGHT))

    def open_page(self, page: str, anchor: str = "") -> None:
        """Show a page, and remember the one before."""
        if page != self.here:
            self._behind += [self.here] if self.here else []
            self._ahead.clear()
            self._show(page, anchor)
        else:
            self.reader.go_to(anchor)
        self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """To the page before this one."""
        if self._behind:
            self._ahead.append(self.here)
            self._show(self._behind.pop())

    def go_forward(self) -> None:
        """To the page that one came back from."""
        if self._ahead:
            self._behind.append(self.here)
            self._show(self._ahead.pop())

    def find_next(self) -> None:
        """Select the next place on the page where the words stand; past the last one from the top again."""
        words = self.search.text().strip()
        if words and not self.reader.find(words) and not self.reader.find_from_top(words):
            announce(self, self.tr("Not on this page."))

    def _make_parts(self) -> None:
        theme = self._desk.theme
        self.back = button(self.tr("Back  Alt+←"))
        self.forward = button(self.tr("Forward  Alt+→"))
        self.search = SearchLine(self.tr("Search the guide"), self.tr("Search the guide  Ctrl+F"))
        self.model = QStandardItemModel(self)
        self.list = look(QListView(), "plain")
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Pages of the guide"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedWidth(theme.px(_LIST))
        self.list.setWordWrap(True)
        self.nothing = label(self.tr("No page has these words."), "muted", wrap=True)
        self.nothing.hide()
        self.reader = HelpReader(theme)

    def _lay_out(self) -> None:
        space = self._desk.theme.sizes
        left = QVBoxLayout()
        left.setSpacing(space.inside)
        for part in (self.search, self.nothing):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        self.search.setFixedWidth(self.list.width())
        self.nothing.setFixedWidth(self.list.width())
        head = QHBoxLayout()
        head.setSpacing(space.inside)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(space.inside)
        right.addLayout(head)
        right.addWidget(self.reader, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, space.between, space.between, space.between)
        row.setSpacing(space.between)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.search.textChanged.connect(self._list_pages)
        self.search.returnPressed.connect(self._open_first)
        self.list.clicked.connect(self._open_chosen)
        self.list.activated.connect(self._open_chosen)
        self.reader.followed.connect(self._follow)
        for keys, does in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", self._ask),
            ("F3", self.find_next),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _list_pages(self, words: str) -> None:
        """The pages under their parts; while something is searched, those that hold it."""
        self.model.clear()
        if words.strip():
            for found in help_pages.find(words, self._desk.language):
                self._add_page(found.page, found.line)
        else:
            for part in help_pages.parts(self._desk.language):
                self._add_title(part.title)
                for page in part.pages:
                    self._add_page(page)
        self.nothing.setVisible(self.model.rowCount() == 0)
        self._mark_here()

    def _add_title(self, title: str) -> None:
        item = QStandardItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.list.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        self.model.appendRow(item)

    def _add_page(self, page: str, line: str = "") -> None:
        item = QStandardItem(help_pages.title(page, self._desk.language))
        item.setData(page, _PAGE)
        item.setToolTip(line)
        self.model.appendRow(item)

    def _mark_here(self) -> None:
        for row in range(self.model.rowCount()):
            if self.model.item(row).data(_PAGE) == self.here:
                self.list.setCurrentIndex(self.model.index(row, 0))

    def _ask(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _open_first(self) -> None:
        """Enter in the search: the next place on this page, or else the first page that has the words."""
        pages = [self.model.item(row).data(_PAGE) for row in range(self.model.rowCount())]
        if self.here not in pages and pages and self.search.text().strip():
            self.open_page(pages[0])
        self.find_next()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_chosen(self, index: QModelIndex) -> None:
        page = index.data(_PAGE)
        if page:
            self.open_page(page)
            self.find_next()

    def _follow(self, link: str) -> None:
        path, _, anchor = link.partition("#")
        self.open_page(path if path.startswith(help_pages.OUTSIDE) else path.removesuffix(".md"), anchor)

    def _show(self, page: str, anchor: str = "") -> None:
        self.here = page
        beside = page.startswith(help_pages.OUTSIDE)
        language = self._desk.language
        markdown = help_pages.outside_text(page) if beside else help_pages.page_text(page, language)
        self.reader.show_page(markdown, anchor)
        heading = help_pages.headings(markdown)[0][1]
        self.setWindowTitle(self.tr("{page} – Calcitrack guide").format(page=heading))
        self.back.setEnabled(bool(self._behind))
        self.forward.setEnabled(bool(self._ahead))
        self._mark_here()
