package convarium.app.explorer;

import convarium.app.control.PixelCard.Cell;
import convarium.app.control.PixelCard.Content;
import convarium.app.control.PixelCard.Kind;
import convarium.app.control.PixelCard.Part;
import convarium.app.l10n.Numbers;
import convarium.app.l10n.Texts;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import convarium.engine.trace.OutputStep.Reduction;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javafx.geometry.Rectangle2D;

/// The window of one output of a picture, opened up: its cells as they lie, what was made of them, what it looks
/// like.
final class PixelWindow {
    private final PictureResult result;
    private final OutputStep step;

    private PixelWindow(PictureResult result, OutputStep step) {
        this.result = result;
        this.step = step;
    }

    /// Opens up an output.
    ///
    /// @throws IndexOutOfBoundsException if there is no such output
    static PixelWindow of(PictureResult result, int row, int column) {
        var trace = Explored.trace(result.state(), result.layer(), result.input());
        return new PixelWindow(result, trace.step(0, row, column));
    }

    /// The rectangle around the picture's cells in the window, padding left out; the output's place if there are
    /// none.
    Rectangle2D frame() {
        var inside = step.taps().stream()
                .map(Tap::cell)
                .filter(cell -> cell.kind() == FieldCell.Kind.INPUT)
                .toList();
        if (inside.isEmpty()) {
            return new Rectangle2D(0, 0, 1, 1);
        }
        var rows = inside.stream().mapToInt(FieldCell::h).summaryStatistics();
        var columns = inside.stream().mapToInt(FieldCell::w).summaryStatistics();
        return new Rectangle2D(
                columns.getMin(),
                rows.getMin(),
                columns.getMax() - columns.getMin() + 1,
                rows.getMax() - rows.getMin() + 1);
    }

    Content content() {
        return new Content(Texts.text("picture.pixel.title", step.row() + 1, step.column() + 1), rows(), sum(), look());
    }

    /// The taps as they lie on the field: for a transposed convolution the turned kernel's order is turned back.
    private List<List<Tap>> placed() {
        var rows = new TreeMap<Integer, List<Tap>>();
        for (var tap : step.taps()) {
            rows.computeIfAbsent(tap.row(), r -> new ArrayList<>()).add(tap);
        }
        rows.values().forEach(row -> row.sort(Comparator.comparingInt(Tap::column)));
        return List.copyOf(rows.values());
    }

    private List<List<Cell>> rows() {
        return placed().stream()
                .map(row -> row.stream().map(this::cell).toList())
                .toList();
    }

    private Cell cell(Tap tap) {
        boolean weighted = result.layer().weightShape().isPresent();
        var kind = !tap.cell().hasSource()
                ? Kind.EMPTY
                : tap.cell().kind() == FieldCell.Kind.INPUT ? Kind.INPUT : Kind.COPY;
        boolean winner = step.reduction() instanceof Reduction.Max(int index)
                && index >= 0
                && step.taps().get(index).equals(tap);
        String value = kind == Kind.EMPTY
                ? tap.cell().kind() == FieldCell.Kind.BEYOND || !Float.isFinite(tap.input()) ? "" : "0"
                : brightness(tap.input());
        String weight = weighted && !(kind == Kind.EMPTY && !tap.counted()) ? "×" + Numbers.cell(tap.weight()) : "";
        return new Cell(value, weight, tap.input(), kind, winner, words(tap, kind, weighted));
    }

    private static String words(Tap tap, Kind kind, boolean weighted) {
        String value = brightness(tap.input());
        String what = switch (kind) {
            case INPUT ->
                Texts.text(
                        "picture.cell.input",
                        tap.cell().h() + 1,
                        tap.cell().w() + 1,
                        tap.cell().h(),
                        tap.cell().w(),
                        value);
            case COPY ->
                Texts.text("picture.cell.copy", tap.cell().h() + 1, tap.cell().w() + 1, value);
            case EMPTY ->
                Texts.text(
                        tap.cell().kind() == FieldCell.Kind.INSERTED
                                ? "picture.cell.inserted"
                                : "picture.cell.padding");
        };
        return weighted && tap.counted()
                ? Texts.text("picture.cell.product", what, value, Numbers.cell(tap.weight()), number(tap.product()))
                : what;
    }

    private List<Part> sum() {
        var parts = new ArrayList<Part>();
        boolean relu = result.state().layer().relu();
        switch (step.reduction()) {
            case Reduction.Sum(float sum, float bias) -> {
                parts.add(new Part(Texts.text("picture.sum.products") + " = ", false));
                if (result.layer().bias()) {
                    String sign = bias < 0 ? " − " : " + ";
                    parts.add(new Part(
                            number(sum) + sign + Texts.text("picture.sum.bias", number(Math.abs(bias))) + " = ",
                            false));
                }
            }
            case Reduction.Max max ->
                parts.add(new Part(Texts.text("picture.sum.max", step.taps().size()) + " = ", false));
            case Reduction.Average(float sum, int divisor) ->
                parts.add(new Part(Texts.text("picture.sum.average", number(sum), divisor) + " = ", false));
        }
        parts.add(new Part(number(step.value()), !relu));
        if (relu) {
            parts.add(new Part(" → ReLU → ", false));
            parts.add(new Part(number(Math.max(step.value(), 0f)), true));
        }
        return parts;
    }

    private String look() {
        var rows = placed().stream()
                .map(row -> row.stream().filter(tap -> tap.cell().hasSource()).toList())
                .filter(row -> !row.isEmpty())
                .toList();
        float[][] values = new float[rows.size()][];
        for (int r = 0; r < values.length; r++) {
            var row = rows.get(r);
            values[r] = new float[row.size()];
            for (int c = 0; c < row.size(); c++) {
                values[r][c] = row.get(c).input();
            }
        }
        String look = WindowLook.of(values).sentence();
        long outside = step.taps().stream()
                .filter(tap -> tap.cell().kind() == FieldCell.Kind.PADDING
                        || tap.cell().kind() == FieldCell.Kind.BEYOND)
                .count();
        if (outside == 0) {
            return look;
        }
        String border = Texts.text("picture.look.outside", outside, step.taps().size());
        return look.isEmpty() ? border : look + " " + border;
    }

    private static String brightness(float value) {
        return Float.isFinite(value)
                ? String.format(Locale.ROOT, "%.2f", value).replace('-', '−')
                : Numbers.cell(value);
    }

    /// A result: small ones keep a digit more, so that they do not read as zero.
    private static String number(float value) {
        return Numbers.decimal(value, Math.abs(value) < 0.1 ? 3 : 2);
    }
}
