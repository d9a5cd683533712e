import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

from tlgan_desktop.axes import LatentSpaces, Whitening, holds_axes, open_axes, write_axes
from tlgan_desktop.axes.foreign import Meaning, read_foreign_axes
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior

D = 16
RNG = np.random.default_rng(0)
ROWS = RNG.standard_normal((4, D))
STYLES = 1 + RNG.standard_normal((400, D)) @ RNG.standard_normal((D, D))


def no_whitening() -> Whitening:
    raise AssertionError("z needs no whitening")


Z_ONLY = LatentSpaces({"z": D}, Prior.SPHERE, no_whitening)
Z_AND_W = LatentSpaces({"z": D, "w": D}, Prior.SPHERE, lambda: Whitening.fit(STYLES))


def saved_pickle(path: Path, content: object, protocol: int = 2) -> Path:
    path.write_bytes(pickle.dumps(content, protocol=protocol))
    return path


def saved_array(path: Path, array: np.ndarray) -> Path:
    np.save(path, array)
    return path


def parallel(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two vectors point the same way."""
    return bool(np.isclose(one @ other, np.linalg.norm(one) * np.linalg.norm(other)))


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("as_array", [False, True])
def test_tl_gan_directions_are_columns_with_their_turns(
    tmp_path: Path, protocol: int, as_array: bool
) -> None:
    names = ["No_Beard", "Young", "Pale_Skin", "Mouth_Slightly_Open"]
    content = {"direction": ROWS.T, "name": np.array(names) if as_array else names}
    axes = open_axes(saved_pickle(tmp_path / "feature_direction_2018.pkl", content, protocol), Z_ONLY)
    assert axes.names == ("Beard", "Age", "Skin tone", "Mouth slightly open")
    assert (axes.space, axes.prior, axes.generator_fingerprint) == ("z", Prior.SPHERE, None)
    for direction, row, sign in zip(axes.directions, ROWS, [-1, -1, -1, 1], strict=True):
        assert parallel(direction, sign * row)


def test_interfacegan_boundaries_live_in_z_unless_their_name_says_w(tmp_path: Path) -> None:
    plain = saved_array(tmp_path / "pggan_celebahq_age_boundary.npy", ROWS[:1])
    in_w = saved_array(tmp_path / "stylegan_ffhq_smile_w_boundary.npy", ROWS[:1])
    (tmp_path / "stylegan2_ffhq_w").mkdir()
    in_folder = saved_array(tmp_path / "stylegan2_ffhq_w" / "boundary_Young.npy", ROWS[:1])
    read = [read_foreign_axes(path) for path in (plain, in_w, in_folder)]
    assert [(axes.names, axes.space) for axes in read] == [
        (("Age",), "z"),
        (("Smile",), "w"),
        (("Age",), "w"),
    ]
    assert {axes.meaning for axes in read} == {Meaning.BOUNDARY}
    assert parallel(read[2].vectors[0], -ROWS[0])


@pytest.mark.parametrize("dtype", ["<f4", ">f8", "<f2"])
@pytest.mark.parametrize("order", ["C", "F"])
def test_a_stylegan_direction_may_say_a_row_a_layer(tmp_path: Path, dtype: str, order: str) -> None:
    layers = np.asarray(np.tile(ROWS[0], (6, 1)), dtype=dtype, order=order)
    layers[3:] = 0
    for array in (layers, layers[0]):
        axes = read_foreign_axes(saved_array(tmp_path / "stylegan_ffhq_smile_direction.npy", array))
        assert axes.names == ("Smile",)
        assert axes.meaning is Meaning.DIRECTION
        np.testing.assert_allclose(axes.vectors[0], ROWS[0], atol=2e-3)


def test_a_direction_that_names_no_space_goes_to_w_where_there_is_one(tmp_path: Path) -> None:
    path = saved_array(tmp_path / "smile.npy", ROWS[0])
    assert open_axes(path, Z_AND_W).space == "w"
    assert open_axes(path, Z_ONLY).space == "z"
    assert open_axes(path, Z_AND_W, space="z").space == "z"


def test_boundaries_keep_what_they_measure_and_directions_where_they_move(tmp_path: Path) -> None:
    boundary = saved_array(tmp_path / "a_w_boundary.npy", ROWS[:1])
    direction = saved_array(tmp_path / "a.npy", ROWS[0])
    measured = open_axes(boundary, Z_AND_W)
    scores = STYLES @ ROWS[0]
    assert np.corrcoef(measured.positions(STYLES)[:, 0], scores)[0, 1] == pytest.approx(1)
    moved = open_axes(direction, Z_AND_W)
    step = moved.with_edit(STYLES[0], moved.to_edit(STYLES[0]) + moved.directions[0]) - STYLES[0]
    assert parallel(step, ROWS[0])


@pytest.mark.parametrize(("deviations", "space"), [(np.ones(4), "z"), (np.arange(4.0), "w")])
def test_ganspace_files_tell_their_space_by_their_deviations(
    tmp_path: Path, deviations: np.ndarray, space: str
) -> None:
    path = tmp_path / "stylegan2-ffhq_style_ipca_c4_n1000.npz"
    comp = np.linalg.qr(ROWS.T)[0].T[:, None, :].astype(np.float32)
    np.savez_compressed(path, act_comp=np.zeros((4, 9)), lat_comp=comp, lat_stdev=deviations)
    axes = read_foreign_axes(path)
    assert axes.names == ("Component 0", "Component 1", "Component 2", "Component 3")
    assert (axes.space, axes.meaning, axes.dimension) == (space, Meaning.DIRECTION, D)
    np.testing.assert_array_equal(axes.vectors, comp[:, 0])


def test_a_named_ganspace_component_keeps_its_name(tmp_path: Path) -> None:
    content = {"name": "Head_rotation", "lat_comp": ROWS[:1], "lat_stdev": 1.7, "latent_space": "W"}
    axes = read_foreign_axes(saved_pickle(tmp_path / "out.pkl", content))
    assert (axes.names, axes.space) == (("Head rotation",), "w")


def test_tensors_of_torch_are_read_without_torch(tmp_path: Path) -> None:
    comp = torch.from_numpy(np.linalg.qr(ROWS.T)[0].T.copy()).float()
    contents = {
        "age.pt": torch.from_numpy(ROWS[:1]),
        "pose.pt": torch.from_numpy(ROWS[:1]).float().expand(18, D)[None],
        "ffhq_pca.pt": {
            "comp": comp.T.contiguous().T[:, None],
            "mean": torch.zeros(1, D),
            "std": torch.ones(4),
        },
    }
    for name, content in contents.items():
        torch.save(content, tmp_path / name)
    read = {name: read_foreign_axes(tmp_path / name) for name in contents}
    assert [len(axes.names) for axes in read.values()] == [1, 1, 4]
    assert [axes.space for axes in read.values()] == ["w", "w", "w"]
    np.testing.assert_array_equal(read["age.pt"].vectors, ROWS[:1])
    np.testing.assert_allclose(read["pose.pt"].vectors, ROWS[:1], atol=1e-6)
    np.testing.assert_array_equal(read["ffhq_pca.pt"].vectors, comp.numpy())


def test_names_that_repeat_are_numbered(tmp_path: Path) -> None:
    content = {"direction": ROWS.T, "name": ["Age", "Young", "age", "Hat"]}
    assert read_foreign_axes(saved_pickle(tmp_path / "a.pkl", content)).names == (
        "Age",
        "Age 2",
        "Age 3",
        "Hat",
    )


def test_dimension_and_space_are_checked(tmp_path: Path) -> None:
    small = saved_array(tmp_path / "age_boundary.npy", ROWS[:1, :8])
    with pytest.raises(UserError, match="8 dimensions, but this generator's z has 16"):
        open_axes(small, Z_ONLY)
    in_w = saved_array(tmp_path / "age_w_boundary.npy", ROWS[:1])
    with pytest.raises(UserError, match="latent space w, which this generator does not have"):
        open_axes(in_w, Z_ONLY)


def test_a_direction_off_the_populated_latents_is_refused(tmp_path: Path) -> None:
    flat = STYLES.copy()
    flat[:, 0] = 0
    spaces = LatentSpaces({"z": D, "w": D}, Prior.SPHERE, lambda: Whitening.fit(flat))
    path = saved_array(tmp_path / "nowhere.npy", np.eye(D)[0])
    with pytest.raises(UserError, match="'Nowhere' leads nowhere"):
        open_axes(path, spaces)


def test_our_own_files_open_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "ours.safetensors"
    ours = open_axes(saved_array(tmp_path / "smile.npy", ROWS[0]), Z_AND_W)
    write_axes(path, ours)
    assert open_axes(path, Z_ONLY).fingerprint == ours.fingerprint
    assert holds_axes(path)


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return (print, ("a hostile file ran code",))


def header_claiming(shape: str) -> bytes:
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()


BAD_FILES = {
    "hostile.pkl": (pickle.dumps({"direction": Hostile()}), "print"),
    "huge.npy": (header_claiming("(1, 1000000000000)"), "truncated"),
    "negative.npy": (header_claiming("(-1, 16)"), "truncated|damaged|unknown kind"),
    "cut.npy": (b"\x93NUMPY\x01\x00", "damaged"),
    "cut.npz": (b"PK\x03\x04" + bytes(20), "truncated"),
    "empty.npy": (b"", "empty"),
    "page.pkl": (b"<!DOCTYPE html><html>404</html>", "page.pkl"),
    "list.pkl": (pickle.dumps([1, 2]), "no axes that this application knows"),
    "dict.pkl": (pickle.dumps({"weights": 3}), "no axes that this application knows"),
    "text.pkl": (pickle.dumps({"direction": "north"}), "not numbers"),
    "names.pkl": (pickle.dumps({"direction": ROWS.T, "name": ["One"]}), "1 names"),
    "nan.pkl": (pickle.dumps({"direction": np.full((D, 1), np.nan), "name": ["A"]}), "not finite"),
    "zero.pkl": (pickle.dumps({"direction": np.zeros((D, 1)), "name": ["A"]}), "zeros"),
    "scalar.pkl": (pickle.dumps({"direction": np.float64(3), "name": ["A"]}), "no axes"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files_get_one_sentence_and_run_nothing(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=reason) as refusal:
        read_foreign_axes(tmp_path / name)
    assert str(refusal.value).count(". ") == 0
    assert capsys.readouterr().out == ""
    assert not holds_axes(tmp_path / name)


def test_arrays_of_objects_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "objects.npy"
    np.save(path, np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(UserError, match="other than numbers"):
        read_foreign_axes(path)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.npz"
    np.savez_compressed(path, lat_comp=np.zeros((1, 9 * 2**20)))
    assert path.stat().st_size < 2**20
    with pytest.raises(UserError, match="far more data"):
        read_foreign_axes(path)


def test_tensors_that_claim_too_much_or_are_of_another_type_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pt"
    for content, reason in [
        (torch.zeros(1, D, dtype=torch.bfloat16), "type that axes do not have"),
        (torch.nn.Linear(D, 1), "Linear"),
    ]:
        torch.save(content, path)
        with pytest.raises(UserError, match=reason):
            read_foreign_axes(path)
    torch.save(torch.zeros(1, D), path)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(UserError, match="truncated or damaged"):
        read_foreign_axes(path)


def test_a_generator_s_file_holds_no_axes(tmp_path: Path) -> None:
    torch.save({"g_ema": {"conv.weight": torch.zeros(3, 3), "conv.bias": torch.zeros(3)}}, tmp_path / "g.pt")
    assert not holds_axes(tmp_path / "g.pt")
    assert not holds_axes(tmp_path / "none.pt")
