package convarium.engine.data;

import convarium.engine.format.NpyArray;
import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.Objects;

/// Pictures out of an array, as they lie in it.
final class NpzPictures implements DataSet {
    private final NpyArray array;
    private final Layout layout;
    private final Shape shape;
    private final float largest;
    private final List<String> classNames;
    private final int[] labels;

    /// Which axis of an array is which; -1 where there is none.
    record Layout(int c, int h, int w) {
        /// Count, height, width: one channel.
        static final Layout GREY = new Layout(-1, 1, 2);
        /// Count, height, width, channels.
        static final Layout CHANNELS_LAST = new Layout(3, 1, 2);
        /// Count, channels, height, width.
        static final Layout CHANNELS_FIRST = new Layout(1, 2, 3);

        Shape picture(Shape array) {
            return Shape.of(c < 0 ? 1 : array.size(c), array.size(h), array.size(w));
        }
    }

    /// @param largest what becomes 1
    /// @param labels one for each picture
    NpzPictures(NpyArray array, Layout layout, float largest, List<String> classNames, int[] labels) {
        this.array = array;
        this.layout = layout;
        this.largest = largest;
        this.classNames = List.copyOf(classNames);
        this.labels = labels;
        shape = layout.picture(array.shape());
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
        int from = Objects.checkIndex(index, count()) * array.stride(0);
        int cStride = layout.c() < 0 ? 0 : array.stride(layout.c());
        int hStride = array.stride(layout.h());
        int wStride = array.stride(layout.w());
        int to = at;
        for (int c = 0; c < shape.size(0); c++) {
            for (int h = 0; h < shape.size(1); h++) {
                int row = from + c * cStride + h * hStride;
                for (int w = 0; w < shape.size(2); w++) {
                    into[to++] = array.value(row + w * wStride) / largest;
                }
            }
        }
    }
}
