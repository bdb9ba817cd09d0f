package convarium.app.place;

/// What one place of the window shows, as a value: a link holds it, a restart brings it back, the command
/// line draws it.
public interface PlaceState {

    /// This state as a short text, which begins with its place's [Place#prefix()].
    String link();
}
