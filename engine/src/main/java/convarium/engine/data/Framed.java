package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// Another set's pictures, each in the middle of a larger one of zeros.
final class Framed implements DataSet {
    private final DataSet inner;
    private final Shape shape;

    Framed(DataSet inner, Shape shape) {
        this.inner = inner;
        this.shape = shape;
    }

    @Override
    public int count() {
        return inner.count();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int classes() {
        return inner.classes();
    }

    @Override
    public List<String> classNames() {
        return inner.classNames();
    }

    @Override
    public int label(int index) {
        return inner.label(index);
    }

    @Override
    public void copy(int index, float[] into, int at) {
        int h = inner.shape().size(1);
        int w = inner.shape().size(2);
        inner.copy(index, into, at);
        int end = at + shape.elements();
        // the rows move to their places, the last one first: none lands on one that has not moved yet
        for (int row = inner.shape().elements() / w - 1; row >= 0; row--) {
            int y = row / h * shape.size(1) + (shape.size(1) - h) / 2 + row % h;
            int to = at + y * shape.size(2) + (shape.size(2) - w) / 2;
            System.arraycopy(into, at + row * w, into, to, w);
            Arrays.fill(into, to + w, end, 0);
            end = to;
        }
        Arrays.fill(into, at, end, 0);
    }
}
