package convarium.engine.calculator;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.SizeDerivation;
import convarium.engine.calculator.ChainTable.Trouble;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.ChainStep;
import convarium.engine.notation.LayerChain;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Goes through a network, layer by layer, until one does not work.
final class ChainWalk {
    /// Sums stay so far below what a long holds that bytes and optimiser state fit too.
    private static final long MOST = Long.MAX_VALUE / 64;

    private final LayerChain chain;
    private final Shape input;
    private final int batch;
    private final List<ChainRow> rows = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Value first;
    private long parameters;
    private long macs;
    private long activations;

    ChainWalk(LayerChain chain, Shape input, int batch) {
        this.chain = chain;
        this.input = input;
        this.batch = batch;
        first = new Value(input, Fields.Seen.input(input.rank() == 2), Optional.empty());
    }

    /// What a layer gives.
    ///
    /// @param shape of one sample
    /// @param seen what its units see of the input
    /// @param flattened what a row of features was before, as `8·6·6`
    private record Value(Shape shape, Fields.Seen seen, Optional<String> flattened) {}

    private List<Value> inputs(LayerChain.Entry entry) {
        return entry.inputs().stream()
                .map(place -> place < 0 ? first : values.get(place))
                .toList();
    }

    ChainTable table() {
        Optional<Trouble> trouble = Optional.empty();
        for (int i = 0; i < chain.entries().size() && trouble.isEmpty(); i++) {
            var entry = chain.entries().get(i);
            try {
                var from = inputs(entry);
                var shapes = from.stream().map(Value::shape).toList();
                rows.add(row(entry, chain.steps(i, shapes), from));
            } catch (MismatchException e) {
                trouble = Optional.of(new Trouble(entry, e.mismatch.reason(), e.mismatch.ways()));
            } catch (IllegalArgumentException e) {
                trouble = Optional.of(new Trouble(entry, String.valueOf(e.getMessage()), ""));
            } catch (ArithmeticException e) {
                trouble = Optional.of(new Trouble(
                        entry,
                        "the counts exceed " + Counts.grouped(MOST),
                        "smaller sizes or a smaller batch would work"));
            }
        }
        return new ChainTable(chain, input, batch, rows, trouble, parameters, macs, activations);
    }

    private ChainRow row(LayerChain.Entry entry, List<ChainStep> steps, List<Value> inputs) {
        var size = new Derivation(List.of());
        var learnt = new Sum();
        var products = new Sum();
        Optional<Count> dense = Optional.empty();
        var from = inputs.getFirst().shape();
        var at = from;
        var made = inputs.getFirst().flattened();
        var fields = new Fields(inputs.stream().map(Value::seen).toList());
        for (var step : steps) {
            switch (step) {
                case ChainStep.Keeps keeps ->
                    learnt.add(count(
                            keeps.learnt(),
                            "parameters = "
                                    + (keeps.learnt() == 0
                                            ? "0"
                                            : keeps.how() + " = " + Counts.grouped(keeps.learnt()))));
                case ChainStep.Crops crops -> {
                    at = crops.output(at);
                    fields.shift(crops.top(), crops.left());
                    size = size.then(note("Cropped to " + words(at) + "."));
                }
                case ChainStep.Joins joins -> {
                    var shapes = inputs.stream().map(Value::shape).toList();
                    at = joins.layer().output(shapes);
                    if (!at.equals(from)) {
                        size = size.then(note("{i:"
                                + shapes.stream().map(ChainWalk::words).collect(Collectors.joining("} and {i:"))
                                + "} become {o:" + words(at) + "}."));
                    }
                    made = Optional.empty();
                }
                case ChainStep.AlongRow along -> {
                    var layer = along.layer();
                    var row = along.row(at);
                    var mismatch = Mismatch.of(layer, entry.type(), row, made).map(Mismatch::overSequence);
                    if (mismatch.isPresent()) {
                        throw new MismatchException(mismatch.get());
                    }
                    var output = output(along, entry, at);
                    size = size.then(lengths(layer, row, at, output));
                    products.add(layer.macs(row));
                    if (layer instanceof Conv2d c) {
                        learnt.add(Counts.sequenceParameters(
                                c.kernel().w(), c.inChannels(), c.outChannels(), c.groups(), c.bias()));
                        dense = Optional.of(Counts.denseWeights(c.geometry(row)));
                    } else {
                        learnt.add(layer.parameters());
                    }
                    fields.through(layer, row, steps.size() > 1);
                    made = output.equals(at) ? made : Optional.empty();
                    at = output;
                }
                case ChainStep.Runs runs -> {
                    var layer = runs.layer();
                    var mismatch = Mismatch.of(layer, entry.type(), at, made);
                    if (mismatch.isPresent()) {
                        throw new MismatchException(mismatch.get());
                    }
                    var output = layer.output(at);
                    size = size.then(shapes(layer, at, output));
                    learnt.add(layer.parameters());
                    products.add(layer.macs(at));
                    if (layer instanceof Conv2d || layer instanceof ConvTranspose2d) {
                        dense = Optional.of(Counts.denseWeights(((WindowLayer) layer).geometry(at)));
                    }
                    fields.through(layer, at, steps.size() > 1);
                    if (layer instanceof Flatten && at.rank() > 1) {
                        made = Optional.of(at.toString().replace('×', '·'));
                    } else if (!output.equals(at)) {
                        made = Optional.empty();
                    }
                    at = output;
                }
            }
        }
        var row = new ChainRow(
                entry,
                from,
                at,
                size.texts().isEmpty() ? note("The shape stays: " + words(at) + ".") : size,
                learnt.count(),
                batched(products.count()),
                activations(at),
                fields.field(),
                fields.steps(),
                steps.size() == 1 ? dense : Optional.empty());
        add(row);
        values.add(new Value(at, fields.seen(), made));
        return row;
    }

    private void add(ChainRow row) {
        long p = within(Math.addExact(parameters, row.parameters().value()));
        long m = within(Math.addExact(macs, row.macs().value()));
        long a = within(Math.addExact(activations, row.activations().value()));
        parameters = p;
        macs = m;
        activations = a;
    }

    private static long within(long sum) {
        if (sum > MOST) {
            throw new ArithmeticException("more than " + MOST);
        }
        return sum;
    }

    private Count batched(Count one) {
        if (batch == 1 || one.value() == 0) {
            return one;
        }
        long all = Math.multiplyExact(one.value(), (long) batch);
        return new Count(
                all,
                one.derivation()
                        .then(new Derivation.Builder()
                                .formula("× " + Counts.grouped(batch) + " samples = {o:" + Counts.grouped(all) + "}")
                                .build()));
    }

    private Count activations(Shape output) {
        long all = Math.multiplyExact((long) output.elements(), (long) batch);
        String product = output.toString().replace("×", "·");
        return count(
                all,
                "activations = " + (batch == 1 ? "" : Counts.grouped(batch) + " samples × ") + product + " = {o:"
                        + Counts.grouped(all) + "}");
    }

    private static Derivation shapes(Layer layer, Shape input, Shape output) {
        if (layer instanceof WindowLayer window) {
            return window.sizeDerivation(input);
        }
        if (layer instanceof Flatten && input.rank() > 1) {
            return new Derivation.Builder()
                    .formula("{i:" + input.toString().replace("×", "·") + "} = {o:" + output.size(0) + "}")
                    .build();
        }
        return input.equals(output)
                ? new Derivation(List.of())
                : note("{i:" + words(input) + "} becomes {o:" + words(output) + "}.");
    }

    /// A layer over a sequence, with its own name in what it complains of.
    private static Shape output(ChainStep.AlongRow along, LayerChain.Entry entry, Shape input) {
        try {
            return along.output(input);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage())
                    .replace(along.layer().name(), entry.type())
                    .replace(along.row(input).toString(), input.toString());
            throw new IllegalArgumentException(message, e);
        }
    }

    private static Derivation lengths(Layer layer, Shape row, Shape input, Shape output) {
        if (layer instanceof WindowLayer window) {
            var g = window.geometry(row);
            var rounding = switch (window) {
                case Conv2d c -> Rounding.FLOOR;
                case ConvTranspose2d c -> Rounding.FLOOR;
                case MaxPool2d p -> p.rounding();
                case AvgPool2d p -> p.rounding();
            };
            return SizeDerivation.sequence(g.width(), g.w(), g.ow(), rounding);
        }
        return shapes(layer, input, output);
    }

    private static String words(Shape shape) {
        return shape.toString().replace("×", " × ");
    }

    private static Derivation note(String text) {
        return new Derivation.Builder().note(text).build();
    }

    private static Count count(long value, String formula) {
        return new Count(value, new Derivation.Builder().formula(formula).build());
    }

    /// Counts of the steps of one layer together.
    private static final class Sum {
        private long value;
        private Derivation lines = new Derivation(List.of());

        void add(Count count) {
            if (value == 0) {
                lines = count.derivation(); // that there is nothing needs no second line
            } else if (count.value() != 0) {
                lines = lines.then(count.derivation());
            }
            value = Math.addExact(value, count.value());
        }

        Count count() {
            return new Count(value, lines);
        }
    }

    /// Carries a mismatch out of the row it stops.
    private static final class MismatchException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final transient Mismatch mismatch;

        MismatchException(Mismatch mismatch) {
            super(mismatch.reason());
            this.mismatch = mismatch;
        }
    }
}
