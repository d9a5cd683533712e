import numpy as np
import pytest
import shapes
from safetensors.numpy import save_file

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import open_extractor, save_extractor
from tlgan_desktop.storage import read_container, write_container

PICTURES = np.random.default_rng(0).integers(0, 255, (5, shapes.SIZE, shapes.SIZE, 3), dtype=np.uint8)


def test_an_extractor_comes_back_from_its_file(trained, tmp_path):
    save_extractor(tmp_path / "e.safetensors", trained)
    opened = open_extractor(tmp_path / "e.safetensors")
    assert opened.info == trained.info
    assert opened.fingerprint == trained.fingerprint
    assert (opened.score(PICTURES) == trained.score(PICTURES)).all()
    assert (opened.embed(PICTURES) == trained.embed(PICTURES)).all()


def test_a_missing_truncated_foreign_or_edited_file_is_refused(trained, tmp_path):
    path = tmp_path / "e.safetensors"
    save_extractor(path, trained)
    whole = path.read_bytes()
    with pytest.raises(UserError, match="no file"):
        open_extractor(tmp_path / "nowhere.safetensors")
    path.write_bytes(whole[:-10])
    with pytest.raises(UserError, match="damaged"):
        open_extractor(path)
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(UserError, match="edited"):
        open_extractor(path)
    save_file({"x": np.zeros(3)}, path)
    with pytest.raises(UserError, match="not one that TL-GAN Desktop wrote"):
        open_extractor(path)
    path.write_bytes(b"")
    with pytest.raises(UserError, match=r"e\.safetensors"):
        open_extractor(path)
    write_container(path, "axes", {}, {})
    with pytest.raises(UserError, match="kind 'axes'"):
        open_extractor(path)


@pytest.mark.parametrize("change", ["family", "config", "features", "tensor", "head"])
def test_a_file_that_does_not_fit_itself_is_refused(trained, tmp_path, change):
    path = tmp_path / "e.safetensors"
    save_extractor(path, trained)
    container = read_container(path)
    header, tensors = dict(container.header), dict(container.tensors)
    if change == "family":
        header["family"] = "transformer"
    elif change == "config":
        header["config"] = {**header["config"], "widths": [8, 32]}
    elif change == "features":
        header["info"] = {**header["info"], "features": [{"name": "Red"}]}
    elif change == "tensor":
        del tensors["backbone.stem.0.weight"]
    else:
        tensors["head.bias"] = np.zeros(7)
    write_container(path, "extractor", header, tensors)
    with pytest.raises(UserError, match="cannot read"):
        open_extractor(path)
