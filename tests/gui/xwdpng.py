#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xwdpng.py IN.xwd OUT.png [X Y W H] - turn an XWD picture (Xvfb -fbdir writes
one, live) into a PNG with nothing but Python's standard library."""
import struct, sys, zlib

def read_xwd(path):
    with open(path, 'rb') as f:
        d = f.read()
    for e in '<>':                       # the header's byte order is the server's choice
        h = struct.unpack(e + '25I', d[:100])
        if h[1] == 7:
            break
    else:
        raise ValueError('not an XWD file')
    (hsize, _v, _fmt, depth, w, hgt, _xo, byte_order, _unit, _bo, _pad,
     bpp, bpl, _vc, rm, _gm, _bm, _bprgb, _ce, ncol) = h[:20]
    if bpp != 32:
        raise ValueError('only 32 bits a pixel are handled (got %d)' % bpp)
    off = hsize + ncol * 12
    lsb = byte_order == 0
    return w, hgt, bpl, lsb, memoryview(d)[off:off + bpl * hgt]

def to_png(path, out, box=None):
    w, h, bpl, lsb, px = read_xwd(path)
    x0, y0, cw, ch = box or (0, 0, w, h)
    x0, y0 = max(0, x0), max(0, y0)
    cw, ch = min(cw, w - x0), min(ch, h - y0)
    rows = bytearray()
    for y in range(y0, y0 + ch):
        line = bytes(px[y * bpl + x0 * 4:y * bpl + (x0 + cw) * 4])
        rgb = bytearray(cw * 3)
        a, b, c = (2, 1, 0) if lsb else (1, 2, 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[a::4], line[b::4], line[c::4]
        rows += b'\0' + rgb
    def chunk(t, b):
        return struct.pack('>I', len(b)) + t + b + struct.pack('>I', zlib.crc32(t + b))
    with open(out, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', cw, ch, 8, 2, 0, 0, 0))
                + chunk(b'IDAT', zlib.compress(bytes(rows), 6)) + chunk(b'IEND', b''))
    return cw, ch

if __name__ == '__main__':
    box = tuple(map(int, sys.argv[3:7])) if len(sys.argv) > 6 else None
    print('%dx%d' % to_png(sys.argv[1], sys.argv[2], box))
