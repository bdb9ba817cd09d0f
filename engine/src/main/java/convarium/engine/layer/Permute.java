package convarium.engine.layer;

import convarium.engine.tensor.Shape;
import java.util.List;

/// The axes of a sample in another order.
///
/// @param order axis i of the output is axis `order[i]` of the input, from 0
public record Permute(List<Integer> order) implements Layer {

    /// @throws IllegalArgumentException if an axis is missing or named twice
    public Permute {
        order = List.copyOf(order);
        if (order.isEmpty()
                || order.stream().distinct().count() != order.size()
                || order.stream().anyMatch(axis -> axis < 0)
                || order.stream().mapToInt(axis -> axis).max().orElse(0) >= order.size()) {
            throw new IllegalArgumentException("Permute needs each axis from 0 once, found " + order);
        }
    }

    /// The order as numbers.
    public static Permute of(Integer... order) {
        return new Permute(List.of(order));
    }

    @Override
    public Shape output(Shape input) {
        if (input.rank() != order.size()) {
            throw new IllegalArgumentException(name() + " orders " + order.size() + " axes, and the input of shape "
                    + input + " has " + input.rank());
        }
        return new Shape(order.stream().map(input::size).toList());
    }
}
