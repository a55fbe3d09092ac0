"""The structure tree tied to the pages that ReportLab drew, by pikepdf: tagged PDF (ISO 32000-1, 14.7 and 14.8).

PDF/UA (ISO 14289-1) is followed as far as docs/decisions/0017 says; the identifier that claims it is not written.
"""

from io import BytesIO
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from core.reports.setting.tagging import Content, Element

_CHANNELS: Final = 3


def tied(pdf: bytes, root: Element, title: str, language: str) -> bytes:
    """The same pages with their structure, language, title and the colour profiles of their photographs.

    The same input gives the same bytes.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        _state(document, title, language)
        _Tree(document).grow(root)
        _keep_profiles(document)
        written = BytesIO()
        document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _state(document: pikepdf.Pdf, title: str, language: str) -> None:
    """What the catalogue says of the whole document."""
    document.Root.Lang = String(language)
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language}


class _Tree:
    """The structure tree of a document under construction."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._pages = [page.obj for page in document.pages]
        self._owners: list[dict[int, Any]] = [{} for _ in self._pages]

    def grow(self, root: Element) -> None:
        """Write the tree, and tell each page which elements its content belongs to."""
        tree = self._document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        numbers: list[Any] = []
        for number, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents, page.Tabs = number, Name.S
            numbers += [number, self._document.make_indirect(Array([owners[each] for each in sorted(owners)]))]
        tree.ParentTree = self._document.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self._pages)
        self._document.Root.StructTreeRoot = tree

    def _element(self, element: Element, parent: Any) -> Any:
        made = self._document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
        for key, words in (("/Alt", element.alt), ("/ActualText", element.said)):
            if words:
                made[key] = String(words)
        attributes = _attributes(element)
        if attributes is not None:
            made.A = attributes
        kids: list[Any] = []
        for child in element.children:
            kids.append(self._content(child, made) if isinstance(child, Content) else self._element(child, made))
        # One alone stands by itself: every paragraph is smaller for it.
        made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _content(self, content: Content, owner: Any) -> Any:
        self._owners[content.page][content.number] = owner
        return Dictionary(Type=Name.MCR, Pg=self._pages[content.page], MCID=content.number)


def _attributes(element: Element) -> Any:
    if element.role == "TH":
        return Dictionary(O=Name.Table, Scope=Name.Column)
    if element.box is not None:
        return Dictionary(O=Name.Layout, BBox=Array([round(each, 2) for each in element.box]), Placement=Name.Block)
    return None


def _keep_profiles(document: pikepdf.Pdf) -> None:
    """Readers take no notice of the profile inside a JPEG: the picture's colour space has to name it."""
    spaces: dict[bytes, Any] = {}
    for page in document.pages:
        for picture in page.obj.Resources.get("/XObject", Dictionary()).values():
            profile = _profile(picture)
            if profile is None:
                continue
            if profile not in spaces:
                stream = document.make_stream(profile, N=_CHANNELS, Alternate=Name.DeviceRGB)
                spaces[profile] = document.make_indirect(Array([Name.ICCBased, stream]))
            picture.ColorSpace = spaces[profile]


def _profile(picture: Any) -> bytes | None:
    """The colour profile that a JPEG of three channels carries."""
    if picture.get("/Filter") not in (Name.DCTDecode, Array([Name.DCTDecode])):
        return None
    with Image.open(BytesIO(picture.read_raw_bytes())) as image:
        found = image.info.get("icc_profile")
        return found if isinstance(found, bytes) and found and image.mode == "RGB" else None
