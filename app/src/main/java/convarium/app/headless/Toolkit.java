package convarium.app.headless;

import convarium.app.export.FxThread;
import convarium.app.theme.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// JavaFX without a display, for as long as it is needed.
final class Toolkit implements AutoCloseable {
    private final boolean mine;

    private Toolkit(boolean mine) {
        this.mine = mine;
    }

    /// Starts it, unless it runs already.
    static Toolkit start() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        boolean started;
        try {
            var ready = new CompletableFuture<Boolean>();
            Platform.startup(() -> ready.complete(true));
            started = ready.join();
        } catch (IllegalStateException running) {
            started = false;
        }
        FxThread.call(() -> {
            Fonts.load();
            return true;
        });
        return new Toolkit(started);
    }

    /// Works something out on the JavaFX thread; what it throws comes out here.
    <T> T call(Callable<T> work) {
        return FxThread.call(work);
    }

    @Override
    public void close() {
        if (mine) {
            Platform.exit();
        }
    }
}
