import numpy as np
import pytest
import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import ExtractorFeature, ExtractorInfo, NetworkExtractor
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.extractors.precision import mixed_precision
from tlgan_desktop.features import FeatureKind

FEATURE = ExtractorFeature("Red", FeatureKind.BINARY)


def extractor(size, config):
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    head = Head(rng.normal(size=(1, config.embedding)), np.zeros(1))
    return NetworkExtractor(ExtractorInfo("toy", size, (FEATURE,)), Backbone(config), head)


@pytest.mark.parametrize("size", [16, 64, 100, 128])
@pytest.mark.parametrize(
    ("widths", "blocks"), [((24, 48, 96, 192), (1, 2, 2, 1)), ((8,), (2,)), ((8, 8), (1, 3))]
)
def test_pictures_of_any_size_give_embeddings_of_one_length(size, widths, blocks):
    config = BackboneConfig(widths, blocks)
    pictures = np.random.default_rng(0).integers(0, 255, (3, size, size, 3), dtype=np.uint8)
    embeddings = extractor(size, config).embed(pictures)
    assert embeddings.shape == (3, config.embedding)
    assert embeddings.dtype == np.float32
    assert len(np.unique(embeddings, axis=0)) == 3


def test_a_score_does_not_depend_on_the_pictures_beside_it():
    told = extractor(32, BackboneConfig())
    pictures = np.random.default_rng(0).integers(0, 255, (70, 32, 32, 3), dtype=np.uint8)
    together = told.score(pictures)
    alone = np.concatenate([told.score(pictures[row : row + 1]) for row in (0, 5, 69)])
    assert together[[0, 5, 69]] == pytest.approx(alone, abs=1e-4)
    assert told.score(pictures[:0]).shape == (0, 1)


def test_read_only_pictures_are_taken():
    pictures = np.zeros((2, 32, 32, 3), np.uint8)
    pictures.setflags(write=False)
    assert extractor(32, BackboneConfig()).score(pictures).shape == (2, 1)


def test_pictures_of_another_size_are_refused():
    with pytest.raises(UserError, match=r"toy takes pictures \(n, 32, 32, 3\)"):
        extractor(32, BackboneConfig()).score(np.zeros((1, 64, 64, 3), np.uint8))


def test_the_fingerprint_changes_with_any_number():
    first = extractor(32, BackboneConfig())
    assert first.fingerprint == extractor(32, BackboneConfig()).fingerprint
    other = extractor(32, BackboneConfig())
    other.head.bias[0] += 1e-12
    assert other.fingerprint != first.fingerprint
    moved = extractor(32, BackboneConfig())
    moved.backbone.stem[1].running_mean[0] += 1e-3
    assert moved.fingerprint != first.fingerprint


@pytest.mark.parametrize(("widths", "blocks"), [((), ()), ((8,), (1, 1))])
def test_settings_that_do_not_fit_are_refused(widths, blocks):
    with pytest.raises(ValueError, match="backbone"):
        BackboneConfig(widths, blocks)


@pytest.mark.parametrize("native", [True, False])
def test_bfloat16_is_used_only_where_the_hardware_has_it(monkeypatch, native):
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": native})
    convolution = torch.nn.Conv2d(3, 4, 3)
    with mixed_precision(torch.device("cpu")):
        result = convolution(torch.zeros(1, 3, 8, 8))
    assert result.dtype is (torch.bfloat16 if native else torch.float32)
