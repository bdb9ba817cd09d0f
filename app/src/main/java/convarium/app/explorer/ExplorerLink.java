package convarium.app.explorer;

import convarium.app.place.Place;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.notation.Dialect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A state as a short text and back: `convarium:explore?in=1,2;3,4&k=1&s=2&step=1`.
///
/// What is as in [LayerSettings#PLAIN] is left out. Rows and columns count from 0.
public final class ExplorerLink {
    private ExplorerLink() {}

    private static final String PREFIX = Place.EXPLORE.prefix();
    private static final Set<String> KEYS = Set.of(
            "op", "in", "k", "s", "p", "mode", "d", "outpad", "round", "borders", "div", "flip", "b", "relu", "pic",
            "file", "view", "grad", "dy", "form", "shift", "edge", "hide", "ask", "ans", "checked", "score", "ic", "oc",
            "groups", "pair", "filter", "turn", "mix", "from", "cmp", "px", "scale", "as", "note", "step", "pin",
            "speed", "loop", "seed");

    /// The link of a state.
    public static String write(ExplorerState state) {
        var plain = LayerSettings.PLAIN;
        var layer = state.layer();
        var out = new LinkedHashMap<String, String>();
        put(out, "op", layer.operation().code(), plain.operation().code());
        out.put("in", matrix(state.input()));
        out.put("k", matrix(state.kernel()));
        put(out, "s", size(layer.stride()), "1");
        put(out, "p", padding(layer.padding()), "0");
        put(out, "mode", lower(layer.paddingMode()), "zero");
        put(out, "d", size(layer.dilation()), "1");
        put(out, "outpad", size(layer.outputPadding()), "0");
        put(out, "round", lower(layer.rounding()), "floor");
        put(out, "borders", layer.countsPadding() ? "count" : "skip", "count");
        put(out, "div", Integer.toString(layer.divisor()), "0");
        put(out, "flip", Boolean.toString(layer.flipped()), "false");
        put(out, "b", layer.hasBias() ? number(layer.bias()) : "", "");
        put(out, "relu", Boolean.toString(layer.relu()), "false");
        put(out, "view", lower(state.looking().aspect()), "forward");
        put(out, "grad", lower(state.looking().gradient().target()), "input");
        put(
                out,
                "dy",
                state.looking().gradient().gradient().map(ExplorerLink::matrix).orElse(""),
                "");
        put(out, "form", lower(state.looking().form()), "im2col");
        var shift = state.looking().shift();
        put(out, "shift", shift.down() + "," + shift.right(), "0,1");
        put(out, "edge", lower(shift.edge()), "zeros");
        ChannelLink.write(state.looking().channels(), out);
        state.looking().origin().ifPresent(origin -> out.put("from", OriginLink.write(origin)));
        PredictLink.write(state.looking().predict(), (key, value) -> out.put(key, value));
        switch (state.source()) {
            case Source.Numbers numbers -> {}
            case Source.Shipped shipped -> out.put("pic", shipped.id());
            case Source.File file ->
                out.put("file", URLEncoder.encode(file.path().toString(), StandardCharsets.UTF_8));
        }
        if (state.source().isPicture()) {
            put(out, "cmp", decimal(state.picture().compare()), "0.5");
            put(out, "px", state.picture().pixelRow() + "," + state.picture().pixelColumn(), "-1,-1");
            put(out, "scale", lower(state.picture().scale()), "auto");
        }
        put(out, "as", lower(state.dialect()), "pytorch");
        put(out, "note", state.note(), "");
        // the step of a walk over shifts is said by the shift
        put(out, "step", Integer.toString(state.step()), ShiftSettings.walks(state) ? "" + state.step() : "0");
        put(out, "pin", pin(state.pin()), "");
        put(out, "speed", decimal(state.speed()), "1");
        put(out, "loop", Boolean.toString(state.loop()), "false");
        put(out, "seed", Long.toString(state.seed()), "1");
        return out.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&", PREFIX, ""));
    }

    static void put(Map<String, String> out, String key, Object value, Object usual) {
        if (!value.equals(usual)) {
            out.put(key, value.toString());
        }
    }

    /// The state of a link, worked out once to be sure that it can be shown.
    ///
    /// @throws IllegalArgumentException if the link cannot be read, naming the part, what was expected and what was
    /// found
    public static ExplorerState read(String link) {
        String text = link.strip();
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A link begins with " + PREFIX + ", found \"" + clip(text) + "\"");
        }
        var parts = parts(text.substring(PREFIX.length()));
        var state = state(new LinkParts(parts));
        if (!state.looking().aspect().fits(state)) {
            throw new IllegalArgumentException("The link cannot be shown: view="
                    + lower(state.looking().aspect()) + " does not go with this layer and input");
        }
        state = shifted(state, parts);
        try {
            state = PictureStates.withFittingNumbers(state);
            var explored = Explored.of(state);
            PredictLink.check(state, explored);
            state = state.withLooking(state.looking().fitted(state, explored.output()));
            checkPlaces(state, explored);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The link cannot be shown: " + e.getMessage(), e);
        }
        return state;
    }

    private static ExplorerState shifted(ExplorerState state, Map<String, String> parts) {
        int most = ShiftSettings.most(state);
        var shift = state.looking().shift();
        if (parts.containsKey("shift") && !shift.equals(shift.fitted(state))) {
            throw new LinkParts(parts)
                    .wrong("shift", "two whole numbers from -" + most + " to " + most + ", down and right");
        }
        if (ShiftSettings.walks(state) && parts.containsKey("step")) {
            throw new LinkParts(parts).wrong("step", "left out with view=shift, where shift says it");
        }
        return ShiftSettings.withStepOfShift(state);
    }

    private static void checkPlaces(ExplorerState state, Explored explored) {
        int steps = Steps.of(state, explored);
        if (state.step() >= steps) {
            throw new IllegalArgumentException("step is at most " + (steps - 1) + " here, found " + state.step());
        }
        boolean inside = switch (state.pin()) {
            case Focus.Nothing nothing -> true;
            case Focus.Output o -> inside(explored.output(), o.row(), o.column());
            case Focus.Input i -> inside(state.input(), i.row(), i.column());
            case Focus.Weight w -> inside(state.kernel(), w.row(), w.column());
            case Focus.Entry entry ->
                state.looking().aspect() == Aspect.MATRICES
                        && MatrixSize.of(state, explored).holds(entry);
            case Focus.Plane plane ->
                state.looking().aspect() == Aspect.CHANNELS && ChannelPlaces.holds(state, explored, plane);
        };
        if (!inside) {
            throw new IllegalArgumentException("pin lies outside, found " + pin(state.pin()));
        }
    }

    private static boolean inside(Matrix matrix, int row, int column) {
        return row < matrix.rows() && column < matrix.columns();
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
            if (!KEYS.contains(key) && !ChannelLink.isNumbers(key)) {
                throw new IllegalArgumentException("A link has no part \"" + clip(key) + "\"; it may have "
                        + KEYS.stream().sorted().collect(Collectors.joining(", "))
                        + ", and numbers of further channels "
                        + "and filters: " + ChannelLink.NUMBERS);
            }
            if (parts.put(key, part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("The link has two parts \"" + key + "\"");
            }
        }
        return parts;
    }

    private static ExplorerState state(LinkParts in) {
        var start = StartState.worked();
        var input = in.matrix("in", start.input(), ExplorerState.MAX_INPUT);
        var kernel = in.matrix("k", start.kernel(), ExplorerState.MAX_KERNEL);
        var layer = new LayerSettings(
                in.operation(),
                in.size("s", 1, 1),
                in.padding(),
                in.choice("mode", PaddingMode.class, PaddingMode.ZERO),
                in.size("d", 1, 1),
                in.size("outpad", 0, 0),
                in.choice("round", Rounding.class, Rounding.FLOOR),
                in.word("borders", "count", "skip"),
                in.whole("div", 0, 0, 1_000_000),
                in.word("flip", "true", "false", false),
                in.has("b"),
                in.has("b") ? in.number("b", in.text("b", "")) : 0f,
                in.word("relu", "true", "false", false));
        return new ExplorerState(
                input,
                kernel,
                layer,
                new Looking(
                        in.choice("view", Aspect.class, Aspect.FORWARD),
                        in.gradient(),
                        in.choice("form", MatrixForm.class, MatrixForm.IM2COL),
                        in.shift(),
                        PredictLink.read(in),
                        ChannelLink.read(in),
                        OriginLink.read(in)),
                in.source(),
                new PictureSettings(
                        in.decimal("cmp", 0.5, 0, 1),
                        in.pixel()[0],
                        in.pixel()[1],
                        in.choice("scale", PictureSettings.Scale.class, PictureSettings.Scale.AUTO)),
                in.choice("as", Dialect.class, Dialect.PYTORCH),
                in.note(),
                in.whole("step", 0, 0, Integer.MAX_VALUE),
                in.pin(),
                in.decimal("speed", 1, 0.25, 16),
                in.word("loop", "true", "false", false),
                in.whole("seed", 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    static String matrix(Matrix matrix) {
        var text = new StringBuilder();
        for (int r = 0; r < matrix.rows(); r++) {
            for (int c = 0; c < matrix.columns(); c++) {
                text.append(c > 0 ? "," : r > 0 ? ";" : "").append(number(matrix.get(r, c)));
            }
        }
        return text.toString();
    }

    private static String size(Size size) {
        return size.isSquare() ? Integer.toString(size.h()) : size.h() + "," + size.w();
    }

    private static String padding(Padding padding) {
        return switch (padding) {
            case Padding.Same same ->
                switch (same) {
                    case UPPER -> "same";
                    case LOWER -> "same-lower";
                };
            case Padding.Explicit p -> {
                if (!p.isSymmetric()) {
                    yield p.top() + "," + p.bottom() + "," + p.left() + "," + p.right();
                }
                yield size(new Size(p.top(), p.left()));
            }
        };
    }

    private static String pin(Focus pin) {
        return switch (pin) {
            case Focus.Nothing nothing -> "";
            case Focus.Output o -> "o:" + o.row() + "," + o.column();
            case Focus.Input i -> "i:" + i.row() + "," + i.column();
            case Focus.Weight w -> "w:" + w.row() + "," + w.column();
            case Focus.Entry m -> "m:" + m.row() + "," + m.column();
            case Focus.Plane p -> ChannelPlaces.write(p);
        };
    }

    static String number(float value) {
        boolean negativeZero = Float.floatToRawIntBits(value) == Float.floatToRawIntBits(-0f);
        return value == Math.rint(value) && Math.abs(value) < 1e7 && !negativeZero
                ? Integer.toString((int) value)
                : Float.toString(value);
    }

    static String decimal(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String clip(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
