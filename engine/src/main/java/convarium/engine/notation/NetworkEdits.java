package convarium.engine.notation;

import java.util.List;
import java.util.stream.Collectors;

/// Changes a network's text layer by layer: one is written anew, taken away or put behind another. The
/// rest of the text stays as it is, comments and names included, wherever that is possible.
///
/// Layers go by their place among [LayerChain#entries()]. Each change gives a text that can be read
/// again.
public final class NetworkEdits {
    private NetworkEdits() {}

    /// Writes a layer anew.
    ///
    /// @param call the layer's new call
    /// @throws NotationException if the new text cannot be read
    public static String replace(String text, int index, String call) {
        var entry = LayerChain.parse(text).entries().get(index);
        return read(splice(text, entry.start(), entry.start() + entry.text().length(), call.strip()));
    }

    /// Takes a layer away: what read it reads what it read.
    ///
    /// @throws NotationException if the layer joins several values, or is the only one
    public static String remove(String text, int index) {
        var chain = LayerChain.parse(text);
        var entry = chain.entries().get(index);
        if (chain.entries().size() == 1) {
            throw new NotationException(
                    "A network keeps at least one layer.",
                    entry.start(),
                    entry.start() + entry.text().length());
        }
        if (entry.inputs().size() > 1) {
            throw new NotationException(
                    entry.name() + " joins branches: take them away in the text.",
                    entry.start(),
                    entry.start() + entry.text().length());
        }
        var whole = chain.whole(index);
        int end = entry.start() + entry.text().length();
        if (whole.end() > end) {
            // Layer(…)(x) becomes x
            String value = text.substring(end, whole.end()).strip();
            return read(splice(
                    text,
                    whole.start(),
                    whole.end(),
                    value.substring(1, value.length() - 1).strip()));
        }
        int from = entry.start();
        int to = end;
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        if (to < text.length() && text.charAt(to) == ',') {
            to++;
        } else {
            to = end;
        }
        // with the rest of its line, if there is nothing else on it
        int line = text.lastIndexOf('\n', from - 1) + 1;
        int next = text.indexOf('\n', to);
        if (next > 0
                && text.substring(line, from).isBlank()
                && text.substring(to, next).isBlank()) {
            from = line;
            to = next + 1;
        }
        return readable(splice(text, from, to, ""), chain, index, "");
    }

    /// Puts a layer behind another.
    ///
    /// @param index the layer that it follows
    /// @param call the new layer's call
    /// @throws NotationException if the new text cannot be read
    public static String addAfter(String text, int index, String call) {
        var chain = LayerChain.parse(text);
        var entry = chain.entries().get(index);
        var whole = chain.whole(index);
        int end = entry.start() + entry.text().length();
        if (whole.end() > end) {
            // Layer(…)(x) becomes New(…)(Layer(…)(x))
            return read(splice(text, whole.start(), whole.end(), call.strip() + "(" + whole.text() + ")"));
        }
        int line = text.lastIndexOf('\n', entry.start() - 1) + 1;
        String before = text.substring(line, entry.start());
        String between = before.isBlank() ? ",\n" + before : ", ";
        return readable(splice(text, end, end, between + call.strip()), chain, index, call.strip());
    }

    /// Lets a layer and the one behind it change places; names that stand before the calls stay where they are.
    ///
    /// @param index the first of the two
    /// @throws NotationException if one of them joins several values, or the first is the last layer
    public static String swap(String text, int index) {
        var entries = LayerChain.parse(text).entries();
        var one = entries.get(index);
        if (index + 1 == entries.size()) {
            throw new NotationException(
                    "There is no layer behind " + one.name() + ".",
                    one.start(),
                    one.start() + one.text().length());
        }
        var other = entries.get(index + 1);
        for (var entry : List.of(one, other)) {
            if (entry.inputs().size() > 1) {
                throw new NotationException(
                        entry.name() + " joins branches: move it in the text.",
                        entry.start(),
                        entry.start() + entry.text().length());
            }
        }
        // in nested calls the later layer stands first
        boolean inOrder = one.start() < other.start();
        var early = inOrder ? one : other;
        var late = inOrder ? other : one;
        String changed = splice(text, late.start(), late.start() + late.text().length(), early.text());
        return read(splice(changed, early.start(), early.start() + early.text().length(), late.text()));
    }

    private static String splice(String text, int from, int to, String with) {
        return text.substring(0, from) + with + text.substring(to);
    }

    private static String read(String text) {
        LayerChain.parse(text);
        return text;
    }

    /// The changed text, or where its form does not allow the change in place the whole chain written
    /// anew.
    ///
    /// @param added the call behind the layer; empty if the layer is taken away
    private static String readable(String changed, LayerChain chain, int index, String added) {
        try {
            int wanted = chain.entries().size() + (added.isEmpty() ? -1 : 1);
            if (LayerChain.parse(changed).entries().size() == wanted) {
                return changed;
            }
        } catch (NotationException e) {
            // written by model.add(…) or as a dictionary: its lines cannot be changed by themselves
        }
        var calls = chain.entries().stream().map(LayerChain.Entry::text).collect(Collectors.toList());
        if (added.isEmpty()) {
            calls.remove(index);
        } else {
            calls.add(index + 1, added);
        }
        String lines = calls.stream().map(call -> "    " + call + ",\n").collect(Collectors.joining());
        return read(
                switch (chain.dialect()) {
                    case PYTORCH -> "nn.Sequential(\n" + lines + ")\n";
                    case KERAS -> "Sequential([\n" + chain.inputLine() + lines + "])\n";
                });
    }
}
