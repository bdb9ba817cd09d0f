package convarium.engine.notation;

import convarium.engine.layer.Activate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the layers that compute what one entry of a text says, and refuses what would have to be left
/// out.
///
/// Counting may pass over much that computing may not: that is why a text can have a table and still be
/// refused here.
final class ComputedLayers {
    private final Expression.Call call;
    private final String type;
    private final Dialect dialect;
    private final List<ChainStep> steps;
    private final Constructor constructor;
    private final Arguments a;
    private final Shape input;
    private final List<Stage> stages = new ArrayList<>();
    private Shape at;

    /// One layer of an entry, applied to what the one before it gives.
    ///
    /// @param suffix what its node is called behind the entry's name; empty for the layer whose weights
    /// bear it
    record Stage(String suffix, Layer layer) {}

    /// @param inputs the shapes that the entry takes
    ComputedLayers(ChainElements.Element element, Dialect dialect, List<Shape> inputs) {
        call = element.call();
        type = Constructor.last(element.called().dotted());
        this.dialect = dialect;
        input = inputs.getFirst();
        at = input;
        steps = new ChainReader(element, dialect, inputs).steps();
        constructor =
                Constructor.findInChain(element.called().dotted(), dialect).orElseThrow();
        a = Arguments.bind(constructor, call);
    }

    Arguments arguments() {
        return a;
    }

    Constructor constructor() {
        return constructor;
    }

    /// The layers in order; none where nothing is done.
    ///
    /// @param readsPlain whether a flattened row may keep the order c, h, w though Keras has h, w, c:
    /// whoever reads it has weights for each feature, whose order is put right in files
    List<Stage> stages(boolean readsPlain) {
        refuseWhatIsLeftOut();
        try {
            for (var step : steps) {
                take(step, readsPlain);
            }
            a.findSome("activation")
                    .filter(value -> constructor != Constructor.KERAS_ACTIVATION)
                    .flatMap(Activations::of)
                    .ifPresent(layer -> add(layer.name().toLowerCase(Locale.ROOT), layer));
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw call.span().error(Building.sentence(e));
        }
        return List.copyOf(stages);
    }

    private void add(String suffix, Layer layer) {
        stages.add(new Stage(suffix, layer));
        at = layer.output(at);
    }

    private void take(ChainStep step, boolean readsPlain) {
        switch (step) {
            case ChainStep.Runs runs -> run(runs.layer(), readsPlain);
            case ChainStep.Joins joins -> stages.add(new Stage("", joins.layer()));
            case ChainStep.AlongRow along -> alongRow(along);
            case ChainStep.Crops crops ->
                throw call.span().error(type + " is counted and not computed: take it away to train this network.");
            case ChainStep.Keeps keeps -> keeps();
        }
    }

    private void run(Layer layer, boolean readsPlain) {
        switch (layer) {
            case Flatten flatten -> {
                if (dialect == Dialect.KERAS && constructor == Constructor.KERAS_FLATTEN && !readsPlain) {
                    channelsLast();
                }
                add(stages.isEmpty() || constructor == Constructor.KERAS_FLATTEN ? "" : "flat", flatten);
            }
            case Reshape reshape
            when dialect == Dialect.KERAS -> {
                channelsLast();
                var sizes = new ArrayList<>(reshape.shape().dimensions());
                if (sizes.size() > 1) {
                    sizes.add(sizes.removeFirst());
                }
                add("", new Reshape(new Shape(sizes)));
                if (sizes.size() > 1) {
                    channelsFirst();
                }
            }
            case Conv2d conv
            when constructor == Constructor.KERAS_SEPARABLE -> add(stages.isEmpty() ? "depthwise" : "pointwise", conv);
            default -> add(stages.isEmpty() ? "" : "then", layer);
        }
    }

    /// Turns channels × height × width round where that moves anything.
    private void channelsLast() {
        if (at.rank() > 1 && at.size(0) > 1 && at.elements() > at.size(0)) {
            add("last", at.rank() == 3 ? Permute.of(1, 2, 0) : Permute.of(1, 0));
        } else if (at.rank() > 1) {
            var sizes = new ArrayList<>(at.dimensions());
            sizes.add(sizes.removeFirst());
            add("last", new Reshape(new Shape(sizes)));
        }
    }

    private void channelsFirst() {
        add("first", at.rank() == 3 ? Permute.of(2, 0, 1) : Permute.of(1, 0));
    }

    private void alongRow(ChainStep.AlongRow along) {
        var row = along.row(at);
        if (along.layer() instanceof Conv2d conv) {
            var width = conv.geometry(row).width();
            add(
                    "",
                    new Conv1d(
                            conv.inChannels(),
                            conv.outChannels(),
                            conv.kernel().w(),
                            conv.stride().w(),
                            width.before(),
                            width.after(),
                            conv.paddingMode(),
                            conv.dilation().w(),
                            conv.groups(),
                            conv.bias()));
            return;
        }
        add("row", new Reshape(row));
        add("", along.layer());
        add("line", new Reshape(Shape.of(at.size(0), at.size(2))));
    }

    private void keeps() {
        switch (constructor) {
            case KERAS_ACTIVATION ->
                Activations.of(a.find("activation").orElseThrow()).ifPresent(layer -> add("", layer));
            case KERAS_RELU -> {
                new KerasReader(a, new Setting(input, dialect.convention())).rectifier();
                add("", Activate.RELU);
            }
            case TORCH_IDENTITY -> {
                // what comes in goes out
            }
            case KERAS_LAYER_NORM -> layerNorm();
            case KERAS_RESCALING ->
                throw call.span()
                        .error("Pictures lie between 0 and 1 already where a network is trained here: take " + type
                                + " away.");
            case KERAS_AUGMENTATION, KERAS_MOVES, KERAS_NOISE ->
                throw call.span()
                        .error(type + " changes pictures at random, which is not done here: take it away to train this"
                                + " network.");
            case TORCH_DROPOUT, KERAS_DROPOUT ->
                throw call.span().error("A dropout of 1 leaves nothing to learn from: write a rate below 1.");
            case KERAS_BATCH_NORM ->
                throw call.span()
                        .error("Batch normalisation is computed with center and scale or without both, found one.");
            case TORCH_PRELU, KERAS_PRELU ->
                throw call.span()
                        .error(type + " is counted and not computed: LeakyReLU with a slope that is not learnt is.");
            default -> add("", Activations.of(constructor, a, type, input.rank()));
        }
    }

    /// Keras normalises along the channels alone, the last of its axes.
    private void layerNorm() {
        only("axis", -1, input.rank());
        boolean scale = a.flag("scale", true);
        if (scale != a.flag("center", true)) {
            throw call.span()
                    .error("Layer normalisation is computed with center and scale or without both, found one.");
        }
        float eps = a.findSome("epsilon")
                .map(value -> Values.real(value, "epsilon"))
                .orElse(1e-3)
                .floatValue();
        boolean turns = input.rank() > 1;
        if (turns) {
            add("last", input.rank() == 3 ? Permute.of(1, 2, 0) : Permute.of(1, 0));
        }
        add("", new LayerNorm(Shape.of(input.size(0)), eps, scale));
        if (turns) {
            channelsFirst();
        }
    }

    private void only(String name, int... values) {
        var given = a.findSome(name);
        if (given.isEmpty()) {
            return;
        }
        int found = Values.whole(given.get(), name, -4);
        for (int value : values) {
            if (found == value) {
                return;
            }
        }
        throw given.get()
                .span()
                .error(name + " is " + values[0] + " here, the axis of the channels, found " + found + ".");
    }

    private void refuseWhatIsLeftOut() {
        for (var argument : call.arguments()) {
            argument.keyword().map(Expression.Name::dotted).ifPresent(name -> {
                boolean given = !(argument.value() instanceof Expression.Nothing);
                if (given && (name.endsWith("_regularizer") || name.endsWith("_constraint"))) {
                    throw argument.span()
                            .error(name + " would change what is learnt, and is not computed: take it away; weight"
                                    + " decay is an option of training.");
                }
                if (given && (name.equals("noise_shape") || name.equals("lora_rank"))) {
                    throw argument.span().error(name + " is not computed: take it away.");
                }
                if (given
                        && name.equals("dtype")
                        && !argument.value().span().text().contains("float32")) {
                    throw argument.span().error("Networks are computed in float32: take dtype away.");
                }
            });
        }
        switch (constructor) {
            case TORCH_DROPOUT, KERAS_DROPOUT -> {
                if (!type.equals("Dropout")) {
                    throw call.span()
                            .error(type + " is counted and not computed: " + (dialect == Dialect.PYTORCH ? "nn." : "")
                                    + "Dropout, which drops each value by itself, is.");
                }
            }
            case TORCH_BATCH_NORM, TORCH_BATCH_NORM_1D -> {
                if (!a.flag("track_running_stats", true)) {
                    throw a.spanOf("track_running_stats")
                            .error("Batch normalisation is computed with running statistics: take this away.");
                }
                if (a.find("momentum").isPresent() && a.findSome("momentum").isEmpty()) {
                    throw a.spanOf("momentum").error("momentum is a number here, found None.");
                }
            }
            case TORCH_INSTANCE_NORM -> {
                if (a.flag("track_running_stats", false)) {
                    throw a.spanOf("track_running_stats")
                            .error("Instance normalisation is computed without running statistics: take this away.");
                }
            }
            case TORCH_LAYER_NORM -> {
                if (!a.flag("bias", true)) {
                    throw a.spanOf("bias").error("Layer normalisation is computed with a bias: take this away.");
                }
            }
            case KERAS_BATCH_NORM -> only("axis", -1, input.rank());
            case TORCH_UPSAMPLE -> checkMethod("mode");
            case KERAS_UPSAMPLING -> checkMethod("interpolation");
            case TORCH_ADAPTIVE_MAX, TORCH_ADAPTIVE_MAX_1D -> {
                if (a.flag("return_indices", false)) {
                    throw a.spanOf("return_indices").error("return_indices makes a second output: take it away.");
                }
            }
            default -> {
                // everything that it says is computed
            }
        }
    }

    private void checkMethod(String name) {
        Optional<Expression> method = a.findSome(name);
        boolean known = method.isEmpty()
                || (method.get() instanceof Expression.Text text
                        && List.of("nearest", "bilinear").contains(text.value()));
        if (!known) {
            throw method.get()
                    .span()
                    .error(name + " is 'nearest' or 'bilinear' where a network is computed, found "
                            + method.get().span().quote() + ".");
        }
        if (constructor == Constructor.TORCH_UPSAMPLE && a.flag("align_corners", false)) {
            throw a.spanOf("align_corners").error("align_corners is False where a network is computed.");
        }
    }
}
