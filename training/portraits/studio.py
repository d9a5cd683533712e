"""All that portraits are made of, read once and used for every one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.portraits.assets import AssetFolder, SkinFile
from training.portraits.beard import hair_field
from training.portraits.body import Body, read_body
from training.portraits.expression import expression_names
from training.portraits.factors import Styles
from training.portraits.hair import hair_shape
from training.portraits.obj import Floats, Mesh, read_obj
from training.portraits.people import macro_names
from training.portraits.proxy import Proxy
from training.portraits.shapes import all_shapes
from training.portraits.subdivision import Surface, flat_surface
from training.portraits.target import Morpher, TargetFolder
from training.portraits.texture import as_texture, read_picture

FACE_UVS = ((0.80, 0.40), (0.92, 0.62))
"""Two corners of the face on MakeHuman's pictures of skins."""

SMALL_SIDE = 512
HAIR_SHARE, BROW_SHARE = 2, 4
"""How much smaller pictures of hair and of brows are read, so that texels are no finer than pixels."""


@dataclass(frozen=True)
class Fitted:
    """A proxy with the surface of its mesh."""

    proxy: Proxy
    surface: Surface
    texture: Path

    def shape(self, base: Floats) -> Floats:
        """The vertices (n, 3) on base vertices."""
        return np.asarray(self.surface.positions @ self.proxy.fit(base), np.float32)


class Studio:
    """Reads the assets that every portrait needs; pictures and hair as they are first asked for.

    Raises:
        UserError: the folder lacks what is needed, or a file in it is damaged.
    """

    def __init__(self, folder: Path, device: torch.device, texture_side: int = SMALL_SIDE) -> None:
        assets, targets = AssetFolder(folder), TargetFolder(folder)
        mesh = read_obj(assets.base)
        shapes = [name for shape in all_shapes() for name in (*shape.more, *shape.less)]
        self.device = device
        self.assets = assets
        self.morpher = Morpher(mesh.vertices, targets, [*macro_names(), *expression_names(), *shapes])
        self.body: Body = read_body(mesh, targets)
        self.skins: list[SkinFile] = assets.skins()
        self.hair = _by_name(assets, "hair")
        self.eyebrows = _by_name(assets, "eyebrows")
        self.eyelashes = _by_name(assets, "eyelashes")
        self.teeth = _by_name(assets, "teeth")
        self.eyes = _opaque_by_name(assets, "eyes")
        self.eye_pictures = {path.stem: path for path in assets.pictures("eyes/materials")}
        self.beard_field = as_texture(hair_field(), device)
        self._side = texture_side
        self._textures: dict[tuple[str, Path], Tensor] = {}

    @property
    def styles(self) -> Styles:
        """What there is to choose from."""
        return Styles(
            hair=tuple(self.hair),
            eyebrows=tuple(self.eyebrows),
            eyelashes=tuple(self.eyelashes),
            eyes=tuple(self.eye_pictures),
            teeth=tuple(self.teeth),
        )

    def picture(self, path: Path) -> Tensor:
        """A picture's colours (3, h, w)."""
        return self._texture("picture", path)

    def skin_detail(self, path: Path) -> Tensor:
        """A skin's picture over the mean colour of its face (3, h, w)."""
        return self._texture("skin", path)

    def hair_shape(self, path: Path) -> Tensor:
        """Luminance over its mean, and alpha (2, h, w), of hair."""
        return self._texture("hair", path, HAIR_SHARE)

    def brow_shape(self, path: Path) -> Tensor:
        """Luminance over its mean, and alpha (2, h, w), of brows or lashes."""
        return self._texture("hair", path, BROW_SHARE)

    def _texture(self, kind: str, path: Path, share: int = 1) -> Tensor:
        key = kind, path
        if key not in self._textures:
            picture = read_picture(path, self._side // share)
            made = {"picture": _colours, "skin": _over_face, "hair": hair_shape}[kind](picture)
            self._textures[key] = as_texture(made, self.device)
        return self._textures[key]


def _by_name(assets: AssetFolder, kind: str) -> Mapping[str, Fitted]:
    return {proxy.name: _fitted(assets, proxy, proxy.mesh) for proxy in assets.proxies(kind)}


def _opaque_by_name(assets: AssetFolder, kind: str) -> Mapping[str, Fitted]:
    """Proxies without what is fully transparent, such as the cornea of an eye."""
    fitted = _by_name(assets, kind).values()
    return {one.proxy.name: _fitted(assets, one.proxy, _opaque(one)) for one in fitted}


def _fitted(assets: AssetFolder, proxy: Proxy, drawn: Mesh) -> Fitted:
    surface = flat_surface(drawn.faces, drawn.face_uvs, drawn.uvs, len(drawn.vertices))
    return Fitted(proxy, surface, assets.texture(proxy))


def _opaque(fitted: Fitted) -> Mesh:
    """The faces of a proxy whose middle is not fully transparent."""
    mesh, alpha = fitted.proxy.mesh, read_picture(fitted.texture, SMALL_SIDE)[..., 3]
    height, width = alpha.shape
    across, up = mesh.uvs[mesh.face_uvs].mean(1).T
    rows, columns = ((1 - up) * height).astype(int), (across * width).astype(int)
    kept = alpha[rows.clip(0, height - 1), columns.clip(0, width - 1)] > 0
    return replace(mesh, faces=mesh.faces[kept], face_uvs=mesh.face_uvs[kept], groups=mesh.groups[kept])


def _colours(picture: Floats) -> Floats:
    return picture[..., :3]


def _over_face(picture: Floats) -> Floats:
    height, width = picture.shape[:2]
    (left, bottom), (right, top) = FACE_UVS
    face = picture[
        int((1 - top) * height) : int((1 - bottom) * height), int(left * width) : int(right * width), :3
    ]
    detail: Floats = picture[..., :3] / np.maximum(np.median(face, axis=(0, 1)), 1e-3)
    return detail
