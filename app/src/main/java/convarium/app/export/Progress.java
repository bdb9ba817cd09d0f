package convarium.app.export;

import java.util.concurrent.CancellationException;

/// Hears how far a piece of work has come, and may end it.
@FunctionalInterface
public interface Progress {
    /// Nobody listens.
    Progress UNHEARD = (done, of) -> {};

    /// So many parts are done.
    ///
    /// @throws CancellationException if the work is no longer wanted
    void reached(int done, int of);
}
