package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import convarium.engine.compute.SpeedRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchTest {
    private static final List<SpeedRow> SMALL = SpeedRow.WARM_UP;

    /// Time stands still: a busy machine measures as many rows.
    private static String run(boolean json, List<SpeedRow> rows, Duration limit) {
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            BenchCommand.run(out, new PrintWriter(Writer.nullWriter()), json, rows, limit, () -> 0);
        }
        return text.toString();
    }

    @Test
    void theTableEndsWithItsTime() {
        var lines = run(false, SMALL, Duration.ZERO).lines().skip(2).toList();
        assertTrue(lines.getFirst().endsWith("1 thread           2 threads  algorithm"), lines::toString);
        assertEquals(SMALL.size() + 1, lines.size());
        assertTrue(lines.getLast().endsWith("no time left        no time left  direct"), lines::toString);
    }

    @Test
    void jsonHasEachRowOnOneThreadAndOnTwo() {
        var array = new Gson().fromJson(run(true, SMALL, Duration.ofMillis(500)), JsonArray.class);
        assertEquals(2 * SMALL.size(), array.size());
        for (int i = 0; i < array.size(); i++) {
            var object = array.get(i).getAsJsonObject();
            var row = SMALL.get(i / 2);
            assertEquals(Set.of("name", "gflops", "milliseconds", "threads", "algorithm"), object.keySet());
            assertEquals(row.name(), object.get("name").getAsString());
            assertEquals(i % 2 + 1, object.get("threads").getAsInt());
            double milliseconds = object.get("milliseconds").getAsDouble();
            assertEquals(
                    row.operations() / 1e6 / milliseconds, object.get("gflops").getAsDouble(), 1e-6 * row.operations());
        }
        assertEquals(
                "depthwise", array.get(6).getAsJsonObject().get("algorithm").getAsString());
    }
}
