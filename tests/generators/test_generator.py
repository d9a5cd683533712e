import numpy as np
import pytest
import torch
from torch import Tensor, nn

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.description import describe
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.generator import Generator, to_uint8
from tlgan_desktop.generators.networks.pggan import PgganGenerator
from tlgan_desktop.latents import Prior


class Stripes(nn.Module):
    """An analytic generator: w = 2 z + (labels, 0), and row k of a picture shows the style of layer k."""

    latent_dim = style_dim = 3
    num_labels = 2
    num_layers = resolution = 4
    preview_sizes = (1, 2)

    def __init__(self) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.tensor(2.0))
        self.register_buffer("w_avg", torch.tensor([0.1, 0.2, 0.3]))

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        assert labels is not None
        return self.gain * z + nn.functional.pad(labels, (0, 1))

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        rows = styles.permute(0, 2, 1)[..., None]
        side = size or self.resolution
        return rows.expand(-1, -1, -1, 4)[:, :, :side, :side]


@pytest.fixture
def stripes() -> Generator:
    network = Stripes()
    info = describe(
        network,
        name="Stripes",
        file_format="toy",
        family="toy",
        prior=Prior.NORMAL,
        fingerprint=network_fingerprint(network),
    )
    return Generator(network, info, torch.device("cpu"))


Z = np.array([[0.5, -0.25, 0.0], [1.0, 0.0, 0.125]])


def colours(images: Tensor) -> list[list[float]]:
    """The colour of each row of the first picture."""
    return images[0, :, :, 0].T.tolist()


def test_what_it_tells_of_itself(stripes: Generator) -> None:
    assert stripes.info.spaces == {"z": 3, "w": 3}
    assert (stripes.info.parameters, stripes.info.labels, stripes.info.num_layers) == (1, 2, 4)


def test_latents_may_be_arrays_lists_or_tensors(stripes: Generator) -> None:
    read_only = Z.copy()
    read_only.flags.writeable = False
    leaf = torch.from_numpy(Z.copy()).requires_grad_()
    drawn = stripes.forward(Z)
    assert drawn.dtype == torch.float32
    assert drawn.shape == (2, 3, 4, 4)
    for latents in (read_only, Z.tolist(), leaf, torch.from_numpy(Z).half()):
        assert torch.equal(stripes.forward(latents), drawn)  # type: ignore[arg-type]
    assert stripes.forward(Z[:0]).shape == (0, 3, 4, 4)


def test_styles_are_the_mapped_latents(stripes: Generator) -> None:
    styles = stripes.mapping(Z, labels=1)
    np.testing.assert_allclose(styles, 2 * Z + [0, 1, 0])
    assert torch.equal(stripes.forward(styles, space="w"), stripes.forward(Z, labels=1))


def test_styles_of_layers_are_drawn_each_in_its_layer(stripes: Generator) -> None:
    styles = np.arange(12.0).reshape(1, 4, 3)
    assert colours(stripes.forward(styles, space="w")) == styles[0].tolist()


def test_truncation_pulls_the_first_layers_towards_the_mean(stripes: Generator) -> None:
    styles = np.array([[1.1, 1.2, 1.3]])
    assert colours(stripes.forward(styles, space="w", truncation=0)) == [pytest.approx([0.1, 0.2, 0.3])] * 4
    half = stripes.forward(styles, space="w", truncation=0.5, cutoff=1)
    assert colours(half) == [pytest.approx([0.6, 0.7, 0.8])] + [pytest.approx([1.1, 1.2, 1.3])] * 3
    assert torch.equal(
        stripes.forward(Z, truncation=0.5, cutoff=0, labels=[0.5, 0]), stripes.forward(Z, labels=[0.5, 0])
    )


def test_labels_are_a_class_a_row_or_rows(stripes: Generator) -> None:
    by_class = stripes.forward(Z, labels=np.int64(1))
    assert torch.equal(stripes.forward(Z, labels=[0, 1]), by_class)
    assert torch.equal(stripes.forward(Z, labels=torch.tensor([[0.0, 1.0]] * 2)), by_class)
    assert torch.equal(stripes.forward(Z), stripes.forward(Z, labels=0))


def test_pictures_in_batches_are_those_one_by_one(stripes: Generator) -> None:
    latents = stripes.sample(3, 5)
    labels = np.random.default_rng(0).random((5, 2))
    heard: list[int] = []
    pictures = stripes.pictures(latents, batch_size=2, on_batch=heard.append, labels=labels, truncation=0.5)
    assert heard == [2, 4, 5]
    assert pictures.dtype == np.uint8
    assert pictures.shape == (5, 4, 4, 3)
    for latent, label, picture in zip(latents, labels, pictures, strict=True):
        alone = to_uint8(stripes.forward(latent[None], labels=label, truncation=0.5))[0]
        np.testing.assert_array_equal(alone, picture)
    assert stripes.pictures(latents[:0]).shape == (0, 4, 4, 3)


def test_a_listener_may_stop_between_batches(stripes: Generator) -> None:
    def stop(done: int) -> None:
        if done >= 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        stripes.pictures(stripes.sample(0, 8), batch_size=1, on_batch=stop)


@pytest.mark.parametrize(("size", "side"), [(None, 4), (1, 1), (2, 2), (3, 4), (4, 4), (100, 4)])
def test_a_preview_is_the_smallest_true_one_that_is_large_enough(
    stripes: Generator, size: int | None, side: int
) -> None:
    assert stripes.forward(Z, size=size).shape[2:] == (side, side)


@pytest.mark.parametrize(
    ("latents", "options", "told"),
    [
        (Z, {"space": "s"}, "no latent space 's'; use z or w"),
        (Z[:, :2], {}, r"shape \(2, 2\) do not fit Stripes, which takes \(n, 3\)"),
        (Z[0], {}, "do not fit"),
        (np.zeros((1, 4, 3)), {}, "do not fit"),
        (np.zeros((1, 3, 3)), {"space": "w"}, "do not fit"),
        (Z, {"labels": 2}, "labels 0 to 1, not 2"),
        (Z, {"labels": -1}, "labels 0 to 1, not -1"),
        (Z, {"labels": [1, 0, 0]}, "takes 2 label values"),
        (Z, {"labels": np.zeros((3, 2))}, "takes 2 label values"),
        (Z, {"truncation": 0.5, "cutoff": 5}, "has 4 layers"),
    ],
)
def test_what_does_not_fit_is_refused(
    stripes: Generator, latents: np.ndarray, options: dict[str, object], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        stripes.forward(latents, **options)  # type: ignore[arg-type]


def test_a_generator_without_mapping_refuses_what_needs_one(small_pggan: PgganGenerator) -> None:
    info = describe(
        small_pggan, name="Small", file_format="x", family="pggan", prior=Prior.SPHERE, fingerprint=""
    )
    generator = Generator(small_pggan, info, torch.device("cpu"))
    latents = generator.sample(0, 2)
    np.testing.assert_allclose(np.linalg.norm(latents, axis=1), np.sqrt(8))
    for refused in (
        lambda: generator.mapping(latents),
        lambda: generator.forward(latents, space="w"),
        lambda: generator.forward(latents, truncation=0.7),
    ):
        with pytest.raises(UserError, match=r"Small has no"):
            refused()
    with pytest.raises(UserError, match="takes no labels"):
        generator.pictures(latents, labels=0)
    assert torch.equal(generator.forward(latents, labels=np.zeros((2, 0))), generator.forward(latents))


def test_levels_are_rounded_and_clipped() -> None:
    values = torch.tensor([-1.5, -1, 0, 1 / 255, 1, 2]).reshape(1, 1, 1, 6).expand(1, 3, 1, 6)
    assert to_uint8(values)[0, 0, :, 0].tolist() == [0, 0, 128, 128, 255, 255]


def test_devices_are_chosen_by_name() -> None:
    assert choose_device("cpu") == torch.device("cpu")
    assert choose_device(None) == choose_device("auto")
    for missing in ("abacus", "cuda:99", "cpu:1:2"):
        with pytest.raises(UserError, match=f"no device '{missing}'"):
            choose_device(missing)
