package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.SpeedRow;
import convarium.engine.compute.WorkerPool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void theTableEndsWithItsTime() {
        var text = new StringWriter();
        try (var one = new WorkerPool(1);
                var two = new WorkerPool(2);
                var out = new PrintWriter(text)) {
            BenchCommand.table(out, one, two, Duration.ZERO);
        }
        var lines = text.toString().lines().skip(2).toList();
        assertTrue(lines.getFirst().endsWith("1 thread           2 threads"), lines::toString);
        assertEquals(SpeedRow.ALL.size() + 1, lines.size());
        for (String line : lines) {
            assertEquals(lines.getFirst().length(), line.length(), "columns line up");
        }
        assertTrue(lines.getLast().endsWith("no time left        no time left"), lines::toString);
    }
}
