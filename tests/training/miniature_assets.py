"""A head of our own in MakeHuman's formats and folders: every target, one of each style."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from training.portraits.expression import expression_names
from training.portraits.people import macro_names
from training.portraits.shapes import all_shapes

RINGS, SEGMENTS = 15, 16
EYES = {"joint-l-eye": (0.31, 7.28, 1.25), "joint-r-eye": (-0.31, 7.28, 1.25)}
JOINTS = EYES | {"joint-neck": (0.0, 5.89, 0.07), "joint-head": (0.0, 6.97, 0.16)}
SKINS = ("young_fair_female", "old_african_male", "middleage_fair_male")


def write_assets(folder: Path, *, compiled: bool = True) -> Path:
    """Write the whole folder; targets as text files, or compiled into ``targets.npz``."""
    head, faces = _head()
    (folder / "3dobjs").mkdir(parents=True)
    groups = [("body", head, faces)]
    groups += [(name, _box(place), np.array([[0, 1, 2, 3]])) for name, place in JOINTS.items()]
    (folder / "3dobjs" / "base.obj").write_text(_obj(groups))
    _write_targets(folder, head, compiled)
    cap = head[head[:, 1] > 7.6] * (1.06, 1.02, 1.06)
    _write_proxy(folder / "hair" / "cap", head, cap, _grid(len(cap) // SEGMENTS), (120, 90, 60, 255))
    eyes = np.concatenate([_ball(place) for place in EYES.values()])
    ball = _grid(6)
    _write_proxy(folder / "eyes" / "round", head, eyes, np.concatenate([ball, ball + len(eyes) // 2]), None)
    brow = np.array([[-0.5, 7.5, 1.5], [-0.15, 7.5, 1.55], [-0.15, 7.58, 1.55], [-0.5, 7.58, 1.5]])
    _write_proxy(folder / "eyebrows" / "flat", head, brow, np.array([[0, 1, 2, 3]]), (30, 20, 10, 255))
    _picture(folder / "eyes" / "materials" / "brown_eye.png", (200, 190, 180, 255))
    for name, shade in zip(SKINS, (220, 90, 200), strict=True):
        _picture(folder / "skins" / name / f"{name}_diffuse.png", (shade, shade * 3 // 4, shade // 2, 255))
    return folder


def _head() -> tuple[np.ndarray, np.ndarray]:
    """Shoulders, a neck and an egg-shaped head around the y axis."""
    heights = np.array([3.0, 4.0, 5.0, 5.5, 5.9, 6.1, 6.3, 6.6, 6.9, 7.2, 7.5, 7.8, 8.1, 8.3, 8.45])
    radii = np.array([2.2, 2.2, 1.9, 1.0, 0.5, 0.5, 0.7, 0.8, 0.85, 0.9, 0.9, 0.85, 0.7, 0.45, 0.05])
    angle = 2 * np.pi * np.arange(SEGMENTS) / SEGMENTS
    x = radii[:, None] * np.sin(angle)
    z = radii[:, None] * 0.9 * np.cos(angle) + np.where(heights > 6.2, 0.6, 0.1)[:, None]
    y = np.repeat(heights[:, None], SEGMENTS, axis=1)
    return np.stack([x, y, z], axis=2).reshape(-1, 3), _grid(RINGS)


def _grid(rings: int) -> np.ndarray:
    """Quads between neighbouring rings, counter-clockwise seen from outside."""
    ring, side = np.meshgrid(np.arange(rings - 1), np.arange(SEGMENTS), indexing="ij")
    beside = (side + 1) % SEGMENTS
    low, high = ring * SEGMENTS, (ring + 1) * SEGMENTS
    return np.stack([low + side, low + beside, high + beside, high + side], axis=2).reshape(-1, 4)


def _ball(middle: Sequence[float]) -> np.ndarray:
    up = np.linspace(-1.3, 1.3, 6)[:, None]
    angle = 2 * np.pi * np.arange(SEGMENTS) / SEGMENTS
    around = np.stack(
        [np.cos(up) * np.sin(angle), np.sin(up) + 0 * angle, np.cos(up) * np.cos(angle)], axis=2
    )
    return np.asarray(middle) + 0.16 * around.reshape(-1, 3) + (0, 0, 0.2)


def _box(middle: Sequence[float]) -> np.ndarray:
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]) * 0.03
    return np.asarray(middle) + corners


def _obj(groups: Sequence[tuple[str, np.ndarray, np.ndarray]]) -> str:
    lines, start = ["# a head of our own"], 1
    for name, vertices, faces in groups:
        lines += [f"v {x:.4f} {y:.4f} {z:.4f}" for x, y, z in vertices]
        spread = np.ptp(vertices[:, :2], axis=0) + 1e-6
        lines += [f"vt {u:.4f} {v:.4f}" for u, v in (vertices[:, :2] - vertices[:, :2].min(0)) / spread]
        lines.append(f"g {name}")
        lines += ["f " + " ".join(f"{corner}/{corner}" for corner in face) for face in faces + start]
        start += len(vertices)
    return "\n".join(lines) + "\n"


def _write_targets(folder: Path, head: np.ndarray, compiled: bool) -> None:
    """Every target moves a part of the head a little in a direction of its own."""
    random = np.random.default_rng(0)
    shapes = [name for shape in all_shapes() for name in (*shape.more, *shape.less)]
    arrays = {}
    for name in [*macro_names(), *expression_names(), *shapes]:
        moved = np.flatnonzero(head[:, 1] > random.uniform(6.2, 7.6)).astype(np.uint16)
        if name.startswith("mouth/"):
            moved = np.flatnonzero((np.abs(head[:, 1] - 6.6) < 0.1) & (head[:, 2] > 1.2)).astype(np.uint16)
        offsets = np.round(random.normal(0, 30, 3) * np.ones((len(moved), 1))).astype(np.int16)
        arrays[f"targets/{name}.index"], arrays[f"targets/{name}.vector"] = moved, offsets
        if not compiled:
            _write_target(folder / "targets" / f"{name}.target", moved, offsets / 1000)
    if compiled:
        np.savez(folder / "targets.npz", **arrays)


def _write_target(path: Path, vertices: np.ndarray, offsets: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (f"{vertex} {x:.3f} {y:.3f} {z:.3f}" for vertex, (x, y, z) in zip(vertices, offsets, strict=True))
    path.write_text("# a target of our own\n" + "\n".join(rows) + "\n")


def _write_proxy(
    folder: Path,
    head: np.ndarray,
    vertices: np.ndarray,
    faces: np.ndarray,
    colour: tuple[int, int, int, int] | None,
) -> None:
    """A mesh whose vertices hang on their nearest vertex of the head, with a material of one colour."""
    folder.mkdir(parents=True)
    name = folder.name
    (folder / f"{name}.obj").write_text(_obj([(name, vertices, faces)]))
    nearest = [int(np.argmin(((head - vertex) ** 2).sum(1))) for vertex in vertices]
    rows = [
        f"{near} {near} {near} 1.0 0.0 0.0 " + " ".join(f"{offset:.5f}" for offset in vertex - head[near])
        for near, vertex in zip(nearest, vertices, strict=True)
    ]
    material = f"{name}.mhmat" if colour else "../materials/brown.mhmat"
    axes = ["x_scale 160 168 2.0", "y_scale 96 224 2.2", "z_scale 160 164 2.0"]
    head_lines = ["name " + name, f"obj_file {name}.obj", *axes, f"material {material}", "verts 0"]
    (folder / f"{name}.mhclo").write_text("\n".join([*head_lines, *rows]) + "\n")
    if colour:
        (folder / f"{name}.mhmat").write_text(f"name {name}\ndiffuseTexture {name}.png\n")
        _picture(folder / f"{name}.png", colour)
    else:
        (folder.parent / "materials").mkdir()
        (folder.parent / "materials" / "brown.mhmat").write_text("name brown\ndiffuseTexture brown_eye.png\n")


def _picture(path: Path, colour: tuple[int, int, int, int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGBA", (16, 16), colour).save(path)
