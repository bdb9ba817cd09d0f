package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.app.place.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A state as a short text and back: `convarium:train?net=lecture-convnet&data=glyphs&steps=100`.
///
/// What is as the network's own recipe has it is left out.
public final class TrainLink {
    private TrainLink() {}

    private static final String PREFIX = Place.TRAIN.prefix();
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "net",
                            "data",
                            "weights",
                            "steps",
                            "epochs",
                            "patience",
                            "image",
                            "smooth",
                            "zoom",
                            "sort",
                            "units",
                            "map",
                            "cell",
                            "spread"),
                    Stream.of(RecipeText.KEYS, AnswersState.KEYS, CompareState.KEYS)
                            .flatMap(List::stream))
            .toList();
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /// The link of a state.
    public static String write(TrainState state) {
        var out = new LinkedHashMap<String, String>();
        var setup = state.setup();
        var recipe = setup.recipe();
        var own = setup.preset().recipe();
        var first = TrainState.first();
        out.put("net", URLEncoder.encode(setup.network(), StandardCharsets.UTF_8));
        out.put("data", URLEncoder.encode(setup.data(), StandardCharsets.UTF_8).replace("%3A", ":"));
        setup.weights().ifPresent(file -> out.put("weights", URLEncoder.encode(file, StandardCharsets.UTF_8)));
        state.compare().write(out);
        out.put("steps", Long.toString(state.steps()));
        RecipeText.write(out, state.log().first(recipe), own);
        RecipeText.write(out, state.log(), recipe);
        if (state.stop().epochs() != first.stop().epochs()) {
            out.put("epochs", Integer.toString(state.stop().epochs()));
        }
        if (state.stop().patience() != first.stop().patience()) {
            out.put("patience", Integer.toString(state.stop().patience()));
        }
        if (state.picture() != 0) {
            out.put("image", Integer.toString(state.picture()));
        }
        writeLook(out, state.look());
        MapLink.write(state.maps(), out);
        return Stream.concat(
                        out.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()),
                        state.answers().parts().stream())
                .collect(Collectors.joining("&", PREFIX, ""));
    }

    private static void writeLook(Map<String, String> out, CurveLook look) {
        if (look.smoothing() != CurveLook.FIRST.smoothing()) {
            out.put("smooth", Integer.toString(look.smoothing()));
        }
        if (look.isZoomed()) {
            out.put("zoom", look.from() + "," + look.to());
        }
    }

    private static CurveLook look(LinkQuery parts) {
        var look = CurveLook.FIRST.withSmoothing(
                parts.whole("smooth", CurveLook.FIRST.smoothing(), 0, CurveLook.MOST_SMOOTHING));
        if (!parts.has("zoom")) {
            return look;
        }
        String text = parts.find("zoom").orElse("");
        String[] ends = text.split(",", -1);
        if (ends.length != 2
                || !DECIMAL.matcher(ends[0]).matches()
                || !DECIMAL.matcher(ends[1]).matches()) {
            throw new IllegalArgumentException(
                    "zoom is two numbers of epochs such as 0.5,3, found \"" + LinkQuery.clip(text) + "\"");
        }
        try {
            return look.withZoom(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("zoom: " + e.getMessage(), e);
        }
    }

    /// The state of a link.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected
    /// and what was found
    public static TrainState read(String link) {
        var parts = LinkQuery.of(link, Place.TRAIN, "the place that trains", KEYS);
        var first = TrainState.first();
        try {
            var own = TrainSetup.of(
                    parts.decoded("net").orElse(first.setup().network()),
                    parts.decoded("data").orElse(first.setup().data()));
            var run = RecipeText.changes(parts, RecipeText.read(parts, own.recipe()));
            var stop = new TrainState.Stop(
                    parts.whole("epochs", first.stop().epochs(), 1, TrainState.Stop.MOST),
                    parts.whole("patience", first.stop().patience(), 0, TrainState.Stop.MOST));
            return new TrainState(
                    own.withRecipe(run.present()).withWeights(parts.decoded("weights")),
                    stop,
                    parts.whole("steps", 0, 0, TrainState.MOST_STEPS),
                    parts.whole("image", 0, 0, Integer.MAX_VALUE),
                    look(parts),
                    MapLink.read(parts),
                    AnswersState.of(parts),
                    CompareState.of(parts),
                    run.log());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }
}
