package convarium.engine.arithmetic;

/// The words for the cells of one axis, of both where they agree, or of a sequence.
enum CellWords {
    /// Along the height.
    ROWS("row", "rows", "below the input", "above the input"),
    /// Along the width.
    COLUMNS("column", "columns", "right of the input", "left of the input"),
    /// Along a sequence.
    SAMPLES("sample", "samples", "behind the last sample", "before the first sample"),
    /// Along both.
    BOTH("row and column", "rows and columns", "after the input", "before the input");

    private final String one;
    private final String many;
    private final String after;
    private final String before;

    CellWords(String one, String many, String after, String before) {
        this.one = one;
        this.many = many;
        this.after = after;
        this.before = before;
    }

    /// A single one.
    String one() {
        return one;
    }

    /// Where the padding after the input lies.
    String after() {
        return after;
    }

    /// Where the padding before the input lies.
    String before() {
        return before;
    }

    /// So many of them: "1 row", "2 columns".
    String count(long number) {
        return Counts.grouped(number) + " " + (number == 1 ? one : many);
    }

    /// The last ones: "the last row", "the last 2 columns".
    String last(long number) {
        return number == 1 ? "the last " + one : "the last " + Counts.grouped(number) + " " + many;
    }

    /// The verb "to be" for so many of them.
    String are(long number) {
        return number == 1 && this != BOTH ? "is" : "are";
    }
}
