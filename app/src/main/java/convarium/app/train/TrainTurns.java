package convarium.app.train;

import java.util.List;

/// When the place takes over what a training tells.
///
/// While it learns, one part of the window after the other has its turn: the curves with everything that is
/// said, then the panels of one column, then those of the next. So each frame paints a part of the window only, and
/// cores that both threads of the training need are not all taken at once. At rest, and where somebody waits for an
/// answer, everything is taken over with the next frame.
final class TrainTurns {
    /// Four rounds of all turns in a second.
    static final double TURN = 1.0 / 16;

    private static final List<List<TrainPanel.Column>> PANELS = List.of(
            List.of(TrainPanel.Column.LEFT),
            List.of(
                    TrainPanel.Column.MIDDLE,
                    TrainPanel.Column.PICTURES,
                    TrainPanel.Column.MAP,
                    TrainPanel.Column.SHIFT),
            List.of(TrainPanel.Column.INSPECTOR));

    private final TrainViewModel model;
    private double waited = TURN;
    private int turn;

    TrainTurns(TrainViewModel model) {
        this.model = model;
    }

    /// A frame.
    ///
    /// @param seconds since the last one
    void advance(double seconds) {
        waited += seconds;
        if (!model.standing().isGoing() || model.isPressing()) {
            waited = 0;
            model.pulse();
            return;
        }
        model.showAnswers();
        if (waited < TURN) {
            return;
        }
        // a late frame does not make the next one early
        waited = Math.min(waited - TURN, TURN / 2);
        if (turn == 0) {
            model.takeNews();
        } else {
            model.show(PANELS.get(turn - 1));
        }
        turn = (turn + 1) % (PANELS.size() + 1);
    }
}
