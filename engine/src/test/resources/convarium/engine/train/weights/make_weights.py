"""Makes the files of WeightFileTest: weights as PyTorch keeps them, with PyTorch's outputs, and weights as Keras keeps
them, with the outputs of a plain program in NumPy that goes through Keras' definitions cell by cell.

python3 make_weights.py   (torch 2.13, numpy 2.4)
"""

import json
import struct

import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(5)


def torch_files():
    net = nn.Sequential(
        nn.Conv2d(2, 4, 3, padding=1),
        nn.BatchNorm2d(4),
        nn.ReLU(),
        nn.Sequential(nn.Conv2d(4, 6, 3, stride=2, groups=2), nn.LeakyReLU(0.1)),
        nn.ConvTranspose2d(6, 3, 2, stride=2),
        nn.GroupNorm(3, 3),
        nn.Flatten(),
        nn.Linear(3 * 6 * 4, 5),
        nn.LayerNorm(5),
    )
    with torch.no_grad():
        for p in net.parameters():
            p.copy_(torch.randn_like(p) * 0.5)
        net[1].running_mean.copy_(torch.randn(4) * 0.3)
        net[1].running_var.copy_(torch.rand(4) + 0.5)
    net.eval()
    x = torch.randn(2, 2, 7, 6)
    y = net(x).detach()
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    np.savez("torch.npz", **state)
    np.save("torch_x.npy", x.numpy())
    np.save("torch_y.npy", y.numpy())
    write_safetensors("torch.safetensors", state)


def write_safetensors(name, arrays):
    """The format by hand: eight bytes of length, a header in JSON, the arrays."""
    header, data = {}, b""
    for key, value in arrays.items():
        dtype = {"float32": "F32", "int64": "I64"}[str(value.dtype)]
        raw = np.ascontiguousarray(value).tobytes()
        header[key] = {"dtype": dtype, "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(name, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)


def conv(x, kernel, bias, pad):
    """x: h, w, in; kernel: h, w, in, out."""
    x = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    kh, kw, _, oc = kernel.shape
    out = np.zeros((x.shape[0] - kh + 1, x.shape[1] - kw + 1, oc))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.tensordot(window, kernel, 3) + bias
    return out


def depthwise(x, kernel):
    """kernel: h, w, channels, multiplier; the outputs of one channel lie side by side."""
    kh, kw, c, m = kernel.shape
    out = np.zeros((x.shape[0] - kh + 1, x.shape[1] - kw + 1, c * m))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            for k in range(c):
                for n in range(m):
                    out[i, j, k * m + n] = np.sum(x[i : i + kh, j : j + kw, k] * kernel[:, :, k, n])
    return out


def transposed(x, kernel, bias, stride):
    """kernel: h, w, out, in."""
    kh, kw, oc, _ = kernel.shape
    out = np.zeros(((x.shape[0] - 1) * stride + kh, (x.shape[1] - 1) * stride + kw, oc))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i * stride : i * stride + kh, j * stride : j * stride + kw] += kernel @ x[i, j]
    return out + bias


def norm(x, w, name):
    mean, variance = w[name + "/moving_mean"], w[name + "/moving_variance"]
    return (x - mean) / np.sqrt(variance + 1e-3) * w[name + "/gamma"] + w[name + "/beta"]


def keras_files():
    rng = np.random.default_rng(7)
    shapes = {
        "conv2d/kernel": (3, 3, 2, 3),
        "conv2d/bias": (3,),
        "batch_normalization/gamma": (3,),
        "batch_normalization/beta": (3,),
        "batch_normalization/moving_mean": (3,),
        "batch_normalization/moving_variance": (3,),
        "depthwise_conv2d/kernel": (2, 2, 3, 2),
        "depthwise_conv2d/bias": (6,),
        "separable_conv2d/depthwise_kernel": (2, 2, 6, 1),
        "separable_conv2d/pointwise_kernel": (1, 1, 6, 4),
        "separable_conv2d/bias": (4,),
        "conv2d_transpose/kernel": (2, 2, 3, 4),
        "conv2d_transpose/bias": (3,),
        "wide/kernel": (3, 2),
        "wide/bias": (2,),
        "batch_normalization_1/gamma": (8 * 6 * 2,),
        "batch_normalization_1/beta": (8 * 6 * 2,),
        "batch_normalization_1/moving_mean": (8 * 6 * 2,),
        "batch_normalization_1/moving_variance": (8 * 6 * 2,),
        "dense/kernel": (8 * 6 * 2, 5),
        "dense/bias": (5,),
    }
    w = {k: (rng.standard_normal(s) * 0.5).astype(np.float32) for k, s in shapes.items()}
    for k in w:
        if k.endswith("variance"):
            w[k] = np.abs(w[k]) + np.float32(0.5)
    x = rng.standard_normal((6, 5, 2)).astype(np.float32)
    y = np.maximum(conv(x, w["conv2d/kernel"], w["conv2d/bias"], 1), 0)
    y = norm(y, w, "batch_normalization")
    y = depthwise(y, w["depthwise_conv2d/kernel"]) + w["depthwise_conv2d/bias"]
    y = depthwise(y, w["separable_conv2d/depthwise_kernel"])
    y = np.tanh(y @ w["separable_conv2d/pointwise_kernel"][0, 0] + w["separable_conv2d/bias"])
    y = transposed(y, w["conv2d_transpose/kernel"], w["conv2d_transpose/bias"], 2)
    y = y @ w["wide/kernel"] + w["wide/bias"]
    y = norm(y.reshape(-1), w, "batch_normalization_1")
    y = np.maximum(y, 0) @ w["dense/kernel"] + w["dense/bias"]
    y = np.exp(y - y.max()) / np.exp(y - y.max()).sum()
    np.savez("keras.npz", **w)
    np.savez("keras_long.npz", **{"sequential/" + k: v for k, v in w.items()})
    # channels first, as everything is here
    np.save("keras_x.npy", x.transpose(2, 0, 1)[None])
    np.save("keras_y.npy", y[None].astype(np.float32))


torch_files()
keras_files()
