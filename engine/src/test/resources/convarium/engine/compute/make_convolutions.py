"""Writes convolutions.txt: what PyTorch 2.13 gives for small convolutions, forward and backward.

    python3 make_convolutions.py > convolutions.txt

Each line: the case, what it is given and gives, then the values. The line "sizes" holds n c h w oc groups, then kernel
stride dilation before after of the height and of the width, then the output sizes. Inputs are quarters from a fixed
formula, so that every sum is exact in float32 in whatever order it is made; all in float64.
"""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
counter = 0


def numbers(*shape):
    """Values from -2.75 to 2.75 that no two neighbours share."""
    global counter
    counter += 1
    count = 1
    for size in shape:
        count *= size
    values = [((i * 37 + i // 23 + counter * 11) % 23 - 11) / 4 for i in range(count)]
    return torch.tensor(values).reshape(shape).requires_grad_()


def line(name, what, values):
    # adding 0 turns -0 into +0
    print(name, what, *(f"{v + 0.0:.12g}" for v in values))


def write(name, shape, outputs, groups, height, width, x, weights, bias, y):
    n, c, h, w = shape
    dy = numbers(*y.shape).detach()
    y.backward(dy)
    line(name, "sizes", [n, c, h, w, outputs, groups, *height, *width, y.shape[2], y.shape[3]])
    given = {"x": x, "w": weights, "bias": bias, "y": y, "dy": dy, "dx": x.grad, "dw": weights.grad, "dbias": bias.grad}
    for what, values in given.items():
        line(name, what, values.detach().reshape(-1).tolist())


def convolution(name, shape, outputs, groups, height, width, mode="constant", flipped=False):
    """height and width: kernel, stride, dilation, padding before, padding after."""
    (kh, sh, dh, top, bottom), (kw, sw, dw, left, right) = height, width
    x, bias = numbers(*shape), numbers(outputs)
    weights = numbers(outputs, shape[1] // groups, kh, kw)
    padded = F.pad(x, (left, right, top, bottom), mode=mode)
    turned = weights.flip(2, 3) if flipped else weights
    y = F.conv2d(padded, turned, bias, stride=(sh, sw), dilation=(dh, dw), groups=groups)
    write(name, shape, outputs, groups, height, width, x, weights, bias, y)


def transposed(name, shape, outputs, groups, height, width, extra=(0, 0)):
    """The padding is cut off afterwards, so that it may differ between the two sides."""
    (kh, sh, dh, top, bottom), (kw, sw, dw, left, right) = height, width
    x, bias = numbers(*shape), numbers(outputs)
    weights = numbers(shape[1], outputs // groups, kh, kw)
    y = F.conv_transpose2d(x, weights, bias, (sh, sw), 0, extra, groups, (dh, dw))
    y = y[:, :, top : y.shape[2] - bottom, left : y.shape[3] - right]
    write(name, shape, outputs, groups, height, width, x, weights, bias, y)


convolution("plain", (2, 3, 5, 7), 4, 1, (3, 1, 1, 0, 0), (3, 1, 1, 0, 0))
convolution("same", (1, 3, 6, 17), 5, 1, (3, 1, 1, 1, 1), (3, 1, 1, 1, 1))
convolution("pointwise", (2, 5, 3, 4), 7, 1, (1, 1, 1, 0, 0), (1, 1, 1, 0, 0))
convolution("strides", (2, 2, 8, 9), 3, 1, (3, 2, 1, 1, 0), (4, 3, 1, 0, 2))
convolution("dilation", (1, 2, 9, 11), 3, 1, (3, 1, 2, 2, 2), (2, 2, 3, 1, 0))
convolution("gaps", (1, 2, 7, 8), 3, 1, (2, 3, 1, 0, 0), (1, 4, 1, 0, 0))
convolution("groups", (2, 6, 5, 6), 4, 2, (3, 1, 1, 1, 1), (2, 2, 1, 0, 1))
convolution("depthwise", (2, 4, 6, 7), 4, 4, (3, 1, 1, 1, 1), (3, 1, 1, 1, 1))
convolution("multiplied", (1, 3, 6, 7), 6, 3, (3, 2, 1, 1, 0), (3, 2, 1, 0, 1))
convolution("flipped", (1, 2, 5, 6), 3, 1, (2, 1, 1, 0, 1), (3, 1, 1, 1, 0), flipped=True)
for name, mode in [("reflect", "reflect"), ("replicate", "replicate"), ("circular", "circular")]:
    convolution(name, (2, 2, 5, 6), 3, 1, (3, 1, 1, 2, 1), (3, 2, 1, 1, 3), mode)
    convolution(name + "groups", (1, 4, 4, 7), 4, 2, (3, 1, 2, 2, 2), (2, 1, 1, 0, 2), mode)

transposed("up", (2, 3, 4, 5), 4, 1, (2, 2, 1, 0, 0), (2, 2, 1, 0, 0))
transposed("upextra", (1, 3, 4, 5), 2, 1, (3, 2, 1, 1, 1), (3, 2, 1, 1, 1), (1, 1))
transposed("upone", (1, 3, 5, 6), 18, 1, (3, 1, 1, 1, 1), (3, 1, 1, 0, 2))
transposed("updilation", (1, 2, 4, 5), 3, 1, (3, 2, 2, 1, 2), (2, 3, 3, 0, 1))
transposed("upgroups", (2, 4, 3, 4), 6, 2, (4, 2, 1, 1, 1), (3, 3, 1, 0, 0), (0, 2))
transposed("updepthwise", (1, 4, 4, 5), 4, 4, (3, 2, 1, 1, 1), (4, 2, 1, 1, 1), (1, 0))
