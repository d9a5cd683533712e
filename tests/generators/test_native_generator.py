import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.numpy import save_file

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import open_generator
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.pggan import PgganConfig, PgganGenerator
from tlgan_desktop.latents import Prior
from tlgan_desktop.storage import METADATA_KEY, read_container, write_container


def test_a_saved_generator_is_the_same_again(generator_file: Path, small_pggan: PgganGenerator) -> None:
    generator = open_generator(generator_file)
    info = generator.info
    assert (info.name, info.format, info.family, info.licence) == ("Small", "tlgan", "pggan", "CC0-1.0")
    assert (info.resolution, info.spaces, info.prior) == (16, {"z": 8}, Prior.SPHERE)
    assert info.parameters == sum(weight.numel() for weight in small_pggan.parameters())
    latents = generator.sample(0, 2)
    drawn = small_pggan.eval()(torch.from_numpy(latents).float()).detach()
    torch.testing.assert_close(generator.forward(latents).clone(), drawn)


def test_saving_twice_gives_the_same_bytes(generator_file: Path, small_pggan: PgganGenerator) -> None:
    again = generator_file.with_name("again.safetensors")
    save_generator(
        again, small_pggan.eval(), name="Small", family="pggan", config=small_pggan.config, licence="CC0-1.0"
    )
    assert again.read_bytes() == generator_file.read_bytes()


def edited(path: Path, edit: Callable[[dict[str, Any], dict[str, Any]], None]) -> None:
    """Change the envelope or the tensors of a file of ours by hand, without mending its digest."""
    with safe_open(path, framework="numpy") as file:
        envelope = json.loads(file.metadata()[METADATA_KEY])
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a mapping
    edit(envelope, tensors)
    save_file(tensors, path, metadata={METADATA_KEY: json.dumps(envelope)})


def rewritten(path: Path, header: dict[str, Any], without: str | None = None) -> None:
    """Write a file of ours with another header, its digest right."""
    old = read_container(path)
    tensors = {name: tensor for name, tensor in old.tensors.items() if name != without}
    write_container(path, old.kind, {**old.header, **header}, tensors)


def cut(path: Path, part: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(part * len(whole))])


def raise_schema(envelope: dict[str, Any], _: object) -> None:
    envelope["schema"] = 99


def change_header(envelope: dict[str, Any], _: object) -> None:
    envelope["header"]["licence"] = "MIT"


def change_weight(_: object, tensors: dict[str, Any]) -> None:
    tensors["to_rgb.bias"][0] += 1


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "There is no file"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "There is no file"),
    "empty": (lambda path: path.write_bytes(b""), "download it again"),
    "truncated": (lambda path: cut(path, 0.5), "damaged"),
    "truncated in its header": (lambda path: cut(path, 0.02), "damaged"),
    "another's safetensors": (
        lambda path: save_file({"weight": np.zeros(3)}, path),
        "not one that TL-GAN Desktop wrote",
    ),
    "of a newer version": (lambda path: edited(path, raise_schema), "newer TL-GAN Desktop"),
    "edited header": (lambda path: edited(path, change_header), "damaged or edited"),
    "edited weight": (lambda path: edited(path, change_weight), "damaged or edited"),
    "of another kind": (
        lambda path: write_container(path, "axes", {}, {}),
        "kind 'axes', but 'generator' is needed",
    ),
    "unknown family": (lambda path: rewritten(path, {"family": "biggan"}), "'biggan'"),
    "unknown prior": (lambda path: rewritten(path, {"prior": "cauchy"}), "cannot read"),
    "header of another form": (lambda path: rewritten(path, {"colour": "red"}), "cannot read"),
    "setting of another form": (lambda path: rewritten(path, {"config": {"depth": 3}}), "does not fit"),
    "settings of another size": (lambda path: rewritten(path, {"config": {"latent_dim": 9}}), "does not fit"),
    "absurd settings": (
        lambda path: rewritten(path, {"config": {"latent_dim": 10**9, "channels": [10**6, 10**6]}}),
        "does not fit",
    ),
    "a weight missing": (lambda path: rewritten(path, {}, without="to_rgb.bias"), "does not fit"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_that_cannot_be_opened_gives_one_sentence(name: str, generator_file: Path) -> None:
    damage, told = DAMAGES[name]
    damage(generator_file)
    with pytest.raises(UserError, match=told) as refusal:
        open_generator(generator_file)
    message = str(refusal.value)
    assert generator_file.name in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_generator_that_cannot_be_saved_leaves_the_old_file(
    generator_file: Path, small_pggan: PgganGenerator
) -> None:
    before = generator_file.read_bytes()
    with pytest.raises(UserError, match="cannot be written"):
        save_generator(
            generator_file / "inside.safetensors",
            small_pggan,
            name="x",
            family="pggan",
            config=PgganConfig(),
        )
    assert generator_file.read_bytes() == before
