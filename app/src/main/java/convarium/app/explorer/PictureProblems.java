package convarium.app.explorer;

import convarium.app.l10n.Texts;
import convarium.engine.arithmetic.Counts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

/// Says in one sentence what went wrong with a picture.
final class PictureProblems {
    private PictureProblems() {}

    /// Memory ran out.
    static final class TooBig extends IOException {
        private static final long serialVersionUID = 1;

        TooBig(Throwable cause) {
            super(Texts.text("picture.error.memory"), cause);
        }
    }

    /// The layer makes more of the picture than can be shown.
    static final class TooManyOutputs extends IOException {
        private static final long serialVersionUID = 1;

        TooManyOutputs(int rows, int columns) {
            super(Texts.text(
                    "picture.error.outputs",
                    Counts.grouped(rows),
                    Counts.grouped(columns),
                    PictureJob.MOST_OUTPUTS >> 20));
        }
    }

    /// The sentence for a failure, with the way out where there is one.
    static String sentence(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> Texts.text("picture.error.missing", fileName(missing));
            case FileSystemException file
            when file.getReason() != null -> ended(fileName(file) + ": " + file.getReason());
            case IOException io when io.getMessage() != null -> closed(Objects.requireNonNull(io.getMessage()));
            case IllegalArgumentException layer
            when layer.getMessage() != null ->
                Texts.text("picture.error.layer", closed(Objects.requireNonNull(layer.getMessage())));
            default -> Texts.text("picture.error.unknown", failure.getClass().getSimpleName());
        };
    }

    private static String fileName(FileSystemException failure) {
        String file = Objects.requireNonNullElse(failure.getFile(), "");
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return file.substring(slash + 1);
    }

    private static String closed(String sentence) {
        String text = sentence.strip();
        return text.isEmpty() ? text : ended(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
