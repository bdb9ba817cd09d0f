"""Makes the sample files beside it: python3 make_samples.py (needs NumPy and ImageMagick 6).

Each picture x.png, x.gif, x.bmp or x.jpg comes with x.png.npy and so on: the values that a reader must give, float32,
shape (3, h, w), worked out here from the numbers that were stored (for JPEG: what ImageMagick's libjpeg decodes).
The PNG and 16-bit BMP encoders are written out here, and ImageMagick has to read every PNG to the same values.
Arrays a_*.npy hold 24 numbers, and are listed with their values in NpyTest.
"""
import os
import struct
import subprocess
import zlib

import numpy as np

W, H = 13, 7
rng = np.random.default_rng(20)
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def expect(name, rgb):
    np.save(name + '.npy', np.ascontiguousarray(rgb.transpose(2, 0, 1).astype(np.float32)))


def over_white(rgb, alpha):
    a = alpha[..., None].astype(np.float64)
    return rgb * a + (1 - a)


# ---- PNG

def chunk(kind, content):
    return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(row, above, bpp, kind):
    out = bytearray([kind])
    for i, v in enumerate(row):
        a = row[i - bpp] if i >= bpp else 0
        c = above[i - bpp] if i >= bpp else 0
        b = above[i]
        out.append((v - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) & 255)
    return bytes(out)


def rows(samples, depth):
    """samples (h, w, channels) -> packed rows"""
    for line in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            yield b''.join(struct.pack('>H', v) for v in line)
        elif depth == 8:
            yield bytes(int(v) for v in line)
        else:
            bits = ''.join(format(int(v), '0%db' % depth) for v in line)
            bits += '0' * (-len(bits) % 8)
            yield bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def png(name, samples, depth, colour, interlace=False, extra=b'', parts=3):
    h, w, channels = samples.shape
    bpp = max(1, channels * depth // 8)
    data = b''
    n = 0
    for x, y, dx, dy in ADAM7 if interlace else [(0, 0, 1, 1)]:
        part = samples[y::dy, x::dx]
        if part.size == 0:
            continue
        above = None
        for row in rows(part, depth):
            data += filtered(row, above or bytes(len(row)), bpp, n % 5)
            above = row
            n += 1
    packed = zlib.compress(data)
    step = -(-len(packed) // parts)
    with open(name, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n')
        f.write(chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, depth, colour, 0, 0, int(interlace))))
        f.write(chunk(b'gAMA', struct.pack('>I', 100000)))
        f.write(chunk(b'tEXt', b'Comment\0made by make_samples.py'))
        f.write(extra)
        for i in range(0, len(packed), step):
            f.write(chunk(b'IDAT', packed[i:i + step]))
        f.write(chunk(b'IEND', b''))


def check_png(name, rgb, alpha):
    """ImageMagick must see the same, gamma left aside."""
    plain = open(name, 'rb').read().replace(chunk(b'gAMA', struct.pack('>I', 100000)), b'')
    raw = subprocess.run(['convert', 'png:-', '-depth', '16', 'rgba:-'], input=plain, capture_output=True, check=True)
    seen = np.frombuffer(raw.stdout, '<u2').reshape(rgb.shape[0], rgb.shape[1], 4) / 65535
    # fully transparent pixels may have lost their colour
    mine = over_white(rgb, alpha)
    theirs = over_white(seen[..., :3], seen[..., 3])
    assert np.abs(mine - theirs).max() < 2e-4, (name, np.abs(mine - theirs).max())


def sample_png(name, depth, colour, interlace=False, key=False, h=H, w=W):
    most = 2 ** depth - 1
    samples = rng.integers(0, most + 1, (h, w, CHANNELS[colour]))
    extra = b''
    alpha = np.ones((h, w))
    if colour == 3:
        size = most + 1
        palette = rng.integers(0, 256, (size, 3))
        extra += chunk(b'PLTE', bytes(int(v) for v in palette.reshape(-1)))
        rgb = palette[samples[..., 0]] / 255
        if key:
            table = rng.integers(0, 256, size)
            table[-1] = 255
            extra += chunk(b'tRNS', bytes(int(v) for v in table[:size - 1]))
            alpha = table[samples[..., 0]] / 255
    else:
        grey = colour in (0, 4)
        rgb = np.repeat(samples[..., :1], 3, 2) / most if grey else samples[..., :3] / most
        if colour in (4, 6):
            samples[0, 0, -1] = 0
            samples[0, 1, -1] = most
            alpha = samples[..., -1] / most
        if key:
            chosen = samples[h // 2, w // 2]
            extra += chunk(b'tRNS', b''.join(struct.pack('>H', int(v)) for v in chosen))
            alpha = np.where((samples == chosen).all(-1), 0.0, 1.0)
    png(name, samples, depth, colour, interlace, extra)
    check_png(name, rgb, alpha)
    expect(name, over_white(rgb, alpha))


for depth in (1, 2, 4, 8, 16):
    sample_png('grey%d.png' % depth, depth, 0)
for depth in (1, 2, 4, 8):
    sample_png('palette%d.png' % depth, depth, 3)
for colour, title in ((2, 'rgb'), (4, 'greyalpha'), (6, 'rgba')):
    for depth in (8, 16):
        sample_png('%s%d.png' % (title, depth), depth, colour)
sample_png('grey2_interlaced.png', 2, 0, True)
sample_png('rgba16_interlaced.png', 16, 6, True)
sample_png('palette4_interlaced.png', 4, 3, True)
sample_png('rgb8_interlaced_1x1.png', 8, 2, True, h=1, w=1)
sample_png('rgb8_interlaced_3x2.png', 8, 2, True, h=2, w=3)
sample_png('grey4_key.png', 4, 0, key=True)
sample_png('grey16_key.png', 16, 0, key=True)
sample_png('rgb8_key.png', 8, 2, key=True)
sample_png('palette8_alpha.png', 8, 3, key=True)

# ---- GIF and BMP by ImageMagick, from a picture of few colours

few = rng.integers(0, 256, (16, 3))
index = rng.integers(0, 16, (H, W))
index[0, 0] = 0
index[3, 2:9] = 5
rgb = few[index].astype(np.uint8)
ppm = b'P6 %d %d 255\n' % (W, H) + rgb.tobytes()


def convert(name, *args, data=ppm, kind='ppm'):
    subprocess.run(['convert', kind + ':-', *args], input=data, check=True)


convert('plain.gif', 'plain.gif')
expect('plain.gif', rgb / 255)
convert('interlaced.gif', '-interlace', 'GIF', 'interlaced.gif')
expect('interlaced.gif', rgb / 255)
convert('placed.gif', '-page', '20x16+3+5', 'placed.gif')
placed = np.ones((16, 20, 3))
placed[5:5 + H, 3:3 + W] = rgb / 255
expect('placed.gif', placed)
convert('transparent.gif', '-transparent', '#%02x%02x%02x' % tuple(int(v) for v in few[5]), 'transparent.gif')
expect('transparent.gif', np.where((index == 5)[..., None], 1.0, rgb / 255))
blue = b'P6 %d %d 255\n' % (W, H) + bytes([0, 0, 255]) * (W * H)
open('/tmp/blue.ppm', 'wb').write(blue)
convert('animated.gif', '/tmp/blue.ppm', '-loop', '0', 'animated.gif')
expect('animated.gif', rgb / 255)
smooth = np.zeros((64, 96, 3), np.uint8)
smooth[..., 0] = np.arange(96)[None, :] * 2
smooth[..., 1] = smooth[..., 0]
smooth[..., 2] = smooth[..., 0]
noise = rng.integers(0, 128, (64, 96))
smooth[32:] = noise[32:, :, None] * 2
convert('long_codes.gif', '+dither', '-treedepth', '8', 'long_codes.gif', data=b'P6 96 64 255\n' + smooth.tobytes())
expect('long_codes.gif', smooth / 255)

convert('rgb24.bmp', '-type', 'TrueColor', 'BMP3:rgb24.bmp')
expect('rgb24.bmp', rgb / 255)
convert('core24.bmp', '-type', 'TrueColor', 'BMP2:core24.bmp')
expect('core24.bmp', rgb / 255)
convert('palette4.bmp', '-compress', 'None', '-type', 'Palette', 'BMP3:palette4.bmp')
expect('palette4.bmp', rgb / 255)
convert('rle8.bmp', '-compress', 'RLE', '-type', 'Palette', 'BMP3:rle8.bmp')
expect('rle8.bmp', rgb / 255)
alpha = rng.integers(0, 256, (H, W)).astype(np.uint8)
rgba = np.dstack([rgb, alpha])
pam = b'P7\nWIDTH %d\nHEIGHT %d\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n' % (W, H) + rgba.tobytes()
convert('alpha32.bmp', 'BMP:alpha32.bmp', data=pam, kind='pam')
expect('alpha32.bmp', over_white(rgb / 255, alpha / 255))


def bmp(name, depth, compression, data, header=b'', palette=b'', height=H):
    offset = 14 + 40 + len(header) + len(palette)
    with open(name, 'wb') as f:
        f.write(b'BM' + struct.pack('<IHHI', offset + len(data), 0, 0, offset))
        f.write(struct.pack('<IiiHHIIiiII', 40, W, height, 1, depth, compression, len(data), 2835, 2835,
                            len(palette) // 4, 0))
        f.write(header + palette + data)


def padded(row):
    return row + bytes(-len(row) % 4)


five = rng.integers(0, 32, (H, W, 3))
bmp('rgb555.bmp', 16, 0, b''.join(
    padded(b''.join(struct.pack('<H', int(r) << 10 | int(g) << 5 | int(b)) for r, g, b in row)) for row in five[::-1]))
expect('rgb555.bmp', five / 31)
six = rng.integers(0, 64, (H, W))
bmp('rgb565_topdown.bmp', 16, 3, b''.join(
    padded(b''.join(struct.pack('<H', int(p[0]) << 11 | int(g) << 5 | int(p[2])) for p, g in zip(row, greens)))
    for row, greens in zip(five, six)), header=struct.pack('<III', 0xF800, 0x07E0, 0x001F), height=-H)
expect('rgb565_topdown.bmp', np.dstack([five[..., 0] / 31, six / 63, five[..., 2] / 31]))
bits = rng.integers(0, 2, (H, W))
two = bytes([10, 20, 30, 0, 250, 128, 1, 0])
bmp('palette1.bmp', 1, 0, b''.join(padded(np.packbits(row.astype(np.uint8)).tobytes()) for row in bits[::-1]),
    palette=two)
expect('palette1.bmp', np.where(bits[..., None] == 0, np.array([30, 20, 10]) / 255, np.array([1, 128, 250]) / 255))
bmp('unused_alpha32.bmp', 32, 0, b''.join(
    b''.join(bytes([int(p[2]), int(p[1]), int(p[0]), 0]) for p in row) for row in rgb[::-1]))
expect('unused_alpha32.bmp', rgb / 255)
# RLE4, bottom row first: run of 5 cells alternating 1 2, three plain cells 3 4 5, end of row; move by (2, 1); run of 4
# cells of 6; end. The rest is colour 0.
sixteen = b''.join(bytes([int(c[2]), int(c[1]), int(c[0]), 0]) for c in few)
bmp('rle4.bmp', 4, 2, bytes([5, 0x12, 0, 3, 0x34, 0x50, 0, 0, 0, 2, 2, 1, 4, 0x66, 0, 1]), palette=sixteen)
cells = np.zeros((H, W), int)
cells[H - 1, :8] = [1, 2, 1, 2, 1, 3, 4, 5]
cells[H - 3, 2:6] = 6
expect('rle4.bmp', few[cells] / 255)

# ---- JPEG


def jpeg(name, *args, grey=False):
    x, y = np.meshgrid(np.arange(40), np.arange(24))
    data = np.dstack([x * 6, y * 10, 255 - x * 3 - y * 4]).astype(np.uint8)
    convert(name, *args, '-quality', '95', name, data=b'P6 40 24 255\n' + data.tobytes())
    raw = subprocess.run(['convert', name, '-depth', '8', 'rgb:-'], capture_output=True, check=True).stdout
    expect(name, np.frombuffer(raw, np.uint8).reshape(24, 40, 3) / 255)


jpeg('rgb444.jpg', '-sampling-factor', '1x1')
jpeg('rgb420_progressive.jpg', '-sampling-factor', '2x2', '-interlace', 'JPEG')
jpeg('grey.jpg', '-colorspace', 'Gray')
convert('cmyk.jpeg', '-colorspace', 'CMYK', 'cmyk.jpeg')

# ---- arrays: 24 numbers of each kind, 2 x 3 x 4

values = np.arange(24).reshape(2, 3, 4)
for kind in ('f2', 'f4', 'f8', 'i2', 'i4', 'i8', 'u2', 'u4', 'u8'):
    for order, title in (('<', 'little'), ('>', 'big')):
        np.save('a_%s_%s.npy' % (kind, title), (values - (0 if kind[0] == 'u' else 5)).astype(order + kind))
np.save('a_i1.npy', (values - 5).astype('i1'))
np.save('a_u1.npy', values.astype('u1'))
np.save('a_fortran_f4.npy', np.asfortranarray((values - 5).astype('<f4')))
np.save('a_fortran_big_i2.npy', np.asfortranarray((values - 5).astype('>i2')))
for version in ((2, 0), (3, 0)):
    with open('a_version%d_f4.npy' % version[0], 'wb') as f:
        np.lib.format.write_array(f, (values - 5).astype('<f4'), version=version)
np.save('vector.npy', np.array([1.5, -2.25, 1e-40], np.float32))
for name, array in (('bool', np.array([True])), ('complex64', np.array([1j], 'c8')), ('text', np.array(['a'])),
                    ('bytes', np.array([b'a'])), ('datetime64', np.array(['2020-01-01'], 'M8[D]')),
                    ('structured', np.array([(1, 2.0)], [('a', 'i4'), ('b', 'f4')])), ('scalar', np.array(3.0)),
                    ('empty', np.zeros((2, 0), 'f4')), ('longdouble', np.array([1.0], np.longdouble))):
    np.save('refused_%s.npy' % name, array)
np.save('refused_objects.npy', np.array([None, {}], object), allow_pickle=True)

os.remove('/tmp/blue.ppm')

# needs PyTorch and safetensors 0.8.0
import torch
from safetensors.torch import save_file
save_file({'a.f32': torch.tensor([[1.5, -2.25, 3], [4, 5, -0.0]]), 'b.f16': torch.tensor([0.1, 65504.], dtype=torch.float16),
           'c.bf16': torch.tensor([3.14159, -1e30], dtype=torch.bfloat16), 'd.i64': torch.tensor(7),
           'e.u8': torch.tensor([0, 255], dtype=torch.uint8), 'f.bool': torch.tensor([True, False]),
           'g.f64': torch.tensor([[1 / 3]], dtype=torch.float64), 'h.i32': torch.tensor([-5], dtype=torch.int32)},
          'pytorch.safetensors', {'made': 'by safetensors 0.8.0'})
