package convarium.app.data;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer, piece by piece: the next is asked for when the one before has been taken.
final class BodyPieces implements Flow.Subscriber<List<ByteBuffer>> {
    /// One piece is asked for at a time, and after it the end or a failure may follow unasked.
    private static final int MOST = 4;

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(MOST);
    private volatile Flow.@Nullable Subscription subscription;

    /// What may come next.
    sealed interface Piece {
        /// More bytes.
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        /// Nothing more.
        record End() implements Piece {}

        /// The connection broke.
        record Broken(Throwable cause) implements Piece {}

        /// Nothing came in time.
        record Nothing() implements Piece {}
    }

    /// Waits for the next piece.
    ///
    /// @param most how long
    Piece next(Duration most) throws InterruptedException {
        var piece = pieces.poll(most.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            return new Piece.Nothing();
        }
        var from = subscription;
        if (piece instanceof Piece.Bytes && from != null) {
            from.request(1);
        }
        return piece;
    }

    /// Wants no more.
    void cancel() {
        var from = subscription;
        if (from != null) {
            from.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription = from;
        from.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        add(new Piece.Broken(cause));
    }

    @Override
    public void onComplete() {
        add(new Piece.End());
    }

    private void add(Piece piece) {
        if (!pieces.offer(piece)) {
            throw new IllegalStateException("more came than was asked for");
        }
    }
}
