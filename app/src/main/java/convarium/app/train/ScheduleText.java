package convarium.app.train;

import convarium.engine.train.Schedule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/// A schedule as a part of a link: `constant`, `step:563:0.5`, `cosine:1000:0`, `onecycle:1000:0.3:25:1e4`,
/// and `warmup:100:0.1:` before any of them.
final class ScheduleText {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE]-?\\d{1,3})?");
    private static final String EXPECTED =
            "sched is constant, step:EVERY:FACTOR, cosine:STEPS:LEAST, onecycle:STEPS:RISING:DIVISION:LAST or"
                    + " warmup:STEPS:FIRST: before one of them";
    private static final int DEEPEST = 8;

    private ScheduleText() {}

    static String write(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant constant -> "constant";
            case Schedule.Step step -> "step:" + step.every() + ":" + step.gamma();
            case Schedule.Cosine cosine -> "cosine:" + cosine.steps() + ":" + cosine.least();
            case Schedule.WarmUp warmUp ->
                "warmup:" + warmUp.steps() + ":" + warmUp.first() + ":" + write(warmUp.then());
            case Schedule.OneCycle cycle ->
                "onecycle:" + cycle.steps() + ":" + cycle.rising() + ":" + cycle.division() + ":"
                        + cycle.lastDivision();
        };
    }

    /// @throws IllegalArgumentException if it is no schedule, with what was expected and what was found
    static Schedule read(String text) {
        var parts = new ArrayDeque<String>(List.of(text.split(":", -1)));
        var schedule = read(parts, text, 0);
        if (!parts.isEmpty()) {
            throw wrong(text);
        }
        return schedule;
    }

    private static Schedule read(Deque<String> parts, String text, int depth) {
        if (depth > DEEPEST) {
            throw wrong(text);
        }
        return switch (next(parts, text)) {
            case "constant" -> new Schedule.Constant();
            case "step" -> new Schedule.Step(whole(parts, text), decimal(parts, text));
            case "cosine" -> new Schedule.Cosine(whole(parts, text), decimal(parts, text));
            case "warmup" ->
                new Schedule.WarmUp(whole(parts, text), decimal(parts, text), read(parts, text, depth + 1));
            case "onecycle" ->
                new Schedule.OneCycle(
                        whole(parts, text), decimal(parts, text), decimal(parts, text), decimal(parts, text));
            default -> throw wrong(text);
        };
    }

    private static String next(Deque<String> parts, String text) {
        var part = parts.poll();
        if (part == null) {
            throw wrong(text);
        }
        return part;
    }

    private static long whole(Deque<String> parts, String text) {
        String part = next(parts, text);
        if (!WHOLE.matcher(part).matches()) {
            throw wrong(text);
        }
        return Long.parseLong(part);
    }

    private static double decimal(Deque<String> parts, String text) {
        String part = next(parts, text);
        if (!DECIMAL.matcher(part).matches()) {
            throw wrong(text);
        }
        return Double.parseDouble(part);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(EXPECTED + ", found \"" + text + "\"");
    }
}
