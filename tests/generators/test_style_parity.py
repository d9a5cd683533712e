"""Style-based generators: every foreign file draws what the reference code of its format draws."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from tlgan_desktop.axes import holds_axes
from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.formats.torch_file import read_torch
from tlgan_desktop.generators.formats.unpickler import read_pickle, state_tensors
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.open import read_foreign
from tlgan_desktop.latents import Prior
from tlgan_desktop.unpickling import Record

PARITY = Path("tests/data/parity")
TOLERANCE = 1e-3
PSI = 0.7
FILES = {
    "genforce_stylegan1.pth": ("genforce StyleGAN checkpoint", "stylegan1"),
    "sg2ada.pkl": ("stylegan2-ada-pytorch pickle", "stylegan2"),
    "sg2ada_cond.pkl": ("stylegan2-ada-pytorch pickle", "stylegan2"),
    "sg3_sg2.pkl": ("stylegan3 repository pickle", "stylegan2"),
    "rosinality_sg2.pt": ("rosinality StyleGAN2 checkpoint", "stylegan2"),
    "sg3t.pkl": ("stylegan3 repository pickle", "stylegan3"),
    "sg3r.pkl": ("stylegan3 repository pickle", "stylegan3"),
}
CUTOFF = {"genforce_stylegan1.pth": 8}

Expected = Callable[[str], dict[str, NDArray[np.float32]]]


@pytest.fixture(scope="module", params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return cast(str, request.param)


@pytest.fixture(scope="module")
def generator(name: str) -> Generator:
    return open_generator(PARITY / name, torch.device("cpu"))


@pytest.fixture(scope="module")
def reference(name: str, expected: Expected) -> dict[str, NDArray[np.float32]]:
    return expected(Path(name).stem)


@pytest.fixture(scope="module")
def labels(reference: dict[str, NDArray[np.float32]]) -> NDArray[np.float32] | None:
    given = reference.get("c")
    return given if given is not None and given.shape[1] else None


def test_pictures_are_those_of_the_reference_code(
    generator: Generator, reference: dict[str, Any], labels: NDArray[np.float32] | None
) -> None:
    if "image" not in reference:
        return
    pictures = generator.forward(reference["z"], labels=labels)
    assert pictures.dtype == torch.float32
    np.testing.assert_allclose(pictures.numpy(), reference["image"], rtol=0, atol=TOLERANCE)
    shorter = generator.forward(reference["z"] / 7, labels=labels)
    np.testing.assert_allclose(shorter.numpy(), reference["image"], rtol=0, atol=TOLERANCE)


def test_truncated_pictures_are_those_of_the_reference_code(
    name: str, generator: Generator, reference: dict[str, Any], labels: NDArray[np.float32] | None
) -> None:
    options: dict[str, Any] = {"truncation": PSI, "cutoff": CUTOFF.get(name)}
    pictures = generator.forward(reference["z"], labels=labels, **options)
    np.testing.assert_allclose(pictures.numpy(), reference["image_psi07"], rtol=0, atol=TOLERANCE)
    rows = range(len(pictures)) if labels is None else ()
    for row in rows:
        alone = generator.forward(reference["z"][row : row + 1], **options)
        np.testing.assert_allclose(alone[0].numpy(), reference["image_psi07"][row], rtol=0, atol=TOLERANCE)


def test_styles_are_those_of_the_reference_code(
    generator: Generator, reference: dict[str, Any], labels: NDArray[np.float32] | None
) -> None:
    theirs = reference["w"][:, 0] if reference["w"].ndim == 3 else reference["w"]
    ours = generator.mapping(reference["z"], labels)
    np.testing.assert_allclose(ours.numpy(), theirs, rtol=0, atol=1e-5)
    from_w = generator.forward(theirs, space="w")
    from_z = generator.forward(reference["z"], labels=labels)
    torch.testing.assert_close(from_w, from_z, rtol=0, atol=TOLERANCE)


def test_what_is_told_of_a_file(name: str, generator: Generator) -> None:
    info = generator.info
    assert (info.format, info.family) == FILES[name]
    assert (info.resolution, dict(info.spaces), info.prior) == (32, {"z": 32, "w": 32}, Prior.SPHERE)
    assert info.num_layers == 8
    assert info.labels == (5 if name == "sg2ada_cond.pkl" else 0)
    assert info.licence is not None


def test_the_same_network_saved_as_ours_keeps_fingerprint_and_pictures(
    generator: Generator, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.safetensors"
    network: Any = generator.network
    save_generator(ours, network, name="ours", family=generator.info.family, config=network.config)
    reopened = open_generator(ours, torch.device("cpu"))
    assert reopened.info.fingerprint == generator.info.fingerprint
    latents = generator.sample(5, 2)
    assert torch.equal(reopened.forward(latents), generator.forward(latents))


def test_no_checkpoint_is_taken_for_axes(name: str) -> None:
    assert not holds_axes(PARITY / name)


def test_one_network_of_two_projects_has_one_fingerprint() -> None:
    content = read_pickle(PARITY / "sg2ada.pkl")
    theirs = rosinality(state_tensors(cast(Any, content)["G_ema"]))
    assert network_fingerprint(network_in(theirs)) == network_fingerprint(network_in(content))


def test_a_checkpoint_without_average_style_gets_one() -> None:
    content = cast(Any, read_torch(PARITY / "rosinality_sg2.pt"))
    trained = {"g": {}, "d": {}, "g_ema": content["g_ema"], "args": None}
    networks = [network_in(trained) for _ in range(2)]
    assert torch.equal(networks[0].w_avg, networks[1].w_avg)
    with torch.inference_mode():
        styles = networks[0].mapping(torch.randn(500, 32, generator=torch.Generator().manual_seed(7)))
    error = styles.mean(dim=0) - networks[0].w_avg
    assert error.norm() < 0.2 * styles.std(dim=0).norm()


def test_a_bare_generator_of_a_pickle_or_checkpoint_opens() -> None:
    pickled = cast(Any, read_pickle(PARITY / "sg3t.pkl"))
    assert network_in(pickled["G_ema"]).resolution == 32
    checkpoint = cast(Any, read_torch(PARITY / "rosinality_sg2.pt"))
    assert network_in(checkpoint["g_ema"]).resolution == 32


def test_a_grey_generator_draws_three_equal_colours() -> None:
    content = cast(Any, read_pickle(PARITY / "sg2ada.pkl"))
    for layer in rgb_layers(content["G_ema"]):
        layer["weight"], layer["bias"] = layer["weight"][:1], layer["bias"][:1]
    with torch.inference_mode():
        pictures = network_in(content).synthesis(torch.randn(2, 8, 32))
    assert pictures.shape == (2, 3, 32, 32)
    assert torch.equal(pictures[:, 0], pictures[:, 2])


def test_fused_layers_of_stylegan_are_convolutions_after_doubling() -> None:
    plain = cast(Any, read_torch(PARITY / "genforce_stylegan1.pth"))
    fused = dict(plain)
    kernel = fused.pop("synthesis.layer6.conv.weight")
    fused["synthesis.layer6.weight"] = kernel.flip(2, 3).permute(2, 3, 1, 0)
    assert network_fingerprint(network_in(fused)) == network_fingerprint(network_in(plain))


def two_colours(content: Any) -> Any:
    for layer in rgb_layers(content["G_ema"]):
        layer["weight"], layer["bias"] = layer["weight"][:2], layer["bias"][:2]
    return content


def other_filter(content: Any) -> Any:
    child(content["G_ema"], "synthesis", "b8", "conv0")["_buffers"]["resample_filter"] = torch.ones(4, 4) / 16
    return content


def other_activation(content: Any) -> Any:
    child(content["G_ema"], "mapping", "fc0")["activation"] = "relu"
    return content


def lacking(content: Any) -> Any:
    del child(content["G_ema"], "synthesis", "b16")["_modules"]["conv0"]
    return content


def absurdly_large(content: Any) -> Any:
    child(content["G_ema"], "synthesis")["img_resolution"] = 2**40
    return content


def average_missing(content: Any) -> Any:
    return content | {"G_ema": None, "D": content["G_ema"]}


REFUSALS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "two colours": (two_colours, "pictures of 2 channels"),
    "another filter": (other_filter, "another filter"),
    "other activations": (other_activation, "other activations"),
    "a layer missing": (lacking, "do not fit together"),
    "an absurd size": (absurdly_large, "do not fit together"),
    "no averaged generator": (average_missing, "holds"),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_used_is_told(what: str) -> None:
    make, told = REFUSALS[what]
    with pytest.raises(UserError, match=f"^odd.pkl .*{told}.*"):
        network_in(make(read_pickle(PARITY / "sg2ada.pkl")))


def test_a_stylegan3_of_absurd_settings_is_told() -> None:
    content = cast(Any, read_pickle(PARITY / "sg3t.pkl"))
    child(content["G_ema"], "synthesis")["_init_kwargs"]["num_layers"] = 10**9
    with pytest.raises(UserError, match="do not fit together"):
        network_in(content)


def test_a_half_grown_stylegan_is_told() -> None:
    content = cast(Any, read_torch(PARITY / "genforce_stylegan1.pth"))
    with pytest.raises(UserError, match="before the network was grown"):
        network_in(content | {"synthesis.lod": torch.tensor(1.5)})


def network_in(content: object) -> Any:
    return read_foreign(Path("odd.pkl"), content)[1].network


def child(record: Record, *names: str) -> dict[str, Any]:
    """The state of a module further down."""
    state = cast(dict[str, Any], record.state)
    return child(state["_modules"][names[0]], *names[1:]) if names else state


def rgb_layers(generator: Record) -> list[dict[str, Any]]:
    sides = (4, 8, 16, 32)
    return [child(generator, "synthesis", f"b{side}", "torgb")["_parameters"] for side in sides]


def rosinality(ada: dict[str, torch.Tensor]) -> dict[str, Any]:
    """The weights of a StyleGAN2 of NVIDIA's under rosinality's names."""
    state = {}
    for index in range(4):
        state[f"style.{index + 1}.weight"] = ada[f"mapping.fc{index}.weight"]
        state[f"style.{index + 1}.bias"] = ada[f"mapping.fc{index}.bias"]
    state["input.input"] = ada["synthesis.b4.const"][None]
    convs = ["b4.conv1"] + [f"b{side}.conv{index}" for side in (8, 16, 32) for index in range(2)]
    for index, theirs in enumerate(convs):
        ours = f"convs.{index - 1}" if index else "conv1"
        state |= modulated(ours, ada, f"synthesis.{theirs}")
        state[f"{ours}.activate.bias"] = ada[f"synthesis.{theirs}.bias"]
        state[f"{ours}.noise.weight"] = ada[f"synthesis.{theirs}.noise_strength"][None]
        state[f"noises.noise_{index}"] = ada[f"synthesis.{theirs}.noise_const"][None, None]
    for index, side in enumerate((4, 8, 16, 32)):
        ours = f"to_rgbs.{index - 1}" if index else "to_rgb1"
        state |= modulated(ours, ada, f"synthesis.b{side}.torgb")
        state[f"{ours}.bias"] = ada[f"synthesis.b{side}.torgb.bias"].view(1, 3, 1, 1)
    return {"g_ema": state, "latent_avg": ada["mapping.w_avg"][None]}


def modulated(ours: str, ada: dict[str, torch.Tensor], theirs: str) -> dict[str, torch.Tensor]:
    return {
        f"{ours}.conv.weight": ada[f"{theirs}.weight"][None],
        f"{ours}.conv.modulation.weight": ada[f"{theirs}.affine.weight"],
        f"{ours}.conv.modulation.bias": ada[f"{theirs}.affine.bias"],
    }
