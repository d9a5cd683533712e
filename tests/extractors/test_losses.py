import numpy as np
import pytest
import shapes
import torch

from tlgan_desktop.datasets import LabelledFeature
from tlgan_desktop.extractors.losses import MultiTaskLoss
from tlgan_desktop.features import FeatureKind

NAN = float("nan")


@pytest.fixture
def labels():
    rng = np.random.default_rng(0)
    return np.stack([rng.integers(0, 2, 200), rng.integers(0, 3, 200), rng.normal(5, 2, 200)], axis=1).astype(
        float
    )


def test_unknown_labels_give_no_gradient(labels):
    loss = MultiTaskLoss(shapes.FEATURES, labels)
    scores = torch.randn(3, 3, generator=torch.Generator().manual_seed(0)).requires_grad_()
    truth = torch.tensor([[1, NAN, 4.0], [NAN, 2, NAN], [NAN, NAN, NAN]])
    loss(scores, truth).backward()
    assert ((scores.grad != 0) == ~truth.isnan()).all()


def test_scores_move_towards_their_labels(labels):
    loss = MultiTaskLoss(shapes.FEATURES, labels)
    truth = torch.tensor([[1.0, 2, 9], [0, 0, 1]])
    scores = torch.zeros(2, 3, requires_grad=True)
    optimizer = torch.optim.SGD([scores], lr=3.0)
    for _ in range(400):
        optimizer.zero_grad()
        loss(scores, truth).backward()
        optimizer.step()
    assert (scores[0] > 1).all()
    assert (scores[1] < -1).all()
    standard = (truth[:, 2] - labels[:, 2].mean()) / labels[:, 2].std()
    assert scores[:, 2].tolist() == pytest.approx(standard.tolist(), abs=0.05)


def test_a_rare_class_weighs_more_but_not_without_bound():
    feature = LabelledFeature("rare", FeatureKind.BINARY, ("no", "yes"))
    for present, weight in [(50, 1.0), (10, 5.0), (1, 10.0)]:
        column = np.zeros((100, 1))
        column[:present] = 1
        loss = MultiTaskLoss([feature], column)
        missed = loss(torch.tensor([[0.0]]), torch.tensor([[1.0]]))
        assert missed.item() == pytest.approx(weight * np.log(2), rel=1e-5)


def test_ordinal_features_with_different_numbers_of_classes_go_together():
    features = [
        LabelledFeature("few", FeatureKind.ORDINAL, ("a", "b", "c")),
        LabelledFeature("many", FeatureKind.ORDINAL, tuple("abcdefg")),
    ]
    labels = np.stack([np.arange(210) % 3, np.arange(210) % 7], axis=1).astype(float)
    loss = MultiTaskLoss(features, labels)
    scores = torch.randn(210, 2, requires_grad=True)
    loss(scores, torch.tensor(labels, dtype=torch.float32)).backward()
    assert (loss.thresholds.grad[0, 2:] == 0).all()
    assert (loss.thresholds.grad[1] != 0).all()
