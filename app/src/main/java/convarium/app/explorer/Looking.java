package convarium.app.explorer;

import java.util.Optional;

/// Which aspect of the layer is looked at, and how: what each aspect needs beyond the layer and its
/// numbers.
///
/// @param aspect what the stage shows
/// @param gradient how the backward pass is looked at
/// @param form which matrix the layer is written as
/// @param shift how the input is shifted
/// @param predict what is hidden, and what was answered
/// @param channels the channels and filters
/// @param origin where the numbers were taken from; empty if from nowhere, or once they were changed
public record Looking(
        Aspect aspect,
        GradientSettings gradient,
        MatrixForm form,
        ShiftSettings shift,
        PredictSettings predict,
        ChannelSettings channels,
        Optional<Origin> origin) {

    /// As a link says that says nothing of it.
    public static final Looking PLAIN = new Looking(
            Aspect.FORWARD,
            GradientSettings.PLAIN,
            MatrixForm.IM2COL,
            ShiftSettings.PLAIN,
            PredictSettings.PLAIN,
            ChannelSettings.PLAIN,
            Optional.empty());

    /// With another aspect.
    public Looking withAspect(Aspect value) {
        return new Looking(value, gradient, form, shift, predict, channels, origin);
    }

    /// With the backward pass looked at otherwise.
    public Looking withGradient(GradientSettings value) {
        return new Looking(aspect, value, form, shift, predict, channels, origin);
    }

    /// With the layer written as another matrix.
    public Looking withForm(MatrixForm value) {
        return new Looking(aspect, gradient, value, shift, predict, channels, origin);
    }

    /// With the input shifted otherwise.
    public Looking withShift(ShiftSettings value) {
        return new Looking(aspect, gradient, form, value, predict, channels, origin);
    }

    /// With something else hidden, or other answers.
    public Looking withPredict(PredictSettings value) {
        return new Looking(aspect, gradient, form, shift, value, channels, origin);
    }

    /// With other channels, or another of them looked at.
    public Looking withChannels(ChannelSettings value) {
        return new Looking(aspect, gradient, form, shift, predict, value, origin);
    }

    /// With numbers from elsewhere.
    public Looking withOrigin(Optional<Origin> value) {
        return new Looking(aspect, gradient, form, shift, predict, channels, value);
    }

    /// Such that it goes with a state's layer and numbers, and their output.
    Looking fitted(ExplorerState state, Matrix output) {
        return withGradient(gradient.fitted(state.layer().operation(), output))
                .withPredict(predict.fitted(output.rows() * output.columns()))
                .withChannels(fittedChannels(state));
    }

    /// A picture in colour has three channels.
    private ChannelSettings fittedChannels(ExplorerState state) {
        boolean pictured = state.source().isPicture() && aspect == Aspect.CHANNELS;
        var fitting = pictured && channels.inputs() != ChannelSettings.COLOURS
                ? channels.withCounts(ChannelSettings.COLOURS, channels.filters())
                : channels;
        return fitting.fitted(state.input(), state.kernel());
    }
}
