package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What numpy gives: the numbers that `make_golden.py` wrote.
public final class Golden {
    private static final Map<String, double[]> LINES = read();

    private Golden() {}

    /// The numbers of a line.
    public static double[] doubles(String name) {
        return Objects.requireNonNull(LINES.get(name), name).clone();
    }

    /// The same in single precision.
    public static float[] floats(String name) {
        double[] values = doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static int whole(String name, int at) {
        return (int) doubles(name)[at];
    }

    static void assertClose(String name, double[] found, double tolerance) {
        double[] expected = doubles(name);
        assertEquals(expected.length, found.length, name);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], tolerance, name + ", value " + i);
        }
    }

    private static Map<String, double[]> read() {
        var lines = new HashMap<String, double[]>();
        try {
            var file = Objects.requireNonNull(Golden.class.getResource("golden.txt"));
            for (String line : Files.readAllLines(Path.of(file.toURI()))) {
                String[] words = line.split(" ");
                lines.put(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Map.copyOf(lines);
    }
}
