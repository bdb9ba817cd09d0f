package convarium.engine.bench;

import convarium.engine.compute.Compute;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.train.Clipping;
import convarium.engine.train.Descent;
import convarium.engine.train.Loss;
import convarium.engine.train.Optimiser;

/// A step of training: forward, softmax cross-entropy, backward, plain SGD, on one batch again and again.
public final class Training implements Runnable {
    private static final double RATE = 0.01;

    private final Network network;
    private final int batch;
    private final int classes;
    private final float[] images;
    private final float[] targets;
    private final float[] gradient;
    private final Loss loss = new Loss.SoftmaxCrossEntropy(0);
    private final Descent descent;

    /// @param name the network's name in the zoo; one that ends in softmax or in logits
    /// @param batch pictures of a step
    public Training(String name, Compute compute, int batch) {
        this.network = Networks.of(name, compute);
        this.batch = batch;
        Shape input = network.graph().inputs().getFirst().shape();
        this.classes = network.graph().node(head()).shape().elements();
        this.images = LayerRow.values(1, batch * input.elements());
        this.targets = new float[batch * classes];
        for (int i = 0; i < batch; i++) {
            targets[i * classes + i * 7 % classes] = 1;
        }
        this.gradient = new float[batch * classes];
        this.descent = new Descent(new Optimiser.Sgd(), new Clipping.None(), RATE, compute.pool());
    }

    /// What is trained.
    public Network network() {
        return network;
    }

    @Override
    public void run() {
        network.forwardTraining(batch, images);
        double value = loss.of(batch, classes, network.output(head()), targets, gradient);
        network.backward(gradient);
        network.step(descent);
        if (Double.isNaN(value)) {
            throw new IllegalStateException("the loss is not a number");
        }
    }

    private String head() {
        return network.heads().getFirst();
    }
}
