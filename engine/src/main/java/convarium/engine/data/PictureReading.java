package convarium.engine.data;

import convarium.engine.data.PictureFolder.Entry;
import convarium.engine.data.PictureFolder.Found;
import convarium.engine.format.FormatException;
import convarium.engine.format.MemoryCheck;
import convarium.engine.format.Pictures;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Reads picture files and brings them to one shape.
///
/// If all have one size of at most 64 a side, they stay as they are. Otherwise each becomes a square by
/// [PictureScaling], all of one side: the median of the pictures' shorter sides, at most 64. If all of
/// them are grey they have one channel, otherwise three.
final class PictureReading {
    /// The largest side.
    static final int MOST_SIDE = 64;

    private final List<List<Held>> sets = new ArrayList<>();

    private PictureReading() {}

    /// A picture as far as it is kept: itself if it is small, otherwise a square of the largest side.
    ///
    /// @param h the height of the file's picture
    /// @param w its width
    private record Held(Entry entry, int h, int w, List<byte[]> planes) {
        boolean isWhole() {
            return h <= MOST_SIDE && w <= MOST_SIDE;
        }

        byte[] rgb() {
            return planes.getFirst();
        }
    }

    /// Reads the pictures of several sets.
    ///
    /// @return a data set for each, all with the same shape and the first one's classes
    /// @throws FormatException if a file is no picture
    static List<DataSet> read(List<Found> wanted) throws FormatException {
        var reading = new PictureReading();
        for (var found : wanted) {
            var first = found.entries().getFirst().file();
            MemoryCheck.bytes(
                    first.toString(),
                    3L * MOST_SIDE * MOST_SIDE * found.entries().size());
            var held = new ArrayList<Held>();
            for (var entry : found.entries()) {
                held.add(hold(entry));
            }
            reading.sets.add(held);
        }
        return reading.unified(wanted.getFirst().classNames());
    }

    private static Held hold(Entry entry) throws FormatException {
        var picture = Pictures.read(entry.file());
        int h = picture.shape().size(1);
        int w = picture.shape().size(2);
        boolean small = h <= MOST_SIDE && w <= MOST_SIDE;
        byte[] rgb = small ? levels(picture) : PictureScaling.square(picture.data(), h, w, MOST_SIDE);
        return new Held(entry, h, w, List.of(rgb));
    }

    private static byte[] levels(Tensor picture) {
        float[] values = picture.data();
        byte[] levels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            levels[i] = PictureScaling.level(values[i]);
        }
        return levels;
    }

    private List<DataSet> unified(List<String> classNames) throws FormatException {
        var all = sets.stream().flatMap(List::stream).toList();
        var first = all.getFirst();
        boolean alike =
                first.isWhole() && all.stream().allMatch(held -> held.h() == first.h() && held.w() == first.w());
        int side = all.stream()
                .mapToInt(held -> Math.min(MOST_SIDE, Math.min(held.h(), held.w())))
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
        int h = alike ? first.h() : side;
        int w = alike ? first.w() : side;
        boolean grey = all.stream().allMatch(held -> isGrey(held.rgb()));
        int channels = grey ? 1 : 3;
        int size = channels * h * w;
        var unified = new ArrayList<DataSet>();
        for (var set : sets) {
            byte[] values = new byte[set.size() * size];
            int[] labels = new int[set.size()];
            for (int i = 0; i < labels.length; i++) {
                var held = set.get(i);
                byte[] rgb = alike ? held.rgb() : scaled(held, side);
                System.arraycopy(rgb, 0, values, i * size, size);
                labels[i] = held.entry().label();
            }
            unified.add(new BytePictures(Shape.of(channels, h, w), classNames, labels, values));
        }
        return unified;
    }

    private static byte[] scaled(Held held, int side) throws FormatException {
        if (!held.isWhole() && side == MOST_SIDE) {
            return held.rgb();
        }
        if (held.h() == side && held.w() == side) {
            return held.rgb();
        }
        var picture = Pictures.read(held.entry().file());
        return PictureScaling.square(
                picture.data(), picture.shape().size(1), picture.shape().size(2), side);
    }

    private static boolean isGrey(byte[] rgb) {
        int plane = rgb.length / 3;
        for (int i = 0; i < plane; i++) {
            if (rgb[i] != rgb[plane + i] || rgb[i] != rgb[2 * plane + i]) {
                return false;
            }
        }
        return true;
    }
}
