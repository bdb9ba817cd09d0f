"""Values of one-dimensional convolutions as PyTorch computes them.

Each line: name | input | weights | bias | stride | before | after | dilation | mode | output. All numbers are small
multiples of 1/4, so that sums are exact.
"""
import torch
import torch.nn.functional as F

torch.manual_seed(4)
CASES = [  # name, length, taps, bias, stride, before, after, dilation, mode
    ("plain", 12, 3, 0.0, 1, 0, 0, 1, "zeros"),
    ("same", 12, 5, 0.5, 1, 2, 2, 1, "zeros"),
    ("strided", 13, 4, 0.0, 3, 1, 1, 1, "zeros"),
    ("dilated", 16, 3, -0.25, 1, 0, 0, 4, "zeros"),
    ("dilated and strided", 20, 3, 0.0, 2, 2, 2, 2, "zeros"),
    ("causal", 10, 4, 0.0, 1, 3, 0, 1, "zeros"),
    ("causal and dilated", 14, 3, 0.25, 1, 8, 0, 4, "zeros"),
    ("causal and strided", 11, 3, 0.0, 2, 2, 0, 1, "zeros"),
    ("one tap", 8, 1, 1.0, 1, 0, 0, 1, "zeros"),
    ("reflected", 9, 5, 0.0, 1, 2, 3, 1, "reflect"),
    ("repeated", 9, 4, 0.0, 2, 3, 1, 1, "replicate"),
    ("wrapped", 10, 3, 0.0, 1, 1, 4, 2, "circular"),
    ("fifteen taps", 40, 15, 0.0, 1, 14, 14, 1, "zeros"),
]


def text(values):
    return ",".join(f"{v:g}" for v in values)


for name, length, taps, bias, stride, before, after, dilation, mode in CASES:
    x = torch.randint(-8, 9, (1, 1, length)) / 4
    w = torch.randint(-8, 9, (1, 1, taps)) / 4
    padded = F.pad(x, (before, after), mode="constant" if mode == "zeros" else mode)
    y = F.conv1d(padded, w, torch.tensor([bias]), stride=stride, dilation=dilation)
    print("|".join([name, text(x.flatten().tolist()), text(w.flatten().tolist()), f"{bias:g}", str(stride),
                    str(before), str(after), str(dilation), mode, text(y.flatten().tolist())]))
