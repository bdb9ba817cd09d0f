package convarium.engine.data;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Objects;

/// Pictures and labels as they lie in the files of CIFAR, kept as bytes.
final class CifarPictures implements DataSet {
    private static final Shape SHAPE = Shape.of(3, 32, 32);
    private static final int SIZE = 3 * 32 * 32;

    private final List<String> classNames;
    private final int labelBytes;
    private final List<byte[]> files;
    private final int[] firsts;

    /// @param labelBytes how many label bytes stand before each picture, of which the last counts
    /// @param files each a whole number of records
    CifarPictures(List<String> classNames, int labelBytes, List<byte[]> files) {
        this.classNames = classNames;
        this.labelBytes = labelBytes;
        this.files = List.copyOf(files);
        firsts = new int[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            firsts[i + 1] = firsts[i] + files.get(i).length / recordBytes();
        }
    }

    private int recordBytes() {
        return labelBytes + SIZE;
    }

    @Override
    public int count() {
        return firsts[files.size()];
    }

    @Override
    public Shape shape() {
        return SHAPE;
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
        int file = file(index);
        return files.get(file)[(index - firsts[file]) * recordBytes() + labelBytes - 1] & 0xFF;
    }

    @Override
    public void copy(int index, float[] into, int at) {
        int file = file(index);
        byte[] bytes = files.get(file);
        int from = (index - firsts[file]) * recordBytes() + labelBytes;
        for (int i = 0; i < SIZE; i++) {
            into[at + i] = (bytes[from + i] & 0xFF) / 255f;
        }
    }

    private int file(int index) {
        Objects.checkIndex(index, count());
        int file = 0;
        while (index >= firsts[file + 1]) {
            file++;
        }
        return file;
    }
}
