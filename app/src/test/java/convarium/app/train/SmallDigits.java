package convarium.app.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with few pictures in MNIST's format: a bright bar at one of ten heights.
public final class SmallDigits {
    private static final int COUNT = 60;
    private static final int SIDE = 28;

    private SmallDigits() {}

    /// Writes them; a tenth is kept back when they are read.
    ///
    /// @return what the data are called
    public static String write(Path folder) throws IOException {
        var pictures = ByteBuffer.allocate(16 + COUNT * SIDE * SIDE);
        pictures.putInt(0x803).putInt(COUNT).putInt(SIDE).putInt(SIDE);
        var labels = ByteBuffer.allocate(8 + COUNT).putInt(0x801).putInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            labels.put((byte) (i % 10));
            for (int p = 0; p < SIDE * SIDE; p++) {
                int row = p / SIDE;
                pictures.put((byte) (row / 2 == i % 10 + 2 ? 250 : (31 * i + 17 * p) % 40));
            }
        }
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), pictures.array());
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
        return "mnist:" + folder;
    }
}
