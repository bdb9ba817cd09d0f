package convarium.app.train;

import java.util.Optional;

/// Takes sizes and spreads out of a training network.
final class GradientProbe implements Probe<GradientFigures> {
    /// While it goes on, spreads are counted anew after so many looks; sizes with each.
    private static final int GLANCES = 5;

    private final MapSurvey survey;
    private int glances;
    private Optional<GradientFigures> before = Optional.empty();

    /// @param survey what validation pictures come to in a network
    GradientProbe(MapSurvey survey) {
        this.survey = survey;
    }

    @Override
    public GradientFigures look(Moment moment) {
        var now = GradientFigures.of(moment, survey.look(moment), before.filter(b -> moment.isGoing() && glances > 0));
        glances = before.isPresent() && moment.isGoing() && glances > 0 ? glances - 1 : GLANCES;
        before = Optional.of(now);
        return now;
    }
}
