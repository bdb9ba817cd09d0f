package convarium.app.calculator;

import convarium.app.place.LinkQuery;
import convarium.app.place.Place;
import convarium.app.place.SampleShape;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// A state as a short text and back:
/// `convarium:calculate?net=nn.Flatten%28%29&in=3x224x224&batch=1&unit=mac`.
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
        out.put("unit", LinkQuery.lower(state.unit()));
        out.put("opt", LinkQuery.lower(state.optimiser()));
        if (state.row() >= 0) {
            out.put("row", Integer.toString(state.row()));
        }
        return out.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", PREFIX, ""));
    }

    /// The state of a link. The text of its chain may be one that cannot be read: then the calculator
    /// says so.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected
    /// and what was found
    public static CalculatorState read(String link) {
        var parts = LinkQuery.of(link, Place.CALCULATE, "the calculator", KEYS);
        var first = CalculatorState.first();
        try {
            return new CalculatorState(
                    parts.decoded("net").orElse(first.net()),
                    parts.has("net") || parts.has("in")
                            ? SampleShape.ofLink(parts.find("in").orElse(""))
                            : first.input(),
                    parts.whole("batch", 1, 1, CalculatorState.MOST_SAMPLES),
                    parts.choice("unit", Products.values(), Products.MAC),
                    parts.choice("opt", Optimiser.values(), Optimiser.ADAM),
                    parts.has("row") ? parts.whole("row", 0, 0, 1_000_000) : -1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }
}
