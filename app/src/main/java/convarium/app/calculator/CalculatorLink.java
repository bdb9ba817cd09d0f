package convarium.app.calculator;

import convarium.app.place.Place;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.tensor.Shape;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A state as a short text and back: `convarium:calculate?net=nn.Flatten%28%29&in=3x224x224&batch=1&unit=mac`.
///
/// The text of the chain is written as in the query of a web address.
public final class CalculatorLink {
    private CalculatorLink() {}

    private static final String PREFIX = Place.CALCULATE.prefix();
    private static final List<String> KEYS = List.of("net", "in", "batch", "unit", "opt", "row");

    /// The link of a state.
    public static String write(CalculatorState state) {
        var out = new LinkedHashMap<String, String>();
        out.put("net", URLEncoder.encode(state.net(), StandardCharsets.UTF_8));
        if (state.input().isPresent()) {
            out.put("in", SampleShape.write(state.input()));
        }
        out.put("batch", Integer.toString(state.batch()));
        out.put("unit", lower(state.unit()));
        out.put("opt", lower(state.optimiser()));
        if (state.row() >= 0) {
            out.put("row", Integer.toString(state.row()));
        }
        return out.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", PREFIX, ""));
    }

    /// The state of a link. The text of its chain may be one that cannot be read: then the calculator says so.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected and what was
    /// found
    public static CalculatorState read(String link) {
        String text = link.strip();
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A link begins with " + PREFIX + ", found \"" + clip(text) + "\"");
        }
        var parts = parts(text.substring(PREFIX.length()));
        var first = CalculatorState.first();
        try {
            return new CalculatorState(
                    parts.containsKey("net") ? decoded(parts.getOrDefault("net", "")) : first.net(),
                    parts.containsKey("net") || parts.containsKey("in") ? input(parts) : first.input(),
                    whole(parts, "batch", 1, 1, CalculatorState.MOST_SAMPLES),
                    choice(parts, "unit", Products.values(), Products.MAC),
                    choice(parts, "opt", Optimiser.values(), Optimiser.ADAM),
                    parts.containsKey("row") ? whole(parts, "row", 0, 0, 1_000_000) : -1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }

    private static Map<String, String> parts(String query) {
        var parts = new LinkedHashMap<String, String>();
        for (String part : query.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("Each part of a link is name=value, found \"" + clip(part) + "\"");
            }
            String key = part.substring(0, equals);
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("A link of the calculator has no part \"" + clip(key)
                        + "\"; it may have " + String.join(", ", KEYS));
            }
            if (parts.put(key, part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("The link has two parts \"" + key + "\"");
            }
        }
        return parts;
    }

    private static String decoded(String net) {
        try {
            return URLDecoder.decode(net, StandardCharsets.UTF_8)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "net is a text written as in a web address, with %28 for a bracket, found \"" + clip(net) + "\"",
                    e);
        }
    }

    private static Optional<Shape> input(Map<String, String> parts) {
        String text = parts.getOrDefault("in", "");
        try {
            return SampleShape.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in: " + e.getMessage() + ", found \"" + clip(text) + "\"", e);
        }
    }

    private static int whole(Map<String, String> parts, String key, int usual, int least, int most) {
        String text = parts.getOrDefault(key, Integer.toString(usual));
        long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is a whole number from " + least + " to " + most + ", found \"" + clip(text) + "\"");
        }
        return (int) value;
    }

    private static <E extends Enum<E>> E choice(Map<String, String> parts, String key, E[] values, E usual) {
        String text = parts.getOrDefault(key, lower(usual));
        return Arrays.stream(values)
                .filter(value -> lower(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is "
                        + Arrays.stream(values).map(CalculatorLink::lower).collect(Collectors.joining(" or "))
                        + ", found \"" + clip(text) + "\""));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String clip(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
