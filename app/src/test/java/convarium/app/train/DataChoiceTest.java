package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.data.Downloadable;
import convarium.app.data.Downloadable.RemoteFile;
import convarium.app.data.Peer;
import convarium.app.task.SameThreadTaskRunner;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataChoiceTest {
    @TempDir
    Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<DataStage> stages = new ArrayList<>();
    private String digits = "";

    @BeforeEach
    void write() throws IOException {
        digits = SmallDigits.write(Files.createDirectory(folder.resolve("digits")));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    private DataChoice choice(DataLibrary library) {
        var choice = new DataChoice(
                library,
                () -> new Download(client, Duration.ofSeconds(5), Duration.ZERO),
                new SameThreadTaskRunner(),
                Runnable::run);
        choice.stageProperty().subscribe((before, now) -> stages.add(now));
        return choice;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dataAreReadAndCounted() {
        var choice = choice(new DataLibrary(folder, List.of()));
        choice.look(digits, 3);
        var shown = assertInstanceOf(DataStage.Shown.class, choice.stage());
        assertEquals(54, shown.look().training().count());
        assertEquals(6, shown.look().validation().count());
        assertTrue(shown.look().bySeed());
        assertEquals(3, shown.look().seed());
        assertEquals(new DataStage.Reading(digits), stages.getFirst());
        assertEquals("54 pictures to learn from, 6 to validate; 28 × 28, grey", DataWords.counts(shown.look()));
        // 250 is the brightest level
        assertEquals(
                "10 classes, values from 0 to 0.98. Which of them validate, one in ten, is chosen by the seed 3.",
                DataWords.detail(shown.look()));
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        var choice = choice(new DataLibrary(folder, List.of()));
        choice.look("folder:" + folder, 0);
        var failed = assertInstanceOf(DataStage.Failed.class, choice.stage());
        assertTrue(failed.reason().startsWith(folder.resolve("digits") + "")
                || failed.reason().contains("one class"));
    }

    @Test
    void nothingIsDownloadedBeforeItIsAskedFor() throws IOException {
        byte[] pictures = Files.readAllBytes(folder.resolve("digits/t10k-images-idx3-ubyte"));
        byte[] labels = Files.readAllBytes(folder.resolve("digits/t10k-labels-idx1-ubyte"));
        try (var peer = new Peer()) {
            peer.then(Peer.whole(pictures)).then(Peer.whole(labels));
            var set = new Downloadable(
                    "mnist",
                    "Digits",
                    List.of(peer.address()),
                    List.of(
                            new RemoteFile("t10k-images-idx3-ubyte", pictures.length, sha256(pictures)),
                            new RemoteFile("t10k-labels-idx1-ubyte", labels.length, sha256(labels))));
            var library = new DataLibrary(folder.resolve("library"), List.of(set));
            var choice = choice(library);
            choice.look("mnist", 0);
            assertEquals(new DataStage.Missing(set, library.folder(set)), choice.stage());
            assertEquals(List.of(), peer.requests());
            assertEquals(
                    "2 files, 0.0 MB in all, from " + peer.address() + ". They are kept in " + library.folder(set)
                            + ", each checked by its SHA-256. Nothing is downloaded before you say so.",
                    DataWords.offer(set, library.folder(set)));
            choice.fetch();
            var shown = assertInstanceOf(DataStage.Shown.class, choice.stage());
            assertEquals(
                    60,
                    shown.look().training().count() + shown.look().validation().count());
            assertEquals(2, peer.requests().size());
            assertTrue(stages.stream().anyMatch(s -> s instanceof DataStage.Fetching on && on.done() == set.bytes()));
            assertFalse(choice.stop());
            // the second time they are there
            choice.look("mnist", 1);
            assertInstanceOf(DataStage.Shown.class, choice.stage());
            assertEquals(2, peer.requests().size());
        }
    }

    @Test
    void aDownloadThatFailsSaysWhy() throws IOException {
        try (var peer = new Peer()) {
            peer.then(Peer.status(404));
            var set = new Downloadable(
                    "mnist", "Digits", List.of(peer.address()), List.of(new RemoteFile("a", 3, "0".repeat(64))));
            var choice = choice(new DataLibrary(folder.resolve("library"), List.of(set)));
            choice.look("mnist", 0);
            choice.fetch();
            assertEquals(
                    new DataStage.Failed("mnist", "Digits: " + peer.address() + "a answers with HTTP status 404"),
                    choice.stage());
        }
    }

    @Test
    void wordsForDrawnAndGivenData() {
        var choice = choice(new DataLibrary(folder, List.of()));
        choice.look("shapes", 7);
        var shown = assertInstanceOf(DataStage.Shown.class, choice.stage());
        assertEquals(
                "10,000 pictures to learn from, 2,000 to validate; 32 × 32, in colour", DataWords.counts(shown.look()));
        assertEquals(
                "10 classes, values from 0 to 1. All of them are drawn from the seed 7.",
                DataWords.detail(shown.look()));
    }
}
