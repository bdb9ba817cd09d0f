package convarium.engine.format;

import convarium.engine.tensor.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// IDX files, in which the MNIST pictures and labels come, plain or packed with gzip.
///
/// The file begins with two zero bytes, the type of its values (8: bytes from 0 to 255, the only one read
/// here) and the number of axes; then come the sizes, big-endian 32 bits each, and the values, the last
/// axis fastest. Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits", section
/// "File formats".
public final class Idx {
    /// The first four bytes of a file with pictures: count, rows, columns.
    private static final int PICTURES = 0x0000_0803;

    /// The first four bytes of a file with labels: count.
    private static final int LABELS = 0x0000_0801;

    private static final int BYTES = 0x08;

    /// Deflate packs at most 258 bytes into two bits.
    private static final long MOST_PER_BYTE = 1032;

    private Idx() {}

    /// Reads pictures: count × rows × columns.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or holds something else
    public static IdxArray pictures(Path file) throws FormatException {
        return read(file, PICTURES, "pictures");
    }

    /// Reads labels, one for each picture.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or holds something else
    public static IdxArray labels(Path file) throws FormatException {
        return read(file, LABELS, "labels");
    }

    private static IdxArray read(Path file, int magic, String what) throws FormatException {
        long fileSize = FileProblems.readableSize(file);
        if (fileSize == 0) {
            throw new FormatException(file.toString(), "is empty, expected an IDX file with " + what);
        }
        try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
            bytes.mark(2);
            boolean packed = bytes.read() == GunzipInput.ID1 && bytes.read() == GunzipInput.ID2;
            bytes.reset();
            if (!packed) {
                return new Reading(file.toString(), what, bytes, fileSize).array(magic);
            }
            try (var unpacked = new GunzipInput(file.toString(), bytes)) {
                return new Reading(file.toString(), what, unpacked, fileSize * MOST_PER_BYTE).array(magic);
            }
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// One reading of one file.
    ///
    /// @param most how many bytes the file can hold
    private record Reading(String name, String what, InputStream in, long most) {

        IdxArray array(int magic) throws IOException {
            int axes = magic & 0xFF;
            int header = 4 + 4 * axes;
            int found = next32(0, header);
            if (found != magic) {
                throw broken(wrongStart(magic, found));
            }
            var declared = new ArrayList<Long>();
            for (int axis = 0; axis < axes; axis++) {
                declared.add(next32(4 + 4 * axis, header) & 0xFFFF_FFFFL);
            }
            var sizes = new ArrayList<Integer>();
            long elements = 1;
            for (long size : declared) {
                if (size == 0) {
                    throw broken(
                            sizes.isEmpty()
                                    ? "holds no " + what + ", expected at least one"
                                    : "declares " + text(declared) + " " + what + ", expected no size of 0");
                }
                if (size > Shape.MAX_ELEMENTS || elements * size > Shape.MAX_ELEMENTS) {
                    throw broken("declares " + text(declared) + " " + what + ", expected at most " + Shape.MAX_ELEMENTS
                            + " values: its header is damaged");
                }
                elements *= size;
                sizes.add((int) size);
            }
            if (elements > most - header) {
                throw broken("declares " + elements + " bytes for its " + text(sizes) + " " + what
                        + ", and its length allows " + Math.max(0, most - header));
            }
            MemoryCheck.bytes(name, elements);
            return new IdxArray(name, sizes, values((int) elements, sizes));
        }

        private String wrongStart(int magic, int found) {
            if ((found & 0xFFFF_0000) != 0) {
                return "expected an IDX file with " + what + ", found other first bytes";
            }
            int type = found >> 8;
            if (type != BYTES) {
                return "expected an IDX file with bytes (type 8), found the type " + type;
            }
            return "expected an IDX file with " + what + " (" + axes(magic) + "), found one with " + axes(found);
        }

        private static String axes(int magic) {
            int axes = magic & 0xFF;
            return axes == 1 ? "1 axis" : axes + " axes";
        }

        private byte[] values(int elements, List<Integer> sizes) throws IOException {
            byte[] values = new byte[elements];
            int got = in.readNBytes(values, 0, elements);
            if (got < elements) {
                throw broken("declares " + elements + " bytes for its " + text(sizes) + " " + what + ", found " + got);
            }
            if (in.read() >= 0) {
                throw broken("goes on after the " + elements + " bytes of its " + text(sizes) + " " + what);
            }
            return values;
        }

        private int next32(int at, int header) throws IOException {
            byte[] four = in.readNBytes(4);
            if (four.length < 4) {
                throw broken(
                        "ends early inside its header: expected " + header + " bytes, found " + (at + four.length));
            }
            return (four[0] & 0xFF) << 24 | (four[1] & 0xFF) << 16 | (four[2] & 0xFF) << 8 | (four[3] & 0xFF);
        }

        private static String text(List<? extends Number> sizes) {
            return sizes.stream().map(String::valueOf).collect(Collectors.joining("×"));
        }

        private FormatException broken(String reason) {
            return new FormatException(name, reason);
        }
    }
}
