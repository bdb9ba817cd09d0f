package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What happens when Java was started without its vector module, in a Java of its own.
final class WithoutVectorModuleTest {

    @Test
    void simdSaysWhatToDoAndTheBestIsScalar() throws IOException, InterruptedException {
        var classes = Path.of("target", "classes");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        classes.toString(),
                        "--patch-module",
                        "convarium.engine=" + Path.of("target", "test-classes"),
                        "--module",
                        "convarium.engine/" + Main.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("""
                SIMD needs the module jdk.incubator.vector: start Java with --add-modules jdk.incubator.vector
                scalar, 1 thread: SIMD needs Java started with --add-modules jdk.incubator.vector
                """, output);
    }

    /// What the other Java runs.
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            try (var pool = new WorkerPool(1)) {
                try {
                    System.out.println(Computes.simd(pool).description());
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
                System.out.println(Computes.best(pool).description());
            }
        }
    }
}
