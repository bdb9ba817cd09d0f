package convarium.app.data;

import convarium.app.data.BodyPieces.Piece;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One attempt to get the rest of a file: asks for what lies behind the bytes that are there already,
/// and puts behind them what comes.
///
/// @param stall how long nothing may come before the connection counts as cut
record Transfer(HttpClient client, Duration stall, Cancellation cancellation) {
    private static final int WHOLE = 200;
    private static final int PART = 206;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAILS = 500;
    private static final int NO_SUCH_RANGE = 416;
    /// How soon a cancellation is noticed.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// An attempt failed.
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean worthRepeating;

        Failure(boolean worthRepeating, String message) {
            super(message);
            this.worthRepeating = worthRepeating;
        }

        Failure(String message, Throwable cause) {
            super(message, cause);
            worthRepeating = true;
        }

        /// Whether the same source may do better.
        boolean isWorthRepeating() {
            return worthRepeating;
        }
    }

    /// Fills a file up.
    ///
    /// @param bytes how long it must become
    /// @param progress is told its length whenever it has grown
    /// @throws Failure if it did not become that long; what came stays
    /// @throws IOException if the file cannot be written
    void run(URI source, FileChannel part, long bytes, LongConsumer progress)
            throws Failure, IOException, InterruptedException {
        long have = part.size();
        var request = HttpRequest.newBuilder(source).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        var response = response(request.build());
        var pieces = new BodyPieces();
        response.body().subscribe(pieces);
        try {
            check(response, part, bytes);
            part.position(part.size());
            take(pieces, part, bytes, progress);
        } finally {
            pieces.cancel();
        }
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> response(HttpRequest request)
            throws Failure, InterruptedException {
        var coming = client.sendAsync(request, BodyHandlers.ofPublisher());
        long waited = 0;
        while (true) {
            try {
                return coming.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                waited += LOOK.toMillis();
                if (cancellation.isCancelled() || waited >= stall.toMillis()) {
                    coming.cancel(true);
                    throw new Failure("does not answer", e);
                }
            } catch (ExecutionException e) {
                throw new Failure("cannot be reached (" + reason(e.getCause()) + ")", e);
            } catch (CancellationException e) {
                throw new Failure("does not answer", e);
            }
        }
    }

    private static void check(HttpResponse<?> response, FileChannel part, long bytes) throws Failure, IOException {
        int status = response.statusCode();
        long have = part.size();
        switch (status) {
            case WHOLE -> {
                // a source that knows no ranges begins at the beginning
                part.truncate(0);
                long offered =
                        response.headers().firstValueAsLong("Content-Length").orElse(bytes);
                if (offered != bytes) {
                    throw new Failure(false, "offers " + offered + " bytes, expected " + bytes);
                }
            }
            case PART -> {
                String range = response.headers().firstValue("Content-Range").orElse("");
                if (!range.matches("bytes " + have + "-" + (bytes - 1) + "/(" + bytes + "|\\*)")) {
                    part.truncate(0);
                    throw new Failure(
                            true,
                            "offers '" + range + "', expected 'bytes " + have + "-" + (bytes - 1) + "/" + bytes + "'");
                }
            }
            case NO_SUCH_RANGE -> {
                part.truncate(0);
                throw new Failure(true, "has a shorter file than expected");
            }
            default ->
                throw new Failure(status >= SERVER_FAILS || status == TOO_MANY, "answers with HTTP status " + status);
        }
    }

    private void take(BodyPieces pieces, FileChannel part, long bytes, LongConsumer progress)
            throws Failure, IOException, InterruptedException {
        long have = part.size();
        long silent = 0;
        while (!cancellation.isCancelled()) {
            switch (pieces.next(LOOK)) {
                case Piece.Bytes more -> {
                    silent = 0;
                    for (var buffer : more.buffers()) {
                        have += buffer.remaining();
                        if (have > bytes) {
                            part.truncate(0);
                            throw new Failure(false, "sends more than the expected " + bytes + " bytes");
                        }
                        while (buffer.hasRemaining()) {
                            part.write(buffer);
                        }
                    }
                    progress.accept(have);
                }
                case Piece.End end -> {
                    if (have < bytes) {
                        throw new Failure(true, "ended after " + have + " of " + bytes + " bytes");
                    }
                    return;
                }
                case Piece.Broken broken ->
                    throw new Failure(
                            true,
                            "was cut off after " + have + " of " + bytes + " bytes (" + reason(broken.cause()) + ")");
                case Piece.Nothing nothing -> {
                    silent += LOOK.toMillis();
                    if (silent >= stall.toMillis()) {
                        throw new Failure(true, "went silent after " + have + " of " + bytes + " bytes");
                    }
                }
            }
        }
    }

    private static String reason(@Nullable Throwable e) {
        var message = e == null ? null : e.getMessage();
        return message == null ? String.valueOf(e) : message;
    }
}
