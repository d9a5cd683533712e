import pytest
import shapes
import torch

from tlgan_desktop.extractors import TrainingSettings, train_extractor
from tlgan_desktop.extractors.network import BackboneConfig

TINY = BackboneConfig(widths=(8, 16), blocks=(1, 1), places=4, place_width=4)


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """The networks here are so small that threads would only wait for each other."""
    usual = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(usual)


@pytest.fixture
def tiny_settings():
    return TrainingSettings(size=shapes.SIZE, steps=20, batch_size=32, learning_rate=1e-2, config=TINY)


@pytest.fixture(scope="session")
def shapes_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("shapes")


@pytest.fixture(scope="session")
def shapes_dataset(shapes_folder):
    return shapes.dataset(shapes_folder / "many", 600)


@pytest.fixture(scope="session")
def trained(shapes_dataset, one_thread):
    settings = TrainingSettings(size=shapes.SIZE, steps=150, batch_size=32, learning_rate=1e-2, config=TINY)
    return train_extractor(shapes_dataset, settings)
