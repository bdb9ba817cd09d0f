"""Writes shifts.txt: what layers make of shifted inputs, and their outputs shifted, by PyTorch.

python3 make_shifts.py > shifts.txt
"""
import torch
import torch.nn.functional as F


def moved(x, down, right, edge):
    if edge == "wrap":
        return torch.roll(x, (down, right), (-2, -1))
    h, w = x.shape[-2:]
    y = torch.zeros_like(x)
    for r in range(h):
        for c in range(w):
            if 0 <= r - down < h and 0 <= c - right < w:
                y[..., r, c] = x[..., r - down, c - right]
    return y


def steps(cells, stride, op):
    if op == "transposed":
        return cells * stride
    sign = -1 if cells < 0 else 1
    whole, rest = divmod(abs(cells), stride)
    return sign * (whole + (1 if rest * 2 > stride else 0))


def run(op, x, k, s, p, d):
    if op == "conv":
        return F.conv2d(x, k, stride=s, padding=p, dilation=d)
    if op == "transposed":
        return F.conv_transpose2d(x, k, stride=s, padding=p, dilation=d)
    size = k.shape[-2:]
    if op == "max":
        return F.max_pool2d(x, size, stride=s, padding=p, dilation=d)
    return F.avg_pool2d(x, size, stride=s, padding=p)


def text(x):
    return ";".join(",".join(repr(float(v)) for v in row) for row in x.reshape(x.shape[-2:]))


g = torch.Generator().manual_seed(7)
for op in ("conv", "transposed", "max", "average"):
    for i in range(12):
        n = lambda low, high: int(torch.randint(low, high + 1, (1,), generator=g))
        h, w, kh, kw = n(4, 7), n(4, 7), n(1, 3), n(1, 3)
        s = n(1, 2) if op == "transposed" else n(1, 3)
        d = 1 if op == "average" else n(1, 2)
        p = n(0, 1) if min(kh, kw) > 1 else 0
        x = torch.randint(-4, 5, (1, 1, h, w), generator=g).float()
        k = torch.randint(-2, 3, (1, 1, kh, kw), generator=g).float()
        down, right, edge = n(-4, 4), n(-4, 4), ("zeros", "wrap")[i % 2]
        try:
            y = run(op, x, k, s, p, d)
        except RuntimeError:
            continue
        after = run(op, moved(x, down, right, edge), k, s, p, d)
        shifted = moved(y, steps(down, s, op), steps(right, s, op), edge)
        print(
            f"op={op}&in={text(x)}&k={text(k)}&s={s}&p={p}&d={d}&view=shift&shift={down},{right}&edge={edge}",
            text(after),
            text(shifted),
            sep="\t",
        )
