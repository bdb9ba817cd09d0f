package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.List;

/// PyTorch: padding in numbers and alike on both sides, "same" for convolutions without a stride.
record TorchHabit(Setting setting) {

    Habit of(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c ->
                switch (c.padding()) {
                    case Padding.Same same -> same(c, same);
                    case Padding.Explicit p -> p.isSymmetric() ? Habit.as(c) : uneven("convolution", p);
                };
            case ConvTranspose2d c ->
                c.padding().isSymmetric() ? Habit.as(c) : uneven("transposed convolution", c.padding());
            case MaxPool2d p -> pooling(p, p.padding(), p.dilation());
            case AvgPool2d p -> pooling(p, p.padding(), Habit.ONE);
        };
    }

    private Habit same(Conv2d c, Padding.Same same) {
        if (!c.stride().equals(Habit.ONE)) {
            return new Habit.Refuses("PyTorch's padding='same' refuses a stride: it could not pad alike for every"
                    + " input, as the padding would depend on the input's size.");
        }
        var upper = Habit.padded(c, Padding.Same.UPPER, c.paddingMode());
        var meant = Habit.padding(c.geometry(setting.input()));
        var taken = Habit.padding(upper.geometry(setting.input()));
        return same == Padding.Same.UPPER || meant.equals(taken)
                ? Habit.as(upper)
                : new Habit.Takes(
                        upper,
                        List.of("PyTorch's padding='same' puts the odd cell last: " + Habit.words(taken)
                                + ", where the layer has " + Habit.words(meant) + "."));
    }

    private Habit pooling(WindowLayer layer, Padding padding, Size dilation) {
        var p = Building.resolved(setting, padding, layer.kernel(), layer.stride(), dilation);
        return p.isSymmetric() ? Habit.as(layer) : uneven("pooling", p);
    }

    private static Habit uneven(String what, Padding.Explicit p) {
        return new Habit.Refuses("PyTorch's " + what + " pads alike on opposite sides, and this layer has "
                + Habit.words(p) + ": it takes a layer of its own for that.");
    }
}
