package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import java.util.Locale;

/// Small numbers as words.
public final class Words {
    private Words() {}

    private static final int MOST = 12;

    /// At the beginning of a sentence: `Nine`, and from thirteen on the digits.
    public static String count(int number) {
        String word = lower(number);
        return word.substring(0, 1).toUpperCase(Locale.ENGLISH) + word.substring(1);
    }

    /// Within a sentence: `nine`.
    public static String lower(int number) {
        return number <= MOST ? text("number." + number) : Integer.toString(number);
    }
}
