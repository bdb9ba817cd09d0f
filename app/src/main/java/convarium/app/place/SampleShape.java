package convarium.app.place;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The shape of one sample as people write it.
public final class SampleShape {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[xX×*,]\\s*|\\s+");
    private static final Pattern SIZE = Pattern.compile("\\d{1,9}");

    private SampleShape() {}

    /// `3x224x224`, `3 × 224 × 224`, `(3, 224, 224)`, `1x128`, `784`; nothing where the text of the chain is to state
    /// it.
    ///
    /// @throws IllegalArgumentException if it is none of them, with what was expected
    public static Optional<Shape> read(String text) {
        String plain = text.strip().replaceAll("^[(\\[]|[)\\]]$", "").strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        String[] sizes = BETWEEN.split(plain);
        boolean fits = sizes.length <= 3
                && Arrays.stream(sizes).allMatch(size -> SIZE.matcher(size).matches());
        if (!fits) {
            throw new IllegalArgumentException(
                    "expected channels × height × width such as 3x224x224, channels × length such as 1x128, or one number of"
                            + " features");
        }
        return Optional.of(
                Shape.of(Arrays.stream(sizes).mapToInt(Integer::parseInt).toArray()));
    }

    /// The same as a part of a link.
    ///
    /// @throws IllegalArgumentException if it is none of them, naming the part, what was expected and what
    /// was found
    public static Optional<Shape> ofLink(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in: " + e.getMessage() + ", found \"" + LinkQuery.clip(text) + "\"", e);
        }
    }

    /// As it is typed: `3x224x224`.
    public static String write(Optional<Shape> shape) {
        return shape.map(s -> s.toString().replace('×', 'x')).orElse("");
    }
}
