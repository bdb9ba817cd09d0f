package convarium.engine.network;

/// A piece of memory that a plan needs for a while: floats for each picture, from one moment of the plan to
/// another.
final class Piece {
    private final int floats;
    private final int from;
    private int to;
    private int slot = -1;

    Piece(int floats, int from, int to) {
        this.floats = floats;
        this.from = from;
        this.to = to;
    }

    int floats() {
        return floats;
    }

    int to() {
        return to;
    }

    void lastsUntil(int moment) {
        to = Math.max(to, moment);
    }

    boolean meets(Piece other) {
        return from <= other.to && other.from <= to;
    }

    /// Whether it is needed both before and at or after a moment.
    boolean spans(int moment) {
        return from < moment && to >= moment;
    }

    int slot() {
        return slot;
    }

    void slot(int index) {
        slot = index;
    }
}
