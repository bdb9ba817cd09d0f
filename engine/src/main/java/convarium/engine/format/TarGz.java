package convarium.engine.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Archives of files as they are often handed out: a tar archive, packed with gzip.
///
/// Read are ordinary files with names of at most 100 characters, all that data sets need. Source:
/// POSIX.1-2024, pax, section "ustar Interchange Format".
public final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE = 124;
    private static final int SIZE_BYTES = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final int TYPE = 156;

    /// Nobody's data set is as large; an archive that unpacks to more is meant to do harm.
    private static final long MOST = 4L << 30;

    private TarGz() {}

    /// Unpacks some files of an archive into memory.
    ///
    /// @param wanted which, by the last part of their names
    /// @return their bytes by that part, in the archive's order
    /// @throws FormatException if the archive cannot be read or is damaged
    public static SequencedMap<String, byte[]> read(Path file, Predicate<String> wanted) throws FormatException {
        FileProblems.readableSize(file);
        try (var packed = new BufferedInputStream(Files.newInputStream(file))) {
            packed.mark(2);
            if (packed.read() != GunzipInput.ID1 || packed.read() != GunzipInput.ID2) {
                throw new FormatException(
                        file.toString(),
                        "expected a tar archive packed with gzip (.tar.gz), found" + " other first bytes");
            }
            packed.reset();
            try (var in = new GunzipInput(file.toString(), packed)) {
                return new Reading(file.toString(), in).files(wanted);
            }
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// One reading of one archive.
    private static final class Reading {
        private final String name;
        private final InputStream in;
        private long unpacked;

        Reading(String name, InputStream in) {
            this.name = name;
            this.in = in;
        }

        SequencedMap<String, byte[]> files(Predicate<String> wanted) throws IOException {
            var files = new LinkedHashMap<String, byte[]>();
            long kept = 0;
            for (byte[] header = block(); !isZero(header); header = block()) {
                checkSum(header);
                String path = text(header, 0, NAME_BYTES);
                String last = path.substring(path.lastIndexOf('/') + 1);
                long size = octal(header, SIZE, SIZE_BYTES, "size");
                long padded = Math.ceilDiv(size, BLOCK) * BLOCK;
                checkTotal(padded);
                boolean ordinary = header[TYPE] == '0' || header[TYPE] == 0;
                if (!ordinary || !wanted.test(last)) {
                    skip(padded);
                    continue;
                }
                kept += size;
                MemoryCheck.bytes(name, kept);
                byte[] bytes = in.readNBytes((int) size);
                if (bytes.length < size) {
                    throw broken("declares " + size + " bytes for its file " + last + ", found " + bytes.length);
                }
                skip(padded - size);
                if (files.put(last, bytes) != null) {
                    throw broken("holds two files with the name " + last);
                }
            }
            // what follows is padding; reading it has gzip's sums checked as well
            for (byte[] rest = in.readNBytes(BLOCK); rest.length > 0; rest = in.readNBytes(BLOCK)) {
                checkTotal(rest.length);
                if (!isZero(rest)) {
                    throw broken("goes on after its end");
                }
            }
            return files;
        }

        private void checkTotal(long more) throws FormatException {
            unpacked += more;
            if (unpacked > MOST) {
                throw broken("unpacks to more than " + MOST + " bytes, expected a data set");
            }
        }

        private byte[] block() throws IOException {
            byte[] block = in.readNBytes(BLOCK);
            if (block.length < BLOCK) {
                throw broken("ends early: expected the header of another file or two blocks of zeros");
            }
            return block;
        }

        private void skip(long count) throws IOException {
            byte[] some = new byte[1 << 13];
            for (long left = count; left > 0; ) {
                int got = in.readNBytes(some, 0, (int) Math.min(left, some.length));
                if (got == 0) {
                    throw broken("ends early inside one of its files");
                }
                left -= got;
            }
        }

        private void checkSum(byte[] header) throws FormatException {
            int sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                boolean itself = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES;
                sum += itself ? ' ' : header[i] & 0xFF;
            }
            if (sum != octal(header, CHECKSUM, CHECKSUM_BYTES, "checksum")) {
                throw broken("is no tar archive, or damaged: the checksum of a header does not fit");
            }
        }

        private long octal(byte[] header, int from, int length, String what) throws FormatException {
            String digits = text(header, from, length).strip();
            if (!digits.matches("[0-7]{1,11}")) {
                throw broken("is no tar archive, or damaged: expected an octal number as the " + what + " of a file");
            }
            return Long.parseLong(digits, 8);
        }

        private static String text(byte[] header, int from, int length) {
            int end = from;
            while (end < from + length && header[end] != 0) {
                end++;
            }
            return new String(header, from, end - from, StandardCharsets.ISO_8859_1);
        }

        private static boolean isZero(byte[] block) {
            for (byte b : block) {
                if (b != 0) {
                    return false;
                }
            }
            return true;
        }

        private FormatException broken(String reason) {
            return new FormatException(name, reason);
        }
    }
}
