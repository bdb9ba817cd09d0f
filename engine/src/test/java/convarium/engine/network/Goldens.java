package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What PyTorch computes: `goldens.txt`, written by `make_goldens.py`.
final class Goldens {
    private static final Map<String, double[]> ALL = new HashMap<>();
    private static final Map<String, String> KINDS = new HashMap<>();

    static {
        read();
    }

    private Goldens() {}

    private static void read() {
        var stream = Objects.requireNonNull(Goldens.class.getResourceAsStream("goldens.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[1].startsWith("nan-") || words[1].startsWith("inf-") || words[1].startsWith("-inf-")) {
                    KINDS.put(words[0] + " " + words[1], words[2]);
                    continue;
                }
                double[] values = new double[words.length - 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Double.parseDouble(words[i + 2]);
                }
                ALL.put(words[0] + " " + words[1], values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What has become of special numbers, a letter a value: `n` for NaN, `+` and `-` for the
    /// infinities, `.` for all others.
    static String kinds(String name) {
        return Objects.requireNonNull(KINDS.get(name), name);
    }

    static double[] get(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /// Checks values against a golden; those behind the golden's last are not looked at.
    ///
    /// @param tolerance of the largest golden value
    static void check(String name, float[] found, double tolerance) {
        double[] golden = get(name);
        assertTrue(found.length >= golden.length, name);
        double largest = 1e-3;
        for (double v : golden) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < golden.length; i++) {
            assertEquals(golden[i], found[i], tolerance * largest, name + " at " + i);
        }
    }
}
