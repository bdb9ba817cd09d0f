"""Makes golden.txt beside it: python3 make_golden.py (needs numpy).

Each line is a name and its numbers: principal components by numpy's eigenvalues, t-SNE written out plainly with
whole matrices, and a drawing set into a picture as MNIST does it, by products with matrices of overlaps.
"""
import os

import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))
rng = np.random.default_rng(5)
out = open('golden.txt', 'w')


def line(name, values):
    numbers = np.asarray(values, dtype=np.float64).ravel()
    out.write(name + ' ' + ' '.join('%.12g' % v for v in numbers) + '\n')


def rows(n, size):
    """Rows that vary differently much in each direction."""
    turned = rng.normal(size=(n, size)) * 3.0 ** -np.arange(size) @ np.linalg.qr(rng.normal(size=(size, size)))[0]
    return (turned * 5 + rng.normal(size=size)).astype(np.float32).astype(np.float64)


# ---- principal components: more rows than values, and fewer
for name, n, size in (('tall', 40, 6), ('wide', 7, 15)):
    x = rows(n, size)
    centred = x - x.mean(0)
    values, vectors = np.linalg.eigh(centred.T @ centred / (n - 1))
    values, vectors = values[::-1][:3], vectors[:, ::-1][:, :3].T
    signs = np.sign(vectors[np.arange(3), np.abs(vectors).argmax(1)])
    vectors *= signs[:, None]
    line(name, [n, size])
    line(name + '_rows', x)
    line(name + '_directions', vectors)
    line(name + '_variances', values)
    line(name + '_shares', values / centred.var(0, ddof=1).sum())
    line(name + '_places', centred @ vectors.T)


# ---- t-SNE
def joint(x, perplexity):
    n = len(x)
    d = ((x[:, None] - x[None]) ** 2).sum(2)
    p = np.zeros((n, n))
    for i in range(n):
        others = np.arange(n) != i
        low, high = 1e-12, 1e12
        for _ in range(400):
            beta = np.sqrt(low * high)
            q = np.exp(-beta * (d[i, others] - d[i, others].min()))
            q /= q.sum()
            entropy = -(q * np.log(np.maximum(q, 1e-300))).sum()
            low, high = (beta, high) if entropy > np.log(perplexity) else (low, beta)
        p[i, others] = q
    return np.maximum((p + p.T) / (2 * n), 1e-12)


def divergence(p, q):
    off = ~np.eye(len(p), dtype=bool)
    return (p[off] * np.log(p[off] / q[off])).sum()


def tsne(p, y, steps):
    n = len(y)
    velocity, gain = np.zeros_like(y), np.ones_like(y)
    for step in range(steps):
        times, momentum = (12, 0.5) if step < 250 else (1, 0.8)
        w = 1 / (1 + ((y[:, None] - y[None]) ** 2).sum(2))
        np.fill_diagonal(w, 0)
        q = np.maximum(w / w.sum(), 1e-12)
        pull = (times * p - q) * w
        np.fill_diagonal(pull, 0)
        gradient = 4 * (pull.sum(1)[:, None] * y - pull @ y)
        gain = np.where(velocity * gradient < 0, gain + 0.2, np.maximum(gain * 0.8, 0.01))
        velocity = momentum * velocity - max(n / 48, 50) * gain * gradient
        y = y + velocity
    return y, divergence(p, q)


x = (rng.normal(size=(30, 4)) + 4 * rng.integers(0, 3, size=(30, 1))).astype(np.float32).astype(np.float64)
start = 1e-4 * rng.normal(size=(30, 2))
p = joint(x, 5)
line('tsne', [30, 4, 5])
line('tsne_rows', x)
line('tsne_start', start)
line('tsne_p', p[np.tril_indices(30, -1)])
for steps in (1, 8):
    line('tsne_places_%d' % steps, tsne(p, start, steps)[0])
line('tsne_divergence_1', tsne(p, start, 1)[1])
line('tsne_divergence_750', tsne(p, start, 750)[1])


# ---- a drawing as MNIST sets it
def overlaps(first, count, pieces, size):
    """How much of each of `size` pixels falls into each of so many equal pieces of first … first + count."""
    edges = first + count * np.arange(pieces + 1) / pieces
    at = np.arange(size)
    return np.clip(np.minimum(edges[1:, None], at + 1) - np.maximum(edges[:-1, None], at), 0, None) * pieces / count


drawing = np.zeros((50, 50))
drawing[4:42, 9:14] = 1
drawing[4:9, 9:31] = 0.5
drawing[30:36, 14:36] = rng.integers(1, 5, size=(6, 22)) / 4
ys, xs = np.nonzero(drawing)
top, left, h, w = ys.min(), xs.min(), np.ptp(ys) + 1, np.ptp(xs) + 1
scale = 20 / max(h, w)
small_h, small_w = round(scale * h), round(scale * w)
small = overlaps(top, h, small_h, 50) @ drawing @ overlaps(left, w, small_w, 50).T
mass = small.sum()
down = round(14 - (small.sum(1) * np.arange(small_h)).sum() / mass)
right = round(14 - (small.sum(0) * np.arange(small_w)).sum() / mass)
picture = np.zeros((28, 28))
picture[down:down + small_h, right:right + small_w] = small
line('drawing', drawing)
line('drawing_set', picture)
