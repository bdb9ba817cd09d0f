package convarium.app.explorer;

/// Which aspect of the layer is looked at, and how: what each aspect needs beyond the layer and its numbers.
///
/// @param aspect what the stage shows
public record Looking(Aspect aspect) {

    /// As a link says that says nothing of it.
    public static final Looking PLAIN = new Looking(Aspect.FORWARD);

    /// With another aspect.
    public Looking withAspect(Aspect value) {
        return new Looking(value);
    }
}
