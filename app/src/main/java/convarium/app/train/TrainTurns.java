package convarium.app.train;

import java.util.List;
import java.util.function.BooleanSupplier;

/// When the place takes over what a training tells.
///
/// While it learns, one part of the window after the other has its turn, each four times a second: a frame paints only
/// a small part, and the cores, which the training needs, are never taken for long. At rest, and where somebody waits
/// for an answer, everything is taken over with the next frame.
final class TrainTurns {
    /// How often each part has its turn while it learns, a second.
    static final int ROUNDS = 4;

    private final BooleanSupplier atOnce;
    private final Runnable all;
    private final Runnable answers;
    private final List<Runnable> parts;
    private double waited;
    private int turn;

    /// @param atOnce whether all parts are wanted with this frame
    /// @param all takes over everything
    /// @param answers takes over what was asked for, with each frame
    /// @param parts each takes over a part
    TrainTurns(BooleanSupplier atOnce, Runnable all, Runnable answers, List<Runnable> parts) {
        this.atOnce = atOnce;
        this.all = all;
        this.answers = answers;
        this.parts = List.copyOf(parts);
    }

    /// A frame.
    ///
    /// @param seconds since the last one
    void advance(double seconds) {
        if (atOnce.getAsBoolean()) {
            waited = 0;
            all.run();
            return;
        }
        answers.run();
        waited += seconds;
        double each = 1.0 / (ROUNDS * parts.size());
        if (waited >= each) {
            // frames that come late are made up for by one turn at most
            waited = Math.min(waited - each, each);
            parts.get(turn).run();
            turn = (turn + 1) % parts.size();
        }
    }
}
