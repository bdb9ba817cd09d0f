package convarium.engine.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a gzip file no further than it is asked to, checks its sums, and refuses bytes that belong to
/// nothing.
///
/// `java.util.zip.GZIPInputStream` overlooks what follows the packed data. Source: RFC 1952.
final class GunzipInput extends InputStream {
    static final int ID1 = 0x1F;
    static final int ID2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HAS_CHECK = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int NO_BYTE = -1;

    private final String name;
    private final InputStream packed;
    private final byte[] chunk = new byte[1 << 13];
    private int at;
    private int limit;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private boolean inside;
    private boolean ended;

    /// @param name the file's name, for what is said of it
    /// @param packed the whole file
    GunzipInput(String name, InputStream packed) {
        this.name = name;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? NO_BYTE : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (!ended) {
            if (!inside && !begin()) {
                ended = true;
                break;
            }
            int got = inflate(into, from, count);
            if (got > 0) {
                return got;
            }
        }
        return NO_BYTE;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    /// Reads the header of a member; a file may hold several, one behind the other.
    private boolean begin() throws IOException {
        int first = nextOrEnd();
        if (first == NO_BYTE) {
            return false;
        }
        if (first != ID1 || next() != ID2) {
            throw broken("has other bytes behind its compressed data, expected none");
        }
        if (next() != DEFLATE) {
            throw broken("is packed in an unknown way, expected gzip with the deflate method");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw broken("has a damaged gzip header");
        }
        skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText((flags & HAS_NAME) != 0);
        skipText((flags & HAS_COMMENT) != 0);
        if ((flags & HAS_CHECK) != 0) {
            skip(2);
        }
        inflater.reset();
        sum.reset();
        inside = true;
        return true;
    }

    private int inflate(byte[] into, int from, int count) throws IOException {
        try {
            int got = inflater.inflate(into, from, count);
            sum.update(into, from, got);
            if (inflater.finished()) {
                finish();
            } else if (got == 0) {
                feed();
            }
            return got;
        } catch (DataFormatException e) {
            throw new FormatException(name, "is damaged: its compressed data cannot be unpacked", e);
        }
    }

    private void feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw broken("is damaged: its compressed data cannot be unpacked");
        }
        if (at == limit && !fill()) {
            throw endsEarly();
        }
        inflater.setInput(chunk, at, limit - at);
        at = limit;
    }

    private void finish() throws IOException {
        at = limit - inflater.getRemaining();
        long size = inflater.getBytesWritten();
        if (next32() != sum.getValue() || next32() != (size & 0xFFFF_FFFFL)) {
            throw broken("is damaged: its checksum does not fit its data");
        }
        inside = false;
    }

    private long next32() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText(boolean present) throws IOException {
        boolean more = present;
        while (more) {
            more = next() != 0;
        }
    }

    private int next() throws IOException {
        int b = nextOrEnd();
        if (b == NO_BYTE) {
            throw endsEarly();
        }
        return b;
    }

    private int nextOrEnd() throws IOException {
        return at == limit && !fill() ? NO_BYTE : chunk[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, packed.read(chunk));
        return limit > 0;
    }

    private FormatException endsEarly() {
        return broken("ends early inside its compressed data: it is truncated");
    }

    private FormatException broken(String reason) {
        return new FormatException(name, reason);
    }
}
