package convarium.app.train;

import convarium.engine.data.InkFrame;
import convarium.engine.data.PenDrawing;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Optional;

/// What is on the pad, as a network takes it.
final class PadPicture {
    private PadPicture() {}

    /// Sets what was drawn and pasted into a picture of a data set.
    ///
    /// @param frame how the data set does it
    /// @param shape of the data set's pictures
    static Tensor of(PenDrawing drawing, Optional<PastedInk> pasted, InkFrame frame, Shape shape) {
        float[] pen = drawing.raster(PastedInk.SIZE);
        int area = pen.length;
        float[] all = new float[shape.elements()];
        int plane = shape.size(1) * shape.size(2);
        for (int c = 0; c < shape.size(0); c++) {
            float[] ink = pen.clone();
            if (pasted.isPresent()) {
                float[] below = pasted.get().values();
                int from = Math.min(c, pasted.get().shape().size(0) - 1) * area;
                for (int i = 0; i < area; i++) {
                    ink[i] = Math.max(pen[i], below[from + i]);
                }
            }
            System.arraycopy(frame.set(ink, PastedInk.SIZE), 0, all, c * plane, plane);
        }
        return Tensor.wrap(shape, all);
    }
}
