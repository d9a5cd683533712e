"""The container of our files: whole or refused, written all or not at all."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from safetensors.numpy import load_file, save_file

from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import (
    METADATA_KEY,
    SCHEMA,
    atomic_path,
    container_kind,
    content_digest,
    read_container,
    write_container,
)

NAMES = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=8)
SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
TENSORS = st.dictionaries(
    NAMES,
    st.sampled_from([np.float64, np.float32, np.uint8, np.int64]).flatmap(
        lambda dtype: hnp.arrays(dtype, SHAPES)
    ),
    max_size=4,
)
HEADERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "faces.axes"
    write_container(path, "axes", {"space": "z"}, {"directions": np.arange(12.0).reshape(3, 4)})
    return path


def rewrite(path: Path, **changes: Any) -> None:
    """Change entries of a file's envelope and leave everything else as it was."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        metadata = json.loads(file.read(length))["__metadata__"]
    envelope = json.loads(metadata[METADATA_KEY]) | changes
    save_file(load_file(path), path, metadata={METADATA_KEY: json.dumps(envelope)})


@settings(max_examples=60)
@given(header=st.dictionaries(st.text(), HEADERS, max_size=4), tensors=TENSORS)
def test_reading_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, header: dict[str, Any], tensors: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.axes"
    write_container(path, "axes", header, tensors)
    container = read_container(path, "axes")
    assert container.kind == "axes"
    assert container.header == header
    assert container.tensors.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert container.tensors[name].dtype == tensor.dtype
        assert container.tensors[name].shape == tensor.shape
        assert container.tensors[name].tobytes() == tensor.tobytes()


def test_strided_tensors_are_saved_as_they_look(tmp_path: Path) -> None:
    every_other = np.arange(20.0).reshape(4, 5).T[::2]
    write_container(tmp_path / "a", "axes", {}, {"t": every_other})
    np.testing.assert_array_equal(read_container(tmp_path / "a").tensors["t"], every_other)


def test_digest_ignores_order_but_nothing_else() -> None:
    one, two = np.arange(3.0), np.arange(4.0)
    digest = content_digest({"a": 1, "b": 2}, {"one": one, "two": two})
    assert digest == content_digest({"b": 2, "a": 1}, {"two": two, "one": one})
    assert digest == content_digest({"a": 1, "b": 2}, {"one": one.astype(">f8"), "two": two})
    assert digest != content_digest({"a": 1, "b": 3}, {"one": one, "two": two})
    assert digest != content_digest({"a": 1, "b": 2}, {"one": one.reshape(3, 1), "two": two})
    assert digest != content_digest({"a": 1, "b": 2}, {"one": one.astype(np.float32), "two": two})
    assert digest != content_digest({"a": 1, "b": 2}, {"two": one, "one": two})


def test_kind_is_told_from_the_header_alone(saved: Path, tmp_path: Path) -> None:
    assert container_kind(saved) == "axes"
    foreign = tmp_path / "weights.safetensors"
    save_file({"t": np.zeros(2)}, foreign)
    assert container_kind(foreign) is None
    (tmp_path / "text").write_text("hello")
    assert container_kind(tmp_path / "text") is None
    assert container_kind(tmp_path / "missing") is None


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*gone\.axes"):
        read_container(tmp_path / "gone.axes")


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_container(tmp_path)


@pytest.mark.parametrize("kept", [0, 5, 40, 0.5, -1])
def test_truncated_file(saved: Path, kept: float) -> None:
    whole = saved.read_bytes()
    length = int(kept * len(whole)) if isinstance(kept, float) else kept
    saved.write_bytes(whole[:length])
    with pytest.raises(UserError, match=r"faces\.axes is damaged or is not"):
        read_container(saved)


@settings(max_examples=80)
@given(position=st.integers(0, 10_000), flipped=st.integers(1, 255))
def test_any_changed_byte_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, position: int, flipped: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "changed.axes"
    tensors = {"directions": np.arange(12.0).reshape(3, 4)}
    write_container(path, "axes", {"space": "z"}, tensors)
    content = bytearray(path.read_bytes())
    content[position % len(content)] ^= flipped
    path.write_bytes(content)
    try:
        container = read_container(path, "axes")
    except UserError:
        return
    # What can change unnoticed is white space and the order of entries, never what is read.
    assert container.header == {"space": "z"}
    np.testing.assert_array_equal(container.tensors["directions"], tensors["directions"])


def test_foreign_safetensors_file(tmp_path: Path) -> None:
    save_file({"t": np.zeros(2)}, tmp_path / "other.safetensors", metadata={"format": "pt"})
    with pytest.raises(UserError, match=r"other\.safetensors is a safetensors file, but not one that"):
        read_container(tmp_path / "other.safetensors")


def test_edited_header(saved: Path) -> None:
    rewrite(saved, header={"space": "w"})
    with pytest.raises(UserError, match="damaged or edited after it was saved"):
        read_container(saved)


@pytest.mark.parametrize("schema", [SCHEMA + 1, "one", None])
def test_file_of_a_newer_version(saved: Path, schema: object) -> None:
    rewrite(saved, schema=schema)
    with pytest.raises(UserError, match="newer TL-GAN Desktop"):
        read_container(saved)


def test_file_of_another_kind(saved: Path) -> None:
    with pytest.raises(UserError, match="of kind 'axes', but 'generator' is needed"):
        read_container(saved, "generator")


def test_messages_are_one_sentence(saved: Path) -> None:
    saved.write_bytes(b"")
    with pytest.raises(UserError) as caught:
        read_container(saved)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message


def test_failed_save_leaves_the_old_file_and_no_litter(saved: Path) -> None:
    before = saved.read_bytes()

    def save_half_of_it() -> None:
        with atomic_path(saved) as temporary:
            temporary.write_bytes(b"half of it")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(UserError, match="cannot be written \\(No space left on device\\)"):
        save_half_of_it()
    assert saved.read_bytes() == before
    assert list(saved.parent.iterdir()) == [saved]


def test_save_into_a_missing_folder(tmp_path: Path) -> None:
    target = tmp_path / "none" / "a.axes"
    with pytest.raises(UserError, match=r"a\.axes cannot be written \(No such file or directory\)"):
        write_container(target, "axes", {}, {})


def test_save_onto_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        write_container(tmp_path / "folder", "axes", {}, {"t": np.zeros(1)})
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_saved_files_follow_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_container(tmp_path / "a", "axes", {}, {"t": np.zeros(1)})
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o666 & ~mask


ENDLESS_SAVES = """
import sys
from pathlib import Path
import numpy as np
from tlgan_desktop.storage import write_container
number = 0
while True:
    number += 1
    write_container(Path(sys.argv[1]), "axes", {"number": number}, {"t": np.full(200_000, float(number))})
    print(number, flush=True)
"""


@pytest.mark.parametrize("saves_before_the_kill", [1, 2, 5])
def test_kill_during_a_save_leaves_a_whole_file(tmp_path: Path, saves_before_the_kill: int) -> None:
    path = tmp_path / "killed.axes"
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS_SAVES, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        reported = [int(process.stdout.readline()) for _ in range(saves_before_the_kill)]
        process.send_signal(signal.SIGKILL)
    container = read_container(path, "axes")
    number = container.header["number"]
    assert number >= reported[-1]
    np.testing.assert_array_equal(container.tensors["t"], np.full(200_000, float(number)))
