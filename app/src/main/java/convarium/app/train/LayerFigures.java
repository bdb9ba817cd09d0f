package convarium.app.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A layer as it is at a moment: its weights as pictures, what it gives for the chosen picture, its
/// dead units.
///
/// @param filters its weights as pictures; empty where they are none
/// @param maps what it gives
/// @param order its units in the order in which they are shown
/// @param dead the units that give 0 everywhere for all of the pictures that were tried; empty where
/// the layer has no ReLU
/// @param tried how many pictures were tried
public record LayerFigures(
        MapBlock block,
        Optional<FilterFigures> filters,
        MapFigures maps,
        List<Integer> order,
        Set<Integer> dead,
        int tried) {

    public LayerFigures {
        order = List.copyOf(order);
        dead = Set.copyOf(dead);
    }
}
