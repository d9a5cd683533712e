from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from training.gan.__main__ import main
from training.gan.align import align_prior
from training.gan.checkpoint import load_checkpoint, save_checkpoint
from training.gan.discriminator import minibatch_deviation
from training.gan.grow import grown_state
from training.gan.pictures import PictureSampler, packed_pictures, to_bytes, to_float
from training.gan.quality import Moments, RandomConvFeatures, frechet_distance
from training.gan.settings import Settings
from training.gan.trainer import Trainer, TrainingDiverged

CPU = torch.device("cpu")
TINY = Settings(
    network=CompactStyleConfig(latent_dim=8, style_dim=8, channels=(8, 8)),
    batch=4,
    autoencode_pictures=8,
    head_start_pictures=4,
    r1_interval=2,
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny networks only lose time to threads that wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def pictures() -> np.ndarray:
    """Discs of random colour and place, (24, 16, 16, 3)."""
    random = np.random.default_rng(5)
    y, x = np.mgrid[:16, :16]
    centres = random.uniform(4, 12, (24, 2, 1, 1))
    inside = (x - centres[:, 0]) ** 2 + (y - centres[:, 1]) ** 2 < 16
    colours = random.integers(0, 256, (2, 24, 1, 1, 3))
    return np.where(inside[..., None], colours[0], colours[1]).astype(np.uint8)


@pytest.fixture
def trainer(pictures: np.ndarray) -> Trainer:
    return Trainer(TINY, PictureSampler(pictures, CPU), CPU)


@pytest.fixture
def folder(pictures: np.ndarray, tmp_path: Path) -> Path:
    folder = tmp_path / "portraits"
    folder.mkdir()
    for index, picture in enumerate(pictures):
        Image.fromarray(picture).save(folder / f"{index:02}.png")
    return folder


def train(trainer: Trainer, steps: int) -> None:
    for _ in range(steps):
        trainer.step()


def weights(trainer: Trainer) -> dict[str, torch.Tensor]:
    return {
        f"{network}.{name}": tensor
        for network, module in trainer.networks.named().items()
        for name, tensor in module.state_dict().items()
    }


def test_both_phases_report_their_losses(trainer: Trainer) -> None:
    reported = [set(trainer.step()) for _ in range(4)]
    assert reported[0] == reported[1] == {"evidence", "misfit"}
    assert reported[2] == {"discriminator", "real_sign", "fake_sign", "r1"}
    assert reported[3] == {"discriminator", "real_sign", "fake_sign", "generator"}


@pytest.mark.parametrize("before", [1, 3])
def test_resumed_training_equals_an_uninterrupted_one(
    before: int, pictures: np.ndarray, trainer: Trainer, tmp_path: Path
) -> None:
    train(trainer, before)
    save_checkpoint(tmp_path / "half.pt", trainer.state())
    train(trainer, 6 - before)
    resumed = Trainer(TINY, PictureSampler(pictures, CPU), CPU)
    resumed.load_state(load_checkpoint(tmp_path / "half.pt"))
    train(resumed, 6 - before)
    assert resumed.seen == trainer.seen
    expected = weights(trainer)
    assert all(torch.equal(tensor, expected[name]) for name, tensor in weights(resumed).items())


def test_a_new_learning_rate_holds_after_resuming(pictures: np.ndarray, trainer: Trainer) -> None:
    train(trainer, 1)
    slower = Trainer(replace(TINY, learning_rate=0.001), PictureSampler(pictures, CPU), CPU)
    slower.load_state(trainer.state())
    assert max(group["lr"] for group in slower.generator_optimiser.param_groups) == 0.001


def test_all_weights_of_the_adversarial_phase_learn(trainer: Trainer) -> None:
    train(trainer, 2)
    before = {name: tensor.clone() for name, tensor in weights(trainer).items()}
    train(trainer, 3)
    moved = {name for name, tensor in weights(trainer).items() if not torch.equal(tensor, before[name])}
    frozen = {name for name in before if name.startswith("encoder.") or name.endswith(".w_avg")}
    assert moved == set(before) - frozen


def test_discriminator_starts_from_the_encoder(trainer: Trainer) -> None:
    train(trainer, 2)
    networks = trainer.networks
    encoder, discriminator = networks.encoder.trunk.state_dict(), networks.discriminator.trunk.state_dict()
    assert all(torch.equal(encoder[name], discriminator[name]) for name in encoder)


def test_aligned_prior_draws_what_the_encoder_gave() -> None:
    random = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    network = CompactStyleGenerator(CompactStyleConfig(latent_dim=64, style_dim=8, channels=(4,)))
    spread = torch.linspace(0.1, 2.0, 64)
    encoded = 0.5 + spread * torch.randn(20_000, 64, generator=random)
    expected = network.mapping(encoded)
    align_prior(network, encoded)
    drawn = network.mapping(torch.randn(20_000, 64, generator=random))
    assert torch.allclose(drawn.mean(dim=0), expected.mean(dim=0), atol=0.03)
    assert torch.allclose(torch.cov(drawn.T), torch.cov(expected.T), atol=0.05)


def test_a_loss_that_is_no_number_stops_the_training(trainer: Trainer) -> None:
    torch.nn.init.constant_(trainer.networks.generator.input.bias, float("nan"))
    with pytest.raises(TrainingDiverged):
        trainer.step()


def test_grown_networks_continue_the_old_ones(pictures: np.ndarray, trainer: Trainer) -> None:
    train(trainer, 4)
    state = grown_state(trainer.state(), channels=4)
    large = pictures.repeat(2, axis=1).repeat(2, axis=2)
    settings = Settings.from_json(state["settings"])
    grown = Trainer(settings, PictureSampler(large, CPU), CPU)
    grown.load_state(state)
    z = torch.randn(3, 8, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        old, new = trainer.networks.average(z), grown.networks.average(z)
        old_score = trainer.networks.discriminator(to_float(pictures[:4]))
        new_score = grown.networks.discriminator(to_float(large[:4]))
    assert torch.allclose(torch.nn.functional.interpolate(old, scale_factor=2, mode="bilinear"), new)
    assert torch.allclose(old_score, new_score, atol=1e-5)
    train(grown, 2)
    assert grown.networks.generator.heads[-1].weight.abs().max() > 0


def test_command_line_trains_and_resumes(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    start = ["--pictures", str(folder), "--out", str(out), "--minutes", "0.002", "--threads", "1"]
    main([*start, "--channels", "8", "8", "--batch", "4", "--autoencode-pictures", "4"])
    first = load_checkpoint(out / "latest.pt")
    main([*start, "--resume"])
    second = load_checkpoint(out / "latest.pt")
    assert second["settings"] == first["settings"]
    assert second["seen"] > first["seen"]
    assert len((out / "quality.csv").read_text().splitlines()) == 2
    assert list(out.glob("sheet-*.png"))


def test_settings_survive_json() -> None:
    settings = replace(TINY, seed=3)
    assert Settings.from_json(settings.to_json()) == settings


def test_pictures_are_packed_once(folder: Path, pictures: np.ndarray, tmp_path: Path) -> None:
    packed = packed_pictures(folder, 16, tmp_path / "cache")
    assert np.array_equal(packed, pictures)
    assert np.array_equal(to_bytes(to_float(packed)), pictures)
    for file in folder.iterdir():
        file.unlink()
    assert np.array_equal(packed_pictures(folder, 16, tmp_path / "cache"), pictures)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no pictures"):
        packed_pictures(tmp_path, 16, tmp_path / "cache")


def test_minibatch_deviation_tells_equal_from_varied() -> None:
    equal = minibatch_deviation(torch.ones(8, 2, 4, 4))
    varied = minibatch_deviation(torch.randn(8, 2, 4, 4, generator=torch.Generator().manual_seed(0)))
    assert equal.shape == (8, 3, 4, 4)
    assert equal[:, -1].max() < 1e-3 < varied[:, -1].min()


def test_frechet_distance_of_known_gaussians() -> None:
    a = Moments(np.zeros(3), np.eye(3))
    b = Moments(np.array([1.0, 2.0, 0.0]), 4.0 * np.eye(3))
    assert frechet_distance(a, a) == pytest.approx(0.0, abs=1e-9)
    assert frechet_distance(a, b) == pytest.approx(5.0 + 3.0)


def test_features_do_not_depend_on_the_global_seed() -> None:
    pictures = torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    torch.manual_seed(1)
    first = RandomConvFeatures()(pictures)
    torch.manual_seed(2)
    assert torch.equal(RandomConvFeatures()(pictures), first)
