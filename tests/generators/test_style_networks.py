"""Style-based networks: truncation, layers, previews, strips and precision, on small random ones."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.generators import Generator, GeneratorInfo
from tlgan_desktop.generators.networks import strips
from tlgan_desktop.generators.networks.compact_style import StyledConv as CompactConv
from tlgan_desktop.generators.networks.filters import lowpass_filter
from tlgan_desktop.generators.networks.mapping import MappingNetwork
from tlgan_desktop.generators.networks.resampling import double
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config, StyleGAN1Generator
from tlgan_desktop.generators.networks.stylegan2 import StyledConv, StyleGAN2Config, StyleGAN2Generator
from tlgan_desktop.generators.networks.stylegan3 import FourierInput, StyleGAN3Generator
from tlgan_desktop.generators.networks.stylegan3_layout import Band, StyleGAN3Config, bands
from tlgan_desktop.latents import Prior

CHANNELS = (12, 10, 8, 8, 6)
SMALL: dict[str, Any] = {"latent_dim": 7, "mapping_widths": (9, 9)}
STYLEGAN3: dict[str, Any] = {**SMALL, "channel_base": 512, "channel_max": 12, "num_layers": 6}

NETWORKS: Mapping[str, Callable[[], nn.Module]] = {
    "stylegan1": lambda: StyleGAN1Generator(StyleGAN1Config(CHANNELS, **SMALL)),
    "stylegan2": lambda: StyleGAN2Generator(StyleGAN2Config(CHANNELS, clamp=2.0, **SMALL)),
    "stylegan2-plain": lambda: StyleGAN2Generator(StyleGAN2Config(CHANNELS, architecture="orig", **SMALL)),
    "stylegan2-resnet": lambda: StyleGAN2Generator(
        StyleGAN2Config(CHANNELS, architecture="resnet", num_labels=3, label_width=4, **SMALL)
    ),
    "stylegan3-t": lambda: StyleGAN3Generator(StyleGAN3Config(64, **STYLEGAN3)),
    "stylegan3-r": lambda: StyleGAN3Generator(
        StyleGAN3Config(64, kernel_size=1, radial_filters=True, **STYLEGAN3)
    ),
}


def random_generator(name: str) -> Generator:
    """A generator of 64x64 whose weights, noise, biases and average style are all random."""
    torch.manual_seed(4)
    network: Any = NETWORKS[name]()
    for key, tensor in network.state_dict().items():
        if key.endswith(("bias", "noise", "noise_strength", "w_avg", "input.affine.weight")):
            tensor.add_(0.2 * torch.randn(tensor.shape))
    info = GeneratorInfo(
        name=name,
        format="test",
        family=name,
        fingerprint="",
        resolution=network.resolution,
        spaces={"z": 7, "w": 9},
        prior=Prior.SPHERE,
        parameters=0,
        labels=network.num_labels,
        num_layers=network.num_layers,
    )
    return Generator(network, info, torch.device("cpu"))


@pytest.fixture(params=NETWORKS)
def generator(request: pytest.FixtureRequest) -> Generator:
    return random_generator(request.param)


@pytest.fixture
def skipping() -> Generator:
    return random_generator("stylegan2")


def test_pictures_are_float32_the_same_every_time_and_alone_or_together(generator: Generator) -> None:
    latents = generator.sample(0, 3)
    pictures = generator.forward(latents)
    assert pictures.shape == (3, 3, 64, 64)
    assert pictures.dtype == torch.float32
    assert pictures.std() > 0.05
    assert torch.equal(generator.forward(latents), pictures)
    alone = torch.cat([generator.forward(latents[row : row + 1]) for row in range(3)])
    torch.testing.assert_close(alone, pictures, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kilobytes", [1, 40])
def test_strips_change_nothing(generator: Generator, kilobytes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    latents = generator.sample(0, 2)
    whole = generator.forward(latents)
    monkeypatch.setattr(strips, "STRIP_BYTES", 1024 * kilobytes)
    torch.testing.assert_close(generator.forward(latents), whole, rtol=1e-4, atol=1e-4)


def test_full_truncation_leaves_the_average_picture(generator: Generator) -> None:
    pictures = generator.forward(generator.sample(0, 2), truncation=0.0)
    average = generator.forward(generator.network.w_avg[None].numpy(), space="w")
    torch.testing.assert_close(pictures, average.expand(2, -1, -1, -1), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("cutoff", [0, 3, 8])
def test_truncation_moves_the_first_layers_towards_the_average(generator: Generator, cutoff: int) -> None:
    latents = generator.sample(0, 2)
    styles = generator.mapping(latents).unsqueeze(1).repeat(1, generator.info.num_layers, 1)
    average = generator.network.w_avg
    styles[:, :cutoff] = average + 0.6 * (styles[:, :cutoff] - average)
    truncated = generator.forward(latents, truncation=0.6, cutoff=cutoff)
    layered = generator.forward(styles.numpy(), space="w")
    torch.testing.assert_close(truncated, layered, rtol=1e-4, atol=1e-4)


def test_every_layer_has_a_style_that_matters(generator: Generator) -> None:
    first, second = generator.mapping(generator.sample(0, 2))
    same = first.repeat(generator.info.num_layers, 1)
    edited = same.repeat(generator.info.num_layers, 1, 1)
    for layer in range(generator.info.num_layers):
        edited[layer, layer] = second
    picture = generator.forward(same[None].numpy(), space="w")
    changes = (generator.forward(edited.numpy(), space="w") - picture).abs().amax(dim=(1, 2, 3))
    assert changes.min() > 1e-4


def test_later_styles_leave_the_preview_alone(skipping: Generator) -> None:
    first, second = skipping.mapping(skipping.sample(0, 2))
    styles = first.repeat(2, skipping.info.num_layers, 1)
    styles[1, -2:] = second
    previews = skipping.forward(styles.numpy(), space="w", size=32)
    pictures = skipping.forward(styles.numpy(), space="w")
    torch.testing.assert_close(previews[0], previews[1])
    assert (pictures[0] - pictures[1]).abs().max() > 0.1


def test_previews_are_what_the_earlier_blocks_draw(skipping: Generator) -> None:
    network = cast(StyleGAN2Generator, skipping.network)
    assert network.preview_sizes == (32,)
    last: Any = network.blocks[-1]
    last.to_rgb.weight.zero_()
    last.to_rgb.bias.zero_()
    latents = skipping.sample(0, 2)
    preview = skipping.forward(latents, size=20)
    assert preview.shape == (2, 3, 32, 32)
    doubled = double(functional.pad(preview, (0, 0, 1, 1)))
    torch.testing.assert_close(skipping.forward(latents), doubled)


def test_a_preview_resembles_the_picture_where_the_last_block_adds_detail_alone(skipping: Generator) -> None:
    last: Any = cast(StyleGAN2Generator, skipping.network).blocks[-1]
    last.to_rgb.weight.mul_(0.1)
    last.to_rgb.bias.zero_()
    latents = skipping.sample(0, 4)
    preview, picture = skipping.forward(latents, size=32), skipping.forward(latents)
    shrunk = functional.avg_pool2d(picture, 2).flatten()
    assert np.corrcoef(preview.flatten(), shrunk)[0, 1] > 0.95


def test_only_skip_connections_promise_previews() -> None:
    for name in NETWORKS:
        network: Any = random_generator(name).network
        assert bool(network.preview_sizes) == (name == "stylegan2")
        with pytest.raises(ValueError, match="no preview of size 16"):
            network.synthesis(torch.zeros(1, network.num_layers, 9), 16)


def test_large_networks_preview_down_to_an_eighth() -> None:
    with torch.device("meta"):
        network = StyleGAN2Generator(StyleGAN2Config((4,) * 9))
    assert (network.resolution, network.preview_sizes) == (1024, (128, 256, 512))


def test_doubling_is_filtering_between_inserted_zeros() -> None:
    x = torch.randn(2, 3, 5, 6, generator=torch.Generator().manual_seed(0))
    line = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 4
    kernel = torch.outer(line, line).repeat(3, 1, 1, 1)
    filtered = functional.conv_transpose2d(x, kernel, stride=2, padding=1, groups=3)
    torch.testing.assert_close(double(functional.pad(x, (0, 0, 1, 1))), filtered)


@pytest.mark.parametrize("up", [False, True])
def test_sixteen_bits_draw_nearly_the_same_and_do_not_overflow(up: bool) -> None:
    torch.manual_seed(0)
    conv = StyledConv(32, 8, 5, 16 if up else 8, up=up, clamp=None).requires_grad_(False)
    conv.weight.mul_(1000)
    conv.eval()
    x, style = 200 * torch.randn(2, 32, 10, 8), torch.randn(2, 5)
    exact = conv(x, conv.modulation(style, torch.float32, 1.0), 0)
    half = conv(x.half(), conv.modulation(style, torch.float16, 1.0), 0)
    assert half.dtype == torch.float16
    assert (half - exact).abs().max() < 0.02 * exact.abs().max()


def test_weights_may_change_while_training() -> None:
    conv = StyledConv(4, 4, 5, 8, up=False, clamp=None).requires_grad_(False)
    style = torch.randn(1, 5)
    before = conv.modulation(style, torch.float32, 1.0).outputs
    conv.weight.mul_(2)
    torch.testing.assert_close(conv.modulation(style, torch.float32, 1.0).outputs, before / 2)
    torch.testing.assert_close(conv.eval().modulation(style, torch.float32, 1.0).outputs, before / 2)


def test_the_compact_network_measures_its_weights_once_they_are_final() -> None:
    conv = CompactConv(4, 4, 5)
    x, style = torch.randn(1, 4, 8, 8), torch.randn(1, 5)
    before = conv(x, style)
    with torch.no_grad():
        conv.weight.mul_(2)
    torch.testing.assert_close(conv(x, style), before)
    torch.testing.assert_close(conv.eval()(x, style), before)
    assert not any(each.requires_grad for each in conv.buffers())


def test_labels_are_needed_exactly_where_a_network_takes_them() -> None:
    z, labels = torch.randn(2, 4), torch.eye(3)[:2]
    conditional = MappingNetwork(4, (6, 6), num_labels=3, label_width=5)
    assert not torch.allclose(conditional(z, labels), conditional(z, labels.flip(0)))
    for mapping, given in ((conditional, None), (MappingNetwork(4, (6, 6)), labels)):
        with pytest.raises(ValueError, match="if, and only if, it is conditional"):
            mapping(z, given)


@pytest.mark.parametrize("radial", [False, True])
def test_lowpass_filters_pass_below_and_stop_above(radial: bool) -> None:
    taps = lowpass_filter(24, cutoff=8.0, half_width=8.0, rate=64.0, radial=radial)
    line = taps.sum(dim=0) if radial else taps
    assert line.sum().item() == pytest.approx(1.0, abs=1e-6)
    torch.testing.assert_close(taps, taps.flip(0))
    positions = (np.arange(24) - 11.5) / 64
    gains = [abs(float(np.sum(line.numpy() * np.cos(2 * np.pi * f * positions)))) for f in (0, 2, 8, 18, 30)]
    assert gains[1] > 0.8
    assert 0.3 < gains[2] < 0.7
    assert max(gains[3:]) < 0.05


def test_the_input_turns_and_shifts_with_its_transform() -> None:
    torch.manual_seed(0)
    source = FourierInput(Band(size=9, rate=8, cutoff=2.0, half_width=2.0, channels=5), style_dim=3)
    style = torch.zeros(1, 3)
    upright = source(style)
    source.transform.copy_(torch.tensor([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]]))
    torch.testing.assert_close(source(style), upright.rot90(1, (2, 3)), rtol=1e-4, atol=1e-5)
    source.transform.copy_(torch.tensor([[1.0, 0, 0.125], [0, 1, 0], [0, 0, 1]]))
    torch.testing.assert_close(source(style)[..., :-1], upright[..., 1:], rtol=1e-4, atol=1e-5)


def test_published_stylegan3_has_the_layers_of_its_paper() -> None:
    layout = bands(StyleGAN3Config(1024))
    assert len(layout) == 15
    assert [band.size for band in layout[:4]] == [36, 36, 52, 52]
    assert [band.rate for band in layout[-3:]] == [1024] * 3
    assert [band.size for band in layout[-4:]] == [1044, 1044, 1024, 1024]
    assert {band.channels for band in layout[:6]} == {512}
    assert layout[-1].channels == 3


ABSURD: Mapping[str, Callable[[], object]] = {
    "StyleGAN": lambda: StyleGAN1Config((4,) * 30),
    "StyleGAN2": lambda: StyleGAN2Config((4,) * 30),
    "architecture": lambda: StyleGAN2Config((4, 4), architecture="other"),
    "StyleGAN3": lambda: StyleGAN3Config(2**20),
    "margin": lambda: StyleGAN3Config(64, margin=10**6),
    "layers": lambda: StyleGAN3Config(64, num_layers=10**9),
    "critical": lambda: StyleGAN3Config(64, num_layers=2, num_critical=2),
}


@pytest.mark.parametrize("what", ABSURD)
def test_absurd_settings_are_refused(what: str) -> None:
    with pytest.raises(ValueError, match=r"absurd|other"):
        ABSURD[what]()


def test_lists_from_json_are_settings_too() -> None:
    config = StyleGAN2Config([8, 8], mapping_widths=[4])  # type: ignore[arg-type]
    assert config == StyleGAN2Config((8, 8), mapping_widths=(4,))
    assert isinstance(StyleGAN2Generator(config).w_avg, Tensor)
