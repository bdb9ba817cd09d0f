#!/usr/bin/env python3
"""Writes onnx_words.txt: what ONNX' ConvTranspose makes of output_shape and auto_pad, and its windows of auto_pad=VALID.

Worked out here from the operators' definitions (ConvTranspose-11, Conv-11, MaxPool-12), not by formulas for sizes: a
transposed convolution is written out in full, cell by cell, and cut by the pads that the definition gives for the
output_shape; a window of VALID stands wherever it fits wholly on the input, ceil_mode or not.

Run: python3 make_onnx_words.py > onnx_words.txt
"""


def picture(i):
    return [[(r * 7 + c * 3) % 11 - 4 for c in range(i)] for r in range(i)]


def weights(k):
    return [[(r * 3 + c * 5) % 7 - 2 for c in range(k)] for r in range(k)]


def full(i, k, s, d):
    """Every product where it lands, nothing cut; cells beyond the last window are zero."""
    x, w, cells = picture(i), weights(k), {}
    for r in range(i):
        for c in range(i):
            for a in range(k):
                for b in range(k):
                    at = (r * s + a * d, c * s + b * d)
                    cells[at] = cells.get(at, 0) + x[r][c] * w[a][b]
    return cells


def pads(i, k, s, d, op, size, auto):
    total = s * (i - 1) + op + ((k - 1) * d + 1) - size
    if total < 0:
        return None
    if auto == "SAME_UPPER":
        return total // 2, total - total // 2
    return total - total // 2, total // 2


def window(cells, start, size):
    return [[cells.get((start + r, start + c), 0) for c in range(size)] for r in range(size)]


def shaped(i, k, s, d, size, auto="NOTSET"):
    cut = pads(i, k, s, d, 0, size, auto)
    return (None, None) if cut is None else (cut, window(full(i, k, s, d), cut[0], size))


def valid(kind, i, k, s, d):
    x, w, rows = picture(i), weights(k), []
    starts = [at for at in range(0, i, s) if at + (k - 1) * d < i]
    for r in starts:
        row = []
        for c in starts:
            seen = [(x[r + a * d][c + b * d], w[a][b]) for a in range(k) for b in range(k)]
            row.append(max(v for v, _ in seen) if kind == "max" else sum(v * u for v, u in seen))
        rows.append(row)
    return rows


def written(rows):
    return f"{len(rows)}x{len(rows[0])}:" + ",".join(str(v) for row in rows for v in row)


# p and output_padding are those of the layer whose output has the size; whether output_shape cuts alike is worked out
for i, k, s, d, p, op in [
    (3, 3, 1, 1, 0, 0), (3, 3, 1, 1, 1, 0), (3, 3, 2, 1, 0, 0), (3, 3, 2, 1, 1, 0), (3, 3, 2, 1, 1, 1),
    (3, 3, 2, 1, 0, 1), (3, 4, 2, 1, 1, 0), (3, 4, 3, 1, 1, 1), (3, 5, 3, 1, 2, 1), (3, 5, 3, 1, 2, 2),
    (2, 7, 4, 1, 3, 3), (3, 3, 1, 2, 2, 0), (4, 2, 3, 1, 0, 2),
]:
    size = (i - 1) * s - 2 * p + d * (k - 1) + op + 1
    cut, rows = shaped(i, k, s, d, size)
    print(f"output_shape i={i} k={k} s={s} d={d} p={p} op={op} | "
          + ("beyond" if cut is None else f"{cut[0]} {cut[1]} {written(rows)}"))
for i, k, s in [(3, 3, 2), (3, 2, 3), (4, 5, 2)]:
    # auto_pad=SAME_UPPER and _LOWER: output_shape is i times s
    for auto in ("SAME_UPPER", "SAME_LOWER"):
        cut, rows = shaped(i, k, s, 1, i * s, auto)
        print(f"{auto} i={i} k={k} s={s} | " + ("beyond" if cut is None else f"{cut[0]} {cut[1]} {written(rows)}"))
for kind, i, k, s, d in [
    ("conv", 5, 3, 1, 1), ("conv", 6, 3, 2, 1), ("conv", 7, 3, 2, 2), ("max", 5, 2, 2, 1), ("max", 6, 3, 2, 1),
    ("max", 7, 3, 3, 1),
]:
    print(f"VALID {kind} i={i} k={k} s={s} d={d} | {written(valid(kind, i, k, s, d))}")
