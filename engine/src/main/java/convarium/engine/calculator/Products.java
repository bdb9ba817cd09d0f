package convarium.engine.calculator;

/// What work is counted in: the table always says which.
public enum Products {
    /// One multiply and one add.
    MAC("MACs", 1),
    /// Each multiply and each add by itself: 2 a MAC.
    FLOP("FLOPs", 2);

    private final String title;
    private final int each;

    Products(String title, int each) {
        this.title = title;
        this.each = each;
    }

    /// Its name in the plural.
    public String title() {
        return title;
    }

    /// So many of them are in these MACs.
    public long of(long macs) {
        return Math.multiplyExact(macs, (long) each);
    }
}
