"""The job ``self-test``: passes where all is well, and names what is not."""

from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine

from tlgan_desktop import __version__
from tlgan_desktop.generators import Generator


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, generator_file: Path, axes_file: Path) -> None:
    """The small generator and its axes in place of the shipped ones."""
    monkeypatch.setattr("tlgan_desktop.cli.starting.default_generator", lambda: generator_file)
    for module in ("starting", "self_test"):
        monkeypatch.setattr(f"tlgan_desktop.cli.{module}.default_axes", lambda: axes_file)


@pytest.mark.usefixtures("shipped")
def test_all_is_well(tlgan: CommandLine, generator: Generator) -> None:
    result = tlgan("self-test", "--json").done
    assert result["version"] == __version__
    assert result["generator_fingerprint"] == generator.info.fingerprint
    assert (result["set"], result["locked"]) == ("Smile", "Age")
    assert "the locked feature stays" in result["checks"]
    assert "the locked feature stays" in tlgan("self-test").out


@pytest.mark.usefixtures("shipped")
def test_what_fails_is_named(tlgan: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    grey = np.full((16, 16, 3), 128, np.uint8)
    monkeypatch.setattr(
        "tlgan_desktop.generators.Generator.pictures",
        lambda _, latents, **__: np.stack([grey] * len(latents)),
    )
    assert "failed: the picture is varied;" in tlgan("self-test").refused(1)


@pytest.mark.usefixtures("shipped")
def test_missing_axes_are_named(tlgan: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tlgan_desktop.cli.self_test.default_axes", lambda: tmp_path / "gone.safetensors")
    assert "gone.safetensors" in tlgan("self-test").refused(1)
