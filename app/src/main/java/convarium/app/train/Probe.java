package convarium.app.train;

/// Takes from a training what a panel shows.
///
/// It is asked on the thread that trains, between two steps, at most six times a second and more
/// seldom where it takes long, and only while its panel is wanted. What it gives is an immutable record, which the
/// panel draws later, on the window's thread.
///
/// @param <T> what the panel shows
@FunctionalInterface
public interface Probe<T> {

    /// Works out what the panel shows of a moment. The moment is not kept beyond the call.
    T look(Moment moment);
}
