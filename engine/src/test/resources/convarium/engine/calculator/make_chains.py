"""Writes chains.txt: random chains with the shapes and parameter counts that PyTorch gives them.

A line is input | text | shape after each layer | parameters of each layer. Run: python3 make_chains.py
"""

import random

import torch
from torch import nn

random.seed(7)


def layer(shape):
    if len(shape) == 1:
        f = shape[0]
        return random.choice(
            [f"nn.Linear({f}, {random.randint(1, 40)})", "nn.ReLU()", "nn.Dropout(0.3)", f"nn.BatchNorm1d({f})",
             f"nn.Linear({f}, {random.randint(1, 9)}, bias=False)", "nn.Softmax(dim=1)", f"nn.LayerNorm({f})"])
    c, h, w = shape
    k, s, p, d = random.randint(1, 4), random.randint(1, 3), random.randint(0, 2), random.randint(1, 2)
    g = random.choice([n for n in (1, 2, 3, c) if c % n == 0])
    half = min(p, k // 2)
    return random.choice([
        f"nn.Conv2d({c}, {g * random.randint(1, 4)}, {k}, stride={s}, padding={p}, dilation={d}, groups={g})",
        f"nn.Conv2d({c}, {random.randint(1, 8)}, ({k}, {s}), bias=False)",
        f"nn.Conv2d({c}, 3, {k}, padding='same')",
        f"nn.ConvTranspose2d({c}, {g * 2}, {k}, {s}, padding={min(p, k - 1)}, groups={g})",
        f"nn.MaxPool2d({k}, {s}, {half}, ceil_mode={random.choice([True, False])})",
        f"nn.AvgPool2d({k}, {s}, {half})",
        f"nn.BatchNorm2d({c})", "nn.LeakyReLU(0.1)", "nn.GELU()", f"nn.PReLU({c})", f"nn.GroupNorm({g}, {c})",
        f"nn.ZeroPad2d(({p}, 1, 0, {d}))", f"nn.AdaptiveAvgPool2d({random.randint(1, 5)})",
        "nn.Upsample(scale_factor=2)", "nn.Dropout2d()", "nn.LocalResponseNorm(5)", "nn.Flatten()",
    ])


lines = []
while len(lines) < 120:
    shape = (random.randint(1, 6), random.randint(5, 30), random.randint(5, 30))
    start, texts, shapes, counts = shape, [], [], []
    for _ in range(random.randint(3, 12)):
        text = layer(shape)
        try:
            module = eval(text)
            out = tuple(module.eval()(torch.zeros(2, *shape)).shape[1:])
        except (RuntimeError, ValueError):
            continue
        if max(out) > 200 or min(out) < 1:
            continue
        shape = out
        texts.append(text)
        shapes.append("x".join(map(str, out)))
        counts.append(str(sum(p.numel() for p in module.parameters())))
    if texts:
        lines.append(" | ".join(["x".join(map(str, start)), "nn.Sequential(" + ", ".join(texts) + ")", " ".join(shapes),
                                 " ".join(counts)]))
with open("chains.txt", "w") as file:
    file.write("\n".join(lines) + "\n")
