import pickle
import tracemalloc
from collections import OrderedDict
from pathlib import Path

import hostile
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError
from tlgan_desktop.unpickling import NUMPY_BUILDERS, LongText, read_pickle, unpickle

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=600)
)
KEYS = st.text() | st.integers() | st.none()
PLAIN = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner) | st.dictionaries(KEYS, inner) | st.tuples(inner, inner) | st.sets(st.integers())
    ),
    max_leaves=30,
)
PROTOCOLS = st.integers(0, pickle.HIGHEST_PROTOCOL)
ARRAYS = st.sampled_from(["f4", "<f8", ">f8", "i8", "u1", "?", "c8", "U5", "S3"]).flatmap(
    lambda dtype: arrays(dtype, st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(1, 3)))
)


def data_of(content: bytes) -> object:
    return unpickle(memoryview(bytearray(content)), NUMPY_BUILDERS)[0]


@given(PLAIN, PROTOCOLS)
@settings(max_examples=150)
def test_plain_data_is_what_pickle_reads(data: object, protocol: int) -> None:
    assert data_of(pickle.dumps(data, protocol)) == data


@given(ARRAYS, PROTOCOLS, st.booleans())
def test_arrays_are_what_pickle_reads(array: NDArray[np.generic], protocol: int, fortran: bool) -> None:
    array = np.asfortranarray(array) if fortran else array
    read = data_of(pickle.dumps({"a": array, "again": array}, protocol))
    assert isinstance(read, dict)
    assert read["a"] is read["again"]
    assert read["a"].dtype == array.dtype
    np.testing.assert_array_equal(read["a"], array)


@pytest.mark.parametrize("protocol", range(6))
def test_scalars_dictionaries_and_names_of_numpy(protocol: int) -> None:
    names = np.array(["Beard", "Age"], dtype=object)
    data = {"psi": np.float64(0.7), "state": OrderedDict(a=1), "names": names, "set": {1, 2}}
    read = data_of(pickle.dumps(data, protocol))
    assert isinstance(read, dict)
    assert (read["psi"], read["state"], read["set"]) == (0.7, {"a": 1}, {1, 2})
    assert list(read["names"]) == ["Beard", "Age"]


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_a_large_array_is_a_view_of_the_file(tmp_path: Path, protocol: int) -> None:
    array = np.random.default_rng(0).standard_normal(500_000)
    path = hostile.written(tmp_path, pickle.dumps([array, array + 1], protocol))
    tracemalloc.start()
    try:
        read = read_pickle(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(read, list)
    np.testing.assert_array_equal(read[1], array + 1)
    # Protocol 2 keeps an array as text, of which one at a time is decoded.
    assert peak < (4.5 if protocol == 2 else 0.1) * array.nbytes
    assert path.read_bytes() == pickle.dumps([array, array + 1], protocol)


def test_what_python_2_wrote_is_read() -> None:
    array = np.arange(3, dtype="<f4")
    python_2 = (
        b"(dp0\nS'psi'\nI01\nsS'weights'\ncnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR"
        b"(I1\n(I3\ntcnumpy\ndtype\n(S'f4'\nI0\nI1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntbI00\nU\x0c"
        + array.tobytes()
        + b"tbs."
    )
    read = data_of(python_2)
    assert isinstance(read, dict)
    assert read["psi"] is True
    np.testing.assert_array_equal(read["weights"], array)


def test_a_long_text_stays_in_the_file_until_asked_for() -> None:
    text = "é" * 100_000
    read = data_of(pickle.dumps(text, 4))
    assert isinstance(read, LongText)
    assert bytes(read.latin1()) == text.encode("latin-1") == bytes(read.latin1())


@pytest.mark.parametrize("name", hostile.calls())
def test_no_call_is_made(tmp_path: Path, name: str) -> None:
    content, told = hostile.calls()[name]
    with pytest.raises(UserError) as refusal:
        read_pickle(hostile.written(tmp_path, content))
    message = str(refusal.value)
    assert told in message
    assert message.startswith("hostile.pkl ")
    assert message.endswith(".")
    assert message.isprintable()


@pytest.mark.parametrize("name", hostile.games())
def test_games_end_in_a_refusal_within_bounds(tmp_path: Path, name: str) -> None:
    content, told = hostile.games()[name]
    path = hostile.written(tmp_path, content)
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=told):
            read_pickle(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 64e6


@pytest.mark.parametrize("name", hostile.harmless_oddities())
def test_oddities_cost_little(name: str) -> None:
    content = hostile.harmless_oddities()[name]
    tracemalloc.start()
    try:
        data_of(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40e6
