package convarium.app.field;

import convarium.app.place.LinkQuery;
import convarium.app.place.Place;
import convarium.app.place.SampleShape;
import convarium.engine.trace.EffectiveField.Weights;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A state as a short text and back:
/// `convarium:field?net=…&in=1x16x16&at=3,7,7&weights=random&relu=0&seed=1`.
///
/// The text of the chain is written as in the query of a web address; `at` is the kept unit's depth, row
/// and column, counted from 0, and may be missing.
public final class FieldLink {
    private FieldLink() {}

    private static final List<String> KEYS = List.of("net", "in", "at", "weights", "relu", "seed");
    private static final Pattern UNIT = Pattern.compile("(\\d{1,2}),(\\d{1,6}),(\\d{1,6})");

    /// The link of a state.
    public static String write(FieldState state) {
        var out = new LinkedHashMap<String, String>();
        out.put("net", URLEncoder.encode(state.net(), StandardCharsets.UTF_8));
        if (state.input().isPresent()) {
            out.put("in", SampleShape.write(state.input()));
        }
        state.unit().ifPresent(unit -> out.put("at", unit.depth() + "," + unit.row() + "," + unit.column()));
        out.put("weights", LinkQuery.lower(state.weights()));
        out.put("relu", state.relu() ? "1" : "0");
        out.put("seed", Integer.toString(state.seed()));
        return out.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", Place.FIELD.prefix(), ""));
    }

    /// The state of a link. The text of its chain may be one that cannot be read, and its unit one that
    /// the chain does not have: then the place says so.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected
    /// and what was found
    public static FieldState read(String link) {
        var parts = LinkQuery.of(link, Place.FIELD, "receptive fields", KEYS);
        var first = FieldState.first();
        try {
            return new FieldState(
                    parts.decoded("net").orElse(first.net()),
                    parts.has("net") || parts.has("in")
                            ? SampleShape.ofLink(parts.find("in").orElse(""))
                            : first.input(),
                    parts.find("at").map(FieldLink::unit),
                    parts.choice("weights", Weights.values(), first.weights()),
                    parts.whole("relu", 0, 0, 1) == 1,
                    parts.whole("seed", first.seed(), 0, FieldState.MOST_SEED));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }

    private static FieldUnit unit(String text) {
        var found = UNIT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "at is a depth, a row and a column counted from 0 such as 2,4,4, found \"" + LinkQuery.clip(text)
                            + "\"");
        }
        return new FieldUnit(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
    }
}
