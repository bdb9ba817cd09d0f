"""Runs ONNX Runtime over small layers, and writes what comes out for OnnxRuntimeTest.

    pip install onnx onnxruntime
    python make_onnx.py > onnx.txt

Each line of the file: the end of an explorer link, the ONNX operator with its attributes, rows x columns, the values.
The numbers are small whole ones, so that convolutions and maxima are exact; means are rounded to nine digits.
"""

import ast
import re
import sys

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

KERNEL = np.array([[1, 2, -1], [0, 1, 3], [-2, 1, 1]], np.float32)


def numbers(side):
    return np.array([i * 7 % 10 - 4 for i in range(side * side)], np.float32).reshape(side, side)


def matrix(values):
    return ";".join(",".join(str(int(v)) for v in row) for row in values)


CASES = [
    # side of the input, what the link says of the layer, the operator
    (6, "s=2&p=same", 'Conv(kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")'),
    (6, "s=2&p=same-lower", 'Conv(kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_LOWER")'),
    (5, "s=2&p=same", 'Conv(kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")'),
    # ONNX Runtime takes no auto_pad with a dilation, so that the sides are written
    (7, "d=2&p=same", 'Conv(kernel_shape=[3, 3], pads=[2, 2, 2, 2], dilations=[2, 2])'),
    (6, "s=2", 'Conv(kernel_shape=[3, 3], strides=[2, 2])'),
    (6, "s=2&p=0,2,1,1", 'Conv(kernel_shape=[3, 3], strides=[2, 2], pads=[0, 1, 2, 1])'),
    (7, "d=2&p=2", 'Conv(kernel_shape=[3, 3], pads=[2, 2, 2, 2], dilations=[2, 2])'),
    (6, "op=max&k=3&s=2&round=ceil", 'MaxPool(kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)'),
    (6, "op=max&k=3&s=2", 'MaxPool(kernel_shape=[3, 3], strides=[2, 2])'),
    # the last window would begin in the padding, and is left out
    (5, "op=max&k=2&s=2&p=1&round=ceil",
     'MaxPool(kernel_shape=[2, 2], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1)'),
    (6, "op=max&k=3&s=2&p=same", 'MaxPool(kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")'),
    (6, "op=max&k=3&s=2&p=same-lower", 'MaxPool(kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_LOWER")'),
    (7, "op=max&k=3&d=2", 'MaxPool(kernel_shape=[3, 3], dilations=[2, 2])'),
    (6, "op=average&k=3&s=2&p=1&borders=skip",
     'AveragePool(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])'),
    (6, "op=average&k=3&s=2&p=1",
     'AveragePool(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1)'),
    (6, "op=average&k=3&s=2&round=ceil&borders=skip", 'AveragePool(kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)'),
    (6, "op=average&k=3&s=2&p=1&round=ceil",
     'AveragePool(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], ceil_mode=1, count_include_pad=1)'),
    (4, "op=transposed&s=2&p=1", 'ConvTranspose(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])'),
    (4, "op=transposed&s=2&p=1&outpad=1",
     'ConvTranspose(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1])'),
    (3, "op=transposed&d=2", 'ConvTranspose(kernel_shape=[3, 3], dilations=[2, 2])'),
]


def run(operator, x):
    name, rest = re.fullmatch(r"(\w+)\((.*)\)", operator).groups()
    attributes = {}
    for part in re.findall(r"(\w+)=(\[[^]]*\]|\"[^\"]*\"|-?\d+)", rest):
        attributes[part[0]] = ast.literal_eval(part[1])
    inputs = ["x"]
    initializers = []
    if name.startswith("Conv"):
        inputs.append("w")
        initializers.append(helper.make_tensor("w", TensorProto.FLOAT, [1, 1, 3, 3], KERNEL.ravel()))
    graph = helper.make_graph(
        [helper.make_node(name, inputs, ["y"], **attributes)],
        "layer",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, *x.shape])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, "h", "w"])],
        initializers,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    onnx.checker.check_model(model)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x[None, None]})[0][0, 0]


print(f"# ONNX Runtime {ort.__version__}, opset 21, by {sys.argv[0].split('/')[-1]}")
for side, link, operator in CASES:
    x = numbers(side)
    y = run(operator, x)
    parts = link.split("&")
    kernel = next((p[2:] for p in parts if p.startswith("k=")), None)
    k = matrix(np.zeros((int(kernel), int(kernel)))) if kernel else matrix(KERNEL)
    rest = "&".join([p for p in parts if p and not p.startswith("k=")] + ["k=" + k, "in=" + matrix(x)])
    values = ",".join(format(float(v), ".9g") for v in y.ravel())
    print(f"{rest} | {operator} | {y.shape[0]}x{y.shape[1]} | {values}")
