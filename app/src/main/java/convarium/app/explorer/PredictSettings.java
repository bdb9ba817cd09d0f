package convarium.app.explorer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is hidden for the learner to predict, and what was answered so far; never what is right.
///
/// The places to fill in are slots, counted from 0: the rows and the columns of the output's size, the outputs row by
/// row, the factors of a sum one after another.
///
/// @param hidden what is to be predicted
/// @param cell which output is asked for, row by row from 0, where it is one
/// @param answers what was typed, by slot
/// @param checked the slots whose answer was checked
/// @param right how many checked answers were right so far, over all questions
/// @param tried how many answers were checked so far
public record PredictSettings(
        Hidden hidden, int cell, SortedMap<Integer, Float> answers, SortedSet<Integer> checked, int right, int tried) {

    /// The most answers that are counted.
    public static final int MOST_TRIED = 9999;

    /// As a link says that says nothing of it.
    public static final PredictSettings PLAIN = of(Hidden.OUTPUT);

    public PredictSettings {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        checked = Collections.unmodifiableSortedSet(new TreeSet<>(checked));
    }

    /// What can be hidden.
    public enum Hidden {
        /// Rows and columns of the output.
        SIZE,
        /// One output.
        CELL,
        /// All outputs.
        OUTPUT,
        /// The number of parameters.
        PARAMETERS,
        /// The products that make up an output.
        SENTENCE
    }

    private static PredictSettings of(Hidden hidden) {
        return new PredictSettings(hidden, 0, Collections.emptySortedMap(), Collections.emptySortedSet(), 0, 0);
    }

    /// With something else to be predicted, nothing of it answered.
    public PredictSettings withHidden(Hidden value) {
        return new PredictSettings(
                value, cell, Collections.emptySortedMap(), Collections.emptySortedSet(), right, tried);
    }

    /// With another output asked for, nothing of it answered.
    public PredictSettings withCell(int value) {
        return new PredictSettings(
                hidden, value, Collections.emptySortedMap(), Collections.emptySortedSet(), right, tried);
    }

    /// Without the answers.
    public PredictSettings unanswered() {
        return withCell(cell);
    }

    /// With an answer, not yet checked.
    public PredictSettings withAnswer(int slot, float value) {
        var given = new TreeMap<>(answers);
        given.put(slot, value);
        return new PredictSettings(hidden, cell, given, without(slot), right, tried);
    }

    /// Without an answer.
    public PredictSettings withoutAnswer(int slot) {
        var given = new TreeMap<>(answers);
        given.remove(slot);
        return new PredictSettings(hidden, cell, given, without(slot), right, tried);
    }

    private SortedSet<Integer> without(int slot) {
        var left = new TreeSet<>(checked);
        left.remove(slot);
        return left;
    }

    /// With an answer checked.
    ///
    /// @param isRight whether it was right
    public PredictSettings withChecked(int slot, boolean isRight) {
        var done = new TreeSet<>(checked);
        done.add(slot);
        return new PredictSettings(
                hidden,
                cell,
                answers,
                done,
                Math.min(MOST_TRIED, right + (isRight ? 1 : 0)),
                Math.min(MOST_TRIED, tried + 1));
    }

    /// Such that it goes with an output of so many cells: another one is asked for where there is no such, and
    /// answers without a place are left out.
    PredictSettings fitted(int outputs) {
        int asked = Math.clamp(cell, 0, outputs - 1);
        int slots = hidden == Hidden.OUTPUT ? outputs : Integer.MAX_VALUE;
        return asked == cell && (answers.isEmpty() || answers.lastKey() < slots)
                ? this
                : new PredictSettings(hidden, asked, answers.headMap(slots), checked.headSet(slots), right, tried);
    }
}
