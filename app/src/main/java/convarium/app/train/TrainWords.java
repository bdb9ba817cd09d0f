package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.data.Downloadable;
import convarium.engine.arithmetic.Counts;
import convarium.engine.train.Blueprint;
import convarium.engine.train.TrainingPreset;
import java.util.Locale;

/// What the place that trains says.
final class TrainWords {
    private TrainWords() {}

    /// A network's name as the window writes it.
    static String network(Blueprint network) {
        return network instanceof TrainingPreset preset
                ? text("train.net." + preset.name())
                : text("train.network.own");
    }

    /// A data set's name as the window writes it: of a folder or file the last part of its path.
    static String data(String name) {
        if (TrainSetup.MADE.contains(name)) {
            return text("train.data." + name.replace(':', '.'));
        }
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Downloadable.named(name).map(Downloadable::title).orElse(name);
        }
        String path = name.substring(colon + 1).replaceAll("[/\\\\]+$", "");
        return text("train.data.in." + name.substring(0, colon), path.replaceAll(".*[/\\\\]", ""));
    }

    /// How far it has come, how fast it goes, and how long it takes yet.
    static String progress(Standing standing, int epochs) {
        return switch (standing.phase()) {
            case UNOPENED, FAILED -> "";
            case PREPARING -> text("train.preparing");
            case RESTING, GOING -> {
                // a finished epoch is still the one that is spoken of
                int epoch = Math.max(1, (int) Math.ceil(standing.epochs()));
                var words = new StringBuilder(text("train.epoch", Counts.grouped(epoch), Counts.grouped(epochs)));
                if (standing.isGoing() && standing.imagesPerSecond() > 0) {
                    words.append(text("train.speed", Counts.grouped(rounded(standing.imagesPerSecond()))));
                    words.append(text("train.left", time(standing.secondsLeft(epochs))));
                }
                yield words.toString();
            }
        };
    }

    /// Three digits are as many as hold still.
    static long rounded(double value) {
        double unit = StrictMath.pow(10, Math.max(0, Math.floor(StrictMath.log10(value)) - 2));
        return Math.round(Math.rint(value / unit) * unit);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return text("train.time.seconds", whole);
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
        }
        return text("train.time.hours", whole / 3600, whole % 3600 / 60);
    }

    /// What can be seen, as a sentence: what it does, or why it rests.
    static String sentence(Standing standing, TrainState state) {
        return switch (standing.phase()) {
            case UNOPENED -> "";
            case PREPARING -> text("train.says.preparing");
            case FAILED -> text("train.says.failed", standing.problem());
            case GOING -> text("train.says.going", standing.step());
            case RESTING -> resting(standing, state);
        };
    }

    private static String resting(Standing standing, TrainState state) {
        if (standing.past() >= 0) {
            return text("train.says.past", standing.past());
        }
        if (!standing.problem().isEmpty()) {
            return text("train.says.failed", standing.problem());
        }
        return switch (standing.rest()) {
            case ASKED -> standing.step() == 0 ? beginning(state) : text("train.says.resting", standing.step());
            case EPOCHS -> text("train.says.epochs", state.stop().epochs());
            case PATIENCE -> text("train.says.patience", state.stop().patience());
            case DIVERGED ->
                standing.diverged()
                        .map(d -> text("train.says.diverged", Counts.grouped(d.step())))
                        .orElse("");
        };
    }

    private static String beginning(TrainState state) {
        return text(state.setup().weights().isPresent() ? "train.says.opened" : "train.says.first");
    }
}
