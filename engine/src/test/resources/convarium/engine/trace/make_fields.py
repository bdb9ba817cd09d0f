"""Writes fields.txt: the gradient of one unit at the input of small chains, by PyTorch in float64.

Every weight is 1 and average pooling sums (divisor_override=1), so that each number counts the paths from an input cell to the unit.
Each chain is a line `layers | rows columns | row column | counts, row by row`; layers are `k s p d` (convolution) or `avg k s p 1`,
rows and columns may differ: `3x5`. Run: python3 make_fields.py > fields.txt
"""
import torch
import torch.nn.functional as F

CHAINS = [
    (["3 1 1 1"] * 3, (9, 9), (4, 4)),
    (["3 1 1 1"] * 3, (9, 9), (0, 8)),
    (["3 1 1 1", "3 1 2 2", "3 1 4 4"], (16, 16), (8, 7)),
    (["3 1 2 2"] * 3, (14, 14), (7, 6)),
    (["3 2 1 1", "3 1 1 1", "3 2 1 1"], (16, 15), (1, 2)),
    (["3 1 1 1", "avg 2 2 0 1", "3 1 1 1", "avg 2 2 0 1", "3 1 1 1"], (20, 20), (2, 2)),
    (["5 1 0 1", "3 1 0 1"], (10, 12), (1, 5)),
    (["1x5 1 0 1", "5x1 1 2x0 1"], (8, 9), (0, 3)),
    (["3 3 0 1", "2 1 0 1"], (12, 12), (1, 2)),
    (["1 2 0 1", "3 1 1 1"], (9, 9), (2, 2)),
    (["3 1 3 1", "3 1 1 1"], (6, 6), (0, 0)),
    (["2x3 2x1 1x0 1x2", "3 1 1 1", "avg 3 2 1 1"], (11, 13), (2, 1)),
]


def pair(text):
    sizes = [int(n) for n in text.split("x")]
    return (sizes[0], sizes[-1])


for layers, size, unit in CHAINS:
    x = torch.zeros(1, 1, *size, dtype=torch.float64, requires_grad=True)
    y = x
    for layer in layers:
        parts = layer.split()
        average = parts[0] == "avg"
        k, s, p, d = [pair(part) for part in parts[1 if average else 0:]]
        if average:
            y = F.avg_pool2d(y, k, s, p, divisor_override=1)
        else:
            y = F.conv2d(y, torch.ones(1, 1, *k, dtype=torch.float64), stride=s, padding=p, dilation=d)
    y[0, 0, unit[0], unit[1]].backward()
    counts = " ".join(str(int(v)) for v in x.grad.flatten())
    print(f"{', '.join(layers)} | {size[0]} {size[1]} | {unit[0]} {unit[1]} | {counts}")
