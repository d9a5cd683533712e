import io
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import open_generator
from tlgan_desktop.storage import write_container

PARITY = Path("tests/data/parity")


def picture(ending: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, ending)
    return file.getvalue()


def saved_by_torch(data: object, as_zip: bool = True) -> bytes:
    file = io.BytesIO()
    torch.save(data, file, _use_new_zipfile_serialization=as_zip)
    return file.getvalue()


def array_file() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros((1, 512)))
    return file.getvalue()


def tensorflow_stylegan(version: int) -> bytes:
    call = b"\x80\x04\x8c\x14dnnlib.tflib.network\x8c\x07Network\x93)\x81"
    return call + pickle.dumps({"version": version, "name": "Gs"}, protocol=3)[2:-1] + b"b."


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 363962712\n"
HTML = b"\n<!DOCTYPE html><html><head><title>Google Drive - Quota exceeded</title></head></html>"
DISCRIMINATOR = {
    "fromRGBLayers.0.module.weight": torch.zeros(3, 3),
    "decisionLayer.module.weight": torch.zeros(1),
}

WRONG: dict[str, tuple[bytes, str]] = {
    "a Git LFS pointer": (LFS, "Git LFS pointer"),
    "a web page": (HTML, "web page"),
    "a PNG picture": (picture("png"), "is a picture"),
    "a JPEG picture": (picture("jpeg"), "is a picture"),
    "a WebP picture": (picture("webp"), "is a picture"),
    "an archive": (b"\x1f\x8b\x08" + bytes(100), "is an archive"),
    "an array": (array_file(), "open it as axes"),
    "a Keras file": (b"\x89HDF\r\n\x1a\n" + bytes(100), "HDF5"),
    "a text": (b"These are my notes on generators.", "no format that this application knows"),
    "zeros": (bytes(5000), "no format that this application knows"),
    "directions": (pickle.dumps({"direction": np.eye(3), "name": ["a"]}), "open it as axes"),
    "a plain pickle": (pickle.dumps([1, 2, 3]), "nothing that this application knows"),
    "another network": (saved_by_torch({"fc.weight": torch.zeros(3, 3)}), "weights of a network, but of no"),
    "a discriminator": (saved_by_torch(DISCRIMINATOR), "discriminator alone"),
    "a discriminator below its key": (saved_by_torch({"d": DISCRIMINATOR}), "discriminator alone"),
    "an old discriminator": (saved_by_torch({"netD": DISCRIMINATOR}, False), "discriminator alone"),
    "a TensorFlow StyleGAN2": (tensorflow_stylegan(4), "legacy.py of stylegan2-ada-pytorch"),
    "a TensorFlow StyleGAN": (tensorflow_stylegan(3), "first StyleGAN"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("ending", ["pkl", "safetensors"])
def test_what_is_no_generator_is_told_whatever_its_name(name: str, ending: str, tmp_path: Path) -> None:
    content, told = WRONG[name]
    path = tmp_path / f"wrong.{ending}"
    path.write_bytes(content)
    with pytest.raises(UserError, match=told) as refusal:
        open_generator(path)
    message = str(refusal.value)
    assert message.startswith(f"wrong.{ending} ")
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("kind", ["axes", "extractor", "session"])
def test_files_of_ours_of_another_kind_are_told(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    write_container(path, kind, {}, {"a": np.zeros(2)})
    with pytest.raises(UserError, match=f"kind '{kind}', but 'generator' is needed"):
        open_generator(path)


@pytest.mark.parametrize("name", ["nvidia_tf_pggan.pkl", "genforce_pggan.pth"])
def test_the_name_of_a_file_does_not_matter(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "generator.png"
    renamed.write_bytes((PARITY / name).read_bytes())
    original, found = open_generator(PARITY / name).info, open_generator(renamed).info
    assert (found.fingerprint, found.format) == (original.fingerprint, original.format)


@pytest.mark.parametrize("file", sorted(PARITY.glob("*.p*")), ids=lambda path: path.name)
@pytest.mark.parametrize("kept", [0.001, 0.1, 0.5, 0.99])
def test_truncated_downloads_are_told(file: Path, kept: float, tmp_path: Path) -> None:
    whole = file.read_bytes()
    path = tmp_path / file.name
    path.write_bytes(whole[: int(kept * len(whole))])
    with pytest.raises(UserError, match="download it again"):
        open_generator(path)


def test_a_generator_without_permission_to_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.pkl"
    path.write_bytes(b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"locked\.pkl cannot be read \(Permission denied\)"):
        open_generator(path)
