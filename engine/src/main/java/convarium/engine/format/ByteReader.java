package convarium.engine.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Steps through the bytes of a file and refuses to go beyond their end.
final class ByteReader {
    private final String name;
    private final byte[] bytes;
    private int at;

    ByteReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    int position() {
        return at;
    }

    int length() {
        return bytes.length;
    }

    int remaining() {
        return bytes.length - at;
    }

    void seek(long position) throws FormatException {
        if (position < 0 || position > bytes.length) {
            throw endsEarly();
        }
        at = (int) position;
    }

    void skip(long count) throws FormatException {
        seek(at + count);
    }

    int u8() throws FormatException {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u16be() throws FormatException {
        return (u8() << 8) | u8();
    }

    int u16le() throws FormatException {
        return u8() | (u8() << 8);
    }

    int i32be() throws FormatException {
        return (u16be() << 16) | u16be();
    }

    int i32le() throws FormatException {
        return u16le() | (u16le() << 16);
    }

    long u32le() throws FormatException {
        return i32le() & 0xFFFF_FFFFL;
    }

    byte[] take(int count) throws FormatException {
        need(count);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /// Copies the bytes between two positions.
    void copy(int from, int to, ByteArrayOutputStream out) {
        out.write(bytes, from, to - from);
    }

    boolean startsWith(int... head) {
        return FileKind.matches(bytes, 0, head);
    }

    FormatException endsEarly() {
        return broken("ends early, after " + bytes.length + " bytes: it is truncated or damaged");
    }

    FormatException broken(String reason) {
        return new FormatException(name, reason);
    }

    private void need(int count) throws FormatException {
        if (count < 0 || count > remaining()) {
            throw endsEarly();
        }
    }
}
