import contextlib
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.datasets.tables import CELEBA, match_pictures, read_table
from tlgan_desktop.errors import UserError

PICTURES = [Path("folder/a.png"), Path("folder/b/a.png"), Path("folder/ä.png")]


@given(
    st.one_of(st.binary(max_size=60), st.text(alphabet='a,;\t"\n\rä1.-\0 ', max_size=60).map(str.encode)),
    st.sampled_from(["t.csv", "t.tsv", CELEBA]),
)
def test_any_content_is_a_table_or_is_refused_in_one_sentence(content, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with contextlib.suppress(UserError):
            table = read_table(path)
            assert all(len(column.values) == len(table.names) for column in table.columns)
            matched = match_pictures(table, PICTURES, Path("folder"))
            assert all(len(column.values) == len(matched.pictures) for column in matched.columns)
            assert set(matched.pictures) <= set(PICTURES)
