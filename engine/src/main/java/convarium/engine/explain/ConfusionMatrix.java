package convarium.engine.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often pictures of each class were given each answer: a row for each true class, a column for
/// each answer. What lies on the diagonal is right.
public final class ConfusionMatrix {
    private final int classes;
    private final int[] counts;
    private final int[] totals;

    private ConfusionMatrix(int classes) {
        this.classes = classes;
        counts = new int[classes * classes];
        totals = new int[classes];
    }

    /// Counts answers; pictures without one are left out.
    public static ConfusionMatrix of(Predictions predictions) {
        var matrix = new ConfusionMatrix(predictions.classes());
        for (int i = 0; i < predictions.count(); i++) {
            int answer = predictions.answer(i);
            if (answer != Predictions.NONE) {
                matrix.counts[predictions.label(i) * matrix.classes + answer]++;
                matrix.totals[predictions.label(i)]++;
            }
        }
        return matrix;
    }

    /// A class taken for another.
    ///
    /// @param label the true class
    /// @param answer what it was taken for
    /// @param count how often
    public record Confusion(int label, int answer, int count) {}

    /// How many classes there are.
    public int classes() {
        return classes;
    }

    /// How many pictures of a class were given an answer.
    public int count(int label, int answer) {
        return counts[label * classes + answer];
    }

    /// How many pictures of a class were answered.
    public int total(int label) {
        return totals[label];
    }

    /// The part of a class's pictures that were given an answer, from 0 to 1; 0 where there is no
    /// picture.
    public double share(int label, int answer) {
        return totals[label] == 0 ? 0 : count(label, answer) / (double) totals[label];
    }

    /// The part of a class's pictures that were recognised, which is called its recall.
    public double recall(int label) {
        return share(label, label);
    }

    /// The part of the pictures with an answer for which it is right, which is called its precision; 0
    /// where it was never given.
    public double precision(int answer) {
        int given = 0;
        for (int label = 0; label < classes; label++) {
            given += count(label, answer);
        }
        return given == 0 ? 0 : count(answer, answer) / (double) given;
    }

    /// Which classes are taken for which others, the most frequent first, then by class and answer.
    public List<Confusion> worst() {
        var found = new ArrayList<Confusion>();
        for (int label = 0; label < classes; label++) {
            for (int answer = 0; answer < classes; answer++) {
                if (label != answer && count(label, answer) > 0) {
                    found.add(new Confusion(label, answer, count(label, answer)));
                }
            }
        }
        // sorting is stable
        found.sort(Comparator.comparingInt(confusion -> -confusion.count()));
        return List.copyOf(found);
    }
}
