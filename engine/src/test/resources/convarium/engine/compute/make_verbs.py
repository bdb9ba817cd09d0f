"""Writes verbs.txt: what PyTorch 2.13 gives for one small example of each verb, forward and backward.

    python3 make_verbs.py > verbs.txt

Each line: the verb, what it is given and gives, then the values. Inputs are multiples of 1/16 from a fixed formula,
so that they are exact in the file; all in float64, printed with 7 digits.
"""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
counter = 0


def numbers(*shape):
    """Values from -3 to 3 that no two neighbours share."""
    global counter
    counter += 1
    count = 1
    for size in shape:
        count *= size
    values = [((i * 37 + counter * 11) % 97 - 48) / 16 for i in range(count)]
    return torch.tensor(values).reshape(shape).requires_grad_()


def line(verb, name, values):
    print(verb, name, *(f"{v:.7g}" for v in values.detach().reshape(-1).tolist()))


def case(verb, function, *inputs):
    """One example: inputs x0, x1, ..., output y, gradient dy, gradients dx0, dx1, ..."""
    y = function(*inputs)
    dy = numbers(*y.shape).detach()
    y.backward(dy)
    for i, x in enumerate(inputs):
        line(verb, f"x{i}", x)
    line(verb, "y", y)
    line(verb, "dy", dy)
    for i, x in enumerate(inputs):
        line(verb, f"dx{i}", x.grad)


case("relu", F.relu, numbers(33))
case("leaky", lambda x: F.leaky_relu(x, 0.125), numbers(33))
case("elu", lambda x: F.elu(x, 0.75), numbers(33))
case("silu", F.silu, numbers(33))
case("gelu", F.gelu, numbers(33))
case("hardswish", F.hardswish, numbers(33))
case("sigmoid", torch.sigmoid, numbers(33))
case("tanh", torch.tanh, numbers(33))
case("gate", lambda x, g: x * g[:, None], numbers(3, 19), numbers(3))

case("max2", lambda x: F.max_pool2d(x, 2, 2), numbers(2, 2, 6, 8))
case("max3", lambda x: F.max_pool2d(x, 3, 2, 1), numbers(2, 2, 7, 8))
case("maxd", lambda x: F.max_pool2d(x, (2, 3), (1, 2), (1, 1), (2, 1)), numbers(1, 2, 7, 8))
case("maxceil", lambda x: F.max_pool2d(x, 2, 2, ceil_mode=True), numbers(1, 2, 5, 7))
case("avg3", lambda x: F.avg_pool2d(x, 3, 2, 1), numbers(2, 2, 7, 8))
case("avg3out", lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False), numbers(2, 2, 7, 8))
case("avgceil", lambda x: F.avg_pool2d(x, 3, 2, 1, ceil_mode=True), numbers(1, 2, 6, 8))
case("avgdiv", lambda x: F.avg_pool2d(x, 2, 1, divisor_override=7), numbers(1, 2, 4, 5))
case("l2", lambda x: F.lp_pool2d(x, 2, 2, 2), numbers(1, 2, 4, 6))
case("adaptavg", lambda x: F.adaptive_avg_pool2d(x, (3, 4)), numbers(2, 2, 7, 9))
case("global", lambda x: F.adaptive_avg_pool2d(x, 1), numbers(2, 3, 5, 7))
case("adaptmax", lambda x: F.adaptive_max_pool2d(x, (3, 4)), numbers(2, 2, 7, 9))

case("batch", lambda x, g, b: F.batch_norm(x, None, None, g, b, True, eps=1e-3), numbers(3, 4, 5, 7), numbers(4), numbers(4))
case("layer", lambda x, g, b: F.layer_norm(x, (35,), g, b, eps=1e-3), numbers(3, 35), numbers(35), numbers(35))
case("group", lambda x, g, b: F.group_norm(x, 2, g, b, eps=1e-3), numbers(3, 6, 5, 7), numbers(6), numbers(6))
case("response", lambda x: F.local_response_norm(x, 5, 0.5, 0.75, 2.0), numbers(2, 8, 3, 3))
case("response4", lambda x: F.local_response_norm(x, 4, 0.5, 0.6, 1.5), numbers(2, 8, 3, 3))
case("softmax", lambda x: F.softmax(x, 1), numbers(3, 37))
case("softmax2", lambda x: F.softmax(x, 1), numbers(2, 21, 5))
case("logsoftmax", lambda x: F.log_softmax(x, 1), numbers(3, 37))
case("logsoftmax2", lambda x: F.log_softmax(x, 1), numbers(2, 21, 5))

case("nearest", lambda x: F.interpolate(x, scale_factor=(2, 3)), numbers(2, 2, 3, 4))
case("bilinear", lambda x: F.interpolate(x, (7, 6), mode="bilinear"), numbers(2, 2, 3, 4))
case("bilinearless", lambda x: F.interpolate(x, (2, 5), mode="bilinear"), numbers(2, 2, 5, 7))
case("pad", lambda x: F.pad(x, (3, 0, 1, 2)), numbers(2, 2, 3, 4))
case("reflect", lambda x: F.pad(x, (3, 1, 1, 2), mode="reflect"), numbers(2, 2, 3, 4))
case("replicate", lambda x: F.pad(x, (3, 5, 4, 2), mode="replicate"), numbers(2, 2, 3, 4))
case("circular", lambda x: F.pad(x, (3, 4, 1, 3), mode="circular"), numbers(2, 2, 3, 4))
case("permute", lambda x: x.permute(0, 2, 3, 1), numbers(2, 3, 4, 5))
