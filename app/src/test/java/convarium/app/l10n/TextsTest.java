package convarium.app.l10n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.ChannelKind;
import convarium.app.explorer.GradientSettings;
import convarium.app.explorer.Knob;
import convarium.app.explorer.MatrixForm;
import convarium.app.explorer.PredictSettings;
import convarium.app.explorer.ShiftSettings;
import convarium.app.field.FieldPreset;
import convarium.app.place.Place;
import convarium.app.signal.SignalFilling;
import convarium.app.signal.SignalKernel;
import convarium.app.signal.SignalKnob;
import convarium.app.train.Spread;
import convarium.app.train.TrainOptimiser;
import convarium.app.train.TrainPage;
import convarium.app.train.TrainSetup;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.calculator.Products;
import convarium.engine.calculator.TableFormat;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import convarium.engine.data.DataSets;
import convarium.engine.explain.ShiftTest;
import convarium.engine.notation.Dialect;
import convarium.engine.trace.EffectiveField;
import convarium.engine.train.TrainingPreset;
import convarium.lessons.grading.Mistake;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the words and the sources that use them together: no missing key, no dead one.
class TextsTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "app"), "src", "main", "java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])(?:Texts\\.)?text\\(");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /// Keys that the sources put together: what comes before, and what may follow.
    private static final Map<String, List<String>> DYNAMIC = Map.ofEntries(
            Map.entry("place.", tips(names(Place.values()))),
            Map.entry("train.page.", tips(names(TrainPage.values()))),
            Map.entry("train.ask.", tips(List.of("PICTURE", "PAD"))),
            Map.entry("train.compare.figure.", tips(List.of("VALIDATION", "TRAINING", "PARAMETERS", "STEP", "SPEED"))),
            Map.entry(
                    "train.layer.",
                    List.of(
                            "CONV",
                            "MAX_POOL",
                            "AVERAGE_POOL",
                            "GLOBAL_POOL",
                            "BATCH_NORM",
                            "RELU",
                            "LEAKY_RELU",
                            "GELU",
                            "TANH",
                            "SIGMOID",
                            "DROPOUT",
                            "FLATTEN",
                            "DENSE")),
            Map.entry("train.weights.save.", List.of("SAFETENSORS", "NPZ", "KERAS")),
            Map.entry("train.weights.kind.", List.of("SAFETENSORS", "NPZ", "KERAS")),
            Map.entry("train.weights.saved.", List.of("PYTORCH", "KERAS")),
            Map.entry("train.gallery.kind.", tips(List.of("ALL", "MISTAKES"))),
            Map.entry("train.projection.method.", tips(List.of("PCA", "TSNE"))),
            Map.entry("train.shift.direction.", tips(names(ShiftTest.Direction.values()))),
            Map.entry(
                    "train.curve.",
                    List.of("LOSS", "LOSS.tip", "LOSS.value", "ACCURACY", "ACCURACY.tip", "ACCURACY.value")),
            Map.entry("train.knob.", tips(List.of("RATE", "MOMENTUM", "DECAY", "BATCH", "DROPOUT"))),
            Map.entry("train.health.", List.of("HEALTHY", "UNEVEN", "VANISHING", "EXPLODING", "ABSENT", "BROKEN")),
            Map.entry("train.spread.of.", names(Spread.values())),
            Map.entry("train.spread.head.", names(Spread.values())),
            Map.entry("train.optimiser.", names(TrainOptimiser.values())),
            Map.entry("train.schedule.", List.of("CONSTANT", "HALVED", "COSINE", "WARM_UP", "ONE_CYCLE")),
            Map.entry(
                    "train.net.",
                    TrainingPreset.ALL.stream().map(TrainingPreset::name).toList()),
            Map.entry(
                    "train.data.",
                    TrainSetup.MADE.stream().map(name -> name.replace(':', '.')).toList()),
            Map.entry("train.data.in.", DataSets.readKinds()),
            Map.entry("signal.fill.", names(SignalFilling.values(), "tip")),
            Map.entry(
                    "signal.kernel.",
                    names(SignalKernel.values()).stream()
                            .flatMap(n -> Stream.of(n, n + ".what"))
                            .toList()),
            Map.entry("signal.knob.", tips(names(SignalKnob.values()))),
            Map.entry("signal.border.", names(PaddingMode.values(), "future")),
            Map.entry("back.target.", tips(names(GradientSettings.Target.values()))),
            Map.entry("fill.gradient.", List.of("ONES", "POINT", "RANDOM")),
            Map.entry(
                    "aspect.",
                    Stream.concat(
                                    tips(names(Aspect.values())).stream(),
                                    Stream.of("MATRICES.unfit", "CHANNELS.unfit", "numbers.only"))
                            .toList()),
            Map.entry("shift.edge.", tips(names(ShiftSettings.Edge.values()))),
            Map.entry("convention.status.", List.of("SAME", "SIZE", "VALUES", "NOTHING")),
            Map.entry("sizes.legend.", List.of("read", "added", "unread")),
            Map.entry("predict.hide.", tips(names(PredictSettings.Hidden.values()))),
            Map.entry(
                    "predict.mistake.",
                    Stream.concat(names(Mistake.values()).stream(), Stream.of("one", "two"))
                            .toList()),
            Map.entry("channels.headline.", names(ChannelKind.values())),
            Map.entry("channels.kind.", tips(names(ChannelKind.values()))),
            Map.entry("channels.note.", names(ChannelKind.values())),
            Map.entry("matrix.form.", tips(names(MatrixForm.values()))),
            Map.entry("calculator.unit.", names(Products.values())),
            Map.entry("calculator.copy.", names(TableFormat.values())),
            Map.entry("calculator.optimiser.", tips(names(Optimiser.values()))),
            Map.entry(
                    "calculator.column.",
                    tips(List.of(
                            "NAME",
                            "LAYER",
                            "INPUTS",
                            "OUTPUT",
                            "PARAMETERS",
                            "ACTIVATIONS",
                            "MEMORY",
                            "FIELD",
                            "STRIDE"))),
            Map.entry("field.preset.", names(FieldPreset.values())),
            Map.entry("field.weights.", tips(names(EffectiveField.Weights.values()))),
            Map.entry("field.mean.", names(EffectiveField.Weights.values())),
            Map.entry("field.kind.", List.of("CONVOLUTION", "MAX_POOLING", "AVERAGE_POOLING")),
            Map.entry("field.kind.short.", List.of("CONVOLUTION", "MAX_POOLING", "AVERAGE_POOLING")),
            Map.entry("field.part.", tips(List.of("KERNEL", "STRIDE", "PADDING", "DILATION"))),
            Map.entry("kind.", tips(List.of("CONVOLUTION", "TRANSPOSED", "POOLING"))),
            Map.entry("operation.", tips(List.of("MAX_POOLING", "AVERAGE_POOLING"))),
            Map.entry("border.", tips(names(PaddingMode.values()))),
            Map.entry("fill.", List.of("RANDOM", "EDGE", "POINT", "DIAGONAL", "RAMP", "ONES")),
            Map.entry("knob.", tips(names(Knob.Parameter.values()))),
            Map.entry(
                    "knob.side.",
                    names(Knob.Side.values()).stream()
                            .filter(s -> !s.equals("BOTH"))
                            .toList()),
            Map.entry("header.dialect.", tips(names(Dialect.values()))),
            Map.entry(
                    "number.",
                    IntStream.rangeClosed(0, 12).mapToObj(Integer::toString).toList()),
            Map.entry(
                    "caption.mode.",
                    names(PaddingMode.values()).stream()
                            .filter(m -> !m.equals("ZERO"))
                            .toList()));

    /// Keys that the sources put together out of another literal of the same file.
    private static final Map<String, List<String>> BY_LITERAL = Map.of(
            "option.", List.of("", ".tip"), "signal.option.", List.of("", ".tip"), "keys.", List.of("", ".what"));

    private static final Map<String, String> TEXTS = new TreeMap<>();
    private static final Map<Path, String> FILES = new TreeMap<>();

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> names(Enum<?>[] values, String more) {
        return Stream.concat(names(values).stream(), Stream.of(more)).toList();
    }

    private static List<String> tips(List<String> names) {
        return names.stream().flatMap(n -> Stream.of(n, n + ".tip")).toList();
    }

    @BeforeAll
    static void readAll() throws IOException {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream("texts.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        properties.stringPropertyNames().forEach(key -> TEXTS.put(key, properties.getProperty(key)));
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                FILES.put(file, code(Files.readString(file)));
            }
        }
        assertTrue(TEXTS.size() > 200 && FILES.size() > 50);
    }

    /// A source without its comments.
    private static String code(String source) {
        return source.lines().filter(l -> !l.strip().startsWith("//")).collect(Collectors.joining("\n"));
    }

    /// A call of `text`: the expression that gives its key, and how many values it fills in.
    private record Call(Path file, String key, int values) {

        List<String> literals() {
            var found = new ArrayList<String>();
            var matcher = LITERAL.matcher(key);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }

        boolean isPutTogether() {
            return key.matches("(?s).*\"\\s*\\+.*");
        }

        @Override
        public String toString() {
            return file + ": text(" + key.strip() + ")";
        }
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        FILES.forEach((file, code) -> {
            if (code.contains("l10n.Texts")) {
                var matcher = CALL.matcher(code);
                while (matcher.find()) {
                    var arguments = arguments(code, matcher.end());
                    calls.add(new Call(file, arguments.getFirst(), arguments.size() - 1));
                }
            }
        });
        return calls;
    }

    /// The arguments of a call, from behind its bracket on.
    private static List<String> arguments(String code, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int i = from; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"' && code.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                arguments.add(code.substring(start, i));
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (!quoted && (c == ')' || c == '}' || c == ']')) {
                depth--;
            }
        }
        throw new IllegalStateException("a call without an end");
    }

    @Test
    void everyKeyInTheSourcesHasWords() {
        var missing = new TreeSet<String>();
        for (var call : calls()) {
            if (!call.isPutTogether()) {
                call.literals().stream()
                        .filter(k -> !TEXTS.containsKey(k))
                        .forEach(k -> missing.add(k + " in " + call));
            }
        }
        assertEquals(List.of(), List.copyOf(missing));
    }

    @Test
    void everyKeyThatIsPutTogetherIsKnownHereAndHasWords() {
        var prefixes = new TreeSet<String>();
        calls().stream()
                .filter(Call::isPutTogether)
                .forEach(call -> prefixes.add(call.literals().getFirst()));
        var known = new TreeSet<>(DYNAMIC.keySet());
        known.addAll(BY_LITERAL.keySet());
        assertEquals(known, prefixes);
        DYNAMIC.forEach((prefix, ends) -> ends.forEach(end -> assertTrue(
                TEXTS.containsKey(prefix + end) || (prefix.equals("knob.side.") && !TEXTS.containsKey(prefix)),
                prefix + end)));
    }

    @Test
    void everyTextIsUsed() {
        var used = new TreeSet<String>();
        DYNAMIC.forEach((prefix, ends) -> ends.forEach(end -> used.add(prefix + end)));
        FILES.forEach((file, code) -> {
            var literals = LITERAL.matcher(code);
            while (literals.find()) {
                String literal = literals.group(1);
                used.add(literal);
                BY_LITERAL.forEach((prefix, ends) -> {
                    if (code.contains('"' + prefix + '"')) {
                        ends.forEach(end -> used.add(prefix + literal + end));
                    }
                });
            }
        });
        assertEquals(
                List.of(),
                TEXTS.keySet().stream().filter(k -> !used.contains(k)).toList());
    }

    @Test
    void everyShortcutAndOptionHasBothItsWords() {
        for (String key : TEXTS.keySet()) {
            if (key.endsWith(".what") || (key.startsWith("option.") && key.endsWith(".tip"))) {
                assertTrue(TEXTS.containsKey(key.substring(0, key.lastIndexOf('.'))), key);
            }
        }
    }

    @Test
    void everyValueThatAPatternWantsIsGiven() {
        for (var call : calls()) {
            for (String key : call.isPutTogether() ? List.<String>of() : call.literals()) {
                var numbers = PLACEHOLDER.matcher(TEXTS.getOrDefault(key, ""));
                while (numbers.find()) {
                    assertTrue(Integer.parseInt(numbers.group(1)) < call.values(), () -> key + " in " + call);
                }
            }
        }
    }

    @Test
    void everyPatternCanBeFilledIn() {
        TEXTS.forEach((key, text) -> {
            if (text.contains("{")) {
                var format = new MessageFormat(text, Locale.ENGLISH);
                var values = IntStream.range(0, 8).boxed().toArray();
                assertFalse(format.format(values).contains("{"), key);
                assertFalse(
                        text.replace("''", "").contains("'"), () -> key + " has a single quote that is not doubled");
            } else {
                assertFalse(text.contains("''"), () -> key + " is no pattern: its quote is shown twice");
            }
        });
    }

    @Test
    void theToneIsCalm() {
        TEXTS.forEach((key, text) -> {
            assertFalse(text.isBlank(), key);
            assertFalse(text.contains("!"), key);
            assertFalse(
                    text.contains("  ")
                            && !key.startsWith("caption.")
                            && !key.startsWith("keys.")
                            && !key.equals("grid.tip"),
                    key);
            assertFalse(
                    text.matches("(?i).*\\b(please|sorry|oops|error|invalid|successfully)\\b.*"), key + ": " + text);
        });
    }

    @Test
    void aPatternIsFilledIn() {
        assertEquals("5 of 9", Texts.text("walk.count", 5, 9));
        assertEquals("Convarium", Texts.text("app.name"));
    }
}
