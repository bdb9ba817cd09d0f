package convarium.app.train;

import convarium.engine.calculator.ChainTable;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.GraphWriter;
import convarium.engine.notation.LayerChain;
import convarium.engine.notation.NetworkEdits;
import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import convarium.engine.train.TrainingPreset;
import convarium.engine.train.WrittenNetwork;
import java.util.List;
import java.util.Optional;

/// The text of a network while it is edited, worked out: its layers as far as they work, and what is wrong.
///
/// @param text as it stands
/// @param pictures the shape of what is to be learnt
/// @param classes how many kinds there are
/// @param rows the layers that work, from the first on
/// @param entries all layers that are written
/// @param problem what is wrong; empty if the network can be trained
record NetworkDraft(
        String text,
        Shape pictures,
        int classes,
        List<Row> rows,
        List<LayerChain.Entry> entries,
        Optional<Problem> problem) {
    private static final Shape DIGITS = Shape.of(1, 28, 28);
    private static final List<String> DIGIT_DATA = List.of("glyphs", "mnist", "fashion");

    NetworkDraft {
        rows = List.copyOf(rows);
        entries = List.copyOf(entries);
    }

    /// A layer that works.
    record Row(Shape output, long parameters) {}

    /// What is wrong.
    ///
    /// @param line where, counted from 1
    /// @param start the first character of the trouble, counted from 0
    /// @param end the character after it
    record Problem(int line, String message, int start, int end) {}

    /// Works a text out.
    static NetworkDraft of(String text, Shape pictures, int classes) {
        try {
            var network = WrittenNetwork.parse("", text);
            var entries = network.chain().entries();
            var input = network.chain().input(Optional.of(pictures)).orElse(pictures);
            var rows = ChainTable.of(network.chain(), input, 1).rows().stream()
                    .map(row -> new Row(row.output(), row.parameters().value()))
                    .toList();
            try {
                network.graph(pictures, classes);
                return new NetworkDraft(text, pictures, classes, rows, entries, Optional.empty());
            } catch (NotationException e) {
                return new NetworkDraft(text, pictures, classes, rows, entries, problem(text, e));
            }
        } catch (NotationException e) {
            return new NetworkDraft(text, pictures, classes, List.of(), List.of(), problem(text, e));
        }
    }

    private static Optional<Problem> problem(String text, NotationException e) {
        return Optional.of(new Problem(
                LayerChain.line(text, e.start()),
                String.valueOf(e.getMessage()),
                Math.clamp(e.start(), 0, text.length()),
                Math.clamp(e.end(), 0, text.length())));
    }

    /// What a set-up's network is as a text.
    ///
    /// @param opened the pictures as the network takes them, and their kinds
    static NetworkDraft of(TrainSetup setup, Shape opened, int classes) {
        boolean digits = DIGIT_DATA.stream().anyMatch(setup.data()::startsWith);
        var pictures = digits ? DIGITS : opened;
        if (setup.preset() instanceof TrainingPreset preset) {
            return of(GraphWriter.write(preset.architecture().graph(opened, classes), pictures), pictures, classes);
        }
        return of(setup.network(), pictures, classes);
    }

    /// With another text.
    NetworkDraft with(String other) {
        return of(other, pictures, classes);
    }

    /// With a layer written anew; a call that cannot be read is told and changes nothing.
    ///
    /// @throws NotationException if the layer cannot be read
    NetworkDraft replaced(int index, String call) {
        return with(NetworkEdits.replace(text, index, call));
    }

    /// Without a layer.
    ///
    /// @throws NotationException if it cannot go
    NetworkDraft without(int index) {
        return with(NetworkEdits.remove(text, index));
    }

    /// With a layer behind another.
    ///
    /// @throws NotationException if the layer cannot be read
    NetworkDraft withAfter(int index, String call) {
        return with(NetworkEdits.addAfter(text, index, call));
    }

    /// With a layer before another.
    ///
    /// @throws NotationException if the layer cannot be read
    NetworkDraft withBefore(int index, String call) {
        return index > 0
                ? withAfter(index - 1, call)
                : with(NetworkEdits.swap(NetworkEdits.addAfter(text, 0, call), 0));
    }

    /// With a layer and the one behind it in each other's place.
    ///
    /// @throws NotationException if they cannot change places
    NetworkDraft swapped(int index) {
        return with(NetworkEdits.swap(text, index));
    }

    /// Whose words it is written in; PyTorch's where nothing can be read.
    Dialect dialect() {
        return entries.isEmpty() ? Dialect.PYTORCH : LayerChain.parse(text).dialect();
    }

    /// What stands before the constructor's name of a layer: `nn.` or nothing.
    String prefix(int index) {
        var entry = entries.get(index);
        return entry.text().substring(0, Math.max(0, entry.text().indexOf(entry.type())));
    }

    /// The shape that a layer gets: that of the pictures, or what the layer before it gives in the text.
    Shape input(int index) {
        var inputs = entries.get(index).inputs();
        int from = inputs.isEmpty() ? index - 1 : inputs.getFirst();
        return from < 0 || from >= rows.size() ? pictures : rows.get(from).output();
    }

    /// The layer that does not fit; −1 if there is none, or the trouble is another.
    int failing() {
        if (problem.isEmpty()) {
            return -1;
        }
        int at = problem.get().start();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.start() <= at && at < entry.start() + entry.text().length()) {
                return i;
            }
        }
        return -1;
    }

    /// Whether more of it works than of another draft.
    boolean isFurtherThan(NetworkDraft other) {
        return (problem.isEmpty() && other.problem.isPresent()) || rows.size() > other.rows.size();
    }

    /// Whether a kind of layer can come behind one.
    ///
    /// @param index the layer, −1 for the input
    boolean takes(LayerKind kind, int index) {
        return (index < 0 || index < rows.size()) && kind.fits(output(index));
    }

    /// With a layer of a kind behind one.
    ///
    /// @param index the layer, −1 for the input
    /// @throws NotationException if it cannot be added there
    NetworkDraft with(LayerKind kind, int index) {
        String call = kind.call(dialect(), prefix(Math.max(0, index)), output(index));
        return index < 0 ? withBefore(0, call) : withAfter(index, call);
    }

    private Shape output(int index) {
        return index < 0 ? pictures : rows.get(index).output();
    }

    /// Learnt values of all layers that work.
    long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }
}
