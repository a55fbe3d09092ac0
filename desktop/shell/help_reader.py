"""One page of the guide, set for reading: pictures that fit, tables with room, links that stay in the guide."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.shell import help_pages
from desktop.theme.theme import Theme

_LINE_PERCENT, _CELL_PERCENT = 140, 120
_WIDEST = 760
_TOP_STEP = 3
_PICTURE = "\ufffc"
"""What stands in the text where a picture is (QChar::ObjectReplacementCharacter)."""


class HelpReader(QTextBrowser):
    """Shows Markdown; says which link was followed instead of following it."""

    followed = Signal(str)
    """A page of the guide with its anchor, or a document beside it, as the link names it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = ""
        self._begun: tuple[str, int] = ("", 0)
        self.setOpenLinks(False)
        # A bar that came and went would change the width, and so the pictures, while a page is being set.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Page of the guide"))
        self.document().setDocumentMargin(theme.sizes.round_card)
        self.anchorClicked.connect(self._follow)

    def show_page(self, markdown: str, anchor: str = "") -> None:
        """Show a page from its top, or from a heading."""
        self._page = markdown
        self.document().clear()
        self.setMarkdown(markdown)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()  # laid out once, not after each cell
        self._set_tables()
        self._set_blocks()
        whole.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Scroll to a heading; nowhere if the page has none of this name."""
        self._begun = ("", 0)
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and help_pages.anchor(block.text()) == anchor:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top) - self._theme.sizes.inside)
                self.setTextCursor(QTextCursor(block))
                self._begun = (anchor, self.verticalScrollBar().value())
                return
            block = block.next()

    def find_from_top(self, words: str) -> bool:
        """Select the first place where the words stand; where they stand nowhere, nothing changes."""
        found = self.document().find(words)
        if not found.isNull():
            self.setTextCursor(found)
        return not found.isNull()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture, no wider than the page; where it was not carried along, nothing."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        link = name.toString() if isinstance(name, QUrl) else name
        file = help_pages.outside(link)
        if not link.startswith(help_pages.OUTSIDE) or not file.is_file():
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return self._fitted(QImage.fromData(file.read_bytes()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures as wide as the page."""
        super().resizeEvent(event)
        if self._page and event.size().width() != event.oldSize().width():
            anchor, began_at = self._begun
            if (
                anchor and self.verticalScrollBar().value() == began_at
            ):  # nobody has scrolled yet: it begins there still
                self.show_page(self._page, anchor)
                return
            where = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
            self.show_page(self._page)
            self.verticalScrollBar().setValue(round(where * self.verticalScrollBar().maximum()))

    def _fitted(self, picture: QImage) -> QImage:
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 3 * self._theme.sizes.round_card, self._theme.px(_WIDEST))
        if picture.width() > room * ratio:
            picture = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        elif link.path():
            self.followed.emit(link.toString())
        else:
            self.go_to(link.fragment(QUrl.ComponentFormattingOption.FullyDecoded))

    def _set_tables(self) -> None:
        """Hairlines, and room inside the cells."""
        sizes = self._theme.sizes
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setBorder(sizes.hairline)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(self._theme.colour("hairline"))
                shape.setBorderCollapse(True)
                shape.setCellPadding(sizes.inside)
                shape.setCellSpacing(0)
                shape.setTopMargin(sizes.inside)
                shape.setBottomMargin(sizes.between)
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 98))
                frame.setFormat(shape)

    def _set_blocks(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()

    def _set_block(self, block: QTextBlock) -> None:
        sizes, cursor = self._theme.sizes, QTextCursor(block)
        shape, level = block.blockFormat(), block.blockFormat().headingLevel()
        in_table = cursor.currentTable() is not None
        # A picture is a letter of its height: more would be an empty strip below it.
        line = _CELL_PERCENT if in_table else 100 if _PICTURE in block.text() else _LINE_PERCENT
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(sizes.round_card if level > 1 else 0)
        in_list = block.textList() is not None and block.next().textList() is not None
        shape.setBottomMargin(0 if in_table else sizes.tight if in_list else sizes.inside)
        cursor.setBlockFormat(shape)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        if level:
            letters = QTextCharFormat()
            # Steps above the letters of the text, as Qt's HTML counts them: so headings grow with the text.
            letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, max(0, _TOP_STEP - level))
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(letters)
