"""Makes the files beside this script that DataReadersTest and HostileDataTest read.

Needs numpy and torch: python3 make_data_samples.py
"""

import io
import os
import struct
import tarfile
import zipfile
import zlib

import numpy as np
import torch

here = os.path.dirname(os.path.abspath(__file__))


def path(*names):
    file = os.path.join(here, *names)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    return file


def ramp(*shape, step=7):
    """Bytes of which the i-th, counted row by row, is i · step modulo 256."""
    return (np.arange(np.prod(shape), dtype=np.int64) * step % 256).astype(np.uint8).reshape(shape)


def save_png(file, pixels):
    """Writes grey (h, w) or colour (h, w, 3) bytes as a PNG picture."""
    h, w = pixels.shape[:2]

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    with open(file, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n")
        f.write(chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 0 if pixels.ndim == 2 else 2, 0, 0, 0)))
        f.write(chunk(b"IDAT", zlib.compress(rows, 9)))
        f.write(chunk(b"IEND", b""))


# npz
labels = np.array([0, 2, 1, 0, 2, 1])
np.savez(path("keras.npz"), x_train=ramp(6, 5, 4, 3), y_train=labels[:, None], x_test=ramp(3, 5, 4, 3, step=5), y_test=labels[:3, None])
np.savez_compressed(path("first.npz"), x=ramp(20, 3, 5, 4).astype(np.float32) / np.float32(255), y=(np.arange(20) % 4).astype(np.uint8))
np.savez(path("fortran.npz"), x_train=np.asfortranarray(ramp(6, 5, 4)), y_train=labels.astype(np.float64), x_test=ramp(6, 5, 4), y_test=labels)

x = ramp(4, 5, 4)
y = np.array([0, 1, 0, 1])
bad = {
    "no_partner": dict(x=x),
    "both": dict(x=x, y=y, x_train=x, y_train=y),
    "only_test": dict(x_test=x, y_test=y),
    "other_names": dict(images=x, labels=y),
    "counts": dict(x=x, y=y[:3]),
    "negative": dict(x=x, y=y - 1),
    "too_large": dict(x=x, y=y * 1000),
    "fractions": dict(x=x, y=y * 0.5),
    "one_class": dict(x=x, y=y * 0),
    "one_hot": dict(x=x, y=np.eye(4)),
    "flat": dict(x=x.reshape(4, 20), y=y),
    "five_channels": dict(x=ramp(4, 5, 4, 5), y=y),
    "infinite": dict(x=np.full((4, 5, 4), np.inf), y=y),
    "standardised": dict(x=x / 128 - 1, y=y),
    "sizes": dict(x_train=x, y_train=y, x_test=ramp(4, 5, 5), y_test=y),
    "text": dict(x=x, y=np.array(["cat", "dog", "cat", "dog"])),
    "objects": dict(x=x, y=np.array([{}, {}, {}, {}], dtype=object)),
    "nothing": dict(x=ramp(0, 5, 4), y=y[:0]),
}
for name, arrays in bad.items():
    np.savez_compressed(path("bad", name + ".npz"), **arrays)


def npy(array):
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


with zipfile.ZipFile(path("bad", "twice.npz"), "w") as z:
    z.writestr("x.npy", npy(x))
    z.writestr("y.npy", npy(y))
    z.writestr("y.npy", npy(1 - y))
with zipfile.ZipFile(path("bad", "bomb.npz"), "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("x.npy", npy(x) + bytes(20_000_000))
    z.writestr("y.npy", npy(y))
with zipfile.ZipFile(path("bad", "short.npz"), "w") as z:
    z.writestr("x.npy", npy(x)[:-1])
    z.writestr("y.npy", npy(y))

# CIFAR-10: the i-th record of a file has the label (3i + file) mod 10 and a ramp
def batch(number, count):
    records = np.zeros((count, 3073), np.uint8)
    for i in range(count):
        records[i, 0] = (3 * i + number) % 10
        records[i, 1:] = ramp(3072, step=i + number)
    return records.tobytes()


with tarfile.open(path("cifar-10-binary.tar.gz"), "w:gz", format=tarfile.USTAR_FORMAT) as tar:
    folder = tarfile.TarInfo("cifar-10-batches-bin")
    folder.type = tarfile.DIRTYPE
    tar.addfile(folder)
    for name, content in [
        ("data_batch_1.bin", batch(1, 4)),
        ("readme.html", b"<html>"),
        ("data_batch_2.bin", batch(2, 3)),
        ("test_batch.bin", batch(6, 2)),
    ]:
        info = tarfile.TarInfo("cifar-10-batches-bin/" + name)
        info.size = len(content)
        tar.addfile(info, io.BytesIO(content))


# a folder of pictures of several sizes, and what they become
def picture(number, h, w):
    yy, xx = np.mgrid[0:h, 0:w]
    return np.stack([(3 * xx + 5 * yy + 40 * c + 11 * number + (xx * yy) % 7) % 256 for c in range(3)], -1).astype(np.uint8)


def area(rgb, side):
    """Averages over the area of each new pixel, by summing over a finer grid that both sizes divide."""
    n = rgb.shape[0]
    fine = np.repeat(np.repeat(rgb.astype(np.float64), side, 0), side, 1)
    return fine.reshape(side, n, side, n, 3).mean((1, 3))


def bilinear(rgb, side):
    t = torch.from_numpy(rgb.astype(np.float64)).permute(2, 0, 1)[None]
    return torch.nn.functional.interpolate(t, size=(side, side), mode="bilinear", align_corners=False)[0].permute(1, 2, 0).numpy()


pictures = [
    ("cats/a.png", 12, 10),
    ("cats/b.png", 30, 20),
    ("dogs/c.png", 20, 20),
    ("dogs/d.png", 80, 101),
    ("dogs/e.png", 24, 33),
]
side = 20  # the median of 10, 20, 20, 24 and 64
expected = []
for number, (name, h, w) in enumerate(pictures):
    rgb = picture(number, h, w)
    save_png(path("mixed", name), rgb)
    s = min(h, w)
    top, left = (h - s) // 2, (w - s) // 2
    square = rgb[top : top + s, left : left + s]
    scaled = area(square, side) if s > side else bilinear(square, side)
    expected.append(scaled.transpose(2, 0, 1))
np.save(path("mixed.npy"), np.stack(expected).astype(np.float32))

# grey ones of one size, in parts
for part, count in [("train", 6), ("val", 2), ("test", 1)]:
    for i in range(count):
        name = "%s/%s/%d.png" % (part, ["one", "two", "two"][i % 3], i)
        save_png(path("parts", name), ramp(7, 9, step=i + 3))
