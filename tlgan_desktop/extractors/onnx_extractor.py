"""Extractors brought along: any ONNX classifier or regressor of square colour pictures."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import (
    EmbeddingArray,
    ExtractorFeature,
    ExtractorInfo,
    PictureArray,
    ScoreArray,
)
from tlgan_desktop.extractors.onnx_description import (
    METADATA_KEY,
    Activation,
    Layout,
    OnnxDescription,
    layout_and_size,
    read_description,
)
from tlgan_desktop.features import FeatureKind

BATCH = 64
SUREST = 1e-7
"""The nearest to 0 or 1 that a probability is taken to be: logits stay within about 16."""


class OnnxExtractor:
    """An ONNX model with a description of what goes in and comes out."""

    def __init__(self, path: Path, description: OnnxDescription | None = None) -> None:
        """Open a model, described by ``description``, its own metadata or the file beside it.

        Raises:
            UserError: the file is no readable model, or it and its description do not fit each other.
        """
        content = _read(path)
        self._session = _session(path, content)
        metadata = self._session.get_modelmeta().custom_metadata_map.get(METADATA_KEY)
        self._description = description or read_description(path, metadata)
        inputs = self._session.get_inputs()
        shape = inputs[0].shape if len(inputs) == 1 else []
        layout, size = layout_and_size(path, shape, self._description)
        self._channels_first = layout is Layout.NCHW
        self._fixed_batch = shape[0] if isinstance(shape[0], int) and shape[0] > 0 else None
        features = tuple(
            ExtractorFeature(feature.name, feature.kind, feature.group, feature.classes)
            for feature in self._description.features
        )
        self.info = ExtractorInfo(
            path.stem, size, features, self._description.licence, {"way": "brought along"}
        )
        described = self._description.model_dump_json().encode()
        self.fingerprint = hashlib.sha256(hashlib.sha256(content).digest() + described).hexdigest()
        self._try_out(path)

    @property
    def features(self) -> tuple[ExtractorFeature, ...]:
        """The features in the order of the columns that :meth:`score` gives."""
        return self.info.features

    @property
    def size(self) -> int:
        """The side of the square pictures that it takes."""
        return self.info.size

    def score(self, pictures: PictureArray) -> ScoreArray:
        """Logits, or values in the model's own units, ``(n, k)`` of pictures ``(n, size, size, 3)``.

        Raises:
            UserError: the pictures are of another size.
        """
        scores = self._run(pictures, self._scored_outputs()).astype(np.float64)
        if self._description.activation is Activation.NONE:
            return scores
        chances = scores.clip(SUREST, 1 - SUREST)
        binary = [feature.kind is FeatureKind.BINARY for feature in self.features]
        return np.where(binary, np.log(chances / (1 - chances)), scores)

    def embed(self, pictures: PictureArray) -> EmbeddingArray:
        """The output that describes a picture, ``(n, e)``, or the scores where the model has none.

        Raises:
            UserError: the pictures are of another size.
        """
        if self._description.embedding is None:
            return self.score(pictures).astype(np.float32)
        return self._run(pictures, [self._description.embedding]).astype(np.float32)

    def _scored_outputs(self) -> list[str]:
        names = [output.name for output in self._session.get_outputs()]
        others = [name for name in names if name != self._description.embedding]
        return list(self._description.outputs) or others

    def _run(self, pictures: PictureArray, outputs: list[str]) -> NDArray[Any]:
        """All values of ``outputs``, side by side in one row a picture."""
        if pictures.shape[1:] != (self.size, self.size, 3):
            wanted = f"(n, {self.size}, {self.size}, 3)"
            raise UserError(f"{self.info.name} takes pictures {wanted}, not {pictures.shape}.")
        batch = self._fixed_batch or BATCH
        rows = [
            self._run_batch(pictures[start : start + batch], outputs)
            for start in range(0, len(pictures), batch)
        ]
        return np.concatenate(rows) if rows else np.empty((0, len(self.features)))

    def _run_batch(self, pictures: PictureArray, outputs: list[str]) -> NDArray[Any]:
        count = len(pictures)
        if self._fixed_batch is not None:
            pictures = np.resize(pictures, (self._fixed_batch, *pictures.shape[1:]))
        values = (pictures.astype(np.float32) / 255 - self._description.mean) / self._description.deviation
        ordered = values.transpose(0, 3, 1, 2) if self._channels_first else values
        name = self._session.get_inputs()[0].name
        parts = self._session.run(outputs, {name: np.ascontiguousarray(ordered, dtype=np.float32)})
        return np.concatenate([np.reshape(part, (len(pictures), -1)) for part in parts], axis=1)[:count]

    def _try_out(self, path: Path) -> None:
        """Run once, so that a description that does not fit is found now rather than in mid-discovery."""
        grey = np.full((1, self.size, self.size, 3), 128, np.uint8)
        try:
            columns = self._run(grey, self._scored_outputs()).shape[1]
            self.embed(grey)
        # The exceptions of onnxruntime have no base class of their own.
        except Exception as error:
            reason = str(error).strip().splitlines()[0]
            raise UserError(f"{path.name} does not run as it is described: {reason}") from error
        if columns != len(self.features):
            raise UserError(
                f"{path.name} gives {columns} values a picture, but {len(self.features)} are described."
            )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror or error}); check the name.") from error


def _session(path: Path, content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    # The exceptions of onnxruntime have no base class of their own.
    except Exception as error:
        raise UserError(f"{path.name} is not an ONNX model that can be run; export it again.") from error
