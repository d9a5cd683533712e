import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from training.portraits.camera import EYE_LINE, Camera
from training.portraits.light import Lamp, Lights, towards
from training.portraits.part import Part, looks
from training.portraits.pose import Pose, rotation_vector, turn
from training.portraits.raster import front_to_back, layer_weights, nearest, rasterise
from training.portraits.render import Background, Scene, render

CPU = torch.device("cpu")
LIT = Lights((Lamp(towards(0, 0), (1, 1, 1), shadowed=True),), (0, 0, 0), (0, 0, 0))
BLACK = Background((0, 0, 0), (0, 0, 0), 0)


class Paint:
    """A matte colour that lets light through."""

    def __init__(self, colour, alpha=1.0):
        self.colour, self.alpha = colour, alpha

    def looks(self, samples):
        albedo = torch.tensor(self.colour, dtype=torch.float32).expand(len(samples.uvs), 3)
        return looks(albedo, 0.0, 1.0, (0.0, 0.0, 0.0), self.alpha)


def square(colour, depth=0.0, half=1.0, alpha=1.0, right=0.0, casts_shadow=True):
    """A square that faces the camera."""
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half + (right, 0)
    positions = np.column_stack([corners, np.full(4, depth)]).astype(np.float32)
    return Part(
        positions,
        np.tile(np.array([[0, 0, 1]], np.float32), (4, 1)),
        np.zeros((4, 2), np.float32),
        np.array([[0, 1, 2], [0, 2, 3]]),
        Paint(colour, alpha),
        translucent=alpha < 1,
        casts_shadow=casts_shadow,
    )


def drawn(*parts, size=32, lights=LIT):
    camera = Camera(np.zeros(3, np.float32), distance=20.0, side=4.0)
    return render(Scene(parts, camera, lights, BLACK), size, CPU).astype(int)


@settings(max_examples=40)
@given(st.lists(st.floats(-4, 20), min_size=6, max_size=6))
def test_fragments_are_the_pixel_centres_inside(numbers) -> None:
    """Against the half-plane test at every pixel; centres within a hair of an edge may go either way."""
    corners = np.array(numbers).reshape(3, 2)
    screen = torch.tensor(np.column_stack([corners, [0.1, 0.2, 0.4]]), dtype=torch.float32)
    found = rasterise(screen, torch.tensor([[0, 1, 2]]), torch.tensor([True]), 16)
    inside = np.zeros(256, bool)
    inside[found.pixel.numpy()] = True
    y, x = np.mgrid[:16, :16] + 0.5
    sides = np.stack([_side(corners[k], corners[(k + 1) % 3], x, y) for k in range(3)])
    certain = np.abs(sides).min(0).ravel() > 1e-3
    expected = ((sides > 0).all(0) | (sides < 0).all(0)).ravel()
    if abs(_side(corners[0], corners[1], *corners[2])) > 1e-2:
        assert (inside == expected)[certain].all()
    assert len(found.pixel) == inside.sum()


def _side(start, end, x, y):
    return (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0])


def test_weights_are_correct_in_perspective() -> None:
    """Half-way on the screen between depths 1 and 3 is a quarter of the way in space."""
    screen = torch.tensor([[0.5, 0.5, 1.0], [8.5, 0.5, 1 / 3], [0.5, 8.5, 1.0]])
    found = rasterise(screen, torch.tensor([[0, 1, 2]]), torch.tensor([True]), 9)
    middle = (found.pixel == 4).nonzero()[0, 0]
    assert found.weights[middle].tolist() == pytest.approx([0.75, 0.25, 0.0], abs=1e-5)
    assert 1 / found.nearness[middle] == pytest.approx(1.5, abs=1e-4)


def test_only_the_front_of_a_triangle_is_seen_unless_it_has_two_sides() -> None:
    screen = torch.tensor([[1.0, 1.0, 1.0], [6.9, 1.0, 1.0], [1.0, 6.9, 1.0]])
    for order, one, both in (([0, 1, 2], 0, 15), ([0, 2, 1], 15, 15)):
        for two_sided, expected in ((False, one), (True, both)):
            found = rasterise(screen, torch.tensor([order]), torch.tensor([two_sided]), 8)
            assert len(found.pixel) == expected


def test_the_nearest_is_seen_and_layers_come_front_to_back() -> None:
    screen = torch.tensor([[0, 0, d] for d in (0.2, 0.5, 0.3) for _ in range(3)], dtype=torch.float32)
    screen[1::3, 0], screen[2::3, 1] = 9, 9
    found = rasterise(screen, torch.arange(9).reshape(3, 3), torch.ones(3, dtype=torch.bool), 4)
    seen, depth = nearest(found, 4)
    assert (seen.triangle == 1).all()
    assert depth[0] == pytest.approx(0.5)
    order = front_to_back(found)
    assert found.triangle[order].reshape(-1, 3).tolist() == [[1, 2, 0]] * 16


def test_layers_share_a_pixel_by_what_those_in_front_let_through() -> None:
    pixel, alpha = torch.tensor([3, 3, 3, 5, 5]), torch.tensor([0.5, 0.5, 0.8, 0.25, 1.0])
    assert layer_weights(pixel, alpha).tolist() == pytest.approx([0.5, 0.25, 0.2, 0.25, 0.74925], abs=1e-3)


def test_a_picture_shows_what_is_in_front() -> None:
    picture = drawn(square((0.5, 0, 0), half=0.5, depth=0.5), square((0, 0.5, 0)))
    middle = int(32 * EYE_LINE)
    assert picture[middle, 16, 0] > 100 > picture[middle, 16, 1] + 99
    assert picture[middle, 10, 1] > 100
    assert picture[1, 1].sum() == 0


def test_a_half_transparent_layer_lets_half_of_the_light_through() -> None:
    whole, half = drawn(square((0.5, 0.5, 0.5))), drawn(square((0.5, 0.5, 0.5), alpha=0.5))
    linear = (half[15, 16, 0] / whole[15, 16, 0]) ** 2.4
    assert linear == pytest.approx(0.5, abs=0.08)


def test_what_stands_before_the_lamp_casts_a_shadow() -> None:
    lamp = Lights((Lamp(towards(0.6, 0), (1, 1, 1), shadowed=True),), (0, 0, 0), (0, 0, 0))
    wall, card = square((0.5, 0.5, 0.5)), square((0.5, 0, 0), depth=0.6, half=0.2, right=0.2)
    with_card = drawn(wall, card, lights=lamp)
    shade = with_card[int(32 * EYE_LINE), :, 1]
    alone = drawn(wall, lights=lamp)[int(32 * EYE_LINE), :, 1]
    shadowed = (alone > 60) & (shade < 0.6 * alone)
    assert 12 <= np.flatnonzero(shadowed).mean() <= 17


def test_light_from_the_right_lights_the_right_of_a_ball() -> None:
    directions = np.random.default_rng(0).normal(size=(400, 3))
    normals = (directions / np.linalg.norm(directions, axis=1, keepdims=True)).astype(np.float32)
    turned = towards(0.8, 0.0)
    lit = normals @ np.array(turned, np.float32)
    assert np.corrcoef(lit, normals[:, 0])[0, 1] > 0.5
    assert np.linalg.norm(turned) == pytest.approx(1)


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1))
def test_rotations_keep_lengths_and_angles(yaw, pitch, roll) -> None:
    vectors = np.eye(3, dtype=np.float32)
    turned = turn(vectors, rotation_vector(yaw, pitch, roll))
    assert np.allclose(turned @ turned.T, np.eye(3), atol=1e-5)


def test_positive_yaw_looks_right_and_positive_pitch_down() -> None:
    ahead = np.array([[0, 0, 1]], np.float32)
    assert turn(ahead, rotation_vector(0.5, 0, 0))[0, 0] > 0.4
    assert turn(ahead, rotation_vector(0, 0.5, 0))[0, 1] < -0.4
    assert turn(np.array([[0, 1, 0]], np.float32), rotation_vector(0, 0, 0.5))[0, 0] < -0.4


def test_the_face_turns_and_the_chest_hardly_does() -> None:
    pose = Pose(np.zeros(3, np.float32), rotation_vector(0.6, 0, 0))
    nose, chest = pose.apply(np.array([[0, 1.2, 1.4], [0, -1.5, 0.8]], np.float32))
    assert nose[0] == pytest.approx(1.4 * np.sin(0.6), abs=1e-3)
    assert chest[0] == pytest.approx(0.8 * np.sin(0.18), abs=1e-3)
