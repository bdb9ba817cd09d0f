"""Writes opened.txt: what PyTorch gives for a small network, and the gradients that come back, at inference.

The weights follow a formula, so only results are written. Run it with `python3 make_opened.py > opened.txt`.
"""
import math

import torch
from torch import nn


def fill(tensor, start):
    flat = tensor.view(-1)
    for i in range(flat.numel()):
        flat[i] = math.sin(start + 0.7 * i)


torch.set_printoptions(precision=9)
net = nn.Sequential(
    nn.Conv2d(1, 2, 3, padding=1),
    nn.BatchNorm2d(2),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Dropout(0.5),
    nn.Flatten(),
    nn.Linear(8, 3),
)
with torch.no_grad():
    fill(net[0].weight, 1)
    fill(net[0].bias, 2)
    fill(net[1].weight, 3)
    fill(net[1].bias, 1)
    fill(net[1].running_mean, 5)
    net[1].running_var.copy_(torch.tensor([0.5, 2.0]))
    fill(net[6].weight, 6)
    fill(net[6].bias, 7)
net.eval()
x = torch.empty(1, 1, 4, 4)
fill(x, 8)
kept = {}
y = x
for name, layer in zip(["conv", "norm", "relu", "pool", "drop", "flat", "dense"], net):
    y = layer(y)
    y.retain_grad()
    kept[name] = y
nn.functional.cross_entropy(y, torch.tensor([1])).backward()
for name in ["conv", "norm", "relu", "pool", "dense"]:
    print(name, *[f"{v:.9g}" for v in kept[name].detach().view(-1).tolist()])
    print(name + ".gradient", *[f"{v:.9g}" for v in kept[name].grad.view(-1).tolist()])
for name, parameter in [("conv", net[0]), ("dense", net[6])]:
    squares = sum((p.grad**2).sum() for p in parameter.parameters())
    print(name + ".norm", f"{squares.sqrt().item():.9g}")
