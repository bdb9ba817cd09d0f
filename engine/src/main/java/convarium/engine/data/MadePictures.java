package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.Objects;

/// Pictures that were made in memory, kept as bytes.
final class MadePictures implements DataSet {
    private final Shape shape;
    private final int classes;
    private final byte[] labels;
    private final byte[] values;

    /// Takes the arrays over.
    ///
    /// @param labels a class for each picture
    /// @param values all pictures, one after the other, each as `shape` says
    MadePictures(Shape shape, int classes, byte[] labels, byte[] values) {
        this.shape = shape;
        this.classes = classes;
        this.labels = labels;
        this.values = values;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xFF;
    }

    @Override
    public void copy(int index, float[] into, int at) {
        int size = shape.elements();
        int from = Objects.checkIndex(index, count()) * size;
        for (int i = 0; i < size; i++) {
            into[at + i] = (values[from + i] & 0xFF) / 255f;
        }
    }
}
