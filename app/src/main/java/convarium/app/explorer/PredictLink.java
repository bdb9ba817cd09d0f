package convarium.app.explorer;

import convarium.app.explorer.PredictSettings.Hidden;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// A question's part of the link: `hide=cell&ask=4&ans=0:7&checked=0&score=1/2`. What is right is not part of it.
final class PredictLink {
    private PredictLink() {}

    private static final int MOST_SLOTS = ExplorerState.MAX_GRID * ExplorerState.MAX_GRID;

    static void write(PredictSettings predict, BiConsumer<String, String> out) {
        var plain = PredictSettings.PLAIN;
        if (predict.hidden() != plain.hidden()) {
            out.accept("hide", predict.hidden().name().toLowerCase(Locale.ROOT));
        }
        if (predict.cell() != plain.cell()) {
            out.accept("ask", Integer.toString(predict.cell()));
        }
        if (!predict.answers().isEmpty()) {
            out.accept(
                    "ans",
                    predict.answers().entrySet().stream()
                            .map(e -> e.getKey() + ":" + ExplorerLink.number(e.getValue()))
                            .collect(Collectors.joining(",")));
        }
        if (!predict.checked().isEmpty()) {
            out.accept("checked", joined(predict.checked()));
        }
        if (predict.tried() > 0) {
            out.accept("score", predict.right() + "/" + predict.tried());
        }
    }

    private static String joined(Collection<Integer> numbers) {
        return numbers.stream().map(n -> Integer.toString(n)).collect(Collectors.joining(","));
    }

    static PredictSettings read(LinkParts in) {
        var answers = new TreeMap<Integer, Float>();
        if (in.has("ans")) {
            for (String part : in.text("ans", "").split(",", -1)) {
                answer(in, part, answers);
            }
        }
        var checked = new TreeSet<Integer>();
        if (in.has("checked")) {
            for (int slot : in.wholes("checked", 0)) {
                if (!answers.containsKey(slot)) {
                    throw in.wrong("checked", "places that ans has an answer for");
                }
                checked.add(slot);
            }
        }
        int[] score = score(in);
        return new PredictSettings(
                in.choice("hide", Hidden.class, PredictSettings.PLAIN.hidden()),
                in.whole("ask", 0, 0, MOST_SLOTS - 1),
                answers,
                checked,
                score[0],
                score[1]);
    }

    private static void answer(LinkParts in, String part, Map<Integer, Float> answers) {
        int colon = part.indexOf(':');
        if (colon < 1 || !part.substring(0, colon).matches("\\d{1,5}")) {
            throw in.wrong("ans", "made of answers such as 0:7, each a place, a colon and a number");
        }
        answers.put(Integer.parseInt(part.substring(0, colon)), in.number("ans", part.substring(colon + 1)));
    }

    private static int[] score(LinkParts in) {
        if (!in.has("score")) {
            return new int[] {0, 0};
        }
        String text = in.text("score", "");
        if (text.matches("\\d{1,4}/\\d{1,4}")) {
            int slash = text.indexOf('/');
            int right = Integer.parseInt(text.substring(0, slash));
            int tried = Integer.parseInt(text.substring(slash + 1));
            if (right <= tried && tried > 0) {
                return new int[] {right, tried};
            }
        }
        throw in.wrong("score", "how many were right of how many, such as 3/5");
    }

    /// Refuses what the layer's output has no place for.
    ///
    /// @throws IllegalArgumentException with the part, what is possible and what was found
    static void check(ExplorerState state, Explored explored) {
        var predict = state.looking().predict();
        if (predict.cell() >= explored.steps()) {
            throw new IllegalArgumentException(
                    "ask is at most " + (explored.steps() - 1) + " here, found " + predict.cell());
        }
        int slots = new PredictQuestion(state, explored).slots();
        if (!predict.answers().isEmpty() && predict.answers().lastKey() >= slots) {
            throw new IllegalArgumentException("ans has places up to " + (slots - 1) + " here, found "
                    + predict.answers().lastKey());
        }
    }
}
