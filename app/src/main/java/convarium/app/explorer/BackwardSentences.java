package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.GradientSettings.Target;
import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.GradientShare;
import java.util.ArrayList;
import java.util.List;

/// Writes what a focus shows of the backward pass as a sentence.
final class BackwardSentences {
    private static final int MOST_LISTED = 24;
    private static final int MOST_SUMMED = 49;

    private final ExplorerState state;
    private final Backward backward;
    private final List<GradientShare> shares;
    private final List<Piece> pieces = new ArrayList<>();

    private BackwardSentences(ExplorerState state, Backward backward, List<GradientShare> shares) {
        this.state = state;
        this.backward = backward;
        this.shares = shares;
    }

    /// What is seen of a cell.
    static Sentence of(Focus focus, ExplorerState state, Backward backward) {
        var draft = new BackwardSentences(state, backward, backward.shares(focus));
        boolean atInput = backward.target() == Target.INPUT;
        return switch (focus) {
            case Focus.Nothing nothing -> new Sentence("", List.of(), "");
            case Focus.Entry entry -> new Sentence("", List.of(), "");
            case Focus.Plane plane -> new Sentence("", List.of(), "");
            case Focus.Input(int row, int column) -> atInput ? draft.input(row, column) : draft.fed(row, column);
            case Focus.Weight(int row, int column) -> atInput ? draft.carried(row, column) : draft.weight(row, column);
            case Focus.Output(int row, int column) -> draft.output(row, column);
        };
    }

    /// What an input's gradient is gathered from.
    private Sentence input(int row, int column) {
        sum("∂x = ", number(backward.atInput().get(row, column)), Role.INPUT);
        return new Sentence(
                text("back.input", row + 1, column + 1),
                pieces,
                join(inputRemark(), stopped(), copies(), BackwardWords.whole(state, backward)));
    }

    private String inputRemark() {
        int count = shares.size();
        return switch (state.layer().operation()) {
            case CONVOLUTION, TRANSPOSED ->
                switch (outputs()) {
                    case 0 -> text("back.gather.none");
                    case 1 -> text("back.gather.one");
                    default -> text("back.gather.many", Words.count(outputs()));
                };
            case MAX_POOLING ->
                count == 0 ? text("back.max.none") : text("back.max", Words.lower(count), count, places());
            case AVERAGE_POOLING ->
                count == 0 ? text("back.average.none") : text("back.average", Words.count(count), count);
        };
    }

    /// What a weight's gradient is gathered from.
    private Sentence weight(int row, int column) {
        sum("∂w = ", number(backward.atWeights().orElseThrow().get(row, column)), Role.KERNEL);
        return new Sentence(
                text("back.weight", row + 1, column + 1),
                pieces,
                join(
                        shares.isEmpty()
                                ? text("back.weight.none")
                                : text("back.weight.many", Words.lower(shares.size()), shares.size()),
                        stopped(),
                        BackwardWords.whole(state, backward),
                        state.layer().hasBias() ? text("back.bias", number(backward.atBias())) : ""));
    }

    /// Which inputs, or weights, an output hands its gradient to.
    private Sentence output(int row, int column) {
        list();
        String given = number(backward.given().get(row, column));
        String remark;
        if (backward.isStopped(row, column)) {
            remark = text("back.output.stopped");
        } else if (backward.target() == Target.WEIGHTS) {
            remark = text("back.output.weights", Words.lower(shares.size()), shares.size());
        } else {
            remark = switch (state.layer().operation()) {
                case CONVOLUTION, TRANSPOSED -> text("back.output.inputs", Words.lower(shares.size()), shares.size());
                case MAX_POOLING -> text(shares.isEmpty() ? "back.output.max.none" : "back.output.max");
                case AVERAGE_POOLING -> text("back.output.average", Words.lower(shares.size()), shares.size());
            };
        }
        return new Sentence(text("back.output", row + 1, column + 1, given), pieces, remark);
    }

    /// Which gradients a weight carries to the inputs.
    private Sentence carried(int row, int column) {
        list();
        return new Sentence(
                text(
                        "sentence.weight",
                        row + 1,
                        column + 1,
                        number(state.kernel().get(row, column))),
                pieces,
                text("back.carried", Words.lower(shares.size()), shares.size()));
    }

    /// Which weights' gradients an input has a say in.
    private Sentence fed(int row, int column) {
        list();
        return new Sentence(
                text("sentence.input", row + 1, column + 1, number(state.input().get(row, column))),
                pieces,
                text("back.fed", Words.lower(shares.size()), shares.size()));
    }

    private void sum(String name, String result, Role role) {
        for (var share : shares.subList(0, Math.min(shares.size(), MOST_SUMMED))) {
            if (pieces.isEmpty()) {
                pieces.add(plain(name));
                first(share);
            } else {
                next(share);
            }
        }
        if (shares.size() > MOST_SUMMED) {
            pieces.add(plain(" + …"));
        }
        pieces.add(plain(shares.isEmpty() ? name : " = "));
        pieces.add(new Piece(result, role, false));
    }

    private record Factors(float left, Role leftRole, float right, Role rightRole) {
        boolean isZero() {
            return left == 0 || right == 0;
        }
    }

    private Factors factors(GradientShare share) {
        return backward.target() == Target.WEIGHTS
                ? new Factors(share.tap().input(), Role.INPUT, share.gradient(), Role.OUTPUT)
                : new Factors(share.factor(), Role.KERNEL, share.gradient(), Role.OUTPUT);
    }

    /// The dot goes with the first factor, so that name and first term together are as many pieces as a later term.
    private void first(GradientShare share) {
        if (state.layer().operation().isPooling()) {
            pooled(share, number(share.gradient()));
            return;
        }
        var f = factors(share);
        pieces.add(new Piece(number(f.left()) + "·", f.leftRole(), f.isZero()));
        pieces.add(new Piece(bracketed(f.right()), f.rightRole(), f.isZero()));
    }

    private void next(GradientShare share) {
        if (state.layer().operation().isPooling()) {
            boolean minus = share.gradient() < 0;
            pieces.add(plain(minus ? " − " : " + "));
            pooled(share, number(Math.abs(share.gradient())));
            return;
        }
        var f = factors(share);
        pieces.add(plain(f.left() < 0 ? " − " : " + "));
        pieces.add(new Piece(number(Math.abs(f.left())), f.leftRole(), f.isZero()));
        pieces.add(new Piece("·", Role.PLAIN, f.isZero()));
        pieces.add(new Piece(bracketed(f.right()), f.rightRole(), f.isZero()));
    }

    private void pooled(GradientShare share, String gradient) {
        pieces.add(new Piece(gradient, Role.OUTPUT, share.gradient() == 0));
        if (state.layer().operation() == Operation.AVERAGE_POOLING) {
            pieces.add(new Piece("/" + Math.round(1 / share.factor()), Role.KERNEL, share.gradient() == 0));
        }
    }

    /// Each product, and where it goes.
    private void list() {
        boolean atInput = backward.target() == Target.INPUT;
        for (var share : shares.subList(0, Math.min(shares.size(), MOST_LISTED))) {
            if (!pieces.isEmpty()) {
                pieces.add(plain("   "));
            }
            first(share);
            pieces.add(plain(" → "));
            var tap = share.tap();
            pieces.add(
                    atInput
                            ? new Piece(
                                    Sentences.place(tap.cell().h(), tap.cell().w()), Role.INPUT, false)
                            : new Piece(Sentences.place(tap.kh(), tap.kw()), Role.KERNEL, false));
        }
        if (shares.size() > MOST_LISTED) {
            pieces.add(plain("   …"));
        }
    }

    private int outputs() {
        return (int) shares.stream()
                .map(s -> Sentences.place(s.outputRow(), s.outputColumn()))
                .distinct()
                .count();
    }

    private String places() {
        var places = shares.stream()
                .limit(MOST_LISTED)
                .map(s -> Sentences.place(s.outputRow(), s.outputColumn()))
                .toList();
        return String.join(", ", places);
    }

    private String stopped() {
        int stopped = (int) shares.stream()
                .filter(s -> backward.isStopped(s.outputRow(), s.outputColumn()))
                .map(s -> Sentences.place(s.outputRow(), s.outputColumn()))
                .distinct()
                .count();
        return stopped == 0 ? "" : text("back.stopped", Words.lower(stopped), stopped);
    }

    private String copies() {
        boolean any = shares.stream().anyMatch(s -> s.tap().cell().kind() == FieldCell.Kind.PADDING);
        return any ? text("back.copies") : "";
    }

    private static String join(String... sentences) {
        return String.join(
                " ", List.of(sentences).stream().filter(s -> !s.isEmpty()).toList());
    }

    private static String bracketed(float value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static Piece plain(String text) {
        return new Piece(text, Role.PLAIN, false);
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
