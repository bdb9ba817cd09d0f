package convarium.engine.explain;

import convarium.engine.data.DataSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a network says about the first pictures of a data set: a probability for each class, and beside
/// it the class that is true.
///
/// Its answer is the class of the largest probability, of equal ones the first, as the trainer counts
/// accuracy. A picture that has not been asked about, or whose probabilities are not numbers, has no
/// answer.
public final class Predictions {
    /// The answer where there is none.
    public static final int NONE = -1;

    private final int classes;
    private final int[] labels;
    private final int[] answers;
    private final float[] probabilities;

    private Predictions(int classes, int[] labels, float[] probabilities) {
        this.classes = classes;
        this.labels = labels;
        this.probabilities = probabilities;
        answers = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            answers[i] = largest(i);
        }
    }

    /// Predictions as they are given.
    ///
    /// @param labels the true class of each picture
    /// @param probabilities `(pictures, classes)` values, NaN for pictures that were not asked about
    /// @throws IllegalArgumentException if the numbers of values do not fit
    public static Predictions of(int classes, int[] labels, float[] probabilities) {
        if (classes < 1 || probabilities.length != (long) labels.length * classes) {
            throw new IllegalArgumentException(labels.length + " pictures of " + classes
                    + " classes have as many probabilities each, found " + probabilities.length + " in all");
        }
        return new Predictions(classes, labels.clone(), probabilities.clone());
    }

    /// Asks a network about the first pictures of a data set.
    ///
    /// @param count how many; all if there are fewer
    public static Predictions of(Predictor predictor, DataSet pictures, int count) {
        var rolling = new RollingPredictions(pictures, count);
        rolling.ask(predictor, rolling.count());
        return rolling.now();
    }

    private int largest(int picture) {
        int best = 0;
        boolean numbers = true;
        for (int j = 0; j < classes; j++) {
            numbers &= !Float.isNaN(probability(picture, j));
            if (probability(picture, j) > probability(picture, best)) {
                best = j;
            }
        }
        return numbers ? best : NONE;
    }

    /// How many pictures there are.
    public int count() {
        return labels.length;
    }

    /// How many classes there are.
    public int classes() {
        return classes;
    }

    /// The true class of a picture.
    public int label(int picture) {
        return labels[picture];
    }

    /// The probability that the network gives a class.
    public float probability(int picture, int of) {
        return probabilities[picture * classes + of];
    }

    /// The class that the network holds for the most probable, or [#NONE].
    public int answer(int picture) {
        return answers[picture];
    }

    /// The probability of the answer; NaN where there is none.
    public float confidence(int picture) {
        return answers[picture] == NONE ? Float.NaN : probability(picture, answers[picture]);
    }

    /// Whether the answer is the true class.
    public boolean isRight(int picture) {
        return answers[picture] == labels[picture];
    }

    /// How many pictures have an answer.
    public int answered() {
        return (int) IntStream.of(answers).filter(answer -> answer != NONE).count();
    }

    /// The share of right answers among those given, from 0 to 1; NaN without any.
    public double accuracy() {
        return IntStream.range(0, count()).filter(this::isRight).count() / (double) answered();
    }

    /// The pictures with a wrong answer, the most confident first, of equal ones the first.
    public List<Integer> mistakes() {
        return IntStream.range(0, count())
                .filter(i -> answers[i] != NONE && !isRight(i))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -confidence(i))
                        .thenComparingInt(i -> i))
                .toList();
    }

    /// The pictures of a true class that were given a certain answer, in their order.
    public List<Integer> of(int label, int answer) {
        return IntStream.range(0, count())
                .filter(i -> labels[i] == label && answers[i] == answer)
                .boxed()
                .toList();
    }

    /// How often each class was taken for each other.
    public ConfusionMatrix confusions() {
        return ConfusionMatrix.of(this);
    }
}
