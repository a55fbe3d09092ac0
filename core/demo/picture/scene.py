"""One lesion's surroundings, painted once for all its photographs."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from core.demo.picture import cloth, skin
from core.demo.picture.bank import bank, piece
from core.demo.picture.cloth import Planes
from core.demo.picture.form import Form, form_of, outlined
from core.demo.picture.frame import COARSE, HALF, SHEET, Frame, framed, with_ruler_below
from core.demo.picture.noise import Field, as_field, layered, smooth
from core.demo.subject import Subject


@dataclass(frozen=True)
class Materials:
    """Textures of the wound's bed over the whole sheet."""

    cobbles: Field
    leather: Field
    cracks: Field
    strands: Field
    jag: Field


@dataclass(frozen=True)
class Scene:
    """Everything about a lesion's pictures that stays from visit to visit."""

    subject: Subject
    frame: Frame
    skin: Planes
    bare: Field
    net: Field
    wound: Form
    purpura: Form
    layout: Field
    mottling: Field
    materials: Materials


@lru_cache(maxsize=2)
def scene_of(subject: Subject) -> Scene:
    """The surroundings that the subject's seed fixes. Lesions are photographed one after another: two are kept."""
    rng = np.random.default_rng(subject.seed)
    frame, net, wound, purpura = _composed(subject, rng)
    radius = (subject.largest_mm2 / np.pi) ** 0.5
    depth = cloth.covered(frame, rng)
    planes = skin.healthy(subject, frame, rng)
    cloth.laid(planes, depth, frame, rng)
    return Scene(
        subject=subject,
        frame=frame,
        skin=planes,
        bare=as_field(np.clip(np.float32(0.5) - depth * np.float32(frame.px_per_mm / 2), 0, 1)),
        net=net,
        wound=wound,
        purpura=purpura,
        layout=_layout(frame, radius, rng),
        mottling=layered(rng, HALF, 40.0, 4),
        materials=_materials(frame, rng),
    )


def _composed(subject: Subject, rng: np.random.Generator) -> tuple[Frame, Field, Form, Form]:
    """Frame, vessel net, and the landscapes of wound and purpura, framed wider until lesion and ruler fit."""
    start = rng.bit_generator.state
    radius = (subject.largest_mm2 / np.pi) ** 0.5
    for room in (1.0, 1.14, 1.3, 1.5, 1.75, 2.1):
        rng.bit_generator.state = start
        frame = framed(subject, rng, room)
        net = skin.vessel_net(frame, rng)
        coarse = as_field(cv2.GaussianBlur(cv2.resize(net, COARSE[::-1], interpolation=cv2.INTER_AREA), (0, 0), 1.2))
        aside = float(rng.uniform(0, 2 * np.pi))
        away = (0.45 * radius * float(np.cos(aside)), 0.3 * radius * float(np.sin(aside)))
        wound = form_of(subject, frame, coarse, rng)
        purpura = form_of(subject, frame, coarse, rng, away)
        fitted = with_ruler_below(frame, _bounds(subject, wound, purpura))
        if fitted is not None:
            break
    return fitted or frame, net, wound, purpura


def _bounds(subject: Subject, wound: Form, purpura: Form) -> tuple[float, float, float, float]:
    """What the lesion takes up at its largest, in pixels of the sheet."""
    found = []
    open_skin = None
    if subject.largest_wound_mm2:
        open_skin = outlined(wound.surface(1.0), subject.largest_wound_mm2, wound.cell_mm)
        found.append(open_skin.bounds)
    if subject.largest_purpura_mm2:
        beside = outlined(purpura.surface(1.5), subject.largest_purpura_mm2, purpura.cell_mm, without=open_skin)
        found.append(beside.bounds)
    left, top, right, bottom = zip(*found, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _layout(frame: Frame, radius: float, rng: np.random.Generator) -> Field:
    """Where in the wound dead tissue stays longest (half grid): patches, and one side more than the other."""
    right, down = frame.millimetres(HALF)
    turn = float(rng.uniform(0, 2 * np.pi))
    lean = (right * np.float32(np.cos(turn)) + down * np.float32(np.sin(turn))) / np.float32(radius)
    patch = max(0.55 * radius * frame.px_per_mm / 2, 12.0)
    patches = layered(rng, HALF, patch, 4, 0.5)
    return as_field(np.float32(0.3) * patches + np.float32(0.22) * lean)


def _materials(frame: Frame, rng: np.random.Generator) -> Materials:
    textures = bank()
    scale = frame.px_per_mm
    return Materials(
        cobbles=piece(textures.cobbles, rng, SHEET, scale),
        leather=piece(textures.leather, rng, SHEET, scale),
        cracks=piece(textures.cracks, rng, SHEET, scale),
        strands=piece(textures.strands, rng, SHEET, scale),
        jag=as_field(smooth(rng, SHEET, max(scale * 1.1, 5.0)) + 0.5 * smooth(rng, SHEET, max(scale * 0.45, 3.0))),
    )
