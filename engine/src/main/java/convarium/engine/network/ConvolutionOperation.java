package convarium.engine.network;

import convarium.engine.compute.Activation;
import convarium.engine.compute.Epilogue;
import java.util.List;

/// A convolution or transposed convolution with what follows it: bias, a residual branch as second input,
/// ReLU. All of that gives the bits of separate steps.
final class ConvolutionOperation extends Operation {
    private static final Activation RELU = new Activation.Relu();

    private final PlannedWeights planned;
    private final Parameter weight;
    private final float[] bias;
    private final boolean addend;
    private final boolean relu;
    private final boolean pooled;

    /// @param parameters the weights, and the bias if there is one
    ConvolutionOperation(PlannedWeights planned, List<Parameter> parameters) {
        this(planned, parameters, false, false, false);
    }

    private ConvolutionOperation(
            PlannedWeights planned, List<Parameter> parameters, boolean addend, boolean relu, boolean pooled) {
        super(parameters);
        this.planned = planned;
        this.addend = addend;
        this.relu = relu;
        this.pooled = pooled;
        weight = parameters.getFirst();
        bias = parameters.size() > 1 ? parameters.get(1).values() : NONE;
    }

    /// The same convolution, followed by more.
    ///
    /// @param andPooled whether a pooling after the ReLU makes the gradients at the ReLU and at the bias
    ConvolutionOperation followedBy(boolean andAddend, boolean andRelu, boolean andPooled) {
        return new ConvolutionOperation(planned, parameters(), andAddend, andRelu, andPooled);
    }

    /// The bias, if there is one.
    List<Parameter> bias() {
        return parameters().subList(1, parameters().size());
    }

    private boolean rectifiesGradient() {
        return relu && !pooled;
    }

    PlannedWeights planned() {
        return planned;
    }

    @Override
    boolean readsInput(int k) {
        return k == 0 && weight.trainable();
    }

    @Override
    boolean readsOutput() {
        return rectifiesGradient();
    }

    @Override
    boolean passesGradient(int k) {
        return k == 1;
    }

    @Override
    boolean handsDown(int k) {
        return k == 1;
    }

    @Override
    boolean spoilsGradient() {
        return rectifiesGradient();
    }

    @Override
    void prepare(int capacity) {
        planned.prepare(capacity);
    }

    @Override
    Object holder() {
        return planned;
    }

    @Override
    void release() {
        planned.release();
    }

    @Override
    long heldFloats() {
        return planned.heldFloats();
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        var epilogue = new Epilogue(bias, addend ? x[1] : NONE, relu);
        planned.with(weight.values(), pass.version()).forward(pass.n(), x[0], epilogue, y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int n = pass.n();
        var g = planned.geometry(n);
        int outputs = g.outputElements();
        if (rectifiesGradient()) {
            pass.compute().activationBackward(RELU, outputs, y, y, dy, dy);
        }
        var convolution = planned.with(weight.values(), pass.version());
        if (!pooled && parameters().size() > 1 && parameters().get(1).trainable()) {
            pass.compute()
                    .channelSums(
                            n, g.oc(), g.oh() * g.ow(), dy, parameters().get(1).gradient());
        }
        if (weight.trainable()) {
            convolution.backwardWeights(n, x[0], dy, weight.gradient());
        }
        if (wanted(dx[0])) {
            convolution.backwardInput(n, dy, dx[0]);
        }
        if (addend && wanted(dx[1])) {
            Gradients.pass(pass.compute(), outputs, dy, dx[1], adds[1]);
        }
    }
}
