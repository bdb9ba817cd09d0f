package convarium.app.explorer;

/// Small whole numbers that look random and depend on nothing but place and seed.
public final class Scatter {
    private Scatter() {}

    /// The number at a place.
    ///
    /// @param least the smallest it can be
    /// @param most the largest it can be
    public static float whole(int row, int column, long seed, int least, int most) {
        return least + Math.floorMod(mix(seed * 1_000_003L + row * 4_099L + column), most - least + 1);
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    private static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
