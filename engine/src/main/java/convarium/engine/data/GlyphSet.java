package convarium.engine.data;

import java.util.ArrayList;
import java.util.List;

/// Which characters are told apart.
public enum GlyphSet {
    /// The ten digits.
    DIGITS("glyphs"),
    /// The capitals from A to Z.
    LETTERS("glyphs:letters"),
    /// Digits, then capitals: 0 is struck through and 1 has a flag, so that O and I are drawn apart
    /// from them.
    ALL("glyphs:all");

    private final String code;

    GlyphSet(String code) {
        this.code = code;
    }

    /// How it is asked for by name.
    public String code() {
        return code;
    }

    /// The characters, in the order of their labels.
    public String characters() {
        String digits = "0123456789";
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return switch (this) {
            case DIGITS -> digits;
            case LETTERS -> letters;
            case ALL -> digits + letters;
        };
    }

    /// What the classes are called: each by its character.
    List<String> names() {
        return List.of(characters().split(""));
    }

    /// The ways of writing each character.
    List<List<PenPath>> forms() {
        var forms = new ArrayList<List<PenPath>>();
        for (char character : characters().toCharArray()) {
            if (character > '9') {
                forms.add(GlyphForms.capital(character));
            } else {
                int digit = character - '0';
                forms.add(this == ALL ? GlyphForms.digitAmongLetters(digit) : GlyphForms.digit(digit));
            }
        }
        return forms;
    }
}
