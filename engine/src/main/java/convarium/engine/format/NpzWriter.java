package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes several arrays by name into NumPy's npz files, and a remark that NumPy passes over.
///
/// The remark is the zip archive's comment. The same arrays give the same bytes.
public final class NpzWriter {
    /// The first day that a zip archive can name: files do not depend on when they are written.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    /// Writes arrays, whole or not at all, in their order.
    ///
    /// @throws FormatException if the file cannot be written, with the reason for a person
    public static void write(Path file, String remark, SequencedMap<String, Tensor> arrays) throws FormatException {
        AtomicFiles.write(file, out -> {
            // the stream belongs to the caller: the archive ends, and it stays open
            try (var zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8)) {
                zip.setComment(remark);
                for (var array : arrays.entrySet()) {
                    var entry = new ZipEntry(array.getKey() + ".npy");
                    entry.setTimeLocal(NO_TIME);
                    zip.putNextEntry(entry);
                    Npy.write(zip, array.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /// The remark of a file; empty for none.
    ///
    /// @throws FormatException if the file is no zip archive
    public static String remark(Path file) throws FormatException {
        FileProblems.readableSize(file);
        try (var zip = new ZipFile(file.toFile())) {
            var comment = zip.getComment();
            return comment == null ? "" : comment;
        } catch (IOException | IllegalArgumentException e) {
            throw new FormatException(file.toString(), "is a damaged npz file: its zip archive cannot be read", e);
        }
    }

    /// Passes everything on but the end.
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
