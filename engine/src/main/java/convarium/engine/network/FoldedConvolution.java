package convarium.engine.network;

import java.util.List;

/// A convolution with the batch normalisation after it folded into its weights and bias, for inference.
///
/// gamma·(w·x + b − mean)/√(var + eps) + beta is a convolution with the weights w·s and the bias (b −
/// mean)·s + beta, where s = gamma/√(var + eps) for each output channel.
final class FoldedConvolution extends Operation {
    private final ConvolutionOperation convolution;
    private final BatchNormOperation norm;
    private final PlannedWeights planned;
    private final boolean addend;
    private final boolean relu;
    private final float[] weights;
    private final float[] bias;
    private long version = -1;

    /// @param planned a plan of its own for the changed weights
    FoldedConvolution(
            ConvolutionOperation convolution,
            BatchNormOperation norm,
            PlannedWeights planned,
            boolean addend,
            boolean relu) {
        super(List.of());
        this.convolution = convolution;
        this.norm = norm;
        this.planned = planned;
        this.addend = addend;
        this.relu = relu;
        weights = new float[convolution.parameters().getFirst().values().length];
        bias = new float[norm.shift().length];
    }

    /// The same folding, followed by something else.
    FoldedConvolution followedBy(boolean andAddend, boolean andRelu) {
        return andAddend == addend && andRelu == relu
                ? this
                : new FoldedConvolution(convolution, norm, planned, andAddend, andRelu);
    }

    @Override
    void prepare(int capacity) {
        planned.prepare(capacity);
    }

    @Override
    void release() {
        planned.release();
    }

    @Override
    long heldFloats() {
        return planned.heldFloats() + weights.length + bias.length;
    }

    private void fold() {
        float[] original = convolution.parameters().getFirst().values();
        float[] before = convolution.parameters().size() > 1
                ? convolution.parameters().get(1).values()
                : new float[bias.length];
        int each = weights.length / bias.length;
        for (int c = 0; c < bias.length; c++) {
            double s = norm.scale()[c] / Math.sqrt((double) norm.runningVariance()[c] + norm.eps());
            for (int i = c * each; i < (c + 1) * each; i++) {
                weights[i] = (float) (original[i] * s);
            }
            bias[c] = (float) (((double) before[c] - norm.runningMean()[c]) * s + norm.shift()[c]);
        }
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        if (version != pass.version()) {
            fold();
            version = pass.version();
        }
        var epilogue = new convarium.engine.compute.Epilogue(bias, addend ? x[1] : NONE, relu);
        planned.with(weights, pass.version()).forward(pass.n(), x[0], epilogue, y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        throw new IllegalStateException("a folded convolution is for inference only");
    }
}
