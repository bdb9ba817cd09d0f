package convarium.app.train;

import convarium.engine.notation.Dialect;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A change of one layer with which a network that does not fit would come further.
///
/// @param call the layer as it would be; of a flattening, what comes before it
/// @param before whether it is a layer that comes before
/// @param draft the network with it
record LayerFix(String call, boolean before, NetworkDraft draft) {
    private static final int MOST = 3;
    private static final int MOST_WINDOW = 64;
    /// A whole number that is no part of a name or a decimal.
    private static final Pattern WHOLE = Pattern.compile("(?<![\\w.])\\d{1,9}(?![\\w.])");

    /// Changes of the layer that does not fit, the nearest first: other numbers in its call, or a layer that
    /// flattens before it. Each has been tried.
    static List<LayerFix> of(NetworkDraft draft) {
        int index = draft.failing();
        if (index < 0) {
            return List.of();
        }
        Shape input = draft.input(index);
        String text = draft.entries().get(index).text();
        var calls = new LinkedHashSet<String>();
        var found = WHOLE.matcher(text).results().toList();
        if (draft.rows().size() == draft.entries().size()) {
            // all of it works, but not for so many classes
            found.forEach(number -> calls.add(with(text, number, draft.classes())));
        } else if (draft.dialect() == Dialect.PYTORCH && !found.isEmpty()) {
            // the first number is what comes in
            calls.add(with(text, found.getFirst(), input.size(0)));
            calls.add(with(text, found.getFirst(), input.elements()));
        }
        var fixes = new ArrayList<LayerFix>();
        for (String call : calls) {
            tried(draft, index, call).ifPresent(fixes::add);
        }
        if (fixes.isEmpty()) {
            for (var number : found) {
                int value = Math.min(MOST_WINDOW, Integer.parseInt(number.group()));
                for (int less = value - 1; less > 0 && fixes.size() < MOST; less--) {
                    var fix = tried(draft, index, with(text, number, less));
                    if (fix.isPresent()) {
                        fixes.add(fix.get());
                        break;
                    }
                }
            }
        }
        flattened(draft, index, input).ifPresent(fixes::add);
        return List.copyOf(fixes.subList(0, Math.min(MOST, fixes.size())));
    }

    private static String with(String call, MatchResult number, int value) {
        return call.substring(0, number.start()) + value + call.substring(number.end());
    }

    private static Optional<LayerFix> tried(NetworkDraft draft, int index, String call) {
        try {
            var next = draft.replaced(index, call);
            return next.isFurtherThan(draft) ? Optional.of(new LayerFix(call, false, next)) : Optional.empty();
        } catch (NotationException e) {
            return Optional.empty();
        }
    }

    private static Optional<LayerFix> flattened(NetworkDraft draft, int index, Shape input) {
        if (input.rank() == 1) {
            return Optional.empty();
        }
        String call = LayerKind.FLATTEN.call(draft.dialect(), draft.prefix(index), input);
        try {
            var next = draft.withBefore(index, call);
            // the flattening itself works, of course: what came after it has to, too, perhaps with another number
            int wanted = draft.rows().size() + 2;
            boolean fits = next.problem().isEmpty()
                    || next.rows().size() >= wanted
                    || of(next).stream()
                            .anyMatch(fix -> fix.draft().problem().isEmpty()
                                    || fix.draft().rows().size() >= wanted);
            return fits ? Optional.of(new LayerFix(call, true, next)) : Optional.empty();
        } catch (NotationException e) {
            return Optional.empty();
        }
    }
}
