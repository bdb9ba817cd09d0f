package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import java.util.ArrayList;
import java.util.List;

/// Lists of numbers out of other programs.
final class SignalPaste {
    private SignalPaste() {}

    /// Whether a text can be a list of numbers rather than a link or prose.
    static boolean looksLikeNumbers(String content) {
        return content.strip().matches("(?s)[-+−.,;\\s\\d\\[\\]()eE]+") && content.matches("(?s).*\\d.*");
    }

    /// The numbers of a list, whatever stands between them.
    ///
    /// @throws IllegalArgumentException if something in it is none, with what it is
    static List<Float> numbers(String content) {
        String plain = content.replaceAll("[\\[\\]()]", " ").strip();
        boolean commas = plain.contains(".") || plain.matches("(?s).*,\\s.*") || !plain.matches("(?s).*[;\\s].*");
        String[] items = plain.split(commas ? "[,;\\s]+" : "[;\\s]+", -1);
        var list = new ArrayList<Float>();
        for (String item : items) {
            if (!item.isEmpty()) {
                list.add(Numbers.parse(item));
            }
        }
        return list;
    }

    /// A state with numbers pasted as its signal: a whole one where there are enough, else from a sample on.
    ///
    /// @throws IllegalArgumentException if there are too many
    static SignalState signal(SignalState state, List<Float> numbers, int from) {
        int most = SignalState.MOST_INPUT;
        if (numbers.size() > most) {
            throw new IllegalArgumentException(text("signal.paste.signal", most, numbers.size()));
        }
        if (numbers.size() >= SignalState.LEAST_INPUT) {
            return state.withInput(numbers);
        }
        var next = state;
        for (int i = 0; i < numbers.size() && from + i < state.input().size(); i++) {
            next = next.withSample(from + i, numbers.get(i));
        }
        return next;
    }

    /// A state with numbers pasted as its kernel.
    ///
    /// @throws IllegalArgumentException if there are too many
    static SignalState kernel(SignalState state, List<Float> numbers) {
        int most = SignalState.MOST_KERNEL;
        if (numbers.size() > most) {
            throw new IllegalArgumentException(text("signal.paste.kernel", most, numbers.size()));
        }
        return state.withKernel(numbers);
    }
}
