#!/usr/bin/env python3
"""Writes frameworks.txt: one layer's output under PyTorch, Keras, Caffe and ONNX.

PyTorch's values are PyTorch's own. The others are worked out here from the frameworks' definitions, not from
formulas for sizes: Keras' 'same' by TensorFlow's rule for padding, its transposed convolution as the gradient of the
convolution that it turns round, Caffe's pooling by the loops of its source, ONNX by padding side by side.

Run with PyTorch at hand: python3 make_frameworks.py > frameworks.txt
"""
import math
import torch
import torch.nn.functional as F

INF = float("inf")


def numbers(rows, columns, f):
    return torch.tensor([[float(f(r, c)) for c in range(columns)] for r in range(rows)])[None, None]


def picture(i):
    return numbers(i, i, lambda r, c: (r * 7 + c * 3) % 11 - 4)


def weights(k):
    return numbers(k, k, lambda r, c: (r * 3 + c * 5) % 7 - 2)


def same(i, k, s, d, upper):
    extent = d * (k - 1) + 1
    total = max((math.ceil(i / s) - 1) * s + extent - i, 0)
    return (total // 2, total - total // 2) if upper else (total - total // 2, total // 2)


def padded(x, before, after, value=0.0):
    return F.pad(x, (before, after, before, after), value=value)


def conv_same(x, w, s, d, upper=True):
    before, after = same(x.shape[2], w.shape[2], s, d, upper)
    return F.conv2d(padded(x, before, after), w, stride=s, dilation=d)


def pool_same(kind, x, k, s):
    before, after = same(x.shape[2], k, s, 1, True)
    if kind == "max":
        return F.max_pool2d(padded(x, before, after, -INF), k, s)
    total = F.avg_pool2d(padded(x, before, after), k, s)
    return total / F.avg_pool2d(padded(torch.ones_like(x), before, after), k, s)


def turned_round(forward, size, gradient):
    x = torch.zeros(1, 1, size, size, requires_grad=True)
    y = forward(x)
    assert y.shape == gradient.shape, (y.shape, gradient.shape)
    (y * gradient).sum().backward()
    return x.grad


def caffe_pool(kind, x, k, s, p):
    i = x.shape[2]
    o = math.ceil((i + 2 * p - k) / s) + 1
    if p > 0 and (o - 1) * s >= i + p:
        o -= 1
    y = torch.zeros(1, 1, o, o)
    for r in range(o):
        for c in range(o):
            top, left = r * s - p, c * s - p
            bottom, right = min(top + k, i + p), min(left + k, i + p)
            size = (bottom - top) * (right - left)
            top, left, bottom, right = max(top, 0), max(left, 0), min(bottom, i), min(right, i)
            if bottom <= top or right <= left:
                return None
            window = x[0, 0, top:bottom, left:right]
            y[0, 0, r, c] = window.max() if kind == "max" else window.sum() / size
    return y


def conv(i, k, s, p, d, mode="zero"):
    x, w = picture(i), weights(k)
    symmetric = lambda: F.conv2d(x, w, stride=s, padding=p, dilation=d)
    if p in ("same", "same-lower"):
        torch_same = None if s > 1 else F.conv2d(x, w, padding="same", dilation=d)
        before, after = same(i, k, s, d, p == "same")
        caffe = F.conv2d(x, w, stride=s, padding=before, dilation=d) if before == after else None
        return torch_same, conv_same(x, w, s, d), caffe, conv_same(x, w, s, d, p == "same")
    torch_ = symmetric() if mode == "zero" else F.conv2d(
        F.pad(x, (p, p, p, p), mode={"reflect": "reflect", "replicate": "replicate", "circular": "circular"}[mode]),
        w, stride=s, dilation=d)
    keras = conv_same(x, w, s, d) if p > 0 and 2 * p == d * (k - 1) else symmetric()
    if s > 1 and d > 1:
        keras = None
    return torch_, keras, symmetric(), symmetric()


def pool(kind, i, k, s, p, ceil=False, counts=True, d=1):
    x = picture(i)
    if kind == "max":
        torch_ = onnx = F.max_pool2d(x, k, s, p, dilation=d, ceil_mode=ceil)
    else:
        torch_ = F.avg_pool2d(x, k, s, p, ceil_mode=ceil, count_include_pad=counts)
        onnx = F.avg_pool2d(x, k, s, p, ceil_mode=ceil, count_include_pad=False)
    if d > 1:
        return torch_, None, None, onnx
    keras = pool_same(kind, x, k, s) if p > 0 else (F.max_pool2d if kind == "max" else F.avg_pool2d)(x, k, s)
    return torch_, keras, caffe_pool(kind, x, k, s, p), onnx


def transposed(i, k, s, p, op, d=1):
    x, w = picture(i), weights(k)
    torch_ = F.conv_transpose2d(x, w, stride=s, padding=p, output_padding=op, dilation=d)
    caffe = F.conv_transpose2d(x, w, stride=s, padding=p, dilation=d)
    if s > 1 and d > 1:
        keras = None
    elif p > 0 and 2 * p == d * (k - 1):
        keras = turned_round(lambda v: conv_same(v, w, s, d), i * s, x)
    elif p == 0 and op == 0:
        keras = turned_round(lambda v: F.conv2d(v, w, stride=s, dilation=d), (i - 1) * s + max(d * (k - 1) + 1, s), x)
    else:
        keras = torch_
    return torch_, keras, caffe, torch_


CASES = [
    ("conv", dict(i=5, k=3, s=1, p=0, d=1)),
    ("conv", dict(i=5, k=3, s=2, p=1, d=1)),
    ("conv", dict(i=6, k=3, s=2, p=1, d=1)),
    ("conv", dict(i=8, k=5, s=2, p=2, d=1)),
    ("conv", dict(i=9, k=7, s=2, p=3, d=1)),
    ("conv", dict(i=7, k=3, s=1, p=2, d=2)),
    ("conv", dict(i=7, k=3, s=2, p=2, d=2)),
    ("conv", dict(i=6, k=4, s=1, p=2, d=1)),
    ("conv", dict(i=5, k=3, s=1, p="same", d=1)),
    ("conv", dict(i=6, k=4, s=1, p="same", d=1)),
    ("conv", dict(i=6, k=4, s=1, p="same-lower", d=1)),
    ("conv", dict(i=6, k=3, s=2, p="same", d=1)),
    ("conv", dict(i=5, k=3, s=2, p="same-lower", d=1)),
    ("conv", dict(i=5, k=3, s=1, p=1, d=1, mode="reflect")),
    ("conv", dict(i=6, k=3, s=2, p=1, d=1, mode="circular")),
    ("max", dict(i=5, k=2, s=2, p=0)),
    ("max", dict(i=6, k=3, s=2, p=0)),
    ("max", dict(i=6, k=3, s=2, p=1)),
    ("max", dict(i=7, k=3, s=2, p=1)),
    ("max", dict(i=5, k=2, s=2, p=1)),
    ("max", dict(i=6, k=3, s=2, p=0, ceil=True)),
    ("max", dict(i=6, k=3, s=2, p=1, ceil=True)),
    ("max", dict(i=7, k=3, s=1, p=0, d=2)),
    ("max", dict(i=5, k=1, s=3, p=0)),
    ("average", dict(i=6, k=2, s=2, p=0)),
    ("average", dict(i=5, k=2, s=2, p=0)),
    ("average", dict(i=6, k=3, s=2, p=1)),
    ("average", dict(i=6, k=3, s=2, p=1, counts=False)),
    ("average", dict(i=6, k=3, s=2, p=1, ceil=True)),
    ("average", dict(i=7, k=3, s=3, p=1, ceil=True, counts=False)),
    ("transposed", dict(i=3, k=3, s=1, p=0, op=0)),
    ("transposed", dict(i=3, k=3, s=2, p=0, op=0)),
    ("transposed", dict(i=3, k=3, s=2, p=1, op=0)),
    ("transposed", dict(i=3, k=3, s=2, p=1, op=1)),
    ("transposed", dict(i=3, k=2, s=3, p=0, op=0)),
    ("transposed", dict(i=3, k=4, s=2, p=1, op=0)),
    ("transposed", dict(i=3, k=5, s=3, p=2, op=1)),
    ("transposed", dict(i=3, k=3, s=1, p=2, op=0, d=2)),
]


def written(y):
    if y is None:
        return "none"
    return "x".join(str(n) for n in y.shape[2:]) + ":" + ",".join(f"{v:.6g}" for v in y.flatten().tolist())


for op, given in CASES:
    made = {"conv": conv, "transposed": transposed}.get(op, lambda **g: pool(op, **g))(**given)
    settings = " ".join(f"{name}={value}" for name, value in given.items())
    print(f"{op} {settings} | " + " | ".join(written(y) for y in made))
