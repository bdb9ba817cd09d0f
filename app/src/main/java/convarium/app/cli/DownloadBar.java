package convarium.app.cli;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download.Progress;
import java.io.PrintWriter;

/// How far a download has come: a bar that moves on a terminal, elsewhere a line a file.
final class DownloadBar {
    private static final int WIDTH = 30;
    private static final int HUNDRED = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private String shown = "";

    DownloadBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(Progress progress) {
        int percent = (int) (progress.done() * HUNDRED / progress.total());
        int filled = percent * WIDTH / HUNDRED;
        String next = terminal
                ? "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + percent + " % of "
                        + DataLibrary.megabytes(progress.total())
                : progress.file();
        if (!next.equals(shown)) {
            shown = next;
            out.print(terminal ? "\r" + next : next + System.lineSeparator());
            out.flush();
        }
    }

    /// Leaves the bar's line.
    void end() {
        if (terminal && !shown.isEmpty()) {
            out.println();
        }
    }
}
