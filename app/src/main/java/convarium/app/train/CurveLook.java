package convarium.app.train;

/// How curves are drawn.
///
/// @param smoothing the part of the mean so far that each value keeps, in percent: 0 for raw values
/// @param from where the zoom begins, in epochs
/// @param to where it ends; 0 where nothing is zoomed
public record CurveLook(int smoothing, double from, double to) {
    /// The most smoothing.
    public static final int MOST_SMOOTHING = 99;

    /// The least stretch that is zoomed to, in epochs.
    public static final double LEAST = 0.01;

    /// What is shown first.
    public static final CurveLook FIRST = new CurveLook(80, 0, 0);

    /// @throws IllegalArgumentException if smoothing or zoom is out of its range
    public CurveLook {
        if (smoothing < 0 || smoothing > MOST_SMOOTHING) {
            throw new IllegalArgumentException("smoothing is from 0 to 99 percent, found " + smoothing);
        }
        boolean whole = from == 0 && to == 0;
        if (!whole && !(from >= 0 && to - from >= LEAST * 0.999 && to <= TrainState.Stop.MOST)) {
            throw new IllegalArgumentException(
                    "curves are shown from one epoch to a later one, found " + from + " to " + to);
        }
    }

    /// Whether a stretch is shown instead of all.
    public boolean isZoomed() {
        return to > 0;
    }

    /// With other smoothing.
    public CurveLook withSmoothing(int other) {
        return new CurveLook(other, from, to);
    }

    /// Zoomed to a stretch; 0 to 0 for all.
    public CurveLook withZoom(double otherFrom, double otherTo) {
        return new CurveLook(smoothing, otherFrom, otherTo);
    }

    /// Zoomed in or out about a place that stays where it is, within the epochs that there are.
    ///
    /// @param about the place, in epochs
    /// @param factor below 1 to see less
    /// @param epochs as many as are shown without a zoom
    public CurveLook zoomed(double about, double factor, double epochs) {
        double begin = isZoomed() ? from : 0;
        double end = isZoomed() ? to : epochs;
        double wide = Math.max(LEAST, (end - begin) * factor);
        if (wide >= epochs) {
            return withZoom(0, 0);
        }
        double part = (about - begin) / (end - begin);
        return within(about - part * wide, wide, epochs);
    }

    /// Moved along by so many epochs; as it is where nothing is zoomed.
    public CurveLook moved(double by, double epochs) {
        return isZoomed() ? within(from + by, to - from, epochs) : this;
    }

    private CurveLook within(double begin, double wide, double epochs) {
        double least = Math.max(0, Math.min(begin, epochs - wide));
        return withZoom(least, least + wide);
    }
}
