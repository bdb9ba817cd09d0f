package convarium.app.signal;

import convarium.app.explorer.Transport;
import convarium.app.place.Place;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.SequenceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A state as a short text and back: `convarium:signal?in=0,0.5,1&k=-1,1&s=1&p=1,0&d=1&causal=1&step=3`.
///
/// Samples, weights and steps count from 0.
public final class SignalLink {
    private SignalLink() {}

    private static final String PREFIX = Place.SIGNAL.prefix();
    private static final List<String> KEYS = List.of(
            "in", "k", "s", "p", "d", "border", "causal", "b", "relu", "flip", "code", "pin", "step", "speed", "loop",
            "seed");
    private static final int MOST_STEPS = 10_000;

    /// The link of a state.
    public static String write(SignalState state) {
        var out = new LinkedHashMap<String, String>();
        var layer = state.layer();
        out.put("in", numbers(state.input()));
        out.put("k", numbers(state.kernel()));
        if (layer.stride() != 1) {
            out.put("s", Integer.toString(layer.stride()));
        }
        if (!layer.causal() && layer.before() + layer.after() > 0) {
            out.put("p", layer.before() + "," + layer.after());
        }
        if (layer.dilation() != 1) {
            out.put("d", Integer.toString(layer.dilation()));
        }
        if (layer.mode() != PaddingMode.ZERO) {
            out.put("border", lower(layer.mode()));
        }
        flag(out, "causal", layer.causal());
        if (layer.hasBias()) {
            out.put("b", number(layer.bias()));
        }
        flag(out, "relu", layer.relu());
        flag(out, "flip", layer.flipped());
        if (state.dialect() != Dialect.PYTORCH) {
            out.put("code", lower(state.dialect()));
        }
        switch (state.pin()) {
            case SignalFocus.Nothing nothing -> {}
            case SignalFocus.Input input -> out.put("pin", "i" + input.index());
            case SignalFocus.Weight weight -> out.put("pin", "k" + weight.index());
            case SignalFocus.Output output -> out.put("pin", "o" + output.index());
        }
        out.put("step", Integer.toString(state.step()));
        if (state.speed() != 1) {
            out.put("speed", number((float) state.speed()));
        }
        flag(out, "loop", state.loop());
        if (state.seed() != 1) {
            out.put("seed", Long.toString(state.seed()));
        }
        return out.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", PREFIX, ""));
    }

    private static void flag(Map<String, String> out, String key, boolean on) {
        if (on) {
            out.put(key, "1");
        }
    }

    private static String numbers(List<Float> values) {
        return values.stream().map(SignalLink::number).collect(Collectors.joining(","));
    }

    private static String number(float value) {
        String text = Float.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// The state of a link; what it leaves out is plain.
    ///
    /// @throws IllegalArgumentException if the link cannot be read or its layer cannot take its signal, naming the
    /// part, what was expected and what was found
    public static SignalState read(String link) {
        String text = link.strip();
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A link begins with " + PREFIX + ", found \"" + clip(text) + "\"");
        }
        var parts = parts(text.substring(PREFIX.length()));
        try {
            var state = state(parts);
            var work = SignalWork.of(state);
            if (state.step() >= work.steps()) {
                throw new IllegalArgumentException(
                        "step is below " + work.steps() + ", the outputs there are, found " + state.step());
            }
            checkPin(state, work);
            return state;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("In the link, " + e.getMessage(), e);
        }
    }

    private static SignalState state(Map<String, String> parts) {
        var first = SignalState.first();
        var input = parts.containsKey("in") ? numbers(parts, "in") : first.input();
        var kernel = parts.containsKey("k") ? numbers(parts, "k") : first.kernel();
        int dilation = whole(parts, "d", 1, 1, SignalState.MOST_INPUT);
        boolean causal = flag(parts, "causal");
        if (causal && parts.containsKey("p")) {
            throw new IllegalArgumentException("p does not go with causal=1, which sets the padding to "
                    + SequenceLine.causalPadding(kernel.size(), dilation) + ",0");
        }
        int[] padding = padding(parts);
        var layer = new SignalLayer(
                whole(parts, "s", 1, 1, SignalState.MOST_INPUT),
                padding[0],
                padding[1],
                dilation,
                choice(parts, "border", PaddingMode.values(), PaddingMode.ZERO),
                causal,
                parts.containsKey("b"),
                parts.containsKey("b") ? number("b", parts.getOrDefault("b", "")) : 0,
                flag(parts, "relu"),
                flag(parts, "flip"));
        return new SignalState(
                input,
                kernel,
                layer,
                choice(parts, "code", Dialect.values(), Dialect.PYTORCH),
                pin(parts.getOrDefault("pin", "")),
                whole(parts, "step", 0, 0, MOST_STEPS),
                speed(parts.getOrDefault("speed", "1")),
                flag(parts, "loop"),
                whole(parts, "seed", 1, 0, 1_000_000_000));
    }

    private static void checkPin(SignalState state, SignalWork work) {
        int most = switch (state.pin()) {
            case SignalFocus.Nothing nothing -> 1;
            case SignalFocus.Input input -> state.input().size() - input.index();
            case SignalFocus.Weight weight -> state.kernel().size() - weight.index();
            case SignalFocus.Output output -> work.steps() - output.index();
        };
        if (most < 1) {
            throw new IllegalArgumentException("pin names what there is, found \"" + pinText(state.pin()) + "\"");
        }
    }

    private static String pinText(SignalFocus pin) {
        return switch (pin) {
            case SignalFocus.Nothing nothing -> "";
            case SignalFocus.Input input -> "i" + input.index();
            case SignalFocus.Weight weight -> "k" + weight.index();
            case SignalFocus.Output output -> "o" + output.index();
        };
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
                throw new IllegalArgumentException(
                        "A link of a signal has no part \"" + clip(key) + "\"; it may have " + String.join(", ", KEYS));
            }
            if (parts.put(key, part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("The link has two parts \"" + key + "\"");
            }
        }
        return parts;
    }

    private static List<Float> numbers(Map<String, String> parts, String key) {
        String text = parts.getOrDefault(key, "");
        String[] items = text.split(",", -1);
        int most = SignalState.MOST_INPUT;
        if (items.length > most) {
            throw new IllegalArgumentException(key + " has at most " + most + " numbers, found " + items.length);
        }
        var values = new ArrayList<Float>();
        for (String item : items) {
            values.add(number(key, item));
        }
        return values;
    }

    private static float number(String key, String text) {
        float value = Float.NaN;
        if (text.matches("-?\\d{1,12}(\\.\\d{1,12})?([eE]-?\\d{1,2})?")) {
            value = Float.parseFloat(text);
        }
        if (!(Math.abs(value) <= SignalState.MOST_VALUE)) {
            throw new IllegalArgumentException(
                    key + " takes numbers such as 0.5 or -2, within ±1,000,000, found \"" + clip(text) + "\"");
        }
        return value;
    }

    private static int whole(Map<String, String> parts, String key, int usual, int least, int most) {
        return whole(key, parts.getOrDefault(key, Integer.toString(usual)), least, most);
    }

    private static int whole(String key, String text, int least, int most) {
        long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is a whole number from " + least + " to " + most + ", found \"" + clip(text) + "\"");
        }
        return (int) value;
    }

    private static int[] padding(Map<String, String> parts) {
        String text = parts.getOrDefault("p", "0,0");
        String[] ends = text.split(",", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException(
                    "p is one number or two, before and after, found \"" + clip(text) + "\"");
        }
        int before = whole("p", ends[0], 0, SignalState.MOST_FIELD);
        return new int[] {before, ends.length == 2 ? whole("p", ends[1], 0, SignalState.MOST_FIELD) : before};
    }

    private static boolean flag(Map<String, String> parts, String key) {
        return whole(parts, key, 0, 0, 1) == 1;
    }

    private static double speed(String text) {
        return Transport.SPEEDS.stream()
                .filter(speed -> number((float) (double) speed).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("speed is one of "
                        + Transport.SPEEDS.stream()
                                .map(speed -> number((float) (double) speed))
                                .collect(Collectors.joining(", "))
                        + ", found \"" + clip(text) + "\""));
    }

    private static SignalFocus pin(String text) {
        if (text.isEmpty()) {
            return SignalFocus.NOTHING;
        }
        int index = text.length() > 1 ? whole("pin", text.substring(1), 0, MOST_STEPS) : -1;
        return switch (index < 0 ? ' ' : text.charAt(0)) {
            case 'i' -> new SignalFocus.Input(index);
            case 'k' -> new SignalFocus.Weight(index);
            case 'o' -> new SignalFocus.Output(index);
            default ->
                throw new IllegalArgumentException(
                        "pin is i, k or o with a number, such as o3 for the fourth output, found \"" + clip(text)
                                + "\"");
        };
    }

    private static <E extends Enum<E>> E choice(Map<String, String> parts, String key, E[] values, E usual) {
        String text = parts.getOrDefault(key, lower(usual));
        return Arrays.stream(values)
                .filter(value -> lower(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is "
                        + Arrays.stream(values).map(SignalLink::lower).collect(Collectors.joining(" or "))
                        + ", found \"" + clip(text) + "\""));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String clip(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
