package convarium.engine.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds what a misspelt word probably means.
public final class Closest {
    private static final Map<String, String> OTHER_DIALECT = Map.ofEntries(
            Map.entry("filters", "out_channels"),
            Map.entry("out_channels", "filters"),
            Map.entry("pool_size", "kernel_size"),
            Map.entry("kernel_size", "pool_size"),
            Map.entry("kernel", "kernel_size"),
            Map.entry("use_bias", "bias"),
            Map.entry("bias", "use_bias"),
            Map.entry("dilation_rate", "dilation"),
            Map.entry("dilation", "dilation_rate"));

    private Closest() {}

    /// The argument that is called so elsewhere, else the one whose spelling is nearest.
    static Optional<String> argument(String word, Collection<String> known) {
        String twin = OTHER_DIALECT.getOrDefault(word, "");
        return known.contains(twin) ? Optional.of(twin) : spelling(word, known);
    }

    /// The word whose spelling is nearest, case counting least.
    public static Optional<String> spelling(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// Whether two words are close enough that one is a slip for the other.
    public static boolean isNear(String word, String candidate) {
        return edits(lower(word), lower(candidate)) * 3 <= candidate.length();
    }

    private static int distance(String word, String candidate) {
        return 10 * edits(lower(word), lower(candidate)) + edits(word, candidate);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// Insertions, deletions and replacements from one word to the other (Levenshtein 1966).
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
