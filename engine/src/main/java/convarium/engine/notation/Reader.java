package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes one layer of a line's calls.
final class Reader {
    private static final String LAYERS = "the layers are nn.Conv2d, nn.ConvTranspose2d, nn.MaxPool2d and nn.AvgPool2d,"
            + " or Keras' Conv2D, Conv2DTranspose, MaxPooling2D and AveragePooling2D.";

    private final Shape input;
    private final Optional<Convention> convention;

    Reader(Shape input, Optional<Convention> convention) {
        this.input = input;
        this.convention = convention;
    }

    LayerLine read(Expression line) {
        var call = call(line);
        var name = name(call);
        if (Sequences.isSequence(name.dotted())) {
            var sequence = Sequences.open(call, name);
            return sequence(sequence, call);
        }
        var part = part(call, Dialect.PYTORCH, LAYERS);
        if (part instanceof Part.Window window) {
            return new LayerLine(window.layer(), window.relu(), window.dialect());
        }
        throw name.span()
                .error(name.dotted() + " alone has no window to slide: write it together with a layer in "
                        + "nn.Sequential(…) or Sequential([…]).");
    }

    private LayerLine sequence(Sequences.Opened sequence, Expression.Call whole) {
        var state = new State(sequence.dialect());
        for (var element : sequence.elements()) {
            state.add(element);
        }
        return state.finish(whole);
    }

    /// What has been read of a `Sequential` so far.
    private final class State {
        private final Dialect dialect;
        private Optional<Part.Pad> pad = Optional.empty();
        private Optional<WindowLayer> layer = Optional.empty();
        private boolean relu;

        State(Dialect dialect) {
            this.dialect = dialect;
        }

        void add(Expression element) {
            if (!(element instanceof Expression.Call call)) {
                throw refused(element.span());
            }
            var name = name(call);
            if (Sequences.isSequence(name.dotted())) {
                throw refused(name.span());
            }
            var part = part(call, dialect, Sequences.holds(dialect));
            var constructor = Constructor.find(name.dotted(), dialect).orElseThrow();
            if (constructor.dialect() != dialect) {
                throw name.span()
                        .error(name.dotted() + " belongs to "
                                + constructor.dialect().convention().title() + ", and this is a Sequential of "
                                + dialect.convention().title() + ": write all of it in one of the two.");
            }
            switch (part) {
                case Part.Pad p -> addPad(p, call);
                case Part.Window w -> addWindow(w);
                case Part.Crop c -> addCrop(c.sides(), c.span(), call);
                case Part.Rectifier r -> {
                    checkBehindWindow(r.span());
                    relu = true;
                }
                case Part.Identity i -> checkBehindWindow(i.span());
            }
        }

        private void addPad(Part.Pad p, Expression.Call call) {
            if (layer.isPresent()) {
                if (p.fill() != Part.Fill.ZERO) {
                    throw refused(call.span());
                }
                addCrop(p.sides().negated(), p.span(), call);
            } else if (pad.isPresent()) {
                throw call.span().error("Two padding layers are not shown here: write one with the sum of both.");
            } else {
                pad = Optional.of(p);
            }
        }

        private void addWindow(Part.Window w) {
            if (layer.isPresent()) {
                throw w.span().error("Only one layer with a window is shown here, and this is a second: keep one.");
            }
            layer = Optional.of(pad.map(p -> folding().padded(p, w.layer())).orElse(w.layer()));
            relu = w.relu();
        }

        private void addCrop(Sides sides, Span span, Expression.Call call) {
            var before = layer.orElseThrow(() -> refused(call.span()));
            layer = Optional.of(folding().cropped(before, sides, span));
        }

        private void checkBehindWindow(Span span) {
            if (layer.isEmpty()) {
                throw refused(span);
            }
        }

        private NotationException refused(Span span) {
            return Sequences.refused(span, dialect);
        }

        private Folding folding() {
            return new Folding(setting(dialect));
        }

        LayerLine finish(Expression.Call whole) {
            return new LayerLine(layer.orElseThrow(() -> refused(whole.span())), relu, dialect);
        }
    }

    private Setting setting(Dialect dialect) {
        return new Setting(input, convention.orElse(dialect.convention()));
    }

    /// The call that makes the layer: of `Conv2D(…)(x)` the first.
    private static Expression.Call call(Expression line) {
        if (line instanceof Expression.Call call) {
            return call.function() instanceof Expression.Call first ? first : call;
        }
        if (line instanceof Expression.Name name) {
            throw name.span()
                    .error(name.dotted()
                            + " has no arguments: write them in brackets, for example nn.Conv2d(1, 1, 3).");
        }
        throw line.span()
                .error("Expected a layer such as nn.Conv2d(1, 1, 3) or Conv2D(1, 3), found "
                        + line.span().quote() + ".");
    }

    private static Expression.Name name(Expression.Call call) {
        if (call.function() instanceof Expression.Name name) {
            return name;
        }
        throw call.function()
                .span()
                .error("Expected the name of a layer, found "
                        + call.function().span().quote() + ".");
    }

    /// @param readable what is read where the call stands, for a name that is not known
    Part part(Expression.Call call, Dialect preferred, String readable) {
        var name = name(call);
        var constructor = Constructor.find(name.dotted(), preferred).orElseThrow(() -> unknown(name, readable));
        var arguments = Arguments.bind(constructor, call);
        var torch = new TorchReader(arguments, setting(Dialect.PYTORCH));
        var keras = new KerasReader(arguments, setting(Dialect.KERAS));
        return switch (constructor) {
            case TORCH_CONV -> torch.conv();
            case TORCH_TRANSPOSED -> torch.transposed();
            case TORCH_MAX -> torch.maxPool();
            case TORCH_AVERAGE -> torch.averagePool();
            case TORCH_ZERO_PAD -> torch.pad(Part.Fill.ZERO);
            case TORCH_CONSTANT_PAD -> torch.constantPad();
            case TORCH_REFLECTION_PAD -> torch.pad(Part.Fill.REFLECT);
            case TORCH_REPLICATION_PAD -> torch.pad(Part.Fill.REPLICATE);
            case TORCH_CIRCULAR_PAD -> torch.pad(Part.Fill.CIRCULAR);
            case TORCH_RELU -> new Part.Rectifier(call.span());
            case KERAS_CONV -> keras.conv();
            case KERAS_TRANSPOSED -> keras.transposed();
            case KERAS_MAX -> keras.maxPool();
            case KERAS_AVERAGE -> keras.averagePool();
            case KERAS_ZERO_PADDING -> keras.zeroPadding();
            case KERAS_CROPPING -> keras.cropping();
            case KERAS_RELU -> keras.rectifier();
            case KERAS_ACTIVATION -> keras.activation();
            default -> throw unknown(name, readable); // what only makes chains is not found for a line
        };
    }

    private static NotationException unknown(Expression.Name name, String readable) {
        return unknown(
                name,
                readable,
                Arrays.stream(Constructor.values()).filter(Constructor::inLines).toList());
    }

    /// A name that is none of these, with the nearest of them.
    static NotationException unknown(Expression.Name name, String readable, List<Constructor> readables) {
        var dialect = Constructor.dialectOf(Constructor.prefix(name.dotted()));
        var known = readables.stream()
                .filter(c -> dialect.isEmpty() || dialect.get() == c.dialect())
                .toList();
        String last = Constructor.last(name.dotted());
        List<String> names = known.stream().flatMap(c -> c.names().stream()).toList();
        String start = name.dotted() + " is not read here";
        var near = Closest.spelling(last, names).filter(word -> Closest.isNear(last, word));
        return name.span()
                .error(near.map(word -> start + "; did you mean " + title(known, word) + "?")
                        .orElse(start + ": " + readable));
    }

    private static String title(List<Constructor> known, String word) {
        return known.stream()
                .filter(c -> c.names().contains(word))
                .map(c -> c.dialect() == Dialect.PYTORCH ? "nn." + word : word)
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
