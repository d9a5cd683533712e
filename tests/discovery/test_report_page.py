import base64
import io
import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from patches import LEVEL, PatchExtractor, PatchNetwork, patch_generator, true_axes
from PIL import Image

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.discovery import discover
from tlgan_desktop.discovery.page import report_page, write_page
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.discovery.strips import POSITIONS, FilmStrip
from tlgan_desktop.discovery.verdict import Figures, judge
from tlgan_desktop.features import FeatureKind

NAMES = ("smile", "<b>bold & brave</b>", "Größe 長い")
SETTINGS = DiscoverySettings(samples=400, check_latents=8, stop_angle=None)


@pytest.fixture(scope="module")
def generator():
    return patch_generator(PatchNetwork(true_axes(3, 12, shared=1.5)))


@pytest.fixture(scope="module")
def discovery(generator, tmp_path_factory):
    extractors = [PatchExtractor((*NAMES, "unchanging"))]
    return discover(generator, extractors, SETTINGS, PictureCache(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="module")
def page(discovery, generator, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    write_page(path, discovery, generator)
    return path.read_text(encoding="utf-8")


class Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.pictures: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("meta", "img"):
            self.open.append(tag)
        if tag == "img":
            self.pictures.append(dict(attrs)["src"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_names_every_feature_as_text(page):
    reader = Reader(page)
    assert reader.open == []
    assert "b" not in reader.tags
    assert all(name in reader.text for name in (*NAMES, "unchanging"))
    assert not re.search(r'(src|href)="(?!data:|#axis-)', page)


def test_the_strips_show_the_feature_from_dark_to_light(page):
    strips = Reader(page).pictures
    assert len(strips) == 6  # each axis, freely and under locks
    picture = Image.open(io.BytesIO(base64.b64decode(strips[0].partition(",")[2]))).convert("L")
    columns = np.asarray(picture, dtype=float)[1, 1::18] / 127.5 - 1
    np.testing.assert_allclose(columns, LEVEL * POSITIONS, atol=0.08)


@pytest.mark.parametrize(
    ("locks", "held"), [(("Age",), "Age is locked"), (("Age", "Hat"), "Age, Hat are locked")]
)
def test_locks_are_told_in_a_sentence(discovery, locks, held):
    strips = {"smile": FilmStrip(b"free", b"locked", locks)}
    assert f"The same while {held}; " in Reader(report_page(discovery.report, strips)).text


def test_the_report_is_json_with_every_figure(discovery):
    report = json.loads(json.dumps(discovery.report.to_json(), allow_nan=False))
    assert [axis["name"] for axis in report["axes"]] == list(NAMES)
    assert report["axes"][0]["verdict"] == "weak"
    assert report["constant"] == ["unchanging"]
    np.testing.assert_allclose(report["cosines"], discovery.axis_set.cosines())
    assert np.shape(report["effects"]) == np.shape(report["effects_locked"]) == (3, 3)
    assert report["settings"]["samples"] == 400


GOOD = {
    "kind": FeatureKind.BINARY,
    "r2": 0.3,
    "auc": 0.5,
    "angle_deg": 10.0,
    "significance": 9.0,
    "extractor_score": 0.85,
    "extractor_pictures": 1000,
    "monotone": 0.9,
    "rising": 1.0,
    "second_extractor": True,
}


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, Verdict.GOOD),
        ({"r2": 0.29}, Verdict.WEAK),
        ({"r2": 0.29, "auc": 0.8}, Verdict.GOOD),
        ({"angle_deg": 10.1}, Verdict.WEAK),
        ({"extractor_score": 0.84}, Verdict.WEAK),
        ({"extractor_score": None}, Verdict.WEAK),
        ({"extractor_score": 0.5, "kind": FeatureKind.CONTINUOUS, "auc": None}, Verdict.GOOD),
        ({"extractor_score": 0.49, "kind": FeatureKind.ORDINAL, "auc": None}, Verdict.WEAK),
        ({"monotone": 0.89}, Verdict.WEAK),
        ({"monotone": None, "rising": None}, Verdict.WEAK),
        ({"second_extractor": False}, Verdict.WEAK),
        ({"significance": 3.9}, Verdict.NOT_FOUND),
        ({"extractor_score": 0.55}, Verdict.NOT_FOUND),
        ({"rising": 0.6}, Verdict.NOT_FOUND),
        ({"extractor_score": 0.7}, Verdict.WEAK),
        ({"extractor_score": 0.7, "extractor_pictures": 40}, Verdict.NOT_FOUND),
        ({"extractor_score": 0.03, "kind": FeatureKind.CONTINUOUS}, Verdict.NOT_FOUND),
    ],
)
def test_each_threshold_decides_on_its_own(change, verdict):
    given, reasons = judge(Figures(**GOOD | change))
    assert given is verdict
    assert bool(reasons) == (verdict is not Verdict.GOOD)


def test_few_pictures_are_given_as_the_reason_where_they_are():
    _, (reason,) = judge(Figures(**GOOD | {"extractor_score": 1.0, "extractor_pictures": 6}))
    assert "so few labelled pictures" in reason
    _, (reason,) = judge(Figures(**GOOD | {"extractor_score": 0.55}))
    assert "hardly" in reason
