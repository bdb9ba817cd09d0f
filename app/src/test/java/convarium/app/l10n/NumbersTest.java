package convarium.app.l10n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "7, 7",
        "-7, −7",
        "0.5, 0.5",
        "-0.25, −0.25",
        "1.005, 1",
        "0.333333, 0.33",
        "2.999, 3",
        "0.004, 0",
        "-0.004, 0",
        "0.006, 0.01",
        "100, 100",
        "100.001, 100",
        "1e7, 1.00e+07",
        "-2.5e9, −2.50e+09",
        "NaN, NaN",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void inACell(float value, String text) {
        assertEquals(text, Numbers.cell(value));
    }

    @ParameterizedTest
    @CsvSource({
        "49.6, 0, 50",
        "99.7, 0, 100",
        "1.7777778, 3, 1.778",
        "-0.5, 3, −0.5",
        "0.1234, 4, 0.1234",
        "16, 2, 16",
        "0.25, 1, 0.3"
    })
    void inASentence(double value, int decimals, String text) {
        assertEquals(text, Numbers.decimal(value, decimals));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "100000, 100 k",
        "999999, 1.00 M",
        "2360000, 2.36 M",
        "61100840, 61.1 M",
        "138357544, 138 M",
        "15470314496, 15.5 G",
        "1000000000000, 1.00 T",
        "9223372036854775807, 9.22 E"
    })
    void countsAreShortened(long value, String text) {
        assertEquals(text, Numbers.count(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2|2", " 2 |2", "-3|-3", "−3|-3", "+3|3", ".5|0.5", "5.|5", "0,5|0.5", "1e3|1000", "−1,5E-1|-0.15"
            })
    void readsWhatAPersonTypes(String text, float value) {
        assertEquals(value, Numbers.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", ".", "1..2", "1e", "NaN", "Infinity", "0x10", "1f", "two", "1 2", "1e9999", "--1"})
    void refusesWhatIsNoNumber(String text) {
        var e = assertThrows(NumberFormatException.class, () -> Numbers.parse(text));
        assertEquals("expected a number, found \"" + text + "\"", e.getMessage());
    }

    @Test
    void refusesWhatIsTooLarge() {
        var e = assertThrows(NumberFormatException.class, () -> Numbers.parse("-1e39"));
        assertEquals("expected a number of at most 3.4e38, found \"-1e39\"", e.getMessage());
    }

    @Test
    void whatIsShownCanBeTypedAgain() {
        for (float value : new float[] {0, 1, -1, 0.5f, -0.25f, 99, 0.33f}) {
            assertEquals(value, Numbers.parse(Numbers.cell(value)));
        }
    }
}
