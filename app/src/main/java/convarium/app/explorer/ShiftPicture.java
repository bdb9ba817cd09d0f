package convarium.app.explorer;

import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.render.ColourMap;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.engine.compute.Compute;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;

/// What a state comes to on its picture and on its shifted picture, as [Shifted] is on numbers.
///
/// @param state the state
/// @param before the layer f over the picture x
/// @param shiftedInput S(x)
/// @param output f(S(x))
/// @param shiftedOutput S(f(x)), by the whole cells nearest to what is due
/// @param difference f(S(x)) − S(f(x)), 0 where they are the same but for rounding
/// @param reasons why cells differ
/// @param tally how many do, and by how much
/// @param range of the differences that are not 0
record ShiftPicture(
        ExplorerState state,
        PictureResult before,
        AxisShift down,
        AxisShift right,
        Tensor shiftedInput,
        Tensor output,
        Tensor shiftedOutput,
        Tensor difference,
        ShiftReasons reasons,
        ShiftTally tally,
        ValueRange range) {
    private static final int MAPS = 4;

    /// Works a state's shift out.
    ///
    /// @param before the state's layer over its picture
    /// @throws IOException if that is more than can be held
    static ShiftPicture of(ExplorerState state, PictureResult before, Compute compute) throws IOException {
        if ((long) before.rows() * before.columns() * MAPS > PictureJob.MOST_OUTPUTS) {
            throw new PictureProblems.TooManyOutputs(before.rows(), before.columns());
        }
        var shift = state.looking().shift();
        var layer = before.layer();
        var g = layer.geometry(before.input().shape());
        boolean stretched = state.layer().operation() == Operation.TRANSPOSED;
        var down = new AxisShift(shift.down(), g.height().stride(), stretched);
        var right = new AxisShift(shift.right(), g.width().stride(), stretched);
        var input = moved(before.input(), shift.down(), shift.right(), shift.edge());
        var output = PictureJob.outputs(compute, state, layer, input);
        var shiftedOutput = moved(before.output(), down.steps(), right.steps(), shift.edge());
        var difference = minus(output, shiftedOutput);
        var reasons = ShiftReasons.of(g, down, right);
        var tally = ShiftTally.of(before.output().data(), output.data(), difference.data(), g.ow(), reasons);
        return new ShiftPicture(
                state,
                before,
                down,
                right,
                input,
                output,
                shiftedOutput,
                difference,
                reasons,
                tally,
                ValueRange.of(differing(difference.data(), tally.differing())));
    }

    /// A plane `(1, h, w)` whose values are moved.
    static Tensor moved(Tensor plane, int down, int right, Edge edge) {
        int rows = plane.shape().size(1);
        int columns = plane.shape().size(2);
        float[] from = plane.data();
        float[] to = new float[from.length];
        int across = switch (edge) {
            case ZEROS -> Math.clamp(right, -columns, columns);
            case WRAP -> Math.floorMod(right, columns);
        };
        for (int row = 0; row < rows; row++) {
            int source = edge == Edge.WRAP ? Math.floorMod(row - down, rows) : row - down;
            if (source < 0 || source >= rows) {
                continue;
            }
            int length = columns - Math.abs(across);
            System.arraycopy(
                    from, source * columns + Math.max(0, -across), to, row * columns + Math.max(0, across), length);
            if (edge == Edge.WRAP) {
                System.arraycopy(from, source * columns + length, to, row * columns, across);
            }
        }
        return Tensor.wrap(Shape.of(1, rows, columns), to);
    }

    private static Tensor minus(Tensor a, Tensor b) {
        float[] one = a.data();
        float[] other = b.data();
        float[] values = new float[one.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Agreement.same(one[i], other[i]) ? 0 : one[i] - other[i];
        }
        return Tensor.wrap(a.shape(), values);
    }

    /// The differences alone: a few at the border among many zeros have colours of their own scale too.
    private static float[] differing(float[] difference, int count) {
        float[] found = new float[count];
        int n = 0;
        for (float value : difference) {
            if (value != 0) {
                found[n++] = value;
            }
        }
        return found;
    }

    /// Whether it is what a state comes to, whatever of it is looked at.
    boolean isOf(ExplorerState other, PictureResult result) {
        return Arrays.equals(result.output().data(), before.output().data())
                && PictureWork.sameOutputs(state, other)
                && state.looking().shift().equals(other.looking().shift());
    }

    /// How it is shifted.
    ShiftSettings shift() {
        return state.looking().shift();
    }

    /// Whether nothing is shifted.
    boolean isStill() {
        return shift().down() == 0 && shift().right() == 0;
    }

    /// Whether the map can move with the picture in whole cells.
    boolean isWhole() {
        return down.isWhole() && right.isWhole();
    }

    /// Where the outputs lie over the picture.
    Placement place() {
        return Placement.of(
                before.layer(), before.layer().geometry(before.input().shape()));
    }

    /// The colours of the outputs: those of the unshifted one, so that they stay while it is dragged.
    Colouring outputColouring() {
        return Colouring.of(state, before.range());
    }

    /// The colours of the differences: below and above zero.
    Colouring differenceColouring() {
        return Colouring.of(state.withPicture(state.picture().withScale(PictureSettings.Scale.SIGNED)), range);
    }

    /// A plane of brightness.
    static Raster brightness(Tensor plane, Placement place) {
        return new Raster(plane, place, ColourMap.brightness(), 0, 1);
    }
}
