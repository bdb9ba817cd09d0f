package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.engine.explain.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which of the validation pictures the gallery shows, and in which order.
sealed interface GalleryFilter {
    /// All pictures in their order.
    static GalleryFilter all() {
        return new All();
    }

    /// The pictures that the network gets wrong, the most confident mistake first.
    static GalleryFilter mistakes() {
        return new Mistakes();
    }

    /// All pictures.
    record All() implements GalleryFilter {}

    /// Wrong answers.
    record Mistakes() implements GalleryFilter {}

    /// The pictures of one class.
    record OfClass(int label) implements GalleryFilter {}

    /// The pictures of one class that were given a certain answer: a cell of the confusions.
    record OfCell(int label, int answer) implements GalleryFilter {}

    /// The pictures that it shows.
    default List<Integer> of(Predictions predictions) {
        return switch (this) {
            case All all -> IntStream.range(0, predictions.count()).boxed().toList();
            case Mistakes mistakes -> predictions.mistakes();
            case OfClass one ->
                IntStream.range(0, predictions.count())
                        .filter(i -> predictions.label(i) == one.label)
                        .boxed()
                        .toList();
            case OfCell cell -> predictions.of(cell.label, cell.answer);
        };
    }

    /// Whether it fits data of so many classes.
    default boolean fits(int classes) {
        return switch (this) {
            case All all -> true;
            case Mistakes mistakes -> true;
            case OfClass one -> one.label < classes;
            case OfCell cell -> cell.label < classes && cell.answer < classes;
        };
    }

    /// As a part of a link: `all`, `mistakes`, `3`, `3-5`.
    default String code() {
        return switch (this) {
            case All all -> "all";
            case Mistakes mistakes -> "mistakes";
            case OfClass one -> Integer.toString(one.label);
            case OfCell cell -> cell.label + "-" + cell.answer;
        };
    }

    /// Reads a part of a link.
    ///
    /// @throws IllegalArgumentException if it is none, with what was expected and found
    static GalleryFilter ofCode(String key, String code) {
        if (code.equals("all")) {
            return new All();
        }
        if (code.equals("mistakes")) {
            return new Mistakes();
        }
        var found = Codes.CELL.matcher(code);
        if (!found.matches()) {
            throw new IllegalArgumentException(key + " is all, mistakes, a class such as 3, or a class and an answer"
                    + " such as 3-5, counted from 0, found \"" + LinkQuery.clip(code) + "\"");
        }
        int label = Integer.parseInt(found.group(1));
        return Optional.ofNullable(found.group(2))
                .<GalleryFilter>map(answer -> new OfCell(label, Integer.parseInt(answer)))
                .orElseGet(() -> new OfClass(label));
    }

    /// How a code is written.
    final class Codes {
        private static final Pattern CELL = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

        private Codes() {}
    }
}
