"""Extractors: pictures -> features; trained on labelled pictures or brought along."""

from tlgan_desktop.extractors.extractor import Extractor, ExtractorFeature, ExtractorInfo, HeldOut
from tlgan_desktop.extractors.files import open_extractor, save_extractor
from tlgan_desktop.extractors.network_extractor import NetworkExtractor
from tlgan_desktop.extractors.onnx_description import OnnxDescription, OnnxFeature
from tlgan_desktop.extractors.settings import TrainingSettings, Way
from tlgan_desktop.extractors.training import train_extractor

__all__ = [
    "Extractor",
    "ExtractorFeature",
    "ExtractorInfo",
    "HeldOut",
    "NetworkExtractor",
    "OnnxDescription",
    "OnnxFeature",
    "TrainingSettings",
    "Way",
    "open_extractor",
    "save_extractor",
    "train_extractor",
]
