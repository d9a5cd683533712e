import io
import tracemalloc
import zipfile
from argparse import Namespace
from collections import OrderedDict
from pathlib import Path

import hostile
import numpy as np
import pytest
import torch
from torch import Tensor, nn

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.formats.torch_file import read_torch
from tlgan_desktop.generators.formats.unpickler import read_pickle, state_tensors
from tlgan_desktop.unpickling import Record

LAYOUTS = {"zip": True, "stream": False}


def checkpoint() -> dict[str, object]:
    random = torch.Generator().manual_seed(0)
    weight = torch.randn(4, 6, generator=random)
    return {
        "weight": weight,
        "transposed": weight.T,
        "row": weight[2],
        "empty": torch.empty(0, 3),
        "half": weight.half(),
        "brain": weight.bfloat16(),
        "count": torch.tensor(7),
        "flag": torch.tensor([True, False]),
        "state": OrderedDict(p=nn.Parameter(weight * 2)),
        "settings": Namespace(size=256),
        "shape": weight.shape,
        "lr": 0.5,
    }


def saved(folder: Path, data: object, as_zip: bool) -> Path:
    path = folder / "checkpoint.pt"
    torch.save(data, path, _use_new_zipfile_serialization=as_zip)
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_checkpoint_is_what_was_saved(tmp_path: Path, layout: str) -> None:
    data = checkpoint()
    read = read_torch(saved(tmp_path, data, LAYOUTS[layout]))
    assert isinstance(read, dict)
    assert read.keys() == data.keys()
    for name in ("weight", "transposed", "row", "empty", "half", "brain", "count", "flag"):
        expected = data[name]
        assert isinstance(expected, Tensor)
        assert read[name].dtype == expected.dtype
        assert torch.equal(read[name], expected)
    assert torch.equal(read["state"]["p"], data["weight"] * 2)  # type: ignore[operator]
    assert read["settings"] == Record("argparse.Namespace", {"size": 256})
    assert (read["shape"], read["lr"]) == ((4, 6), 0.5)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tensors_are_views_of_the_file_and_never_write_to_it(tmp_path: Path, layout: str) -> None:
    path = saved(tmp_path, {"a": torch.ones(1_000_000), "b": torch.zeros(1_000_000)}, LAYOUTS[layout])
    before = path.read_bytes()
    tracemalloc.start()
    try:
        read = read_torch(path)
        assert tracemalloc.get_traced_memory()[1] < 400_000
    finally:
        tracemalloc.stop()
    assert isinstance(read, dict)
    read["a"].mul_(3)
    assert read["a"].sum() == 3_000_000
    assert read["b"].sum() == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_download_is_told(tmp_path: Path, layout: str, kept: float) -> None:
    path = saved(tmp_path, {"a": torch.randn(5000)}, LAYOUTS[layout])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole))])
    with pytest.raises(UserError, match=r"^checkpoint\.pt .*download it again\.$"):
        read_torch(path)


def test_a_flipped_bit_in_a_zip_file_is_noticed(tmp_path: Path) -> None:
    path = saved(tmp_path, {"a": torch.arange(5000.0)}, as_zip=True)
    content = bytearray(path.read_bytes())
    content[content.index(np.arange(5000, dtype="<f4").tobytes()) + 8000] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        read_torch(path)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_unknown_class_is_refused_by_name(tmp_path: Path, layout: str) -> None:
    path = saved(tmp_path, {"model": nn.Linear(2, 2)}, LAYOUTS[layout])
    with pytest.raises(UserError, match=r"asks for 'torch\.nn\.modules\.linear\.Linear'"):
        read_torch(path)


def test_a_call_in_a_zip_file_is_refused_by_name(tmp_path: Path) -> None:
    for name, (content, told) in hostile.calls().items():
        if name.endswith("system") or name == "eval":
            with pytest.raises(UserError, match=told):
                read_torch(hostile.written(tmp_path, hostile.torch_zip(content, {})))


@pytest.mark.parametrize(
    ("count", "size", "stride", "offset"),
    [
        (10**15, (10**15,), (1,), 0),
        (4, (10**15,), (0,), 0),
        (4, (2, 2), (10**12, 1), 0),
        (4, (4,), (1,), 1),
        (4, (2,) * 9, (0,) * 9, 0),
        (4, (4,), (-1,), 0),
        (4, (4,), (1,), -1),
        (-4, (4,), (1,), 0),
    ],
)
def test_huge_claims_are_refused_before_they_are_believed(
    tmp_path: Path, count: int, size: tuple[int, ...], stride: tuple[int, ...], offset: int
) -> None:
    claims = hostile.tensor_pickle(count, size, stride, offset)
    content = hostile.torch_zip(claims, {"data/0": bytes(16)})
    with pytest.raises(UserError, match=r"claims more numbers than it holds|damaged"):
        read_torch(hostile.written(tmp_path, content))


def test_an_honest_claim_of_the_same_form_is_read(tmp_path: Path) -> None:
    content = hostile.torch_zip(hostile.tensor_pickle(4, (2, 2), (2, 1)), {"data/0": bytes(16)})
    assert torch.equal(read_torch(hostile.written(tmp_path, content)), torch.zeros(2, 2))  # type: ignore[arg-type]


def test_zip_bombs_are_refused(tmp_path: Path) -> None:
    bomb = hostile.torch_zip(b"\x80\x02N." + bytes(30_000_000), {}, zipfile.ZIP_DEFLATED)
    with pytest.raises(UserError, match="compressed zip file"):
        read_torch(hostile.written(tmp_path, bomb))
    crowd = io.BytesIO()
    with zipfile.ZipFile(crowd, "w") as archive:
        for index in range(50_000):
            archive.writestr(f"a/data/{index:060d}", b"")
    with pytest.raises(UserError, match="far too many entries"):
        read_torch(hostile.written(tmp_path, crowd.getvalue()))


def test_zip_files_that_are_no_checkpoints_are_told(tmp_path: Path) -> None:
    np.savez(tmp_path / "arrays.npz", a=np.zeros(3))
    with pytest.raises(UserError, match="not a checkpoint of torch"):
        read_torch(tmp_path / "arrays.npz")
    program = tmp_path / "program.pt"
    program.write_bytes(hostile.torch_zip(b"\x80\x02N.", {"constants.pkl": b"\x80\x02)."}))
    with pytest.raises(UserError, match="TorchScript program"):
        read_torch(program)


def test_tensors_in_a_plain_pickle_and_the_modules_that_hold_them() -> None:
    network = read_pickle(Path("tests/data/parity/sg2ada.pkl"))
    assert isinstance(network, dict)
    tensors = state_tensors(network["G_ema"])
    assert tensors["synthesis.b32.conv1.weight"].shape[2:] == (3, 3)
    assert tensors["mapping.w_avg"].shape == (32,)


def test_modules_that_hold_themselves_are_refused() -> None:
    shared = Record("Generator", {"_modules": {}})
    for _ in range(60):
        shared = Record("Generator", {"_modules": {"a": shared, "b": shared}})
    looped = Record("Generator", {"_modules": {}})
    looped.state["_modules"]["again"] = looped  # type: ignore[index]
    for module in (shared, looped, None, Record("Generator", [])):
        with pytest.raises(Exception, match="network of unknown form"):
            state_tensors(module)
