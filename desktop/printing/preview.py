"""The pages as they will be: scrolled, zoomed and turned by key; each is drawn when it comes into view."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.printing.sheet import Sheet
from desktop.theme.icons import icon
from desktop.widgets.looks import label, look
from desktop.widgets.pdf_pages import Page, draw_page, page_sizes
from desktop.widgets.workplace import Workplace

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""1.0 is the page's size on paper, as far as the screen tells its own."""
_POINTS_TO_PIXELS = 96 / 72
_WIDEST = 1.25
"""A page that fits the width is no larger than this, however wide the window is."""
_KEPT_AROUND = 3
"""So many pages before and after those in view keep their pixels."""


class Preview(QWidget):
    """A document. Page up and down turn pages, + and − zoom, 0 fits the width; the wheel with Ctrl zooms too."""

    turned = Signal(int, int)
    """The page in view, from 1, and how many there are."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._pdf = b""
        self._zoom: float | None = None
        self._sheets: list[Sheet] = []
        self._scroll = _Pages(self)
        self._scroll.setAccessibleName(self.tr("The pages as they will be"))
        self._scroll.verticalScrollBar().valueChanged.connect(self._moved)
        self._canvas = look(QWidget(), "page")
        self._column = QVBoxLayout(self._canvas)
        self._column.setSpacing(workplace.theme.sizes.between)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._canvas)
        self._where = label("", "caption")
        self._scale = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workplace.theme.sizes.inside)
        column.addLayout(self._bar())
        column.addWidget(self._scroll, 1)
        self.setFocusProxy(self._scroll)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages, in order."""
        return tuple(self._sheets)

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        middle = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 3
        above = [number for number, sheet in enumerate(self._sheets) if sheet.y() <= middle]
        return above[-1] if above else 0

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, from its first page; without one (`b""`) nothing."""
        self._pdf = pdf
        for old in self._sheets:
            old.hide()
            old.deleteLater()
        sizes = page_sizes(pdf) if pdf else ()
        named = self.tr("Page {number} of {count}")
        self._sheets = [
            Sheet(self._workplace.theme, size, named.format(number=number, count=len(sizes)))
            for number, size in enumerate(sizes, start=1)
        ]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._resize()

    def turn(self, by: int) -> None:
        """To a page before or after the one in view."""
        self.turn_to(self.page + by)

    def turn_to(self, number: int) -> None:
        """To a page, from 0; the first or the last when there is none such."""
        if self._sheets:
            sheet = self._sheets[min(max(number, 0), len(self._sheets) - 1)]
            self._scroll.verticalScrollBar().setValue(sheet.y() - self._column.spacing() // 2)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the width."""
        if steps == 0:
            self._zoom = None
        else:
            now = self._pixels_per_point() / _POINTS_TO_PIXELS
            near = [zoom for zoom in _ZOOMS if (zoom > now * 1.01 if steps > 0 else zoom < now * 0.99)]
            if not near:
                return
            self._zoom = near[0] if steps > 0 else near[-1]
        page = self.page
        self._resize()
        self.turn_to(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._resize()
        self._moved()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._moved()

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._workplace.theme.sizes.tight)
        row.addWidget(self._tool("chevron-up", self.tr("Page before  Page up"), self._back))
        row.addWidget(self._tool("chevron-down", self.tr("Next page  Page down"), self._forth))
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self._scale)
        row.addWidget(self._tool("zoom-out", self.tr("Smaller  −"), self._smaller))
        row.addWidget(self._tool("zoom-in", self.tr("Larger  +"), self._larger))
        row.addWidget(self._tool("maximize", self.tr("As wide as there is room  0"), self._fit))
        return row

    def _tool(self, picture: str, name: str, do: Callable[[], None]) -> QToolButton:
        tool = look(QToolButton(), "quiet")
        tool.setIcon(icon(picture, self._workplace.theme))
        tool.setToolTip(name)
        tool.setAccessibleName(name)
        tool.clicked.connect(do)
        return tool

    def _back(self) -> None:
        self.turn(-1)

    def _forth(self) -> None:
        self.turn(1)

    def _smaller(self) -> None:
        self.zoom(-1)

    def _larger(self) -> None:
        self.zoom(1)

    def _fit(self) -> None:
        self.zoom(0)

    def _pixels_per_point(self) -> float:
        """Device-independent pixels to a point of paper."""
        if self._zoom is not None or not self._sheets:
            return (self._zoom or 1.0) * _POINTS_TO_PIXELS
        widest = max(sheet.points.width() for sheet in self._sheets)
        edges = self._column.contentsMargins()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self._scroll.width() - bar - edges.left() - edges.right()
        return min(max(room / widest, _ZOOMS[0] * _POINTS_TO_PIXELS), _WIDEST * _POINTS_TO_PIXELS)

    def _resize(self) -> None:
        scale = self._pixels_per_point()
        for sheet in self._sheets:
            sheet.resize_to(scale)
        self._column.activate()
        self._canvas.adjustSize()
        self._moved()

    def _moved(self) -> None:
        """Draw what has come into view, give back what is far from it, and say where one is."""
        view = QRect(QPoint(0, self._scroll.verticalScrollBar().value()), self._scroll.viewport().size())
        seen = [number for number, sheet in enumerate(self._sheets) if self.isVisible() and _overlap(sheet, view)]
        scale = self._pixels_per_point() * self.devicePixelRatioF()
        for number, sheet in enumerate(self._sheets):
            if number in seen and sheet.needs(scale):
                self._draw(number, scale)
            elif seen and not seen[0] - _KEPT_AROUND <= number <= seen[-1] + _KEPT_AROUND:
                sheet.forget()
        count, page = len(self._sheets), self.page + 1
        self._where.setText(self.tr("Page {number} of {count}").format(number=page, count=count) if count else "")
        percent = round(100 * self._pixels_per_point() / _POINTS_TO_PIXELS)
        self._scale.setText(self.tr("{percent} %").format(percent=percent) if count else "")
        self.turned.emit(page if count else 0, count)

    def _draw(self, number: int, scale: float) -> None:
        pdf, sheet = self._pdf, self._sheets[number]

        def drawn(page: Page) -> None:
            if self._pdf is pdf and sheet.needs(scale):
                sheet.show_page(page, scale)

        self._workplace.bridge.read(sheet, lambda: draw_page(pdf, number, scale), drawn, key="page")


class _Pages(QScrollArea):
    """The keys and the wheel of a document."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        look(self, "read")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.viewport().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        preview = self._preview
        match event.key():
            case Qt.Key.Key_PageUp:
                preview.turn(-1)
            case Qt.Key.Key_PageDown:
                preview.turn(1)
            case Qt.Key.Key_Home:
                preview.turn_to(0)
            case Qt.Key.Key_End:
                preview.turn_to(len(preview.sheets) - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                preview.zoom(1)
            case Qt.Key.Key_Minus:
                preview.zoom(-1)
            case Qt.Key.Key_0:
                preview.zoom(0)
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._preview.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)


def _overlap(sheet: QWidget, view: QRect) -> bool:
    return sheet.y() < view.bottom() and sheet.y() + sheet.height() > view.top()
