import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn import functional

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import open_generator
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.formats.torch_file import read_torch
from tlgan_desktop.generators.formats.unpickler import read_pickle
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.pggan import PgganGenerator, fused_kernel
from tlgan_desktop.generators.open import read_foreign
from tlgan_desktop.latents import Prior
from tlgan_desktop.unpickling import Record

PARITY = Path("tests/data/parity")
TOLERANCE = 5e-4
FILES = {
    "nvidia_tf_pggan.pkl": "NVIDIA PGGAN pickle",
    "nvidia_tf_pggan_unfused.pkl": "NVIDIA PGGAN pickle",
    "gan_zoo_pgan.pth": "pytorch_GAN_zoo PGAN checkpoint",
    "genforce_pggan.pth": "genforce PGGAN checkpoint",
    "genforce_pggan_fused.pth": "genforce PGGAN checkpoint",
}

Expected = Callable[[str], dict[str, NDArray[np.float32]]]


@pytest.mark.parametrize("name", FILES)
def test_pictures_are_those_of_the_reference_code(name: str, expected: Expected) -> None:
    generator = open_generator(PARITY / name, torch.device("cpu"))
    reference = expected(Path(name).stem)
    pictures = generator.forward(reference["z"])
    assert pictures.dtype == torch.float32
    np.testing.assert_allclose(pictures.numpy(), reference["image"], rtol=0, atol=TOLERANCE)
    one_by_one = [generator.forward(row[None]).numpy()[0] for row in reference["z"]]
    np.testing.assert_allclose(one_by_one, reference["image"], rtol=0, atol=TOLERANCE)
    shorter = generator.forward(torch.from_numpy(reference["z"]) / 7)
    np.testing.assert_allclose(shorter.numpy(), reference["image"], rtol=0, atol=TOLERANCE)


@pytest.mark.parametrize("name", FILES)
def test_what_is_told_of_a_file(name: str) -> None:
    info = open_generator(PARITY / name).info
    assert (info.format, info.family, info.name) == (FILES[name], "pggan", Path(name).stem)
    assert (info.resolution, info.spaces, info.prior) == (32, {"z": 32}, Prior.SPHERE)
    assert (info.labels, info.num_layers) == (0, 1)
    assert info.parameters > 60_000
    assert len(info.fingerprint) == 64


@pytest.mark.parametrize("name", FILES)
def test_the_same_network_saved_as_ours_keeps_fingerprint_and_pictures(name: str, tmp_path: Path) -> None:
    foreign = open_generator(PARITY / name)
    ours = tmp_path / "ours.safetensors"
    network = foreign.network
    assert isinstance(network, PgganGenerator)
    save_generator(ours, network, name="ours", family="pggan", config=network.config)
    reopened = open_generator(ours)
    assert reopened.info.fingerprint == foreign.info.fingerprint
    assert reopened.info.parameters == foreign.info.parameters
    latents = foreign.sample(5, 3)
    assert torch.equal(reopened.forward(latents), foreign.forward(latents))


def test_different_networks_have_different_fingerprints() -> None:
    prints = {open_generator(PARITY / name).info.fingerprint for name in FILES}
    assert len(prints) == len(FILES)


def test_one_network_in_every_container_has_one_fingerprint() -> None:
    """NVIDIA's fused and unfused form, and both of genforce's naming, made of the same weights."""
    unfused = variables_of(read_pickle(PARITY / "nvidia_tf_pggan_unfused.pkl"))
    fused = {}
    for name, array in unfused.items():
        if name.endswith("Conv0/weight"):
            # (height, width, inputs, outputs) to the mirrored (height, width, outputs, inputs)
            name, array = name.replace("Conv0", "Conv0_up"), array[::-1, ::-1].swapaxes(2, 3)
        fused[name.replace("Conv0/bias", "Conv0_up/bias")] = array
    contents = [
        tf_network(unfused),
        tf_network(fused),
        *(genforce(unfused, style) for style in ("", "conv.")),
    ]
    fingerprint = open_generator(PARITY / "nvidia_tf_pggan_unfused.pkl").info.fingerprint
    assert [fingerprint_of(content) for content in contents] == [fingerprint] * 4


def test_the_fused_kernel_is_upsampling_and_convolution() -> None:
    random = torch.Generator().manual_seed(0)
    weight = torch.randn(5, 3, 3, 3, generator=random)
    features = torch.randn(2, 3, 4, 4, generator=random)
    plain = functional.conv2d(functional.interpolate(features, scale_factor=2.0), weight, padding=1)
    fused = functional.conv_transpose2d(features, fused_kernel(weight), stride=2, padding=1)
    torch.testing.assert_close(fused, plain)


def test_training_and_inference_draw_the_same(small_pggan: PgganGenerator) -> None:
    latents = torch.randn(2, 8, generator=torch.Generator().manual_seed(0))
    trained = small_pggan.train()(latents).detach()
    torch.testing.assert_close(small_pggan.eval()(latents).detach(), trained)


def test_a_tuple_without_averaged_weights_falls_back_to_the_snapshot() -> None:
    averaged = variables_of(read_pickle(PARITY / "nvidia_tf_pggan.pkl"))
    snapshot = (tf_network(averaged, "G"), tf_network({}, "D"))
    assert fingerprint_of(snapshot) == open_generator(PARITY / "nvidia_tf_pggan.pkl").info.fingerprint


REFUSALS = {
    "a discriminator alone": (lambda v: tf_network(v, "D"), "discriminator alone"),
    "half grown": (
        lambda v: tf_network(v | {"lod": np.float32(2.5)}),
        r"before the network was grown \(lod 2.5\)",
    ),
    "grey pictures": (lambda v: tf_network(grey(v)), "pictures of 1 channels"),
    "other settings": (lambda v: tf_network(v, use_pixelnorm=False), "another use_pixelnorm"),
    "a weight missing": (lambda v: tf_network(without(v, "16x16/Conv1/bias")), "do not fit together"),
    "a weight cut": (
        lambda v: tf_network(v | {"8x8/Conv1/weight": v["8x8/Conv1/weight"][:, :2]}),
        "does not fit",
    ),
    "no weights": (lambda _: tf_network({}), "do not fit together"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_used_is_told(name: str) -> None:
    make, told = REFUSALS[name]
    content = make(variables_of(read_pickle(PARITY / "nvidia_tf_pggan.pkl")))
    with pytest.raises(UserError, match=f"^odd.pkl .*{told}.*"):
        read_foreign(Path("odd.pkl"), content)


def test_a_genforce_snapshot_that_is_half_grown_is_told() -> None:
    content = read_torch(PARITY / "genforce_pggan.pth")
    assert isinstance(content, dict)
    with pytest.raises(UserError, match="before the network was grown"):
        read_foreign(Path("odd.pth"), content | {"lod": torch.tensor(1.0)})


def test_a_pickle_of_todays_numpy_and_protocol_is_read(tmp_path: Path, expected: Expected) -> None:
    """The parity file is protocol 2, whose arrays are text; NVIDIA's own are later, with arrays as bytes."""
    path = tmp_path / "later.pkl"
    variables = list(variables_of(read_pickle(PARITY / "nvidia_tf_pggan.pkl")).items())
    call = b"\x80\x04\x8c\x06tfutil\x8c\x07Network\x93)\x81"
    state = pickle.dumps({"name": "Gs", "static_kwargs": {}, "variables": variables}, protocol=3)[2:-1]
    path.write_bytes(call + state + b"b.")
    reference = expected("nvidia_tf_pggan")
    pictures = open_generator(path).forward(reference["z"])
    np.testing.assert_allclose(pictures.numpy(), reference["image"], rtol=0, atol=TOLERANCE)


def fingerprint_of(content: object) -> str:
    return network_fingerprint(read_foreign(Path("some.pkl"), content)[1].network)


def variables_of(content: Any) -> dict[str, Any]:
    return dict(content[2].state["variables"])


def tf_network(variables: dict[str, Any], name: str = "Gs", **settings: object) -> Record:
    state = {"name": name, "static_kwargs": settings, "variables": list(variables.items())}
    return Record("tfutil.Network", state)


def without(variables: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in variables.items() if key != name}


def grey(variables: dict[str, Any]) -> dict[str, Any]:
    weight, bias = variables["ToRGB_lod0/weight"], variables["ToRGB_lod0/bias"]
    return variables | {"ToRGB_lod0/weight": weight[..., :1], "ToRGB_lod0/bias": bias[:1]}


def genforce(variables: dict[str, Any], conv: str) -> dict[str, torch.Tensor]:
    """NVIDIA's variables under the names and in the layout of genforce's code."""
    scale = "wscale." if conv else ""
    names = {"4x4/Dense": "layer0", "4x4/Conv": "layer1"}
    for index, side in enumerate((8, 16, 32)):
        names |= {f"{side}x{side}/Conv{j}": f"layer{2 * index + 2 + j}" for j in range(2)}
    names |= {f"ToRGB_lod{3 - index}": f"output{index}" for index in range(4)}
    state = {"lod": torch.tensor(0.0)}
    for theirs, ours in names.items():
        weight = np.asarray(variables[f"{theirs}/weight"])
        if theirs == "4x4/Dense":
            weight = weight.reshape(len(weight), -1, 4, 4).transpose(1, 0, 2, 3)[..., ::-1, ::-1]
        else:
            weight = weight.transpose(3, 2, 0, 1)
        state[f"{ours}.{conv}weight"] = torch.from_numpy(weight.copy())
        state[f"{ours}.{scale}bias"] = torch.from_numpy(variables[f"{theirs}/bias"].copy())
    return state
