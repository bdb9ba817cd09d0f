package convarium.app.explorer;

import convarium.app.control.CompareView.Side;
import convarium.app.control.Legend.Tick;
import convarium.app.l10n.Numbers;
import convarium.app.l10n.Texts;
import java.util.List;

/// What the picture stage says about a result.
final class PictureWords {
    private PictureWords() {}

    static String hint(PictureResult result) {
        if (TurnedKernel.isTurned(result.state())) {
            return Agreement.sentence(result.state().kernel());
        }
        int cells = result.layer().kernel().h() * result.layer().kernel().w();
        return result.layer().weightShape().isPresent()
                ? Texts.text("picture.hint.products", cells)
                : Texts.text("picture.hint.values", cells);
    }

    static String inputCaption(PictureResult result) {
        var shape = result.input().shape();
        return Texts.text("picture.caption.grey", shape.size(1), shape.size(2));
    }

    static String outputCaption(PictureResult result) {
        int rows = result.rows();
        int columns = result.columns();
        return switch (result.colouring().kind()) {
            case SIGNED -> Texts.text("picture.caption.signed", rows, columns);
            case BRIGHTNESS -> Texts.text("picture.caption.brightness", rows, columns);
            case ACTIVATION -> Texts.text("picture.caption.activation", rows, columns);
        };
    }

    static List<Tick> ticks(Colouring colouring) {
        String low = Numbers.decimal(colouring.low(), 6);
        String high = Numbers.decimal(colouring.high(), 6);
        return switch (colouring.kind()) {
            case SIGNED ->
                List.of(
                        new Tick(0, below(low, colouring.beyondLow())),
                        new Tick(0.5, "0"),
                        new Tick(1, above("+" + high, colouring.beyondHigh())));
            case BRIGHTNESS, ACTIVATION ->
                List.of(
                        new Tick(0, below(low, colouring.beyondLow())),
                        new Tick(0.5, Numbers.decimal(colouring.high() / 2.0, 6)),
                        new Tick(1, above(high, colouring.beyondHigh())));
        };
    }

    private static String below(String value, boolean beyond) {
        return beyond ? Texts.text("picture.legend.below", value) : value;
    }

    private static String above(String value, boolean beyond) {
        return beyond ? Texts.text("picture.legend.above", value) : value;
    }

    static String readout(PictureResult result, Side side, int row, int column) {
        return switch (side) {
            case BEFORE ->
                Texts.text(
                        "picture.readout.input",
                        row + 1,
                        column + 1,
                        Numbers.decimal(result.input().get(0, row, column), 2),
                        row,
                        column);
            case AFTER ->
                Texts.text(
                        "picture.readout.output",
                        row + 1,
                        column + 1,
                        Numbers.decimal(result.output().get(0, row, column), 3),
                        row,
                        column);
        };
    }
}
