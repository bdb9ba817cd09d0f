package convarium.app.cli;

import convarium.engine.compute.Compute;
import java.io.PrintWriter;

/// Says on standard error, where it spoils no result, that the plain reference calculates.
final class Notice {
    private Notice() {}

    /// A line if the reference runs where the fast implementation was wanted.
    static void of(PrintWriter err, Compute compute) {
        if (!compute.notice().isEmpty()) {
            err.println("convarium: calculates slowly, with the plain reference: " + compute.notice());
            err.flush();
        }
    }
}
