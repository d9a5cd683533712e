from pathlib import Path

import numpy as np
import pytest
import torch
from miniature_assets import write_assets
from PIL import Image

from tlgan_desktop.errors import UserError
from training.portraits.assets import AssetFolder
from training.portraits.material import diffuse_texture
from training.portraits.obj import read_obj
from training.portraits.people import age_shares, macro_weights
from training.portraits.portraits import PortraitSettings, Renderer
from training.portraits.proxy import read_proxy
from training.portraits.subdivision import flat_surface, smooth_surface
from training.portraits.target import Morpher, TargetFolder
from training.portraits.texture import read_picture

CUBE = """v -1 -1 -1\nv 1 -1 -1\nv 1 1 -1\nv -1 1 -1\nv -1 -1 1\nv 1 -1 1\nv 1 1 1\nv -1 1 1
g cube
f 5 6 7 8\nf 2 1 4 3\nf 6 2 3 7\nf 1 5 8 4\nf 8 7 3 4\nf 1 2 6 5
"""


@pytest.fixture
def cube(tmp_path: Path):
    (tmp_path / "cube.obj").write_text(CUBE)
    return read_obj(tmp_path / "cube.obj")


def test_polygons_become_quads_that_cover_them(tmp_path: Path) -> None:
    (tmp_path / "five.obj").write_text(
        "v 0 0 0\nv 1 0 0\nv 2 1 0\nv 1 2 0\nv 0 2 0\ng a\nf 1 2 3 4 5\nf 1 2 3\n"
    )
    mesh = read_obj(tmp_path / "five.obj")
    assert mesh.faces.tolist() == [[0, 1, 2, 3], [0, 3, 4, 4], [0, 1, 2, 2]]
    assert mesh.group_vertices("a").tolist() == [0, 1, 2, 3, 4]
    with pytest.raises(UserError, match="no group 'body'"):
        mesh.group_vertices("body")


def test_a_subdivided_cube_is_the_known_one(cube) -> None:
    """Catmull and Clark: a corner of a cube moves to 5/9 of its place, middles of edges to 3/4."""
    surface = smooth_surface(cube.faces, cube.face_uvs, cube.uvs, 8)
    fine = surface.positions @ cube.vertices
    assert len(surface.faces) == 24
    assert np.allclose(fine[:8], cube.vertices * 5 / 9, atol=1e-6)
    assert np.allclose(np.sort(np.abs(fine[14:]), axis=1), [0, 0.75, 0.75], atol=1e-6)
    outward = (surface.normals(fine) * fine).sum(1)
    assert (outward > 0).all()


def test_drawn_triangles_turn_outwards(cube) -> None:
    surface = flat_surface(cube.faces, cube.face_uvs, cube.uvs, 8)
    corners = cube.vertices[surface.split][surface.triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert ((across * corners.mean(1)).sum(1) > 0).all()


@pytest.mark.parametrize("compiled", [True, False])
def test_targets_add_up_in_both_of_their_forms(tmp_path: Path, compiled: bool) -> None:
    targets = TargetFolder(write_assets(tmp_path / "assets", compiled=compiled))
    first, second = "nose/nose-hump-incr", "head/head-fat-decr"
    vertices = np.zeros((300, 3), np.float32)
    moved = Morpher(vertices, targets, [first, second]).morph({first: 0.5, second: 2.0})
    expected = vertices.copy()
    for name, weight in ((first, 0.5), (second, 2.0)):
        where, offsets = targets.read(name)
        expected[where] += weight * offsets
    assert np.abs(expected).max() > 0
    assert np.allclose(moved, expected, atol=1e-6)


def test_a_missing_or_torn_target_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "torn.target").write_text("1 0.5 0.5\n")
    for name in ("torn", "missing"):
        with pytest.raises(UserError, match=f"{name}.target is not a readable morph target"):
            TargetFolder(tmp_path).read(name)


def test_a_proxy_follows_the_base_and_grows_with_it(tmp_path: Path) -> None:
    (tmp_path / "p.obj").write_text("v 0 0 0\nv 0 0 0\nf 1 2 2\n")
    (tmp_path / "p.mhclo").write_text(
        "# ours\nobj_file p.obj\nx_scale 0 1 2.0\ny_scale 0 2 2.0\nz_scale 0 3 2.0\nverts 0\n"
        "0 1 2 0.5 0.25 0.25 0.1 0.2 0.3\n3\ndelete_verts\n0 - 3\n"
    )
    proxy = read_proxy(tmp_path / "p.mhclo")
    base = np.array([[0, 0, 0], [4, 0, 0], [0, 2, 0], [0, 0, 1]], np.float32)
    assert np.allclose(proxy.fit(base), [[1 + 0.2, 0.5 + 0.2, 0.15], [0, 0, 1]])
    assert proxy.material is None
    with pytest.raises(UserError, match="names no material"):
        AssetFolder(tmp_path).texture(proxy)


def test_broken_files_are_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.mhclo").write_text("obj_file a.obj\n")
    (tmp_path / "a.mhmat").write_text("name a\n")
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(UserError, match=r"a\.mhclo is not a readable"):
        read_proxy(tmp_path / "a.mhclo")
    with pytest.raises(UserError, match="names no diffuseTexture"):
        diffuse_texture(tmp_path / "a.mhmat")
    with pytest.raises(UserError, match=r"a\.png cannot be read as a picture"):
        read_picture(tmp_path / "a.png", 64)
    with pytest.raises(UserError, match=r"has no 3dobjs/base\.obj"):
        Renderer(tmp_path, PortraitSettings(), torch.device("cpu"))


def test_colours_spread_where_a_picture_is_transparent(tmp_path: Path) -> None:
    picture = np.zeros((16, 16, 4), np.uint8)
    picture[:8] = (255, 0, 0, 255)
    Image.fromarray(picture).save(tmp_path / "half.png")
    read = read_picture(tmp_path / "half.png", 8)
    assert read.shape == (8, 8, 4)
    assert np.allclose(read[..., 0], 1, atol=1e-3)
    assert read[4:, :, 3].max() == 0


def test_skins_are_known_by_their_names(tmp_path: Path) -> None:
    skins = AssetFolder(write_assets(tmp_path / "assets")).skins()
    assert [(skin.age, skin.dark, skin.female) for skin in skins] == [
        ("middleage", False, False),
        ("old", True, False),
        ("young", False, True),
    ]


@pytest.mark.parametrize("years", [18, 25, 40, 80])
def test_macro_weights_are_shares(years: float) -> None:
    weights = macro_weights({"african": 0.2, "asian": 0.3, "caucasian": 0.5}, 0.7, years, 0.4, -0.3)
    builds = [weight for name, weight in weights.items() if "universal" in name]
    faces = [weight for name, weight in weights.items() if "universal" not in name]
    assert sum(age_shares(years).values()) == pytest.approx(1)
    assert sum(builds) == pytest.approx(1)
    assert sum(faces) == pytest.approx(1)
