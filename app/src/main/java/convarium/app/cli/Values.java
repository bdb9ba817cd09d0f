package convarium.app.cli;

import convarium.app.link.Links;
import convarium.app.place.PlaceState;
import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Counts;
import convarium.engine.notation.LayerLine;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the values of arguments and says what is wrong with them.
final class Values {
    static final int MOST_THREADS = 256;
    private static final Pattern INPUT = Pattern.compile("(\\d+)[xX×](\\d+)[xX×](\\d+)");
    private static final Pattern SAMPLE = Pattern.compile("\\d+([xX×]\\d+){0,2}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Values() {}

    /// `96x27x27`: channels, height and width.
    static Shape input(String text) {
        var match = INPUT.matcher(text);
        if (!match.matches()) {
            throw new ValueException(
                    "--input: expected CxHxW (channels, height, width) such as 3x224x224, found '" + text + "'");
        }
        return sizes(text);
    }

    /// `96x27x27`, `1x128` for a sequence, or `784` for features: one sample.
    static Shape sample(String text) {
        if (!SAMPLE.matcher(text).matches()) {
            throw new ValueException("--input: expected CxHxW (channels, height, width) such as 3x224x224, CxL"
                    + " (channels, length) such as 1x128, or one number of features, found '" + text + "'");
        }
        return sizes(text);
    }

    private static Shape sizes(String text) {
        var parts = text.split("[xX×]", -1);
        var sizes = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String size = parts[i];
            if (!NUMBER.matcher(size).matches()) {
                throw new ValueException("--input: expected sizes below 1,000,000,000, found " + size);
            }
            sizes[i] = Integer.parseInt(size);
        }
        return about("--input", () -> Shape.of(sizes));
    }

    /// The framework whose habits hold where the line leaves something open.
    static Optional<Convention> convention(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        for (var convention : Convention.values()) {
            if (convention.name().equalsIgnoreCase(text)) {
                return Optional.of(convention);
            }
        }
        String known = Arrays.stream(Convention.values())
                .map(convention -> convention.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new ValueException("--convention: expected one of " + known + ", found '" + text + "'");
    }

    /// A number of threads, by default one for each processor.
    static int threads(@Nullable String text) {
        if (text == null) {
            return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        }
        int threads = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ValueException(
                    "--threads: expected a whole number from 1 to " + MOST_THREADS + ", found '" + text + "'");
        }
        return threads;
    }

    /// A whole number within bounds.
    static int whole(String option, String text, int least, int most) {
        long value = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw new ValueException(option + ": expected a whole number from " + least + " to " + Counts.grouped(most)
                    + ", found '" + text + "'");
        }
        return (int) value;
    }

    /// A number above 0, such as 0.01 or 1e-3.
    static double positive(String option, String text) {
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ValueException(option + ": expected a number above 0 such as 0.01, found '" + text + "'");
        }
        return value;
    }

    /// A whole number of 64 bits.
    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ValueException("--seed: expected a whole number, found '" + text + "'", e);
        }
    }

    /// A layer line, read for an input.
    static LayerLine line(String text, Shape input, Optional<Convention> convention) {
        try {
            return LayerLines.parse(text, input, convention);
        } catch (NotationException e) {
            throw new ValueException("the layer line, at character " + (e.start() + 1) + ": " + Failures.message(e), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ValueException("the layer line: " + Failures.message(e), e);
        }
    }

    /// A link, read and worked out.
    static PlaceState link(String text) {
        try {
            return Links.read(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ValueException(Failures.message(e), e);
        }
    }

    /// The name of a file.
    static Path path(String option, String text) {
        if (text.isEmpty()) {
            throw new ValueException(option + ": expected the name of a file, found nothing");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ValueException(option + ": expected the name of a file, found '" + text + "'", e);
        }
    }

    /// Works something out and names what it is about should it fail.
    static <T> T about(String subject, Supplier<T> work) {
        try {
            return work.get();
        } catch (ArithmeticException e) {
            throw new ValueException(subject + ": its counts exceed 9,223,372,036,854,775,807", e);
        } catch (IllegalArgumentException e) {
            throw new ValueException(subject + ": " + Failures.message(e), e);
        }
    }
}
