package convarium.app.train;

/// Takes sizes and spreads out of a training network.
final class GradientProbe implements Probe<GradientFigures> {
    private final MapSurvey survey;

    /// @param survey what validation pictures come to in a network
    GradientProbe(MapSurvey survey) {
        this.survey = survey;
    }

    @Override
    public GradientFigures look(Moment moment) {
        return GradientFigures.of(moment, survey.look(moment));
    }
}
