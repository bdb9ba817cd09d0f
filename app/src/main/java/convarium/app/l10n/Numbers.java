package convarium.app.l10n;

import convarium.engine.arithmetic.Counts;
import java.util.Locale;

/// Numbers as the screen writes them: a true minus sign, no more digits than help.
public final class Numbers {
    private Numbers() {}

    /// A value in a cell: whole numbers as they are, others to two decimals.
    public static String cell(float value) {
        return decimal(value, 2);
    }

    /// A value in a sentence: up to so many decimals, trailing zeros left out.
    public static String decimal(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (Math.abs(value) >= 1e6) {
            return signed(String.format(Locale.ROOT, "%.2e", value));
        }
        if (value == Math.rint(value)) {
            // most cells hold small whole numbers, and a large grid thousands of them
            return Math.abs(value) < 1000
                    ? signed(Integer.toString((int) value))
                    : signed(Counts.grouped((long) value));
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (decimals > 0) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return signed(text.equals("-0") ? "0" : text);
    }

    /// A count, shortened from a hundred thousand on: `2.36 M`.
    public static String count(long value) {
        if (value < 100_000) {
            return Counts.grouped(value);
        }
        String[] units = {"k", "M", "G", "T", "P", "E"};
        double scaled = value;
        int unit = -1;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int decimals = scaled < 10 ? 2 : scaled < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", scaled, units[unit]);
    }

    /// A number typed by a person: a point or a comma as the decimal sign, either minus sign.
    ///
    /// @throws NumberFormatException if it is none, or not finite
    public static float parse(String text) {
        String plain = text.strip().replace('−', '-').replace(',', '.');
        if (!plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            throw new NumberFormatException("expected a number, found \"" + text + "\"");
        }
        float value = Float.parseFloat(plain);
        if (!Float.isFinite(value)) {
            throw new NumberFormatException("expected a number of at most 3.4e38, found \"" + text + "\"");
        }
        return value;
    }

    private static String signed(String text) {
        return text.replace('-', '−');
    }
}
