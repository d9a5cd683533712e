"""Finding the extractors that axes name."""

from pathlib import Path

import numpy as np
import pytest
import torch

from tlgan_desktop.extractors import ExtractorFeature, ExtractorInfo, NetworkExtractor, save_extractor
from tlgan_desktop.extractors.finding import find_extractors
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.storage import read_container, write_container

CONFIG = BackboneConfig(widths=(8,), blocks=(1,), place_width=4)


def extractor(name: str, weight: float) -> NetworkExtractor:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        backbone = Backbone(CONFIG)
    info = ExtractorInfo(name, 16, (ExtractorFeature(name, FeatureKind.CONTINUOUS),))
    return NetworkExtractor(info, backbone, Head(np.full((1, CONFIG.embedding), weight), np.zeros(1)))


@pytest.fixture
def two(tmp_path: Path) -> tuple[NetworkExtractor, NetworkExtractor]:
    both = extractor("Smile", 0.1), extractor("Hat", 0.2)
    (tmp_path / "some").mkdir()
    save_extractor(tmp_path / "one.safetensors", both[0])
    save_extractor(tmp_path / "some" / "other.safetensors", both[1])
    return both


def test_extractors_are_found_in_files_and_folders_in_the_order_they_are_named(
    two: tuple[NetworkExtractor, NetworkExtractor], tmp_path: Path
) -> None:
    places = [tmp_path / "one.safetensors", tmp_path / "some", tmp_path / "no such folder"]
    wanted = [two[1].fingerprint, "of no file", two[0].fingerprint]
    assert [each.info.name for each in find_extractors(wanted, places)] == ["Hat", "Smile"]
    assert find_extractors([], places) == ()


def test_other_files_are_passed_over(two: tuple[NetworkExtractor, NetworkExtractor], tmp_path: Path) -> None:
    folder = tmp_path / "some"
    (folder / "a.safetensors").write_bytes(b"not one of ours")
    (folder / "b.onnx").write_bytes(b"no model")
    write_container(folder / "c.safetensors", "axes", {"fingerprint": two[1].fingerprint}, {})
    damaged = bytearray((folder / "other.safetensors").read_bytes())
    damaged[-1] ^= 1
    (folder / "d.safetensors").write_bytes(damaged)
    wanted = [two[1].fingerprint, "missing"]
    assert [each.info.name for each in find_extractors(wanted, [folder])] == ["Hat"]


def test_a_file_that_claims_a_fingerprint_is_not_believed(tmp_path: Path) -> None:
    save_extractor(tmp_path / "x.safetensors", extractor("Smile", 0.1))
    content = read_container(tmp_path / "x.safetensors")
    write_container(
        tmp_path / "x.safetensors", content.kind, {**content.header, "fingerprint": "forged"}, content.tensors
    )
    assert find_extractors(["forged"], [tmp_path]) == ()
