package convarium.app.place;

/// A place of the window, in the order of the rail.
///
/// To add one: a constant here, its [PlaceView] in the shell, how its links are read in `link.Links`, its
/// icon in the rail, its texts (`place.NAME` and `place.NAME.tip`).
public enum Place {
    /// One layer, opened up.
    EXPLORE("explore"),
    /// A chain of layers as a table.
    CALCULATE("calculate"),
    /// What a unit of a chain of layers sees of the input.
    FIELD("field"),
    /// A convolution over a signal.
    SIGNAL("signal"),
    /// A network that learns.
    TRAIN("train");

    private final String code;

    Place(String code) {
        this.code = code;
    }

    /// How a link names it: `convarium:CODE?…`.
    public String code() {
        return code;
    }

    /// How its links begin.
    public String prefix() {
        return "convarium:" + code + "?";
    }
}
