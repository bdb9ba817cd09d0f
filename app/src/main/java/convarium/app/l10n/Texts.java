package convarium.app.l10n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The program's words, out of a bundle.
public final class Texts {
    private Texts() {}

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("convarium.app.l10n.texts", Locale.ENGLISH);

    /// The words under a key, with `{0}`, `{1}` … replaced.
    public static String text(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(values);
    }
}
