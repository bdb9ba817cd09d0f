package convarium.app.train;

import convarium.app.explorer.Matrix;
import convarium.engine.layer.Conv2d;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;

/// The place in a window through which a ready sum comes in: a kernel of one 1 and zeros elsewhere,
/// over an input that holds a number where that 1 meets it at each output.
///
/// @param row of the kernel, from 0
/// @param column of the kernel, from 0
/// @param cut the part of the layer that it is for
record MapTap(int row, int column, MapCut cut) {
    private static final int TRIES = 8;

    /// The tap nearest to the middle of the window that meets padding at no output; empty if each does.
    static Optional<MapTap> of(MapCut cut) {
        var layer = cut.layer();
        var row = along(
                cut.down(),
                layer.kernel().h(),
                layer.stride().h(),
                layer.dilation().h());
        var column = along(
                cut.across(),
                layer.kernel().w(),
                layer.stride().w(),
                layer.dilation().w());
        return row.isEmpty() || column.isEmpty()
                ? Optional.empty()
                : Optional.of(new MapTap(row.get(), column.get(), cut));
    }

    private static Optional<Integer> along(MapCrop crop, int kernel, int stride, int dilation) {
        return IntStream.range(0, kernel)
                .boxed()
                .sorted((a, b) -> Integer.compare(Math.abs(2 * a - kernel + 1), Math.abs(2 * b - kernel + 1)))
                .filter(tap -> {
                    int first = tap * dilation - crop.before();
                    return first >= 0 && first + (crop.outputs() - 1) * stride < crop.inputs();
                })
                .findFirst();
    }

    /// The kernel: 1 at the tap.
    Matrix kernel() {
        var size = cut.layer().kernel();
        boolean flipped = cut.layer() instanceof Conv2d conv && conv.flipped();
        return Matrix.filled(size.h(), size.w(), 0)
                .with(flipped ? size.h() - 1 - row : row, flipped ? size.w() - 1 - column : column, 1);
    }

    /// What all other channels add at each output, where the tap meets it: what is missing between the
    /// sum of the known channels with the bias and the network's own sum. It is made so that the sum of
    /// all comes out as the network's number, in the last digit, too, if some float does that.
    Matrix rest(OpenedMap map, Conv2d layer, MapCut cut, MapChannels known) {
        var inputs = new ArrayList<>(known.inputs());
        var kernels = new ArrayList<>(known.kernels());
        inputs.add(Matrix.filled(cut.down().inputs(), cut.across().inputs(), 0));
        kernels.add(kernel());
        for (int i = 0; i < TRIES; i++) {
            var sums = MapSums.of(cut, layer, inputs, kernels, map.bias());
            var better = corrected(map, inputs.getLast(), sums);
            if (better.equals(inputs.getLast())) {
                break;
            }
            inputs.set(inputs.size() - 1, better);
        }
        return inputs.getLast();
    }

    private Matrix corrected(OpenedMap map, Matrix rest, Matrix sums) {
        float[] values = rest.toArray();
        var stride = cut.layer().stride();
        var dilation = cut.layer().dilation();
        for (int r = 0; r < cut.down().outputs(); r++) {
            for (int c = 0; c < cut.across().outputs(); c++) {
                float wanted =
                        map.sums().get(0, cut.down().first() + r, cut.across().first() + c);
                int y = r * stride.h() + row * dilation.h() - cut.down().before();
                int x = c * stride.w() + column * dilation.w() - cut.across().before();
                values[y * rest.columns() + x] += wanted - sums.get(r, c);
            }
        }
        return Matrix.of(rest.rows(), rest.columns(), values);
    }
}
