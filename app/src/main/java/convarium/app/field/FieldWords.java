package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.trace.EffectiveField;
import convarium.engine.trace.UnitField.Seen;
import java.util.ArrayList;
import java.util.List;

/// What is said about a unit's field.
final class FieldWords {
    private FieldWords() {}

    /// A number with what it means.
    ///
    /// @param name what it is
    /// @param value the number
    /// @param remark what it is made of, or empty
    /// @param tip what the name means
    record Fact(String name, String value, String remark, String tip) {}

    /// What tops the stage.
    static String title(FieldScene scene) {
        var unit = scene.unit();
        if (unit.depth() == 0) {
            return text("field.title.input");
        }
        return text("field.title", unit.depth(), size(unit.input()));
    }

    /// The sentence under the title, with what can be done.
    static String hint(FieldScene scene) {
        return sentence(scene) + " " + text("field.hint.point");
    }

    /// Where the unit lies, and how much of its field is padding.
    static String sentence(FieldScene scene) {
        var unit = scene.unit();
        String where = text("field.where", unit.row() + 1, unit.column() + 1);
        if (unit.depth() == 0) {
            return where;
        }
        var seen = unit.input();
        String padding = seen.outside() == 0
                ? text("field.inside")
                : text("field.outside", Counts.grouped(seen.outside()), Counts.grouped(seen.cells()), outside(seen));
        return where + " " + padding + holes(scene) + copies(scene);
    }

    private static String outside(Seen seen) {
        return percent(seen.outsideShare());
    }

    private static String holes(FieldScene scene) {
        var seen = scene.unit().input();
        if (!seen.hasHoles() || wraps(scene)) {
            return "";
        }
        long looked = (long) seen.rows().cells().size() * seen.columns().cells().size();
        return " " + text("field.holes", Counts.grouped(looked), Counts.grouped(seen.cells() - seen.outside()));
    }

    private static String copies(FieldScene scene) {
        return wraps(scene) ? " " + text("field.copies") : "";
    }

    /// Whether padding that the unit sees holds copies of the input instead of zeros.
    private static boolean wraps(FieldScene scene) {
        var stages = scene.known().chain().stages().subList(0, scene.unit().depth());
        return stages.stream().anyMatch(stage -> stage.mode() != PaddingMode.ZERO);
    }

    /// A rectangle's rows and columns.
    static String size(Seen seen) {
        return Counts.grouped(seen.rows().size()) + " × "
                + Counts.grouped(seen.columns().size());
    }

    /// A part as a percentage of about two digits.
    static String percent(double part) {
        double hundredths = 100 * part;
        int decimals = hundredths >= 9.95 ? 0 : hundredths >= 0.95 || hundredths == 0 ? 1 : hundredths >= 0.095 ? 2 : 3;
        return Numbers.decimal(hundredths, decimals) + " %";
    }

    /// The numbers of the theoretical field.
    static List<Fact> theoretical(FieldScene scene) {
        var chain = scene.known().chain();
        var unit = scene.unit();
        var seen = unit.input();
        var rows = chain.field(unit.depth(), Axis.HEIGHT);
        var columns = chain.field(unit.depth(), Axis.WIDTH);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text("field.fact.size"), size(seen), cells(seen), text("field.fact.size.tip")));
        facts.add(new Fact(
                text("field.fact.stride"),
                pair(rows.stride(), columns.stride()),
                text("field.fact.stride.remark"),
                text("field.fact.stride.tip")));
        facts.add(new Fact(
                text("field.fact.middle"),
                place(chain.centre(unit.depth(), Axis.HEIGHT, unit.row())) + ", "
                        + place(chain.centre(unit.depth(), Axis.WIDTH, unit.column())),
                text(
                        "field.fact.middle.remark",
                        Numbers.decimal(seen.rows().first() + 1.0, 0),
                        Numbers.decimal(seen.rows().last() + 1.0, 0),
                        Numbers.decimal(seen.columns().first() + 1.0, 0),
                        Numbers.decimal(seen.columns().last() + 1.0, 0)),
                text("field.fact.middle.tip")));
        facts.add(new Fact(
                text("field.fact.padding"),
                percent(seen.outsideShare()),
                text("field.fact.padding.remark", Counts.grouped(seen.outside()), Counts.grouped(seen.cells())),
                text("field.fact.padding.tip")));
        return facts;
    }

    private static String cells(Seen seen) {
        return seen.cells() == 1
                ? text("field.fact.size.one")
                : text("field.fact.size.remark", Counts.grouped(seen.cells()));
    }

    private static String pair(long h, long w) {
        return h == w ? Counts.grouped(h) : Counts.grouped(h) + " × " + Counts.grouped(w);
    }

    /// A place in the input, counted from 1.
    private static String place(double at) {
        return Numbers.decimal(at + 1, 1);
    }

    /// The numbers of the effective field; none while it is not there.
    static List<Fact> effective(FieldScene scene) {
        return scene.effective()
                .filter(EffectiveField::arrives)
                .map(field -> {
                    var seen = field.field().input();
                    double cells = field.whole().cells();
                    var most = field.holding(PanelsPicture.MOST_OF_IT);
                    long rows = half(seen.rows().size());
                    long columns = half(seen.columns().size());
                    var half = field.middle(rows, columns);
                    return List.of(
                            new Fact(
                                    text("field.fact.most"),
                                    most.rows() + " × " + most.columns(),
                                    text("field.fact.most.remark", percent(most.cells() / cells)),
                                    text("field.fact.most.tip")),
                            new Fact(
                                    text("field.fact.half", rows, columns),
                                    percent(field.within(half)),
                                    text("field.fact.half.remark", percent(half.cells() / cells)),
                                    text("field.fact.half.tip")));
                })
                .orElse(List.of());
    }

    /// The central half of so many: the most that are no more than half, as even or odd as all.
    private static long half(long size) {
        long half = size / 2;
        return Math.max(2 - size % 2, (size - half) % 2 == 0 ? half : half - 1);
    }

    /// What the effective field is a mean of.
    static String averaged(FieldScene scene, FieldState state) {
        if (scene.unit().depth() == 0) {
            return text("field.mean.itself");
        }
        return scene.effective()
                .map(field -> field.draws() == 1
                        ? text("field.mean.one")
                        : text("field.mean", field.draws(), text("field.mean." + state.weights())))
                .orElse(scene.remark().isEmpty() ? text("field.effective.wait") : scene.remark());
    }
}
