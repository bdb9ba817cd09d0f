package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What PyTorch gives: the numbers that `make_golden.py` wrote.
final class Golden {
    private static final Map<String, double[]> LINES = read();

    private Golden() {}

    static List<String> names(String prefix) {
        return LINES.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    static double[] doubles(String name) {
        return Objects.requireNonNull(LINES.get(name), name).clone();
    }

    static float[] floats(String name) {
        double[] values = doubles(name);
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /// Holds that values are equal but for rounding.
    static void assertClose(float[] expected, float[] found, double relative, String what) {
        assertEquals(expected.length, found.length, what);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], relative * (Math.abs(expected[i]) + 1e-2), what + ", value " + i);
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
            throw new AssertionError(e);
        }
        return lines;
    }
}
