package convarium.app.place;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parts of a place's link, `convarium:CODE?name=value&…`, to be read one by one.
///
/// Every error names the part, what was expected and what was found.
public final class LinkQuery {
    private static final int LONGEST = 60;

    private final Map<String, String> parts;

    private LinkQuery(Map<String, String> parts) {
        this.parts = parts;
    }

    /// Takes a link apart.
    ///
    /// @param whose how an error calls the place: `the calculator`
    /// @param keys the names of the parts that it may have
    /// @throws IllegalArgumentException if it is no link of that place, or a part is unknown or there twice
    public static LinkQuery of(String link, Place place, String whose, List<String> keys) {
        String text = link.strip();
        if (!text.startsWith(place.prefix())) {
            throw new IllegalArgumentException(
                    "A link begins with " + place.prefix() + ", found \"" + clip(text) + "\"");
        }
        var parts = new LinkedHashMap<String, String>();
        for (String part : text.substring(place.prefix().length()).split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("Each part of a link is name=value, found \"" + clip(part) + "\"");
            }
            String key = part.substring(0, equals);
            if (!keys.contains(key)) {
                throw new IllegalArgumentException("A link of " + whose + " has no part \"" + clip(key)
                        + "\"; it may have " + String.join(", ", keys));
            }
            if (parts.put(key, part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("The link has two parts \"" + key + "\"");
            }
        }
        return new LinkQuery(parts);
    }

    /// Whether a part is there.
    public boolean has(String key) {
        return parts.containsKey(key);
    }

    /// A part as it stands there.
    public Optional<String> find(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    /// A text written as in the query of a web address, its lines ended by line feeds.
    ///
    /// @throws IllegalArgumentException if it cannot be decoded
    public Optional<String> decoded(String key) {
        return find(key).map(text -> {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        key + " is a text written as in a web address, with %28 for a bracket, found \"" + clip(text)
                                + "\"",
                        e);
            }
        });
    }

    /// A whole number within bounds.
    ///
    /// @param usual what it is where the part is missing
    /// @throws IllegalArgumentException if it is none, or beyond the bounds
    public int whole(String key, int usual, int least, int most) {
        String text = parts.getOrDefault(key, Integer.toString(usual));
        long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is a whole number from " + least + " to " + most + ", found \"" + clip(text) + "\"");
        }
        return (int) value;
    }

    /// One of some values, by its name in lower case.
    ///
    /// @param usual what it is where the part is missing
    /// @throws IllegalArgumentException if it is none of them
    public <E extends Enum<E>> E choice(String key, E[] values, E usual) {
        String text = parts.getOrDefault(key, lower(usual));
        return Arrays.stream(values)
                .filter(value -> lower(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is "
                        + Arrays.stream(values).map(LinkQuery::lower).collect(Collectors.joining(" or "))
                        + ", found \"" + clip(text) + "\""));
    }

    /// How a link writes a value.
    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// A text as an error quotes it.
    public static String clip(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
