package convarium.engine.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a file holds, told by its first bytes; its name plays no part.
public enum FileKind {
    /// Numbers as NumPy writes them.
    NPY("npy file"),
    /// Portable Network Graphics.
    PNG("PNG picture"),
    /// JPEG.
    JPEG("JPEG picture"),
    /// Graphics Interchange Format.
    GIF("GIF picture"),
    /// Windows bitmap.
    BMP("BMP picture"),
    /// A zip of npy files, which [Npz] reads.
    NPZ("npz or zip archive"),
    /// WebP; not read.
    WEBP("WebP picture"),
    /// TIFF; not read.
    TIFF("TIFF picture"),
    /// HEIC or AVIF; not read.
    HEIF("HEIC or AVIF picture"),
    /// Scalable Vector Graphics or other XML; not read.
    XML("SVG picture or other XML"),
    /// Nothing known.
    UNKNOWN("file of an unknown kind");

    private static final int LONGEST = 16;

    private final String title;

    FileKind(String title) {
        this.title = title;
    }

    /// The kind in words: `PNG picture`.
    public String title() {
        return title;
    }

    /// Whether [Pictures] reads it.
    public boolean isPicture() {
        return switch (this) {
            case PNG, JPEG, GIF, BMP -> true;
            case NPY, NPZ, WEBP, TIFF, HEIF, XML, UNKNOWN -> false;
        };
    }

    /// Looks at a file's first bytes.
    ///
    /// @throws FormatException if the file is missing, empty or cannot be read
    public static FileKind of(Path file) throws FormatException {
        if (FileProblems.readableSize(file) == 0) {
            throw new FormatException(file.toString(), "is empty");
        }
        try (var in = Files.newInputStream(file)) {
            return of(in.readNBytes(LONGEST));
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// Looks at the first bytes of a file.
    public static FileKind of(byte[] head) {
        if (matches(head, 0, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return NPY;
        }
        if (matches(head, 0, 0x89, 'P', 'N', 'G')) {
            return PNG;
        }
        if (matches(head, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (matches(head, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (matches(head, 0, 'B', 'M')) {
            return BMP;
        }
        if (matches(head, 0, 'P', 'K', 3, 4)) {
            return NPZ;
        }
        if (matches(head, 0, 'R', 'I', 'F', 'F') && matches(head, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        if (matches(head, 0, 'I', 'I', '*', 0) || matches(head, 0, 'M', 'M', 0, '*')) {
            return TIFF;
        }
        if (matches(head, 4, 'f', 't', 'y', 'p')) {
            return HEIF;
        }
        return new String(head, StandardCharsets.ISO_8859_1).strip().startsWith("<") ? XML : UNKNOWN;
    }

    static boolean matches(byte[] bytes, int from, int... signature) {
        if (bytes.length < from + signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[from + i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
