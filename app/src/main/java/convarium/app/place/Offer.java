package convarium.app.place;

import java.util.Optional;

/// What another place would show of something here, or why it cannot.
///
/// @param state what it would show; empty if it cannot
/// @param words what that is, or why not, as a sentence
public record Offer(Optional<PlaceState> state, String words) {

    /// That it can.
    public static Offer of(PlaceState state, String words) {
        return new Offer(Optional.of(state), words);
    }

    /// That it cannot.
    public static Offer none(String why) {
        return new Offer(Optional.empty(), why);
    }
}
