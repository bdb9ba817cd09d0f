package convarium.engine.data;

import convarium.engine.format.IdxArray;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Objects;

/// Grey pictures and labels from IDX files, kept as bytes: a quarter of what floats take.
final class IdxPictures implements DataSet {
    private final IdxArray pictures;
    private final IdxArray labels;
    private final List<String> classNames;
    private final Shape shape;
    private final int size;

    IdxPictures(IdxArray pictures, IdxArray labels, List<String> classNames) {
        this.pictures = pictures;
        this.labels = labels;
        this.classNames = classNames;
        shape = Shape.of(1, pictures.sizes().get(1), pictures.sizes().get(2));
        size = shape.elements();
    }

    @Override
    public int count() {
        return pictures.count();
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
        return labels.value(index);
    }

    @Override
    public void copy(int index, float[] into, int at) {
        int from = Objects.checkIndex(index, count()) * size;
        for (int i = 0; i < size; i++) {
            into[at + i] = pictures.value(from + i) / 255f;
        }
    }
}
