"""Layers of several channels, computed by PyTorch: a link of the explorer, and what comes out.

A line a layer: the link, then each filter's sum before any ReLU, then each channel's partial sums for filter 1, which are
those of a layer of one channel. Whole numbers, so that every sum is exact. Run: python3 make_channels.py > channels.txt
"""

import random

import torch
import torch.nn.functional as F

random.seed(7)


def matrix(rows, columns, least=-3, most=3):
    return torch.tensor([[float(random.randint(least, most)) for _ in range(columns)] for _ in range(rows)])


def text(m):
    return ";".join(",".join(str(int(v)) for v in row) for row in m.tolist())


def planes(stack):
    return "/".join(text(m) for m in stack)


MODES = {"zero": "constant", "reflect": "reflect", "replicate": "replicate", "circular": "circular"}

CASES = [
    # in, out, groups, pair, h, w, kh, kw, stride, padding, dilation, mode, bias
    (3, 2, 1, False, 5, 5, 3, 3, 1, 0, 1, "zero", True),
    (3, 4, 1, False, 5, 6, 3, 2, 2, 1, 1, "zero", False),
    (4, 4, 2, False, 4, 4, 3, 3, 1, 1, 1, "zero", True),
    (4, 2, 2, False, 6, 5, 2, 3, 1, 0, 2, "zero", False),
    (3, 3, 3, False, 5, 5, 3, 3, 1, 1, 1, "reflect", True),
    (2, 4, 2, False, 4, 5, 3, 3, 1, 1, 1, "replicate", True),
    (4, 3, 1, False, 4, 4, 1, 1, 2, 0, 1, "zero", True),
    (3, 4, 1, True, 5, 5, 3, 3, 1, 1, 1, "zero", True),
    (4, 2, 1, True, 6, 6, 3, 3, 2, 0, 1, "circular", False),
    (1, 4, 1, False, 4, 4, 2, 2, 1, 0, 1, "zero", True),
    (4, 1, 1, False, 4, 4, 2, 2, 1, 1, 1, "circular", True),
    (1, 1, 1, False, 3, 3, 2, 2, 1, 0, 1, "zero", False),
]

for ci, co, groups, pair, h, w, kh, kw, stride, padding, dilation, mode, biased in CASES:
    x = torch.stack([matrix(h, w) for _ in range(ci)])
    first = ci if pair else co
    each = 1 if pair else ci // groups
    k = torch.stack([torch.stack([matrix(kh, kw) for _ in range(each)]) for _ in range(first)])
    b = torch.tensor([float(random.randint(-3, 3)) for _ in range(co)])
    mix = matrix(co, ci)
    padded = F.pad(x[None], (padding,) * 4, mode=MODES[mode])[0] if padding else x

    def conv(inputs, weights, bias, g):
        return F.conv2d(inputs[None], weights, bias, stride=stride, dilation=dilation, groups=g)[0]

    bias = b if biased else None
    if pair:
        maps = conv(padded, k, None, ci)
        y = F.conv2d(maps[None], mix[:, :, None, None], bias)[0]
        partials = maps
    else:
        y = conv(padded, k, bias, groups)
        partials = torch.cat([conv(padded[c : c + 1], k[0:1, c : c + 1], None, 1) for c in range(each)])
    parts = [f"in={text(x[0])}", f"k={text(k[0, 0])}", "view=channels", f"ic={ci}", f"oc={co}", f"groups={groups}"]
    parts += [f"s={stride}", f"p={padding}", f"d={dilation}", f"mode={mode}", f"pair={str(pair).lower()}"]
    parts += [f"in{c}={text(x[c])}" for c in range(1, ci)]
    parts += [f"k{f}{s}={text(k[f, s])}" for f in range(first) for s in range(each) if (f, s) != (0, 0)]
    if biased:
        parts += [f"b={int(b[0])}"] + [f"b{f}={int(b[f])}" for f in range(1, co)]
    if pair:
        parts += [f"mix={text(mix)}"]
    print("convarium:explore?" + "&".join(parts) + "|" + planes(y) + "|" + planes(partials))
