package convarium.app.explorer;

/// What must not be seen anywhere on screen while the learner has not answered.
enum Secret {
    /// Nothing.
    NOTHING,
    /// The output's values.
    OUTPUT,
    /// The output's size, and all that is worked out from it.
    SIZE,
    /// The number of parameters.
    PARAMETERS;

    static Secret of(ExplorerState state, Explored explored) {
        if (state.looking().aspect() != Aspect.PREDICT) {
            return NOTHING;
        }
        var question = new PredictQuestion(state, explored);
        if (question.isSettled()) {
            return NOTHING;
        }
        return switch (question.hidden()) {
            case SIZE -> SIZE;
            case PARAMETERS -> PARAMETERS;
            case CELL, OUTPUT -> OUTPUT;
            case SENTENCE -> NOTHING;
        };
    }

    /// Whether counts give the answer away.
    boolean hidesCost() {
        return this == SIZE || this == PARAMETERS;
    }

    /// Whether the output must not be copied.
    boolean hidesOutput() {
        return this == OUTPUT || this == SIZE;
    }
}
