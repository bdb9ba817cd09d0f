package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.MatrixModel.Band;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Look;
import convarium.app.render.MatrixModel.Meaning;
import convarium.app.render.MatrixModel.Spot;
import convarium.engine.trace.LayerMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The matrices at one moment: what is lit in each, the input beside them, and the sentence.
///
/// @param kernel what is lit in the kernel
/// @param matrix in the matrix
/// @param input in the flattened input
/// @param output in the flattened output
/// @param field the input with everything around it, under the window
/// @param sentence what is seen, in words
record MatrixScene(Light kernel, Light matrix, Light input, Light output, GridModel field, Sentence sentence) {
    private static final double GLIDE_ENDS = 0.45;
    private static final double REVEAL_BEGINS = 0.7;
    private static final Look UNREACHED = Look.of(Fill.EMPTY, "");

    /// The matrices for a focus, or for a moment of the walk where the focus is nothing.
    static MatrixScene of(
            ExplorerState state, Explored explored, MatrixContent content, Walk.Frame frame, Focus focus) {
        return of(state, explored, content, new Kept(state, explored), frame, focus);
    }

    /// The same, with what does not change from frame to frame.
    static MatrixScene of(
            ExplorerState state, Explored explored, MatrixContent content, Kept kept, Walk.Frame frame, Focus focus) {
        var moment = new Moment(state, explored, kept, frame, focus);
        return switch (content) {
            case MatrixContent.Columns columns -> new OfColumns(moment, columns).scene();
            case MatrixContent.Sparse sparse -> new OfSparse(moment, sparse).scene();
            case MatrixContent.TooLarge large ->
                new MatrixScene(
                        Light.NONE,
                        Light.NONE,
                        Light.NONE,
                        Light.NONE,
                        kept.fields.at(frame, focus, state.pin()).field(),
                        MatrixWords.tooLarge(large.size()));
        };
    }

    /// What a layer's scenes share: the field beside the matrix, and what a step shows in all its frames.
    static final class Kept {
        private final NumbersScenes fields;
        private final Map<Integer, Sentence> steps = new HashMap<>();
        private List<Spot> unreached = List.of();
        private int unreachedFrom = -1;

        Kept(ExplorerState state, Explored explored) {
            fields = new NumbersScenes(state, explored);
        }
    }

    /// What is looked at, when, of which state.
    private record Moment(ExplorerState state, Explored explored, Kept kept, Walk.Frame frame, Focus focus) {

        /// A step's sentence, written once.
        Sentence sentence(Supplier<Sentence> words) {
            return kept.steps.computeIfAbsent(frame.step(), step -> words.get());
        }

        boolean isKept(Focus what) {
            return state.pin().equals(what);
        }

        int width() {
            return explored.output().columns();
        }

        int index(Focus.Output output) {
            return output.row() * width() + output.column();
        }

        Focus.Output output(int index) {
            return new Focus.Output(index / width(), index % width());
        }

        double glide() {
            return Ease.inOut(Ease.part(frame.progress(), 0, GLIDE_ENDS));
        }

        /// Where the lit line is on its way to this step.
        double line() {
            return Math.max(0, frame.step() - 1 + glide());
        }

        boolean hasArrived() {
            return frame.step() == 0 || glide() >= 1;
        }

        GridModel field(Focus what) {
            return kept.fields.at(frame, what, state.pin()).field();
        }

        /// The field with an input cell and its copies lit.
        GridModel field(Focus what, int h, int w) {
            var grid = field(what);
            var cells = new ArrayList<>(grid.cells());
            var f = explored.trace().field();
            for (int i = 0; i < cells.size(); i++) {
                var cell = f.cell(i / f.columns(), i % f.columns());
                if (cell.h() == h && cell.w() == w) {
                    cells.set(i, cells.get(i).withFill(Fill.INPUT_STRONG));
                }
            }
            return new GridModel(grid.rows(), grid.columns(), cells, grid.outline());
        }

        /// The outputs that the walk has not reached are empty, and the one that it makes appears.
        List<Spot> walked(boolean upright) {
            var spots = new ArrayList<>(unreached(upright));
            double reveal = frame.progress() >= 1 ? 1 : Ease.part(frame.progress(), REVEAL_BEGINS, 1);
            if (reveal < 1) {
                spots.add(spot(frame.step(), UNREACHED, upright));
            }
            if (reveal > 0) {
                var now = spot(frame.step(), strong(frame.step()), upright);
                spots.add(new Spot(now.row(), now.column(), now.look(), reveal, false));
            }
            return spots;
        }

        private List<Spot> unreached(boolean upright) {
            if (kept.unreachedFrom != frame.step()) {
                var spots = new ArrayList<Spot>();
                for (int o = frame.step() + 1; o < explored.steps(); o++) {
                    spots.add(spot(o, UNREACHED, upright));
                }
                kept.unreachedFrom = frame.step();
                kept.unreached = spots;
            }
            return kept.unreached;
        }

        Spot made(int o, boolean upright) {
            return spot(o, strong(o), upright).ringed(isKept(output(o)));
        }

        private static Spot spot(int o, Look look, boolean upright) {
            return upright ? Spot.of(o, 0, look) : Spot.of(0, o, look);
        }

        private Look strong(int o) {
            return Look.of(
                    Fill.OUTPUT_STRONG, Numbers.cell(explored.output().values().get(o)));
        }
    }

    /// The light over the kernel's row and the windows' columns.
    private record OfColumns(Moment at, MatrixContent.Columns content) {

        MatrixScene scene() {
            return switch (at.focus()) {
                case Focus.Nothing nothing -> walk();
                case Focus.Output o -> output(at.index(o));
                case Focus.Input i -> input(i);
                case Focus.Weight w -> weight(w);
                case Focus.Entry entry -> entry(entry);
                case Focus.Plane plane -> walk();
            };
        }

        private int taps() {
            return content.windows().rows();
        }

        private MatrixScene walk() {
            int o = at.frame().step();
            return new MatrixScene(
                    Light.NONE,
                    new Light(false, at.hasArrived() ? column(o) : List.of(), List.of(column(at.line()))),
                    Light.NONE,
                    new Light(false, at.walked(false), List.of()),
                    at.field(Focus.NOTHING),
                    at.sentence(() -> MatrixWords.column(at.state(), at.explored(), o)));
        }

        private MatrixScene output(int o) {
            return new MatrixScene(
                    Light.NONE,
                    new Light(false, column(o), List.of(column((double) o))),
                    Light.NONE,
                    new Light(false, List.of(at.made(o, false)), List.of()),
                    at.field(at.output(o)),
                    MatrixWords.column(at.state(), at.explored(), o));
        }

        private Band column(double o) {
            return new Band(0, o, taps(), 1, Meaning.INPUT);
        }

        private List<Spot> column(int o) {
            return IntStream.range(0, taps())
                    .mapToObj(t -> Spot.of(t, o, windowed(content.matrix().look(t, o))))
                    .toList();
        }

        private static Look windowed(Look look) {
            return switch (look.fill()) {
                case INPUT -> look.withFill(Fill.WINDOW);
                case ADDED -> look.withFill(Fill.ADDED_WINDOW);
                default -> look;
            };
        }

        private MatrixScene input(Focus.Input input) {
            var spots = new ArrayList<Spot>();
            for (int t = 0; t < taps(); t++) {
                for (int o = 0; o < content.windows().columns(); o++) {
                    var cell = content.windows().tap(t, o).cell();
                    if (cell.h() == input.row() && cell.w() == input.column()) {
                        spots.add(Spot.of(t, o, content.matrix().look(t, o).withFill(Fill.INPUT_STRONG)));
                    }
                }
            }
            return new MatrixScene(
                    Light.NONE,
                    new Light(true, spots, List.of()),
                    Light.NONE,
                    Light.NONE,
                    at.field(input),
                    MatrixWords.copies(at.state(), input, spots.size()));
        }

        private MatrixScene weight(Focus.Weight weight) {
            int t = IntStream.range(0, taps())
                    .filter(i -> content.windows().tap(i, 0).kh() == weight.row()
                            && content.windows().tap(i, 0).kw() == weight.column())
                    .findFirst()
                    .orElse(0);
            int outputs = content.windows().columns();
            return new MatrixScene(
                    new Light(false, List.of(strongWeight(t).ringed(at.isKept(weight))), List.of()),
                    new Light(
                            false,
                            IntStream.range(0, outputs)
                                    .mapToObj(o -> Spot.of(
                                            t, o, windowed(content.matrix().look(t, o))))
                                    .toList(),
                            List.of(new Band(t, 0, 1, outputs, Meaning.KERNEL))),
                    Light.NONE,
                    Light.NONE,
                    at.field(weight),
                    MatrixWords.tapRow(at.state(), at.explored(), weight));
        }

        private Spot strongWeight(int t) {
            return Spot.of(0, t, content.kernel().look(0, t).withFill(Fill.KERNEL_STRONG));
        }

        private MatrixScene entry(Focus.Entry entry) {
            int t = entry.row();
            int o = entry.column();
            var tap = content.windows().tap(t, o);
            var spots = new ArrayList<>(column(o));
            spots.set(
                    t,
                    Spot.of(t, o, content.matrix().look(t, o).withFill(Fill.INPUT_STRONG))
                            .ringed(at.isKept(entry)));
            return new MatrixScene(
                    new Light(false, List.of(strongWeight(t)), List.of()),
                    new Light(false, spots, List.of(column((double) o))),
                    Light.NONE,
                    new Light(false, List.of(at.made(o, false)), List.of()),
                    tap.cell().hasSource()
                            ? at.field(at.output(o), tap.cell().h(), tap.cell().w())
                            : at.field(at.output(o)),
                    MatrixWords.windowEntry(at.state(), tap, entry, at.output(o)));
        }
    }

    /// The light over the sparse matrix, the flattened input above it and the flattened output beside it.
    private record OfSparse(Moment at, MatrixContent.Sparse content) {

        MatrixScene scene() {
            return switch (at.focus()) {
                case Focus.Nothing nothing -> walk();
                case Focus.Output o -> output(at.index(o));
                case Focus.Input i -> input(i);
                case Focus.Weight w -> weight(w);
                case Focus.Entry entry -> entry(entry);
                case Focus.Plane plane -> walk();
            };
        }

        private MatrixScene walk() {
            int o = at.frame().step();
            return new MatrixScene(
                    Light.NONE,
                    new Light(false, List.of(), List.of(row(at.line()))),
                    at.hasArrived() ? seen(o) : Light.NONE,
                    new Light(false, at.walked(true), List.of()),
                    at.field(Focus.NOTHING),
                    at.sentence(() -> MatrixWords.row(at.state(), at.explored(), content.layer(), o)));
        }

        private MatrixScene output(int o) {
            return new MatrixScene(
                    Light.NONE,
                    new Light(false, List.of(), List.of(row(o))),
                    seen(o),
                    new Light(false, List.of(at.made(o, true)), List.of()),
                    at.field(at.output(o)),
                    MatrixWords.row(at.state(), at.explored(), content.layer(), o));
        }

        private Band row(double o) {
            return new Band(o, 0, 1, content.layer().columns(), Meaning.OUTPUT);
        }

        private Band column(int i) {
            return new Band(0, i, content.layer().rows(), 1, Meaning.INPUT);
        }

        /// The inputs that an output sees.
        private Light seen(int o) {
            return new Light(
                    false,
                    content.layer().row(o).stream()
                            .map(e -> Spot.of(
                                    0,
                                    e.column(),
                                    content.input().look(0, e.column()).withFill(Fill.WINDOW)))
                            .toList(),
                    List.of());
        }

        private Spot strongInput(int i) {
            return Spot.of(0, i, content.input().look(0, i).withFill(Fill.INPUT_STRONG));
        }

        private MatrixScene input(Focus.Input input) {
            int i = input.row() * at.state().input().columns() + input.column();
            return new MatrixScene(
                    Light.NONE,
                    new Light(false, List.of(), List.of(column(i))),
                    new Light(false, List.of(strongInput(i).ringed(at.isKept(input))), List.of()),
                    Light.NONE,
                    at.field(input),
                    MatrixWords.inputColumn(at.state(), at.explored(), input, i));
        }

        private MatrixScene weight(Focus.Weight weight) {
            var kernel =
                    at.state().layer().operation().hasWeights() ? Optional.of(weight) : Optional.<Focus.Weight>empty();
            var spots = new ArrayList<Spot>();
            int places = 0;
            for (int r = 0; r < content.layer().rows(); r++) {
                for (var entry : content.layer().row(r)) {
                    if (kernel.isEmpty() || entry.has(weight.row(), weight.column())) {
                        spots.add(Spot.of(r, entry.column(), content.matrix().look(r, entry.column())));
                        places++;
                    }
                }
            }
            return new MatrixScene(
                    new Light(
                            false,
                            kernel.map(w -> ring(w.row(), w.column())).stream().toList(),
                            List.of()),
                    new Light(true, spots, List.of()),
                    Light.NONE,
                    Light.NONE,
                    at.field(weight),
                    MatrixWords.places(at.state(), weight, places, content.layer()));
        }

        private Spot ring(int kh, int kw) {
            return Spot.of(kh, kw, content.kernel().look(kh, kw)).ringed(true);
        }

        private MatrixScene entry(Focus.Entry focus) {
            var entry = content.layer().entry(focus.row(), focus.column());
            int columns = at.state().input().columns();
            boolean weighted = at.state().layer().operation().hasWeights();
            return new MatrixScene(
                    new Light(
                            false,
                            weighted
                                    ? entry.parts().stream()
                                            .map(p -> ring(p.kh(), p.kw()))
                                            .toList()
                                    : List.of(),
                            List.of()),
                    new Light(
                            false,
                            List.of(Spot.of(
                                            focus.row(),
                                            focus.column(),
                                            content.matrix().look(focus.row(), focus.column()))
                                    .ringed(true)),
                            List.of(row(focus.row()), column(focus.column()))),
                    new Light(false, lit(focus), List.of()),
                    new Light(false, List.of(at.made(focus.row(), true)), List.of()),
                    at.field(at.output(focus.row()), focus.column() / columns, focus.column() % columns),
                    MatrixWords.entry(at.state(), entry, content.layer(), at.output(focus.row())));
        }

        private List<Spot> lit(Focus.Entry focus) {
            var spots = new ArrayList<>(seen(focus.row()).spots());
            spots.removeIf(s -> s.column() == focus.column());
            spots.add(strongInput(focus.column()));
            return spots;
        }
    }

    /// How many weights stand in all rows: an entry may hold several.
    static int standing(LayerMatrix layer) {
        return IntStream.range(0, layer.rows())
                .map(r -> layer.row(r).stream().mapToInt(e -> e.parts().size()).sum())
                .sum();
    }
}
