package convarium.app.explorer;

/// Which aspect of the layer is looked at, and how: what each aspect needs beyond the layer and its
/// numbers.
///
/// @param aspect what the stage shows
/// @param form which matrix the layer is written as
public record Looking(Aspect aspect, MatrixForm form) {

    /// As a link says that says nothing of it.
    public static final Looking PLAIN = new Looking(Aspect.FORWARD, MatrixForm.IM2COL);

    /// With another aspect.
    public Looking withAspect(Aspect value) {
        return new Looking(value, form);
    }

    /// With the layer written as another matrix.
    public Looking withForm(MatrixForm value) {
        return new Looking(aspect, value);
    }
}
