"""What an ONNX file says of itself, read from its protocol buffer without running it.

The field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). The onnx
package itself is not needed: a generator's weights, operators and metadata are all that is asked for.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.generators.fingerprint import tensors_fingerprint
from tlgan_desktop.generators.formats.protocol_buffer import (
    Message,
    read_message,
    text_of,
    views_of,
    whole_numbers_of,
)
from tlgan_desktop.unpickling import Budget, UnreadableContent

MODEL_GRAPH, MODEL_METADATA, MODEL_FUNCTIONS = 7, 14, 25
ENTRY_KEY, ENTRY_VALUE = 1, 2
FUNCTION_NAME, FUNCTION_DOMAIN = 1, 10
GRAPH_NODE, GRAPH_INITIALISER = 1, 5
NODE_OUTPUT, NODE_OPERATOR, NODE_ATTRIBUTE, NODE_DOMAIN = 2, 4, 5, 7
ATTRIBUTE_TENSOR = 5
TENSOR_DIMS, TENSOR_TYPE, TENSOR_NAME, TENSOR_LOCATION = 1, 2, 8, 14
TENSOR_CONTENTS = (4, 5, 6, 7, 9, 10, 11)
EXTERNAL = 1
STANDARD_DOMAINS = ("", "ai.onnx", "ai.onnx.ml", "com.microsoft")


@dataclass(frozen=True)
class OnnxModel:
    """The facts in an ONNX file: its ``metadata_props``, the identity and the number of its weights."""

    metadata: Mapping[str, str]
    fingerprint: str
    parameters: int


def read_onnx_model(buffer: memoryview) -> OnnxModel:
    """Read the facts of a model and check that it is one file of standard operators.

    Raises:
        UnreadableContent: it is damaged, keeps weights in other files, or needs operators of its own.
    """
    try:
        return _Reader(Budget(len(buffer))).read(buffer)
    except (LookupError, ValueError) as error:
        raise UnreadableContent("is no ONNX model, or a damaged one; get a fresh copy of it") from error


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def read(self, buffer: memoryview) -> OnnxModel:
        model = read_message(buffer, self._budget)
        graph = views_of(model, MODEL_GRAPH)[0]
        parts = read_message(graph, self._budget)
        nodes = self._messages(parts, GRAPH_NODE)
        _check_operators(nodes, self._messages(model, MODEL_FUNCTIONS))
        tensors = self._initialisers(parts) | self._constants(nodes)
        weights = {_described(name, tensor): _content(tensor) for name, tensor in tensors.items()}
        return OnnxModel(
            metadata=self._metadata(model),
            # A model without any weight is known by its graph.
            fingerprint=tensors_fingerprint(weights or {"graph": np.frombuffer(graph, np.uint8)}),
            parameters=sum(math.prod(whole_numbers_of(tensor, TENSOR_DIMS)) for tensor in tensors.values()),
        )

    def _messages(self, message: Message, field: int) -> list[Message]:
        return [read_message(view, self._budget) for view in views_of(message, field)]

    def _metadata(self, model: Message) -> dict[str, str]:
        entries = self._messages(model, MODEL_METADATA)
        return {text_of(entry, ENTRY_KEY): text_of(entry, ENTRY_VALUE) for entry in entries}

    def _initialisers(self, graph: Message) -> dict[str, Message]:
        return {text_of(tensor, TENSOR_NAME): tensor for tensor in self._messages(graph, GRAPH_INITIALISER)}

    def _constants(self, nodes: Sequence[Message]) -> dict[str, Message]:
        """Some exporters keep weights in Constant nodes, which are known by what they put out."""
        return {
            text_of(node, NODE_OUTPUT): tensor
            for node in nodes
            if text_of(node, NODE_OPERATOR) == "Constant"
            for attribute in self._messages(node, NODE_ATTRIBUTE)
            for tensor in self._messages(attribute, ATTRIBUTE_TENSOR)
        }


def _check_operators(nodes: Sequence[Message], functions: Sequence[Message]) -> None:
    own = {(text_of(each, FUNCTION_DOMAIN), text_of(each, FUNCTION_NAME)) for each in functions}
    for node in nodes:
        domain, operator = text_of(node, NODE_DOMAIN), text_of(node, NODE_OPERATOR)
        if domain not in STANDARD_DOMAINS and (domain, operator) not in own:
            printable = f"{domain}:{operator}".encode("unicode_escape").decode()[:100]
            raise UnreadableContent(
                f"needs the custom operator '{printable}', which would have to be run; export it without"
            )


def _described(name: str, tensor: Message) -> str:
    kind, dims = whole_numbers_of(tensor, TENSOR_TYPE), whole_numbers_of(tensor, TENSOR_DIMS)
    return f"{name}|{kind}|{dims}"


def _content(tensor: Message) -> NDArray[Any]:
    if EXTERNAL in whole_numbers_of(tensor, TENSOR_LOCATION):
        raise UnreadableContent("keeps its weights in other files; save it as a single ONNX file")
    views = [view for field in TENSOR_CONTENTS for view in views_of(tensor, field)]
    # One field holds all, so that nothing is copied; the others are those of exotic writers.
    return np.frombuffer(views[0] if len(views) == 1 else b"".join(views), np.uint8)
