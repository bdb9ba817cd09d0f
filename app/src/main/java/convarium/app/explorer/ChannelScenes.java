package convarium.app.explorer;

import convarium.app.explorer.ChannelScene.Flight;
import convarium.app.explorer.ChannelScene.Seen;
import convarium.app.explorer.Focus.Part;
import convarium.app.l10n.Numbers;
import convarium.app.render.Ease;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridModel.Outline;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.Contribution;
import convarium.engine.trace.Field;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.OutputStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The stage of the channels at any moment of one state: what depends on the state alone is made once.
///
/// A step of the walk moves the window of every channel to the next place at once; each channel's sum appears, and all
/// of them fly together into the output.
public final class ChannelScenes {
    private static final double GLIDE_ENDS = 0.4;
    private static final double SUMS_END = 0.6;
    private static final double FLIGHT_ENDS = 0.9;

    private static final Cell NO_VALUE = Cell.of(Fill.EMPTY, "");

    private final ExplorerState state;
    private final Channels channels;
    private final Field field;
    private final ChannelSentences sentences;
    private final int columns;
    private final List<Cell[]> inputs = new ArrayList<>();
    private final List<Cell[]> kernels = new ArrayList<>();
    private final List<Cell[]> partials = new ArrayList<>();
    private final List<Cell[]> outputs = new ArrayList<>();
    private final Map<Integer, OutputStep> opened = new HashMap<>();
    private int openedAt = -1;
    private final Map<Integer, Sentence> outputSentences = new HashMap<>();

    /// The stages of a state; only its pin and step may differ from call to call.
    public ChannelScenes(ExplorerState state, Explored explored) {
        this.state = state;
        channels = Channels.of(state);
        field = explored.trace().field();
        sentences = new ChannelSentences(state, channels);
        columns = explored.output().columns();
        var s = channels.settings();
        for (int c = 0; c < s.inputs(); c++) {
            boolean seen = channels.partial(c).isPresent();
            inputs.add(fieldCells(c, seen));
            kernels.add(seen ? cells(channels.kernel(c), Fill.KERNEL) : new Cell[0]);
            partials.add(channels.partial(c).map(p -> cells(p, Fill.OUTPUT)).orElse(new Cell[0]));
        }
        for (int f = 0; f < s.filters(); f++) {
            outputs.add(cells(channels.output(f), Fill.OUTPUT));
        }
    }

    /// Whether they show this state too.
    boolean areOf(ExplorerState other) {
        return channels.isOf(other);
    }

    /// What is shown.
    Channels channels() {
        return channels;
    }

    /// The kernels of every filter, for the channels that it sees; none of a pair, whose filters share theirs.
    List<List<GridModel>> kernels() {
        var s = channels.settings();
        var filters = new ArrayList<List<GridModel>>();
        for (int f = 0; f < s.filters() && !s.separable(); f++) {
            var slices = new ArrayList<GridModel>();
            for (int slice = 0; slice < s.seen(); slice++) {
                var kernel = s.values().kernel(ChannelValues.slot(f, slice), state.kernel());
                slices.add(new GridModel(
                        kernel.rows(), kernel.columns(), Arrays.asList(cells(kernel, Fill.KERNEL)), Optional.empty()));
            }
            filters.add(slices);
        }
        return filters;
    }

    private Cell[] fieldCells(int channel, boolean seen) {
        var cells = new Cell[field.rows() * field.columns()];
        for (int r = 0; r < field.rows(); r++) {
            for (int c = 0; c < field.columns(); c++) {
                var at = field.cell(r, c);
                String text = at.kind() == FieldCell.Kind.BEYOND
                        ? ""
                        : Numbers.cell(at.hasSource() ? channels.input(channel).get(at.h(), at.w()) : 0);
                cells[r * field.columns() + c] = Cell.of(seen ? NumbersScene.fill(at) : Fill.BEYOND, text);
            }
        }
        return cells;
    }

    private static Cell[] cells(Matrix matrix, Fill fill) {
        var cells = new Cell[matrix.values().size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.of(fill, Numbers.cell(matrix.values().get(i)));
        }
        return cells;
    }

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    ///
    /// @param pin the pinned cell
    public ChannelScene at(Walk.Frame frame, Focus focus, Focus pin) {
        var draft = new Draft(frame.step(), pin);
        return switch (focus) {
            case Focus.Nothing nothing -> draft.walk(frame.progress());
            case Focus.Output(int row, int column) -> draft.output(row, column);
            case Focus.Input(int row, int column) -> draft.input(new Focus.Plane(Part.INPUT, 0, row, column));
            case Focus.Weight weight -> draft.walk(1);
            case Focus.Entry entry -> draft.walk(1);
            case Focus.Plane plane ->
                switch (plane.part()) {
                    case INPUT -> draft.input(plane);
                    case KERNEL -> draft.kernel(plane);
                    case PARTIAL -> draft.partial(plane);
                    case MIXING -> draft.mixing(plane);
                };
        };
    }

    private final class Draft {
        private final ChannelSettings settings = channels.settings();
        private final List<Cell[]> x = copies(inputs);
        private final List<Cell[]> w = copies(kernels);
        private final List<Cell[]> p = copies(partials);
        private final List<Cell[]> y = copies(outputs);
        private final List<Optional<Outline>> windows = new ArrayList<>();
        private final boolean[] mixed = new boolean[settings.inputs()];
        private final int reached;
        private final Focus pin;

        Draft(int reached, Focus pin) {
            this.reached = reached;
            this.pin = pin;
            for (int c = 0; c < settings.inputs(); c++) {
                windows.add(Optional.empty());
            }
            for (var map : p) {
                hide(map);
            }
            for (var map : y) {
                hide(map);
            }
        }

        private static List<Cell[]> copies(List<Cell[]> of) {
            return of.stream().map(Cell[]::clone).collect(Collectors.toList());
        }

        private void hide(Cell[] map) {
            for (int i = reached + 1; i < map.length; i++) {
                map[i] = NO_VALUE;
            }
        }

        private IntStream seen() {
            return IntStream.range(0, settings.inputs())
                    .filter(c -> channels.partial(c).isPresent());
        }

        private Cell[] looked() {
            return y.get(settings.filter());
        }

        ChannelScene walk(double t) {
            double glide = Ease.inOut(Ease.part(t, 0, GLIDE_ENDS));
            var outline = outline(glide);
            seen().forEach(c -> {
                windows.set(c, Optional.of(outline));
                if (glide < 1) {
                    tint(x.get(c), (int) Math.round(outline.row()), (int) Math.round(outline.column()));
                } else {
                    light(c, step(c, reached));
                }
            });
            double sums = Ease.part(t, GLIDE_ENDS, SUMS_END);
            double reveal = Ease.part(t, FLIGHT_ENDS - 0.15, 1);
            for (var map : p) {
                appear(map, sums);
            }
            for (var map : y) {
                appear(map, reveal);
            }
            boolean flying = t > SUMS_END && t < FLIGHT_ENDS + 0.05;
            var flights = flying ? flights(Ease.part(t, SUMS_END, FLIGHT_ENDS)) : List.<Flight>of();
            return scene(flights, sentence(reached));
        }

        private void appear(Cell[] map, double there) {
            if (map.length > 0) {
                map[reached] =
                        there > 0 ? map[reached].withFill(Fill.OUTPUT_STRONG).withReveal(there) : NO_VALUE;
            }
        }

        /// The windows opened last are kept, for a step has many frames.
        private OutputStep step(int channel, int cell) {
            if (openedAt != cell) {
                opened.clear();
                openedAt = cell;
            }
            return opened.computeIfAbsent(
                    channel, c -> channels.trace(c).orElseThrow().step(0, cell / columns, cell % columns));
        }

        private void light(int channel, OutputStep step) {
            var cells = x.get(channel);
            for (var tap : step.taps()) {
                int at = tap.row() * field.columns() + tap.column();
                cells[at] = cells[at]
                        .withFill(NumbersScene.windowed(cells[at].fill()))
                        .withNote("×" + Numbers.cell(tap.weight()));
            }
        }

        private void tint(Cell[] cells, int row, int column) {
            for (int a = 0; a < field.height().taps(); a++) {
                for (int b = 0; b < field.width().taps(); b++) {
                    int r = row + a * field.height().dilation();
                    int c = column + b * field.width().dilation();
                    if (r < field.rows() && c < field.columns()) {
                        int at = r * field.columns() + c;
                        cells[at] = cells[at].withFill(NumbersScene.windowed(cells[at].fill()));
                    }
                }
            }
        }

        private Outline rest(int cell) {
            return new Outline(
                    field.height().windowStart(cell / columns),
                    field.width().windowStart(cell % columns),
                    field.height().extent(),
                    field.width().extent());
        }

        private Outline outline(double glide) {
            var to = rest(reached);
            return reached == 0 || glide >= 1 ? to : rest(reached - 1).towards(to, glide);
        }

        private List<Flight> flights(double along) {
            int row = reached / columns;
            int column = reached % columns;
            var flights = new ArrayList<Flight>();
            seen().forEach(c ->
                    flights.add(new Flight(Numbers.cell(sentences.share(c, row, column)), c, row, column, along)));
            if (state.layer().hasBias()) {
                flights.add(new Flight(Numbers.cell(channels.bias(settings.filter())), -1, row, column, along));
            }
            return flights;
        }

        ChannelScene output(int row, int column) {
            int cell = row * columns + column;
            seen().forEach(c -> {
                windows.set(c, Optional.of(rest(cell)));
                light(c, step(c, cell));
                p.get(c)[cell] = partials.get(c)[cell].withFill(Fill.OUTPUT_STRONG);
            });
            looked()[cell] = keep(strong(cell), new Focus.Output(row, column));
            return scene(List.of(), sentence(cell));
        }

        private Cell strong(int cell) {
            return outputs.get(settings.filter())[cell].withFill(Fill.OUTPUT_STRONG);
        }

        ChannelScene partial(Focus.Plane at) {
            int c = at.channel();
            int cell = at.row() * columns + at.column();
            windows.set(c, Optional.of(rest(cell)));
            light(c, step(c, cell));
            p.get(c)[cell] = keep(partials.get(c)[cell].withFill(Fill.OUTPUT_STRONG), at);
            looked()[cell] = outputs.get(settings.filter())[cell];
            return scene(List.of(), sentences.partial(c, step(c, cell)));
        }

        ChannelScene input(Focus.Plane at) {
            int c = at.channel();
            var trace = channels.trace(c);
            int i = (field.height().border() + at.row() * field.height().step()) * field.columns()
                    + field.width().border()
                    + at.column() * field.width().step();
            var met = trace.map(t -> t.outputsOf(0, at.row(), at.column())).orElse(List.of());
            for (var m : met) {
                touch(c, m, "×" + Numbers.cell(m.weight()), Role.KERNEL);
                int k = m.kh() * state.kernel().columns() + m.kw();
                w.get(c)[k] = w.get(c)[k].withFill(Fill.KERNEL_STRONG);
            }
            var cell = x.get(c)[i];
            x.get(c)[i] = keep(cell.fill() == Fill.BEYOND ? cell : cell.withFill(Fill.INPUT_STRONG), at);
            return scene(List.of(), sentences.input(at, met));
        }

        ChannelScene kernel(Focus.Plane at) {
            int c = at.channel();
            var met = channels.trace(c).orElseThrow().productsOf(0, at.row(), at.column());
            for (var m : met) {
                int i = m.fieldRow() * field.columns() + m.fieldColumn();
                x.get(c)[i] = x.get(c)[i].withFill(NumbersScene.windowed(x.get(c)[i].fill()));
                touch(c, m, signed(m.product()), Role.OUTPUT);
            }
            int k = at.row() * state.kernel().columns() + at.column();
            w.get(c)[k] = keep(w.get(c)[k].withFill(Fill.KERNEL_STRONG), at);
            return scene(List.of(), sentences.weight(at, met));
        }

        /// Shows the partial sum that a product goes into, with the product or its factor beside it.
        private void touch(int channel, Contribution m, String note, Role role) {
            int cell = m.outputRow() * columns + m.outputColumn();
            p.get(channel)[cell] = partials.get(channel)[cell].withNote(note, role);
        }

        ChannelScene mixing(Focus.Plane at) {
            int c = at.channel();
            mixed[c] = true;
            System.arraycopy(partials.get(c), 0, p.get(c), 0, p.get(c).length);
            return scene(List.of(), sentences.mixing(c));
        }

        private Cell keep(Cell cell, Focus focus) {
            return pin.equals(focus) ? cell.kept() : cell;
        }

        private ChannelScene scene(List<Flight> flights, Sentence sentence) {
            var planes = new ArrayList<ChannelScene.Plane>();
            for (int c = 0; c < settings.inputs(); c++) {
                planes.add(new ChannelScene.Plane(
                        new GridModel(field.rows(), field.columns(), List.of(x.get(c)), windows.get(c)), seen(c)));
            }
            var bias = state.layer().hasBias()
                    ? Optional.of(single(Cell.of(Fill.KERNEL, Numbers.cell(channels.bias(settings.filter())))))
                    : Optional.<GridModel>empty();
            return new ChannelScene(
                    planes, bias, map(looked()), y.stream().map(this::map).toList(), flights, sentence);
        }

        private Optional<Seen> seen(int c) {
            return channels.partial(c)
                    .map(partial -> new Seen(
                            new GridModel(
                                    state.kernel().rows(),
                                    state.kernel().columns(),
                                    List.of(w.get(c)),
                                    Optional.empty()),
                            map(p.get(c)),
                            settings.separable() ? Optional.of(single(mixingCell(c))) : Optional.empty()));
        }

        private Cell mixingCell(int c) {
            String text = Numbers.cell(channels.mixing().get(settings.filter(), c));
            return keep(
                    Cell.of(mixed[c] ? Fill.KERNEL_STRONG : Fill.KERNEL, text), new Focus.Plane(Part.MIXING, c, 0, 0));
        }

        private GridModel map(Cell[] cells) {
            return new GridModel(cells.length / columns, columns, List.of(cells), Optional.empty());
        }

        private static GridModel single(Cell cell) {
            return new GridModel(1, 1, List.of(cell), Optional.empty());
        }
    }

    /// How an output comes about, written once.
    private Sentence sentence(int cell) {
        return outputSentences.computeIfAbsent(cell, o -> sentences.output(o / columns, o % columns));
    }

    private static String signed(float value) {
        return value < 0 ? Numbers.cell(value) : "+" + Numbers.cell(value);
    }
}
