package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.app.place.Place;
import convarium.engine.train.Optimiser;
import convarium.engine.train.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A recipe as parts of a link, each left out where it is as in another recipe; and what was changed while a run
/// went on, as one part more: `then=120;lr:0.0005;batch:32,240;dropout:0.3` for what came after 120 and 240 batches,
/// `then=lost` where that was too much.
final class RecipeText {
    /// The parts of a recipe that can be changed while a run goes on.
    private static final List<String> CHANGED = List.of("opt", "lr", "momentum", "decay", "batch", "dropout", "sched");

    /// The parts of a link that it reads and writes.
    static final List<String> KEYS =
            List.of("seed", "opt", "lr", "momentum", "decay", "batch", "dropout", "sched", "then");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern STEP = Pattern.compile("\\d{1,9}");
    private static final String OWN = "own";
    private static final String LOST = "lost";

    private RecipeText() {}

    /// Writes what a recipe has otherwise than another one.
    static void write(Map<String, String> out, Recipe now, Recipe own) {
        if (now.seed() != own.seed()) {
            out.put("seed", Long.toString(now.seed()));
        }
        writeOptimiser(out, now.optimiser(), own.optimiser());
        if (now.rate() != own.rate()) {
            out.put("lr", Double.toString(now.rate()));
        }
        if (now.batch() != own.batch()) {
            out.put("batch", Integer.toString(now.batch()));
        }
        if (!now.dropout().equals(own.dropout())) {
            out.put(
                    "dropout",
                    now.dropout().isPresent() ? Double.toString(now.dropout().getAsDouble()) : OWN);
        }
        if (!now.schedule().equals(own.schedule())) {
            out.put("sched", ScheduleText.write(now.schedule()));
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

    /// Writes the changes of a run.
    ///
    /// @param present the recipe after all of them
    static void write(Map<String, String> out, RecipeLog log, Recipe present) {
        if (!log.isWhole()) {
            out.put("then", LOST);
        }
        if (log.earlier().isEmpty()) {
            return;
        }
        var entries = new ArrayList<String>();
        for (int i = 0; i < log.earlier().size(); i++) {
            var before = log.earlier().get(i);
            var now = i + 1 < log.earlier().size() ? log.earlier().get(i + 1).recipe() : present;
            var parts = new LinkedHashMap<String, String>();
            write(parts, now, before.recipe());
            entries.add(before.until()
                    + parts.entrySet().stream()
                            .map(part -> ";" + part.getKey() + ":" + part.getValue())
                            .collect(Collectors.joining()));
        }
        out.put("then", String.join(",", entries));
    }

    /// A recipe.
    ///
    /// @param own what is as in this one is left out
    /// @throws IllegalArgumentException if a part cannot be read, naming it
    static Recipe read(LinkQuery parts, Recipe own) {
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
            recipe = parts.find("dropout").filter(OWN::equals).isPresent()
                    ? before.withDropout(OptionalDouble.empty())
                    : decimal(parts, "dropout", rate -> before.withDropout(OptionalDouble.of(rate)));
        }
        if (parts.has("sched")) {
            recipe = recipe.withSchedule(ScheduleText.read(parts.find("sched").orElse("")));
        }
        var rated = recipe;
        return parts.has("lr") ? decimal(parts, "lr", rated::withRate) : recipe;
    }

    /// A run's recipes.
    ///
    /// @param log those before the present one
    record Run(RecipeLog log, Recipe present) {}

    /// The changes of a run.
    ///
    /// @param first the recipe before all of them
    /// @throws IllegalArgumentException if they cannot be read
    static Run changes(LinkQuery parts, Recipe first) {
        if (!parts.has("then")) {
            return new Run(RecipeLog.NONE, first);
        }
        if (parts.find("then").filter(LOST::equals).isPresent()) {
            return new Run(RecipeLog.LOST, first);
        }
        var earlier = new ArrayList<RecipeLog.Earlier>();
        var now = first;
        for (String entry : parts.find("then").orElse("").split(",", -1)) {
            String[] pieces = entry.split(";", -1);
            if (!STEP.matcher(pieces[0]).matches() || pieces.length < 2) {
                throw new IllegalArgumentException(
                        "then is a number of batches and what was changed after them, such as "
                                + "120;lr:0.001, found \"" + LinkQuery.clip(entry) + "\"");
            }
            var query = new StringBuilder(Place.TRAIN.prefix());
            for (int i = 1; i < pieces.length; i++) {
                query.append('&').append(pieces[i].replaceFirst(":", "="));
            }
            earlier.add(new RecipeLog.Earlier(now, Long.parseLong(pieces[0])));
            try {
                now = read(LinkQuery.of(query.toString(), Place.TRAIN, "a change", CHANGED), now);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("then, after " + pieces[0] + " batches: " + e.getMessage(), e);
            }
        }
        try {
            return new Run(new RecipeLog(earlier, true), now);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("then: " + e.getMessage(), e);
        }
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
