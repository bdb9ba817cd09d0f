package convarium.app.train;

/// A curve in bounded memory, however long it gets: where there are too many points, neighbours become one,
/// their mean. Points come with x ascending.
public final class Curve {
    /// The most points that are kept.
    public static final int MOST = 4096;

    private final double[] x = new double[MOST];
    private final double[] y = new double[MOST];
    private int size;
    private int merged = 1;
    private int waiting;
    private double sumX;
    private double sumY;

    /// A curve without points.
    public Curve() {}

    /// Adds a value. It shows up at once, or with the next ones as their mean.
    public void add(double atX, double atY) {
        sumX += atX;
        sumY += atY;
        waiting++;
        if (waiting < merged) {
            return;
        }
        if (size == MOST) {
            halve();
            // the newest point is to be as wide as those before it are now
            return;
        }
        x[size] = sumX / waiting;
        y[size] = sumY / waiting;
        size++;
        waiting = 0;
        sumX = 0;
        sumY = 0;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            x[i] = (x[2 * i] + x[2 * i + 1]) / 2;
            y[i] = (y[2 * i] + y[2 * i + 1]) / 2;
        }
        size = MOST / 2;
        merged *= 2;
    }

    /// Takes away what lies behind a place.
    public void cut(double lastX) {
        while (size > 0 && x[size - 1] > lastX) {
            size--;
        }
        waiting = 0;
        sumX = 0;
        sumY = 0;
    }

    /// Makes each further point the mean of so many values.
    ///
    /// @throws IllegalArgumentException if that is fewer than one
    void goOnMerging(int values) {
        if (values < 1) {
            throw new IllegalArgumentException("a point is made of at least 1 value, found " + values);
        }
        merged = values;
    }

    /// How many points there are.
    public int size() {
        return size;
    }

    /// How many values each point is the mean of.
    public int merged() {
        return merged;
    }

    /// Where a point lies.
    public double x(int index) {
        return x[java.util.Objects.checkIndex(index, size)];
    }

    /// Its value.
    public double y(int index) {
        return y[java.util.Objects.checkIndex(index, size)];
    }
}
