package convarium.engine.arithmetic;

import java.util.Optional;

/// Which cells of an input the windows make use of along one axis.
///
/// @param trailing cells at the end of the input that lie behind the last window
/// @param between other cells on which no tap falls: a stride longer than the window steps over them, or dilation
/// leaves them between the taps
record WindowUse(int trailing, int between) {

    /// Beyond so many taps it is not worth the time to go through them.
    private static final long MOST_TAPS = 1 << 22;

    /// What `windows` windows use of an input, or nothing if that would take too long to find out.
    static Optional<WindowUse> of(AxisWindow window, int input, int windows) {
        if (input > MOST_TAPS || (long) windows * window.kernel() > MOST_TAPS) {
            return Optional.empty();
        }
        var used = new boolean[input];
        int all = 0;
        for (int w = 0; w < windows; w++) {
            for (int t = 0; t < window.kernel(); t++) {
                long cell = (long) w * window.stride() + (long) t * window.dilation() - window.before();
                if (cell >= 0 && cell < input && !used[(int) cell]) {
                    used[(int) cell] = true;
                    all++;
                }
            }
        }
        long end = (windows - 1L) * window.stride() + window.extent() - window.before();
        int trailing = (int) Math.clamp(input - end, 0L, (long) input);
        return Optional.of(new WindowUse(trailing, input - all - trailing));
    }

    boolean isWhole() {
        return trailing == 0 && between == 0;
    }
}
