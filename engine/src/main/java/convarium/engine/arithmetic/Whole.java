package convarium.engine.arithmetic;

/// Whole-number products that refuse to overflow.
final class Whole {
    private Whole() {}

    /// The product of all factors.
    ///
    /// @param what what is counted, in the plural, for the message
    /// @throws IllegalArgumentException if the product exceeds a long
    static long product(String what, long... factors) {
        long product = 1;
        for (long f : factors) {
            if (Math.multiplyHigh(product, f) != (product * f) >> 63) {
                throw tooMany(what);
            }
            product *= f;
        }
        return product;
    }

    /// The sum of two numbers that are not negative.
    ///
    /// @throws IllegalArgumentException if the sum exceeds a long
    static long sum(String what, long a, long b) {
        long sum = a + b;
        if (sum < 0) {
            throw tooMany(what);
        }
        return sum;
    }

    /// The number as an int.
    ///
    /// @throws IllegalArgumentException if it exceeds an int
    static int asInt(String what, long number) {
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("there would be " + Counts.grouped(number) + " " + what + ", more than "
                    + Counts.grouped(Integer.MAX_VALUE));
        }
        return (int) number;
    }

    private static IllegalArgumentException tooMany(String what) {
        return new IllegalArgumentException(
                "there would be more than " + Counts.grouped(Long.MAX_VALUE) + " " + what + ": choose smaller sizes");
    }
}
