package convarium.engine.train;

import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Teaches a network: epoch by epoch it goes through all pictures in a new random order, a batch a step,
/// and then looks at those that were kept back.
///
/// Weights, data and recipe decide about every bit; threads, vectors and the clock about none. Not for
/// several threads at once: the work inside is shared among the pool's.
public final class Trainer {
    /// A loss so many times the first one (or 1, if that was less) has exploded.
    private static final double EXPLOSION = 1000;

    private final Network network;
    private final String head;
    private final int outputs;
    private final Split data;
    private final WorkerPool pool;
    private final LongSupplier nanos;
    private final int[] validationOrder;
    private Recipe recipe;
    private Descent descent;
    private Batch batch;
    private float[] gradient;
    private int[] order = {};
    private int orderOf = -1;
    private TrainingState.Progress progress = TrainingState.Progress.START;
    private boolean diverged;
    private long timedNanos;
    private long timedPictures;

    /// Teaches a network from the weights that it has.
    ///
    /// @param network a graph with one input and one output, its seed the recipe's; a loss on logits works
    /// on the node before a final softmax
    /// @param nanos a clock, for the pictures a second that are reported: `System::nanoTime`
    /// @throws IllegalArgumentException if network, data and recipe do not fit together
    public Trainer(Network network, Split data, Recipe recipe, LongSupplier nanos) {
        var training = data.training();
        var graph = network.graph();
        if (graph.inputs().size() != 1 || network.heads().size() != 1) {
            throw new IllegalArgumentException("a trainer teaches networks with one input and one output, found "
                    + graph.inputs().size() + " and " + network.heads().size());
        }
        head = network.heads().getFirst();
        outputs = graph.node(head).shape().elements();
        var input = graph.inputs().getFirst().shape();
        if (!input.equals(training.shape())) {
            throw new IllegalArgumentException(
                    "the network takes pictures of " + input + ", found pictures of " + training.shape());
        }
        if (outputs != training.classes()) {
            throw new IllegalArgumentException("the network has " + outputs + " outputs and the pictures "
                    + training.classes() + " classes, expected as many");
        }
        checkBatch(recipe, training);
        this.network = network;
        pool = network.compute().pool();
        this.data = data;
        this.recipe = recipe;
        this.nanos = nanos;
        network.setDropout(recipe.dropout());
        descent = new Descent(recipe.optimiser(), recipe.clipping(), recipe.rate(), pool);
        batch = new Batch(recipe.batch(), training.shape().elements(), training.classes());
        gradient = new float[Math.multiplyExact(recipe.batch(), training.classes())];
        validationOrder = new int[data.validation().count()];
        for (int i = 0; i < validationOrder.length; i++) {
            validationOrder[i] = i;
        }
    }

    /// The network that it teaches.
    public Network network() {
        return network;
    }

    private static void checkBatch(Recipe recipe, DataSet training) {
        if (recipe.batch() > training.count()) {
            throw new IllegalArgumentException("a batch of " + recipe.batch() + " is larger than the "
                    + training.count() + " pictures to learn from");
        }
    }

    /// How it teaches.
    public Recipe recipe() {
        return recipe;
    }

    /// Goes on by another recipe from the next step: weights, the order of the pictures and the place in
    /// the epoch stay. What the optimiser remembers stays where the other one is of the same kind and
    /// remembers as much; else it begins anew.
    ///
    /// @throws IllegalArgumentException if the seed differs, which would be another run, or the batch is
    /// larger than the pictures are many; nothing has changed then
    public void change(Recipe other) {
        if (other.seed() != recipe.seed()) {
            throw new IllegalArgumentException(
                    "a run keeps its seed, " + recipe.seed() + ", found " + other.seed() + ": begin another run");
        }
        var training = data.training();
        checkBatch(other, training);
        var next = new Descent(other.optimiser(), other.clipping(), other.rate(), pool);
        boolean alike = other.optimiser().getClass().equals(recipe.optimiser().getClass())
                && other.optimiser().memories() == recipe.optimiser().memories();
        if (alike) {
            for (var parameter : network.parameters()) {
                if (parameter.spec().role().learnt()) {
                    next.remember(parameter, descent.remembered(parameter));
                }
            }
        }
        if (other.batch() != recipe.batch()) {
            batch = new Batch(other.batch(), training.shape().elements(), training.classes());
            gradient = new float[Math.multiplyExact(other.batch(), training.classes())];
        }
        network.setDropout(other.dropout());
        descent = next;
        recipe = other;
    }

    /// How many steps this epoch has: those done, and those that the recipe's batch makes of the rest.
    public int batches() {
        int left = data.training().count() - (int) progress.seen();
        return progress.batch() + Math.ceilDiv(left, recipe.batch());
    }

    /// How far the training has come.
    public TrainingState.Progress progress() {
        return progress;
    }

    /// Goes on until so many epochs are done in all, or the loss diverges, or it is told to stop.
    ///
    /// @param epochs how many in all, those done before included
    /// @param goOn asked before each step
    /// @param listener told of everything that happens
    public void run(int epochs, BooleanSupplier goOn, Consumer<TrainingEvent> listener) {
        while (progress.epoch() < epochs && !diverged && goOn.getAsBoolean()) {
            step(listener);
        }
    }

    /// Learns from one batch; after the last of an epoch it validates, too.
    ///
    /// @param listener told of everything that happens
    /// @throws IllegalStateException if the loss has diverged
    public void step(Consumer<TrainingEvent> listener) {
        if (diverged) {
            throw new IllegalStateException("the loss has diverged: go back to an earlier state");
        }
        long begin = nanos.getAsLong();
        batch.fill(pool, data.training(), order(), (int) progress.seen());
        network.forwardTraining(batch.n(), batch.x());
        float[] given = network.output(head);
        int right = batch.right(given);
        double loss = recipe.loss().of(batch.n(), outputs, given, batch.targets(), gradient);
        double rate = recipe.rate() * recipe.schedule().factor(progress.step());
        int epoch = progress.epoch() + 1;
        if (exploded(loss)) {
            diverged = true;
            listener.accept(new TrainingEvent.Diverged(epoch, progress.batch() + 1, progress.step() + 1, loss, rate));
            return;
        }
        descent.setRate(rate);
        network.backward(gradient);
        network.step(descent);
        progress = progress.afterBatch(loss, right, batch.n());
        timedNanos += nanos.getAsLong() - begin;
        timedPictures += batch.n();
        listener.accept(new TrainingEvent.BatchDone(
                epoch, progress.batch(), batches(), progress.step(), loss, right / (double) batch.n(), rate));
        if (progress.seen() == data.training().count()) {
            endEpoch(epoch, listener);
        }
    }

    private boolean exploded(double loss) {
        return !Double.isFinite(loss) || (progress.step() > 0 && loss > EXPLOSION * Math.max(1, progress.firstLoss()));
    }

    private void endEpoch(int epoch, Consumer<TrainingEvent> listener) {
        var done = progress;
        progress = progress.afterEpoch();
        var validation = evaluate(data.validation());
        double seconds = Math.max(1, timedNanos) / 1e9;
        double speed = timedPictures / seconds;
        timedNanos = 0;
        timedPictures = 0;
        listener.accept(new TrainingEvent.EpochDone(
                epoch,
                done.lossSum() / done.seen(),
                done.right() / (double) done.seen(),
                validation.loss(),
                validation.accuracy(),
                speed));
    }

    /// How well a network does on pictures.
    ///
    /// @param loss the mean over the pictures
    /// @param accuracy the part that is told right, from 0 to 1
    public record Evaluation(double loss, double accuracy) {}

    private Evaluation evaluate(DataSet pictures) {
        double loss = 0;
        long right = 0;
        for (int from = 0; from < pictures.count(); from += recipe.batch()) {
            batch.fill(pool, pictures, validationOrder, from);
            network.infer(batch.n(), batch.x());
            float[] given = network.output(head);
            right += batch.right(given);
            loss += batch.n() * recipe.loss().of(batch.n(), outputs, given, batch.targets(), gradient);
        }
        return new Evaluation(loss / pictures.count(), right / (double) pictures.count());
    }

    private int[] order() {
        if (orderOf != progress.epoch()) {
            order = new RandomStream(recipe.seed(), Purpose.SHUFFLE.stream(progress.epoch()))
                    .permutation(data.training().count());
            orderOf = progress.epoch();
        }
        return order;
    }

    /// Where the training stands, as a copy.
    public TrainingState state() {
        var values = new HashMap<String, Tensor>();
        var memories = new HashMap<String, Descent.Remembered>();
        for (var parameter : network.parameters()) {
            values.put(parameter.name(), Tensor.of(parameter.shape(), parameter.values()));
            if (parameter.spec().role().learnt()) {
                memories.put(parameter.name(), descent.remembered(parameter));
            }
        }
        return new TrainingState(values, memories, network.steps(), progress);
    }

    /// Goes back, or on, to where a training of the same recipe stood.
    ///
    /// @throws IllegalArgumentException if the state is that of another network or optimiser; nothing has
    /// changed then
    public void restore(TrainingState state) {
        for (var parameter : network.parameters()) {
            var value = state.values().get(parameter.name());
            if (value == null || !value.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException("the state is that of another network: expected " + parameter
                        + ", found " + (value == null ? "nothing" : value.shape()));
            }
        }
        for (var parameter : network.parameters()) {
            restore(parameter, state);
        }
        network.parametersChanged();
        network.resumeAt(state.passes());
        progress = state.progress();
        diverged = false;
        timedNanos = 0;
        timedPictures = 0;
    }

    private void restore(Parameter parameter, TrainingState state) {
        var memory = state.memories().get(parameter.name());
        if (memory != null) {
            descent.remember(parameter, memory);
        }
        var value = state.values().get(parameter.name());
        if (value != null) {
            System.arraycopy(value.data(), 0, parameter.values(), 0, parameter.values().length);
        }
    }
}
