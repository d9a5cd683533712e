import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.extractors.splitting import deal_out, split_by_content


@given(st.lists(st.integers(0, 40), min_size=1, max_size=120), st.integers(0, 5))
def test_copies_of_a_picture_stay_together(contents, seed):
    labels = np.array(contents, dtype=np.float64)[:, None] % 3
    split = split_by_content([str(content) for content in contents], labels, seed)
    parts = [set(np.array(contents)[rows]) for rows in (split.train, split.validation, split.test)]
    assert not parts[0] & parts[1]
    assert not parts[0] & parts[2]
    assert not parts[1] & parts[2]
    assert sorted([*split.train, *split.validation, *split.test]) == list(range(len(contents)))


def test_every_part_gets_its_share_of_a_rare_class():
    rng = np.random.default_rng(0)
    labels = np.stack([rng.random(2000) < 0.5, np.arange(2000) < 40, rng.normal(size=2000)], axis=1).astype(
        float
    )
    labels[rng.random(labels.shape) < 0.1] = np.nan
    split = split_by_content([str(index) for index in range(2000)], labels, 3)
    rare = np.nansum(labels[:, 1])
    assert len(split.train) == 1600
    assert np.nansum(labels[split.validation, 1]) == pytest.approx(rare / 10, abs=1)
    assert np.nansum(labels[split.test, 1]) == pytest.approx(rare / 10, abs=1)


def test_the_split_depends_on_content_and_seed_alone():
    groups = [str(index) for index in range(100)]
    labels = np.full((100, 1), np.nan)
    part = deal_out(groups, labels, range(5), 1)
    order = np.random.default_rng(0).permutation(100)
    assert (deal_out([groups[row] for row in order], labels, range(5), 1) == part[order]).all()
    assert (deal_out(groups, labels, range(5), 2) != part).any()
    assert np.bincount(part).tolist() == [20] * 5
