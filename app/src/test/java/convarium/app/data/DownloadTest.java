package convarium.app.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.data.Downloadable.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a server on loopback that cuts, lies, falls silent and knows no ranges.
@Timeout(60)
class DownloadTest {
    private static final int SIZE = 300_000;

    @TempDir
    Path folder = Path.of("");

    private final byte[] body = new byte[SIZE];
    private Peer peer = peer();
    private final List<Download.Progress> told = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Download download = new Download(client, Duration.ofMillis(600), Duration.ZERO);

    private static Peer peer() {
        try {
            return new Peer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(body);
    }

    @AfterEach
    void close() {
        peer.close();
        client.shutdownNow();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Downloadable set(URI... sources) {
        return new Downloadable(
                "bytes", "Some bytes", List.of(sources), List.of(new RemoteFile("a.gz", SIZE, sha256(body))));
    }

    private boolean run(URI... sources) throws DownloadException, InterruptedException {
        return download.run(set(sources), folder, told::add, new Cancellation());
    }

    private String refusal(URI... sources) {
        return String.valueOf(
                assertThrows(DownloadException.class, () -> run(sources)).getMessage());
    }

    private void isWhole() throws IOException {
        assertArrayEquals(body, Files.readAllBytes(folder.resolve("a.gz")));
        assertEquals(List.of("a.gz"), names());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aWholeFileAndItsProgress() throws Exception {
        peer.then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz"), peer.requests());
        assertEquals(new Download.Progress("a.gz", 0, SIZE), told.getFirst());
        assertEquals(new Download.Progress("a.gz", SIZE, SIZE), told.getLast());
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).done() >= told.get(i - 1).done());
        }
        // what is here and right is not asked for again
        assertTrue(run(peer.address()));
        assertEquals(1, peer.requests().size());
    }

    @Test
    void severalFilesCountAsOne() throws Exception {
        byte[] second = {1, 2, 3};
        var set = new Downloadable(
                "bytes",
                "Some bytes",
                List.of(peer.address()),
                List.of(new RemoteFile("a.gz", SIZE, sha256(body)), new RemoteFile("b.gz", 3, sha256(second))));
        peer.then(Peer.whole(body)).then(Peer.whole(second));
        assertTrue(download.run(set, folder, told::add, new Cancellation()));
        assertEquals(List.of("a.gz", "b.gz"), names());
        assertEquals(new Download.Progress("b.gz", SIZE + 3, SIZE + 3), told.getLast());
    }

    @Test
    void aCutConnectionIsTakenUpWhereItBroke() throws Exception {
        peer.then(Peer.cut(body, 100_000)).then(Peer.cut(body, 50_000)).then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz", "/a.gz@100000", "/a.gz@150000"), peer.requests());
    }

    @Test
    void aLaterDownloadGoesOnFromWhatIsThere() throws Exception {
        Files.write(folder.resolve("a.gz.part"), Arrays.copyOf(body, 123_456));
        peer.then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz@123456"), peer.requests());
    }

    @Test
    void aServerWithoutRangesBeginsAgain() throws Exception {
        peer.then(Peer.withoutRanges(body, 200_000)).then(Peer.withoutRanges(body, SIZE));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz", "/a.gz@200000"), peer.requests());
    }

    @Test
    void aConnectionThatIsAlwaysCutAtOnceIsGivenUp() throws Exception {
        peer.then(Peer.cut(body, 1000)).then(Peer.cut(body, 0));
        String reason = refusal(peer.address());
        assertTrue(
                reason.startsWith("Some bytes: " + peer.address() + "a.gz was cut off after 1000 of 300000"), reason);
        assertEquals(4, peer.requests().size());
        assertEquals(List.of("a.gz.part"), names());
        assertEquals(1000, Files.size(folder.resolve("a.gz.part")));
    }

    @Test
    void aPeerThatFallsSilentIsAskedAgain() throws Exception {
        peer.then(peer.silent(body, 1000)).then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz", "/a.gz@1000"), peer.requests());
    }

    @Test
    void aPeerThatNeverAnswersIsGivenUp() {
        peer.then((request, out) -> peer.hang());
        assertEquals("Some bytes: " + peer.address() + "a.gz does not answer", refusal(peer.address()));
        assertEquals(3, peer.requests().size());
    }

    @Test
    void aSlowPeerIsWaitedFor() throws Exception {
        // more pauses than the patience for one would allow, each of them shorter
        peer.then((request, out) -> {
            Peer.head(out, request, SIZE);
            for (int i = 0; i < 10; i++) {
                out.write(body, i * SIZE / 10, SIZE / 10);
                out.flush();
                peer.rest(Duration.ofMillis(100));
            }
        });
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(1, peer.requests().size());
    }

    @Test
    void aWrongContentIsThrownAway() throws Exception {
        byte[] other = body.clone();
        other[5]++;
        peer.then(Peer.whole(other));
        String reason = refusal(peer.address());
        assertEquals(
                "Some bytes: " + peer.address() + "a.gz has another content: expected the SHA-256 " + sha256(body)
                        + ", found " + sha256(other),
                reason);
        assertEquals(List.of(), names());
        assertEquals(1, peer.requests().size());
    }

    @Test
    void aWrongBeginningIsFetchedAgain() throws Exception {
        Files.write(folder.resolve("a.gz.part"), new byte[1000]);
        peer.then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz@1000", "/a.gz"), peer.requests());
    }

    @Test
    void theNextSourceIsAskedWhereOneFails() throws Exception {
        try (var second = new Peer()) {
            for (var bad : List.<Peer.Answer>of(
                    Peer.status(404),
                    Peer.status(503),
                    Peer.whole(new byte[SIZE]),
                    Peer.whole(new byte[SIZE - 1]),
                    Peer.whole(new byte[SIZE + 1]))) {
                Files.deleteIfExists(folder.resolve("a.gz"));
                try (var first = new Peer().then(bad)) {
                    second.then(Peer.whole(body));
                    assertTrue(run(first.address(), second.address()));
                }
                isWhole();
            }
        }
    }

    @Test
    void wrongLengthsAndStates() throws Exception {
        String at = "Some bytes: " + peer.address() + "a.gz ";
        peer.then(Peer.status(404)).then(Peer.whole(new byte[20]));
        assertEquals(at + "answers with HTTP status 404", refusal(peer.address()));
        assertEquals(at + "offers 20 bytes, expected 300000", refusal(peer.address()));
        peer.then((request, out) -> {
            Peer.text(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            out.write(new byte[SIZE + 1]);
        });
        assertEquals(at + "offers 20 bytes, expected 300000", refusal(peer.address()));
        assertEquals(at + "sends more than the expected 300000 bytes", refusal(peer.address()));
        assertEquals(List.of(), names());
    }

    @Test
    void anotherPartThanAskedForIsNotTaken() throws Exception {
        Files.write(folder.resolve("a.gz.part"), Arrays.copyOf(body, 1000));
        peer.then((request, out) -> {
                    Peer.text(
                            out,
                            "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-" + (SIZE - 1) + "/" + SIZE
                                    + "\r\nContent-Length: " + SIZE + "\r\nConnection: close\r\n\r\n");
                    out.write(body);
                })
                .then(Peer.status(416))
                .then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
    }

    @Test
    void aRedirectionIsFollowed() throws Exception {
        peer.then((request, out) -> Peer.text(
                        out, "HTTP/1.1 302 Found\r\nLocation: /b.gz\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .then(Peer.whole(body));
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals(List.of("/a.gz", "/b.gz"), peer.requests());
    }

    @Test
    void aCancelledDownloadKeepsWhatCame() throws Exception {
        peer.then(peer.silent(body, 40_000)).then(Peer.whole(body));
        var cancellation = new Cancellation();
        assertFalse(download.run(
                set(peer.address()),
                folder,
                progress -> {
                    if (progress.done() == 40_000) {
                        cancellation.cancel();
                    }
                },
                cancellation));
        assertEquals(List.of("a.gz.part"), names());
        assertTrue(run(peer.address()));
        isWhole();
        assertEquals("/a.gz@40000", peer.requests().getLast());
    }

    @Test
    void twoAtATimeAreOneTooMany() throws Exception {
        peer.then(Peer.whole(body));
        try (var channel = FileChannel.open(
                        folder.resolve("a.gz.part"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertTrue(lock.isValid());
            assertEquals("Some bytes is being downloaded already, into " + folder, refusal(peer.address()));
        }
        assertEquals(List.of(), peer.requests());
    }

    @Test
    void nobodyThereAndNowhereToPutIt() throws Exception {
        var gone = peer.address();
        peer.close();
        String reason = refusal(gone);
        assertTrue(reason.startsWith("Some bytes: " + gone + "a.gz cannot be reached"), reason);
        var file = Files.createFile(folder.resolve("file"));
        var e = assertThrows(
                DownloadException.class, () -> download.run(set(gone), file, told::add, new Cancellation()));
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + " cannot be written"), e::getMessage);
    }

    @Test
    void moreThanTheDiskHoldsIsNotBegun() {
        var huge = new Downloadable(
                "huge", "Too much", List.of(peer.address()), List.of(new RemoteFile("a.gz", Long.MAX_VALUE / 2, "")));
        var e = assertThrows(DownloadException.class, () -> download.run(huge, folder, told::add, new Cancellation()));
        assertTrue(String.valueOf(e.getMessage()).startsWith("there is no room for "), e::getMessage);
        assertEquals(List.of(), peer.requests());
    }
}
