package convarium.app.explorer;

/// Which aspect of the layer is looked at, and how: what each aspect needs beyond the layer and its
/// numbers.
///
/// @param aspect what the stage shows
/// @param gradient how the backward pass is looked at
/// @param form which matrix the layer is written as
/// @param shift how the input is shifted
/// @param predict what is hidden, and what was answered
public record Looking(
        Aspect aspect, GradientSettings gradient, MatrixForm form, ShiftSettings shift, PredictSettings predict) {

    /// As a link says that says nothing of it.
    public static final Looking PLAIN = new Looking(
            Aspect.FORWARD, GradientSettings.PLAIN, MatrixForm.IM2COL, ShiftSettings.PLAIN, PredictSettings.PLAIN);

    /// With another aspect.
    public Looking withAspect(Aspect value) {
        return new Looking(value, gradient, form, shift, predict);
    }

    /// With the backward pass looked at otherwise.
    public Looking withGradient(GradientSettings value) {
        return new Looking(aspect, value, form, shift, predict);
    }

    /// With the layer written as another matrix.
    public Looking withForm(MatrixForm value) {
        return new Looking(aspect, gradient, value, shift, predict);
    }

    /// With the input shifted otherwise.
    public Looking withShift(ShiftSettings value) {
        return new Looking(aspect, gradient, form, value, predict);
    }

    /// With something else hidden, or other answers.
    public Looking withPredict(PredictSettings value) {
        return new Looking(aspect, gradient, form, shift, value);
    }

    /// Such that it goes with a layer and its output.
    Looking fitted(Operation operation, Matrix output) {
        return withGradient(gradient.fitted(operation, output))
                .withPredict(predict.fitted(output.rows() * output.columns()));
    }
}
