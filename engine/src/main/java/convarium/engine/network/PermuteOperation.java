package convarium.engine.network;

import convarium.engine.tensor.Shape;
import java.util.List;

/// The axes in another order.
final class PermuteOperation extends Operation {
    private final int[] sizes;
    private final int[] order;
    private final int[] outputSizes;
    private final int[] inverse;

    PermuteOperation(Shape input, List<Integer> order) {
        super(List.of());
        int rank = order.size() + 1;
        sizes = new int[rank];
        outputSizes = new int[rank];
        this.order = new int[rank];
        inverse = new int[rank];
        for (int axis = 1; axis < rank; axis++) {
            int from = order.get(axis - 1) + 1;
            sizes[axis] = input.size(axis - 1);
            outputSizes[axis] = input.size(from - 1);
            this.order[axis] = from;
            inverse[from] = axis;
        }
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        sizes[0] = pass.n();
        pass.compute().permute(sizes, order, x[0], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        outputSizes[0] = pass.n();
        pass.compute().permute(outputSizes, inverse, dy, dx[0]);
    }
}
