"""Writes goldens.txt: outputs and gradients of layers and small networks as PyTorch computes them in float64.

Inputs and parameters are not stored: both sides make them from a hash of (seed, index). Run: python3 make_goldens.py
"""
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
OUT = open("goldens.txt", "w")


def values(seed, *shape, scale=1.0):
    count = math.prod(shape)
    result = []
    for i in range(count):
        h = ((i + 1) * 2654435761 + seed * 40503) & 0xFFFFFFFF
        h ^= h >> 15
        h = (h * 2246822519) & 0xFFFFFFFF
        h ^= h >> 13
        h = (h * 3266489917) & 0xFFFFFFFF
        h ^= h >> 16
        result.append((h >> 8) / 2**23 - 1)
    t = torch.tensor(result).reshape(shape)
    return (t * scale).to(torch.float32).to(torch.float64)


def line(key, t):
    t = t.detach().reshape(-1)
    OUT.write(key + " " + " ".join("%.7g" % v for v in t.tolist()) + "\n")


def kinds(t):
    """One letter a value: n for NaN, + and - for the infinities, . for all others."""
    return "".join("n" if math.isnan(v) else "." if math.isfinite(v) else "+" if v > 0 else "-"
                   for v in t.detach().reshape(-1).tolist())


def specials(name, f, inputs, parameters, scale):
    """What becomes of a NaN or infinity among the first input's values, and in the gradient at the output."""
    for special in ("nan", "inf", "-inf"):
        for in_gradient in (False, True):
            xs = [values(1 + i, *s) for i, s in enumerate(inputs)]
            if not in_gradient:
                xs[0].view(-1)[xs[0].numel() // 2] = float(special)
            xs = [x.requires_grad_() for x in xs]
            ps = [values(100 + j, *s, scale=scale).requires_grad_() for j, s in enumerate(parameters)]
            y = f(xs, ps)
            if not in_gradient:
                OUT.write(f"{name} {special}-y {kinds(y)}\n")
                continue
            dy = values(50, *y.shape)
            dy.view(-1)[dy.numel() // 3] = float(special)
            y.backward(dy)
            for i, x in enumerate(xs):
                OUT.write(f"{name} {special}-dx{i} {kinds(x.grad)}\n")
            for j, p in enumerate(ps):
                OUT.write(f"{name} {special}-dp{j} {kinds(p.grad)}\n")


def case(name, f, inputs, parameters=(), scale=0.5):
    """inputs and parameters: shapes; f(inputs, parameters) -> output or list of outputs"""
    specials(name, f, inputs, parameters, scale)
    xs = [values(1 + i, *s).requires_grad_() for i, s in enumerate(inputs)]
    ps = [values(100 + j, *s, scale=scale).requires_grad_() for j, s in enumerate(parameters)]
    ys = f(xs, ps)
    ys = ys if isinstance(ys, list) else [ys]
    loss = sum((y * values(50 + i, *y.shape)).sum() for i, y in enumerate(ys))
    loss.backward()
    for i, y in enumerate(ys):
        line(f"{name} y{i}", y)
    for i, x in enumerate(xs):
        line(f"{name} dx{i}", x.grad)
    for j, p in enumerate(ps):
        line(f"{name} dp{j}", p.grad)


N = 3
case("conv1d", lambda x, p: F.conv1d(F.pad(x[0], (2, 1)), p[0], p[1], stride=2, dilation=2, groups=2),
     [(N, 4, 17)], [(6, 2, 3), (6,)])
case("conv2d", lambda x, p: F.conv2d(x[0], p[0], p[1], stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2),
     [(N, 4, 9, 8)], [(6, 2, 3, 3), (6,)])
case("conv2d-3x3", lambda x, p: F.conv2d(x[0], p[0], p[1], padding=1), [(N, 5, 13, 16)], [(9, 5, 3, 3), (9,)])
case("conv2d-reflect", lambda x, p: F.conv2d(F.pad(x[0], (2, 2, 1, 1), mode="reflect"), p[0]),
     [(N, 3, 7, 8)], [(5, 3, 3, 3)])
case("conv-transpose", lambda x, p: F.conv_transpose2d(x[0], p[0], p[1], stride=2, padding=1, output_padding=1, groups=2),
     [(N, 4, 5, 4)], [(4, 3, 3, 3), (6,)])
case("max-pool", lambda x, p: F.max_pool2d(x[0], 3, 2, 1), [(N, 3, 8, 7)])
case("average-pool", lambda x, p: F.avg_pool2d(x[0], 3, 2, 1, count_include_pad=False), [(N, 3, 8, 7)])
case("l2-pool", lambda x, p: F.lp_pool2d(x[0], 2.0, 3, 2), [(N, 3, 8, 7)])
case("adaptive-average", lambda x, p: F.adaptive_avg_pool2d(x[0], (3, 2)), [(N, 3, 8, 7)])
case("adaptive-max", lambda x, p: F.adaptive_max_pool2d(x[0], (3, 2)), [(N, 3, 8, 7)])
case("dense", lambda x, p: F.linear(x[0], p[0], p[1]), [(N, 13)], [(7, 13), (7,)])
case("dense-tokens", lambda x, p: F.linear(x[0], p[0]), [(N, 5, 13)], [(7, 13)])
case("batch-norm", lambda x, p: F.batch_norm(x[0], torch.zeros(5), torch.ones(5), p[0], p[1], True),
     [(N, 5, 3, 7)], [(5,), (5,)])
case("batch-norm-flat", lambda x, p: F.batch_norm(x[0], None, None, None, None, True), [(N, 5)])
case("layer-norm", lambda x, p: F.layer_norm(x[0], (13,), p[0], p[1]), [(N, 5, 13)], [(13,), (13,)])
case("layer-norm-all", lambda x, p: F.layer_norm(x[0], (3, 4, 5)), [(N, 3, 4, 5)])
case("group-norm", lambda x, p: F.group_norm(x[0], 3, p[0], p[1]), [(N, 6, 3, 7)], [(6,), (6,)])
case("local-response", lambda x, p: F.local_response_norm(x[0], 5, 0.5, 0.75, 2.0), [(N, 7, 3, 4)])
for name, f in dict(
        relu=F.relu, leakyrelu=lambda t: F.leaky_relu(t, 0.1), elu=lambda t: F.elu(t, 0.7), silu=F.silu, gelu=F.gelu,
        hardswish=F.hardswish, sigmoid=torch.sigmoid, tanh=torch.tanh).items():
    case(name, lambda x, p, f=f: f(x[0] * p[0][0] * 20), [(N, 33)], [(1,)])
case("softmax", lambda x, p: F.softmax(x[0], 1), [(N, 7, 3, 2)])
case("log-softmax", lambda x, p: F.log_softmax(x[0], -1), [(N, 4, 10)])
case("add", lambda x, p: x[0] + x[1] + x[2], [(N, 5, 3)] * 3)
case("multiply", lambda x, p: x[0] * x[1], [(N, 5, 3)] * 2)
case("gate", lambda x, p: x[0] * x[1], [(N, 5, 3, 4), (N, 5, 1, 1)])
case("concatenate", lambda x, p: torch.cat(x, 2), [(N, 2, 3, 4), (N, 2, 1, 4), (N, 2, 5, 4)])
case("permute", lambda x, p: x[0].permute(0, 3, 1, 2), [(N, 2, 3, 4)])
case("upsample-nearest", lambda x, p: F.interpolate(x[0], scale_factor=(2, 3), mode="nearest"), [(N, 2, 3, 4)])
case("upsample-bilinear", lambda x, p: F.interpolate(x[0], scale_factor=(2, 3), mode="bilinear"), [(N, 2, 3, 4)])
case("pad", lambda x, p: F.pad(x[0], (1, 2, 2, 0), mode="replicate"), [(N, 2, 3, 4)])
case("flatten", lambda x, p: torch.flatten(x[0], 1), [(N, 2, 3, 4)])
case("reshape", lambda x, p: x[0].reshape(N, 6, 4), [(N, 2, 3, 4)])


def philox(seed, stream, index):
    """Philox4x32-10 (Salmon et al. 2011): the index-th of a stream's numbers, as a multiple of 2^-24 in [0, 1)."""
    counter = [index // 4 & 0xFFFFFFFF, index // 4 >> 32, stream & 0xFFFFFFFF, stream >> 32]
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [(p1 >> 32) ^ counter[1] ^ key[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ counter[3] ^ key[1], p0 & 0xFFFFFFFF]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return (counter[index % 4] >> 8) / 2**24


def kept(count, rate, *shape):
    """Which values the first training pass of node 1 with seed 0 keeps."""
    rate = torch.tensor(rate, dtype=torch.float32).item()
    return torch.tensor([philox(0, 1, i) >= rate for i in range(count)]).reshape(shape)


case("dropout", lambda x, p: torch.where(kept(N * 33, 0.4, N, 33), x[0] / 0.6, 0.0), [(N, 33)])
case("stochastic-depth", lambda x, p: x[0] * kept(N, 0.4, N, 1, 1) / 0.6, [(N, 5, 3)])


def attention(x, p):
    module = torch.nn.MultiheadAttention(12, 3, batch_first=True)
    params = {"in_proj_weight": p[0], "in_proj_bias": p[1], "out_proj.weight": p[2], "out_proj.bias": p[3]}
    return torch.func.functional_call(module, params, (x[0], x[0], x[0]), {"need_weights": False})[0]


case("attention", attention, [(N, 5, 12)], [(36, 12), (36,), (12, 12), (12,)])


def lambda_layer(x, p, k=4, heads=2, scope=3):
    """Bello 2021, section 3: content and position lambdas written out place by place."""
    q, keys, v = p[0], p[1], p[2]
    b, c, h, w = x[0].shape
    n = h * w
    flat = x[0].reshape(b, c, n)
    norm = lambda t, g, s: F.batch_norm(t, None, None, g, s, True)
    queries = norm(torch.einsum("oc,bcn->bon", q[:, :, 0, 0], flat), p[3], p[4]).reshape(b, heads, k, n)
    keys = torch.softmax(torch.einsum("kc,bcm->bkm", keys[:, :, 0, 0], flat), dim=2)
    val = norm(torch.einsum("vc,bcm->bvm", v[:, :, 0, 0], flat), p[5], p[6])
    content = torch.einsum("bkm,bvm->bkv", keys, val)
    y = torch.einsum("bhkn,bkv->bhvn", queries, content)
    if scope:
        # embedding of the place m as seen from n: by their distance, 0 beyond the scope
        embeddings = torch.zeros(n, n, k)
        reach = scope // 2
        for i in range(n):
            for j in range(n):
                dr, dc = j // w - i // w + reach, j % w - i % w + reach
                if 0 <= dr < scope and 0 <= dc < scope:
                    embeddings[i, j] = p[7][:, 0, dr, dc]
        position = torch.einsum("nmk,bvm->bnkv", embeddings, val)
        y = y + torch.einsum("bhkn,bnkv->bhvn", queries, position)
    return y.reshape(b, -1, h, w)


LAMBDA = [(8, 6, 1, 1), (4, 6, 1, 1), (5, 6, 1, 1), (8,), (8,), (5,), (5,)]
case("lambda", lambda_layer, [(N, 6, 3, 4)], LAMBDA + [(4, 1, 3, 3)])
case("lambda-content", lambda x, p: lambda_layer(x, p, scope=0), [(N, 6, 3, 4)], LAMBDA)
case("lambda-global", lambda x, p: lambda_layer(x, p, scope=7), [(N, 6, 3, 4)], LAMBDA + [(4, 1, 7, 7)])


def residual():
    """Three steps of plain gradient descent on a residual block with batch normalisation and two outputs."""
    shapes = [(6, 3, 3, 3), (6,), (6,), (6, 6, 3, 3), (6,), (6,), (6, 3, 1, 1), (6,), (6,), (4, 6), (4,), (2, 6), (2,)]
    ps = [values(100 + j, *s, scale=0.5).requires_grad_() for j, s in enumerate(shapes)]
    stats = [(torch.zeros(6), torch.ones(6)) for _ in range(3)]

    def forward(x, training):
        bn = lambda t, i, j: F.batch_norm(t, stats[i][0], stats[i][1], ps[j], ps[j + 1], training)
        a = F.relu(bn(F.conv2d(x, ps[0], padding=1), 0, 1))
        b = bn(F.conv2d(a, ps[3], padding=1), 1, 4)
        s = bn(F.conv2d(x, ps[6]), 2, 7)
        top = F.relu(b + s).mean((2, 3))
        return F.linear(top, ps[9], ps[10]), F.linear(top, ps[11], ps[12])

    for step in range(3):
        ys = forward(values(1 + step, 5, 3, 7, 8), True)
        loss = sum((y * values(50 + i, *y.shape)).sum() for i, y in enumerate(ys))
        grads = torch.autograd.grad(loss, ps)
        with torch.no_grad():
            for p, g in zip(ps, grads):
                p -= 0.01 * g
        line(f"residual loss{step}", loss)
    for j, p in enumerate(ps):
        line(f"residual p{j}", p)
    for i, (mean, variance) in enumerate(stats):
        line(f"residual mean{i}", mean)
        line(f"residual variance{i}", variance)
    for i, y in enumerate(forward(values(9, 2, 3, 7, 8), False)):
        line(f"residual y{i}", y)


residual()


def convnet():
    """One step of the lecture's ConvNet: cross-entropy of 4 pictures, the logits and corners of each gradient."""
    shapes = [(32, 1, 5, 5), (32,), (64, 32, 3, 3), (64,), (256, 1600), (256,), (10, 256), (10,)]
    ps = [values(100 + j, *s, scale=0.2 if j < 2 else 0.05).requires_grad_() for j, s in enumerate(shapes)]
    x = F.max_pool2d(F.relu(F.conv2d(values(1, 4, 1, 28, 28), ps[0], ps[1])), 2)
    x = F.max_pool2d(F.relu(F.conv2d(x, ps[2], ps[3])), 2)
    logits = F.linear(F.relu(F.linear(x.flatten(1), ps[4], ps[5])), ps[6], ps[7])
    loss = F.cross_entropy(logits, torch.tensor([3, 1, 4, 1]))
    loss.backward()
    line("convnet y0", logits)
    line("convnet loss", loss)
    for j, p in enumerate(ps):
        line(f"convnet dp{j}", p.grad.reshape(-1)[:300])
        line(f"convnet norm{j}", p.grad.norm())


convnet()
OUT.close()
