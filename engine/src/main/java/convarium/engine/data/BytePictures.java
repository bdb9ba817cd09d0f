package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Objects;

/// Pictures kept as bytes: a quarter of what floats take.
final class BytePictures implements DataSet {
    private final Shape shape;
    private final List<String> classNames;
    private final int[] labels;
    private final byte[] values;

    /// Takes the arrays over.
    ///
    /// @param labels a class for each picture
    /// @param values all pictures, one after the other, each as `shape` says
    BytePictures(Shape shape, List<String> classNames, int[] labels, byte[] values) {
        this.shape = shape;
        this.classNames = List.copyOf(classNames);
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
        return classNames.size();
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public int label(int index) {
        return labels[index];
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
