package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @Test
    void helpNamesEveryCommand() {
        for (String[] call : new String[][] {{"--help"}, {"-h"}, {}}) {
            var help = Run.of(call).succeeds().out();
            for (String command : Set.of("calc", "apply", "bench", "train")) {
                assertTrue(help.contains("  " + command + " "), help);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"calc", "apply", "bench", "train"})
    void everyCommandExplainsItself(String command) {
        var help = Run.of(command, "--help").succeeds().out();
        assertTrue(help.startsWith("Usage: convarium " + command), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertEquals("convarium 0.1.0", Run.of("--version").succeeds().out().strip());
        assertEquals("convarium 0.1.0", Run.of("calc", "-V").succeeds().out().strip());
    }

    @Test
    void unknownCommandsAndOptionsAreWrongCalls() {
        Run.of("clac")
                .fails(Cli.USAGE, "unknown command 'clac'", "calc, chain, apply, draw, animate, bench, open, train");
        Run.of("--fast").fails(Cli.USAGE, "unknown option '--fast'");
        Run.of("calc", "nn.MaxPool2d(2)", "--input", "1x4x4", "--fast").fails(Cli.USAGE, "unknown option '--fast'");
        Run.of("bench", "now").fails(Cli.USAGE, "unexpected argument 'now'");
    }

    @Test
    void missingOptionsAreWrongCalls() {
        Run.of("calc", "nn.MaxPool2d(2)").fails(Cli.USAGE, "'--input=CxHxW'", "convarium calc --help");
        Run.of("calc", "--input", "1x4x4").fails(Cli.USAGE, "LAYER");
        Run.of("calc", "nn.MaxPool2d(2)", "--input").fails(Cli.USAGE, "--input");
        Run.of("apply", "nn.MaxPool2d(2)", "--input", "x.npy").fails(Cli.USAGE, "'--output=FILE'");
        Run.of("calc", "nn.MaxPool2d(2)", "--input", "1x4x4", "--input", "1x4x4")
                .fails(Cli.USAGE, "only once");
    }

    @Test
    void aLostOutputIsNoSuccess() {
        var full = new Writer() {
            @Override
            public void write(char[] chars, int from, int count) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var err = new StringWriter();
        assertEquals(Cli.VALUE, Cli.run(new PrintWriter(full), new PrintWriter(err), state -> Cli.OK, "--version"));
        assertEquals(
                "convarium: standard output cannot be written", err.toString().strip());
    }
}
