package convarium.engine.calculator;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.ReceptiveField;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Upsample;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Follows the receptive field through one entry of a network (Araujo, Norris and Sim, Distill 2019,
/// equations 1 and 2).
final class Fields {
    private Optional<InputField> field;
    private long top;
    private long left;
    private final Derivation.Builder lines = new Derivation.Builder();
    private boolean moved;

    /// What the units of a value see.
    ///
    /// @param field empty where units no longer have a place
    /// @param top the first row that the first unit sees, below 0 within padding
    /// @param left the first column
    record Seen(Optional<InputField> field, long top, long left) {

        /// An input cell sees itself.
        static Seen input(boolean isSequence) {
            return new Seen(Optional.of(InputField.input(isSequence)), 0, 0);
        }
    }

    /// Begins where the values that an entry takes stand; of several, with all that they see together.
    Fields(List<Seen> inputs) {
        var first = inputs.getFirst();
        field = first.field;
        top = first.top;
        left = first.left;
        for (var other : inputs.subList(1, inputs.size())) {
            join(other);
        }
        if (inputs.size() > 1 && field.isPresent()) {
            moved = true;
            lines.note("A unit sees what the units at its place in all of its inputs see: " + words(field.get()) + ".");
        }
    }

    /// What the units see now.
    Seen seen() {
        return new Seen(field, top, left);
    }

    private void join(Seen other) {
        if (field.isEmpty() || other.field.isEmpty()) {
            end("Of one input, units have no place any more: no receptive field.");
            return;
        }
        var a = field.get();
        var b = other.field.get();
        if (a.height().stride() != b.height().stride()
                || a.width().stride() != b.width().stride()) {
            end("The inputs' units lie at different distances: no one receptive field.");
            return;
        }
        long t = Math.min(top, other.top);
        long l = Math.min(left, other.left);
        long bottom = Math.max(top + a.height().size(), other.top + b.height().size());
        long right = Math.max(left + a.width().size(), other.left + b.width().size());
        field = Optional.of(new InputField(
                new ReceptiveField(bottom - t, a.height().stride()),
                new ReceptiveField(right - l, a.width().stride()),
                a.isSequence()));
        top = t;
        left = l;
    }

    private static String words(InputField field) {
        String width = Counts.grouped(field.width().size());
        return "{i:"
                + (field.isSequence() ? width : Counts.grouped(field.height().size()) + " × " + width) + "}";
    }

    /// The field of a unit of the last output; empty where units no longer have a place.
    Optional<InputField> field() {
        return field;
    }

    /// How the field came about.
    Derivation steps() {
        if (!moved) {
            lines.note(field.isPresent() ? "The receptive field stays." : "There is no receptive field any more.");
        }
        return lines.build();
    }

    /// The units have no place any more.
    private void end(String why) {
        if (field.isPresent()) {
            lines.note(why);
            moved = true;
        }
        field = Optional.empty();
    }

    /// Goes through a layer.
    ///
    /// @param keepsPlaces whether a Flatten here only drops axes of size 1 of a global pooling
    void through(Layer layer, Shape input, boolean keepsPlaces) {
        if (field.isEmpty()) {
            return;
        }
        switch (layer) {
            case ConvTranspose2d c -> {
                var g = c.geometry(input);
                back(g.height().extent(), g.width().extent(), c.stride());
            }
            case WindowLayer w -> {
                var g = w.geometry(input);
                forth(g.height(), g.width());
            }
            case AdaptiveAvgPool2d pool -> adaptive(pool.size(), input);
            case AdaptiveMaxPool2d pool -> adaptive(pool.size(), input);
            case Pad pad ->
                shift(-pad.padding().before(Axis.HEIGHT), -pad.padding().before(Axis.WIDTH));
            case Upsample up -> back(up.factor().h(), up.factor().w(), up.factor());
            case Flatten flatten -> {
                if (!keepsPlaces) {
                    end("Flattened, units have no place any more: no receptive field.");
                }
            }
            case Dense dense -> end("Each unit sees all that it is given: no receptive field.");
            case Reshape reshape -> end("Under another shape units have other places: no receptive field.");
            default -> {
                // every unit sees what it saw, or its sample's statistics, which do not count
            }
        }
    }

    /// Goes so many rows and columns of the value further on.
    void shift(long rows, long columns) {
        field.ifPresent(f -> {
            top += rows * f.height().stride();
            left += columns * f.width().stride();
        });
    }

    private void forth(AxisWindow height, AxisWindow width) {
        var before = field.orElseThrow();
        top -= height.before() * before.height().stride();
        left -= width.before() * before.width().stride();
        var after =
                new InputField(before.height().through(height), before.width().through(width), before.isSequence());
        boolean one = before.isSequence() || (before.isSquare() && after.isSquare());
        if (!before.isSequence()) {
            explain(one ? "" : "height: ", before.height(), height.extent() - 1, height.stride(), after.height());
        }
        if (!one || before.isSequence()) {
            explain(
                    before.isSequence() ? "" : "width: ",
                    before.width(),
                    width.extent() - 1,
                    width.stride(),
                    after.width());
        }
        field = Optional.of(after);
    }

    private void explain(String axis, ReceptiveField before, long reach, long stride, ReceptiveField after) {
        moved = true;
        lines.formula(axis + "field = " + Counts.grouped(before.size()) + " + {k:" + reach + "}·"
                + Counts.grouped(before.stride()) + " = {i:" + Counts.grouped(after.size()) + "}, stride = "
                + Counts.grouped(before.stride()) + "·" + stride + " = {i:" + Counts.grouped(after.stride()) + "}");
    }

    /// Pooling into a given number of windows: without remainder they are alike.
    private void adaptive(Size size, Shape input) {
        if (input.size(1) % size.h() != 0 || input.size(2) % size.w() != 0) {
            end("The windows of this pooling differ in size: no one receptive field.");
            return;
        }
        int h = input.size(1) / size.h();
        int w = input.size(2) / size.w();
        forth(new AxisWindow(h, h, 1, 0, 0), new AxisWindow(w, w, 1, 0, 0));
    }

    /// A layer that enlarges: a unit sees at most ⌈extent / stride⌉ of its inputs, and lies closer to
    /// the next.
    private void back(long h, long w, Size stride) {
        var before = field.orElseThrow();
        if (before.height().stride() % stride.h() != 0 || before.width().stride() % stride.w() != 0) {
            end("Units lie closer than input cells, and their fields differ: no one receptive field.");
            return;
        }
        var height = enlarged(before.height(), h, stride.h());
        var width = enlarged(before.width(), w, stride.w());
        moved = true;
        boolean row = before.isSequence();
        lines.formula("field = {i:" + (row ? "" : Counts.grouped(height.size()) + " × ") + Counts.grouped(width.size())
                + "} at most, stride = {i:" + (row ? "" : Counts.grouped(height.stride()) + " × ")
                + Counts.grouped(width.stride()) + "}");
        lines.note("Enlarging: a unit sees at most ⌈extent / stride⌉ inputs along an axis.");
        field = Optional.of(new InputField(height, width, before.isSequence()));
    }

    private static ReceptiveField enlarged(ReceptiveField before, long extent, int stride) {
        var seen = before.through(new AxisWindow((int) ((extent + stride - 1) / stride), 1, 1, 0, 0));
        return new ReceptiveField(seen.size(), before.stride() / stride);
    }
}
