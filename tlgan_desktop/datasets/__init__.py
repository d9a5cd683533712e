"""Labelled pictures: folders and tables -> features, labels and pixels."""

from tlgan_desktop.datasets.dataset import Dataset, LabelledFeature, Refusal
from tlgan_desktop.datasets.pictures import load_pictures
from tlgan_desktop.datasets.reading import read_dataset

__all__ = ["Dataset", "LabelledFeature", "Refusal", "load_pictures", "read_dataset"]
