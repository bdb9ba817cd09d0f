package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.app.place.Place;
import convarium.engine.train.Optimiser;
import convarium.engine.train.Recipe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
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
                            "seed",
                            "opt",
                            "lr",
                            "momentum",
                            "decay",
                            "batch",
                            "dropout",
                            "sched",
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
                    Stream.concat(AnswersState.KEYS.stream(), CompareState.KEYS.stream()))
            .toList();
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
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
        if (recipe.seed() != own.seed()) {
            out.put("seed", Long.toString(recipe.seed()));
        }
        writeOptimiser(out, recipe.optimiser(), own.optimiser());
        if (recipe.rate() != own.rate()) {
            out.put("lr", Double.toString(recipe.rate()));
        }
        if (recipe.batch() != own.batch()) {
            out.put("batch", Integer.toString(recipe.batch()));
        }
        recipe.dropout().ifPresent(rate -> out.put("dropout", Double.toString(rate)));
        if (!recipe.schedule().equals(own.schedule())) {
            out.put("sched", ScheduleText.write(recipe.schedule()));
        }
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

    private static void writeOptimiser(Map<String, String> out, Optimiser now, Optimiser own) {
        if (now.equals(own)) {
            return;
        }
        var kind = TrainOptimiser.of(now);
        boolean alike = kind == TrainOptimiser.of(own);
        Optimiser base = alike ? own : kind.usual();
        if (!alike) {
            out.put("opt", LinkQuery.lower(kind));
        }
        if (TrainOptimiser.momentum(now) != TrainOptimiser.momentum(base)) {
            out.put("momentum", Double.toString(TrainOptimiser.momentum(now)));
        }
        if (TrainOptimiser.decay(now) != TrainOptimiser.decay(base)) {
            out.put("decay", Double.toString(TrainOptimiser.decay(now)));
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
            var stop = new TrainState.Stop(
                    parts.whole("epochs", first.stop().epochs(), 1, TrainState.Stop.MOST),
                    parts.whole("patience", first.stop().patience(), 0, TrainState.Stop.MOST));
            return new TrainState(
                    own.withRecipe(recipe(parts, own.recipe())).withWeights(parts.decoded("weights")),
                    stop,
                    parts.whole("steps", 0, 0, TrainState.MOST_STEPS),
                    parts.whole("image", 0, 0, Integer.MAX_VALUE),
                    look(parts),
                    MapLink.read(parts),
                    AnswersState.of(parts),
                    CompareState.of(parts));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }

    private static Recipe recipe(LinkQuery parts, Recipe own) {
        var kind = parts.choice("opt", TrainOptimiser.values(), TrainOptimiser.of(own.optimiser()));
        Optimiser optimiser = kind == TrainOptimiser.of(own.optimiser()) ? own.optimiser() : kind.usual();
        if (parts.has("momentum")) {
            if (!kind.hasMomentum()) {
                throw new IllegalArgumentException(
                        "momentum belongs to momentum, nesterov and rmsprop, found it with " + LinkQuery.lower(kind));
            }
            var before = optimiser;
            optimiser = decimal(parts, "momentum", value -> TrainOptimiser.withMomentum(before, value));
        }
        if (parts.has("decay")) {
            var before = optimiser;
            optimiser = decimal(parts, "decay", value -> TrainOptimiser.withDecay(before, value));
        }
        var recipe = own.withOptimiser(optimiser)
                .withBatch(parts.whole("batch", own.batch(), 1, TrainSetup.MOST_BATCH))
                .withSeed(seed(parts, own.seed()));
        if (parts.has("dropout")) {
            var before = recipe;
            recipe = decimal(parts, "dropout", rate -> before.withDropout(OptionalDouble.of(rate)));
        }
        if (parts.has("sched")) {
            recipe = recipe.withSchedule(ScheduleText.read(parts.find("sched").orElse("")));
        }
        var rated = recipe;
        return parts.has("lr") ? decimal(parts, "lr", rated::withRate) : recipe;
    }

    private static <T> T decimal(LinkQuery parts, String key, DoubleFunction<T> use) {
        String text = parts.find(key).orElse("");
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    key + " is a number such as 0.01 or 1e-4, found \"" + LinkQuery.clip(text) + "\"");
        }
        try {
            return use.apply(Double.parseDouble(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static long seed(LinkQuery parts, long own) {
        String text = parts.find("seed").orElse(Long.toString(own));
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seed is a whole number of 64 bits, found \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("seed is a whole number of 64 bits, found \"" + LinkQuery.clip(text) + "\"");
    }
}
