package convarium.app.task;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/// Calls back once a frame, with the seconds since the last.
public final class FrameClock extends AnimationTimer {
    private final DoubleConsumer onFrame;
    private long last;

    /// A clock that stands still until started.
    public FrameClock(DoubleConsumer onFrame) {
        this.onFrame = onFrame;
    }

    @Override
    public void start() {
        last = 0;
        super.start();
    }

    @Override
    public void handle(long now) {
        double seconds = last == 0 ? 0 : (now - last) / 1e9;
        last = now;
        onFrame.accept(Math.min(seconds, 0.1));
    }
}
