package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.data.Downloadable;
import convarium.app.data.Downloadable.RemoteFile;
import convarium.app.data.Peer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTest {
    @TempDir
    Path root = Path.of("");

    private Run run(List<Downloadable> sets, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var client = HttpClient.newHttpClient()) {
            int status = new DataCommand(
                            new DataLibrary(root, sets),
                            () -> new Download(client, Duration.ofSeconds(5), Duration.ZERO))
                    .commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .setParameterExceptionHandler(Failures::wrongCall)
                    .setExecutionExceptionHandler(Failures::wrongValue)
                    .execute(args);
            return new Run(status, out.toString(), err.toString());
        }
    }

    @Test
    void getsAndLists() throws IOException {
        try (var server = new Peer()) {
            server.then(Peer.whole(new byte[] {'a', 'b', 'c'})).then(Peer.status(404));
            var source = server.address();
            // the SHA-256 of "abc" as FIPS 180-2 gives it
            String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
            var set = new Downloadable("abc", "Three", List.of(source), List.of(new RemoteFile("three", 3, abc)));
            var bad = new Downloadable("bad", "None", List.of(source), List.of(new RemoteFile("none", 3, abc)));
            var sets = List.of(set, bad);
            var before = run(sets, "list").succeeds();
            assertTrue(before.out().contains("not here: 'convarium data get abc'"), before.out());
            var got = run(sets, "get", "abc").succeeds();
            assertEquals(
                    List.of(
                            "Three: 1 file, 3 bytes (0.0 MB)",
                            "from " + source,
                            "to   " + root.resolve("abc"),
                            "three",
                            "All is here, and every SHA-256 is right: use it as --data abc"),
                    got.out().lines().toList());
            assertEquals("abc", Files.readString(root.resolve("abc").resolve("three")));
            assertTrue(run(sets, "list").out().contains("here: " + root.resolve("abc")));
            var failed = run(sets, "get", "bad");
            assertEquals(Cli.VALUE, failed.status());
            assertEquals(
                    "convarium: None: " + source + "none answers with HTTP status 404" + System.lineSeparator(),
                    failed.err());
            run(sets, "get", "abd").fails(Cli.VALUE, "expected abc, bad, found 'abd'");
        }
    }

    @Test
    void helpNamesSourcesAndSizes() {
        var help = Run.of("data", "get", "--help").succeeds().out();
        for (var set : Downloadable.ALL) {
            assertTrue(help.contains(set.sources().getFirst().toString()), help);
            assertTrue(help.contains(DataLibrary.megabytes(set.bytes())), help);
        }
        assertTrue(Run.of("data").succeeds().out().contains("get"));
        Run.of("data", "get").fails(Cli.USAGE, "NAME");
        Run.of("data", "fetch").fails(Cli.USAGE, "unknown command 'fetch', expected get, list");
    }
}
