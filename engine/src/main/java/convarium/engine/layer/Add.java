package convarium.engine.layer;

import convarium.engine.tensor.Shape;
import java.util.List;

/// The sum of two or more inputs of one shape, value by value: the junction of a residual branch (He et al.
/// 2015).
public record Add() implements Layer {

    @Override
    public Shape output(Shape input) {
        return output(List.of(input));
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Several.atLeastTwo(name(), inputs);
        if (inputs.stream().distinct().count() > 1) {
            throw new IllegalArgumentException(name() + " needs inputs of one shape, found " + Several.text(inputs));
        }
        return inputs.getFirst();
    }
}
