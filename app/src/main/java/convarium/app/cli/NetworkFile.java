package convarium.app.cli;

import convarium.engine.notation.LayerChain;
import convarium.engine.notation.NotationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file with the text of a network.
///
/// @param file its name as it was given
/// @param text what it holds
record NetworkFile(String file, String text) {
    private static final int MOST_BYTES = 1_000_000;

    /// Reads one.
    ///
    /// @throws ValueException if there is none, or it holds no text
    static NetworkFile read(String file) throws IOException {
        var path = Values.path("FILE", file);
        if (Files.isDirectory(path)) {
            throw new ValueException(file + ": a folder, expected a file");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new ValueException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new ValueException(file + ": may not be read", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new ValueException(file + ": more than a megabyte, expected the text of a chain of layers");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw notText(file, null);
            }
            return new NetworkFile(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw notText(file, e);
        }
    }

    private static ValueException notText(String file, @Nullable Exception e) {
        String message = file + ": not a text in UTF-8, expected the text of a chain of layers";
        return e == null ? new ValueException(message) : new ValueException(message, e);
    }

    /// Does what may stumble over the text, and then names its line.
    ///
    /// @throws ValueException with the file, the line and what is wrong
    <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotationException e) {
            throw new ValueException(
                    file + ", line " + LayerChain.line(text, e.start()) + ": " + Failures.message(e), e);
        }
    }
}
