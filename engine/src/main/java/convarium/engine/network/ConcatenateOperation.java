package convarium.engine.network;

import java.util.Arrays;
import java.util.List;

/// Several inputs joined along one axis.
final class ConcatenateOperation extends Operation {
    private final int outer;
    private final int[] lengths;
    private final int total;

    /// @param outer rows of one sample
    /// @param lengths what each input has of a row
    ConcatenateOperation(int outer, int[] lengths) {
        super(List.of());
        this.outer = outer;
        this.lengths = lengths;
        total = Arrays.stream(lengths).sum();
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int offset = 0;
        for (int k = 0; k < lengths.length; k++) {
            pass.compute().copyBlocks(pass.n() * outer, lengths[k], x[k], lengths[k], 0, y, total, offset);
            offset += lengths[k];
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int offset = 0;
        for (int k = 0; k < lengths.length; k++) {
            if (wanted(dx[k])) {
                pass.compute().copyBlocks(pass.n() * outer, lengths[k], dy, total, offset, dx[k], lengths[k], 0);
            }
            offset += lengths[k];
        }
    }
}
