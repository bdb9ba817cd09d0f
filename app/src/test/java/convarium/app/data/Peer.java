package convarium.app.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server on loopback that behaves as badly as it is told, one request after the other.
public final class Peer implements AutoCloseable {
    private final ServerSocket socket;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closing = new CountDownLatch(1);

    /// What a request gets.
    @FunctionalInterface
    public interface Answer {
        void give(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /// What was asked.
    ///
    /// @param from the first byte that is wanted; -1 if all are
    public record Request(String path, long from) {}

    /// Begins to serve.
    public Peer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /// Its address, with a slash at the end.
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /// What the next request gets; the last answer is repeated for ever.
    public Peer then(Answer answer) {
        synchronized (answers) {
            answers.add(answer);
        }
        return this;
    }

    /// The paths that were asked for, with the first byte wanted behind an `@`.
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// Waits until the test is over.
    void hang() throws InterruptedException {
        closing.await();
    }

    /// Lets some time go by, or the test end.
    void rest(Duration time) throws InterruptedException {
        if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the test is over");
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = String.valueOf(in.readLine());
            long from = -1;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("range: bytes=")) {
                    from = Long.parseLong(line.replaceAll("\\D*(\\d+)-", "$1"));
                }
            }
            String path = first.split(" ", -1)[1];
            requests.add(from < 0 ? path : path + "@" + from);
            Answer answer;
            synchronized (answers) {
                if (answers.isEmpty()) {
                    return; // somebody else's late knock on a port that was theirs
                }
                answer = answers.size() > 1 ? answers.remove() : answers.element();
            }
            var out = connection.getOutputStream();
            answer.give(new Request(path, from), out);
            out.flush();
        } catch (IOException e) {
            // the client has gone, as some tests want it to
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Head and all of a body, or the part that is wanted.
    public static Answer whole(byte[] body) {
        return (request, out) -> {
            int from = (int) Math.max(0, request.from());
            head(out, request, body.length);
            out.write(body, from, body.length - from);
        };
    }

    /// A server that knows no ranges: always everything, of which it sends no more than this before it
    /// hangs up.
    static Answer withoutRanges(byte[] body, int most) {
        return (request, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
            out.write(body, 0, most);
        };
    }

    /// The right head, and then only so many bytes.
    static Answer cut(byte[] body, int most) {
        return (request, out) -> {
            int from = (int) Math.max(0, request.from());
            head(out, request, body.length);
            out.write(body, from, Math.min(most, body.length - from));
        };
    }

    /// So many bytes, and then nothing, without hanging up.
    Answer silent(byte[] body, int most) {
        return (request, out) -> {
            cut(body, most).give(request, out);
            out.flush();
            hang();
        };
    }

    /// Another status, without a body.
    public static Answer status(int status) {
        return (request, out) ->
                text(out, "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    static void head(OutputStream out, Request request, int length) throws IOException {
        if (request.from() < 0) {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n");
        } else {
            text(
                    out,
                    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + request.from() + "-" + (length - 1) + "/"
                            + length + "\r\nContent-Length: " + (length - request.from())
                            + "\r\nConnection: close\r\n\r\n");
        }
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
