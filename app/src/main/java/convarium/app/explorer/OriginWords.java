package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Counts;
import java.util.ArrayList;
import java.util.List;

/// Says where numbers were taken from. Units, channels, rows and columns count from 1.
final class OriginWords {
    private OriginWords() {}

    static String title(Origin origin) {
        return text("origin.title", origin.layer(), Counts.grouped(origin.unit() + 1L));
    }

    /// @param aspect how the layer is looked at: all but one of the aspects show a single channel
    static String of(Origin origin, Aspect aspect) {
        var sentences = new ArrayList<String>();
        sentences.add(origin.step() == 0 ? text("origin.untaught") : text("origin.step", origin.step()));
        switch (origin.kind()) {
            case WINDOW -> {
                sentences.add(text("origin.place", origin.top() + 1, origin.left() + 1));
                if (origin.others() > 0 && aspect == Aspect.CHANNELS) {
                    int shown = origin.channels().size();
                    sentences.add(text(
                            "origin.channels",
                            listed(origin.channels()),
                            shown,
                            Counts.grouped((long) shown + origin.others()),
                            shown + 1,
                            Counts.grouped(origin.others())));
                }
            }
            case LIST ->
                sentences.add(
                        origin.others() > 0
                                ? text(
                                        "origin.list",
                                        origin.channels().size(),
                                        Counts.grouped((long) origin.channels().size() + origin.others()),
                                        Counts.grouped(origin.others()))
                                : text("origin.list.all", origin.channels().size()));
        }
        int all = origin.channels().size() + origin.others();
        if (origin.kind() == Origin.Kind.WINDOW && all > 1 && aspect != Aspect.CHANNELS) {
            sentences.add(text("origin.alone", Counts.grouped(origin.channels().getFirst() + 1L), all - 1));
        }
        if (origin.kind() == Origin.Kind.WINDOW && aspect == Aspect.BACKWARD) {
            sentences.add(text("origin.part"));
        }
        if (origin.power() > 0 && aspect == Aspect.BACKWARD) {
            sentences.add(text("origin.power", raised(origin.power())));
        }
        return String.join(" ", sentences);
    }

    /// A power of ten: `10⁷`.
    private static String raised(int power) {
        var raised = new StringBuilder("10");
        Integer.toString(power).chars().forEach(digit -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return raised.toString();
    }

    private static String listed(List<Integer> channels) {
        var numbers = channels.stream().map(c -> Counts.grouped(c + 1L)).toList();
        return numbers.size() == 1
                ? numbers.getFirst()
                : String.join(", ", numbers.subList(0, numbers.size() - 1)) + text("origin.and") + numbers.getLast();
    }
}
