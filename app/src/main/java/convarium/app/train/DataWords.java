package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.data.DataLibrary;
import convarium.app.data.Downloadable;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import java.nio.file.Path;

/// What is said of data before anything learns from them.
final class DataWords {
    private static final int DIGITS = 3;

    private DataWords() {}

    /// How many there are, of what shape.
    static String counts(DataLook look) {
        var shape = look.training().shape();
        String colour = text(shape.size(0) == 1 ? "train.data.grey" : "train.data.colour");
        return text(
                "train.data.counts",
                Counts.grouped(look.training().count()),
                Counts.grouped(look.validation().count()),
                shape.size(1),
                shape.size(2),
                colour);
    }

    /// Classes, values, and who chose what validates.
    static String detail(DataLook look) {
        String chosen = TrainSetup.MADE.contains(look.name())
                ? text("train.data.drawn", look.seed())
                : look.bySeed() ? text("train.data.split", look.seed()) : text("train.data.given");
        return text(
                        "train.data.classes",
                        look.training().classNames().size(),
                        number(Math.min(
                                look.training().least(), look.validation().least())),
                        number(Math.max(
                                look.training().greatest(), look.validation().greatest())))
                + " " + chosen;
    }

    private static String number(float value) {
        String digits = Numbers.decimal(value, DIGITS);
        return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }

    /// What a download would be.
    static String offer(Downloadable set, Path folder) {
        int files = set.files().size();
        return text(
                files == 1 ? "train.data.offer.one" : "train.data.offer",
                files,
                DataLibrary.megabytes(set.bytes()),
                set.sources().getFirst(),
                folder);
    }

    /// A class with its count, as a sentence for those who hear it.
    static String row(String name, int count) {
        return text("train.data.row", name, count);
    }
}
