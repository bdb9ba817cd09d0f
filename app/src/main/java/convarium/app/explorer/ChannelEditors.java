package convarium.app.explorer;

import convarium.app.control.TensorGrid.Place;
import convarium.engine.trace.FieldCell;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Lets the numbers of channels and filters be changed cell by cell or by a pasted block.
///
/// @param model what is changed
/// @param cell which number a cell of the grid stands for
/// @param matrix the numbers as they are
/// @param change puts other numbers into a state
record ChannelEditors(
        ExplorerViewModel model,
        Function<Place, Optional<Place>> cell,
        Function<ExplorerState, Matrix> matrix,
        BiFunction<ExplorerState, Matrix, ExplorerState> change)
        implements MatrixEditors.Telling {

    /// Of a channel's numbers, over the grid with everything around them.
    static ChannelEditors input(ExplorerViewModel model, int channel) {
        return new ChannelEditors(
                model,
                place -> fieldCell(model, place),
                s -> s.looking().channels().values().input(channel, s.input()),
                (s, m) -> channel == 0
                        ? s.withInput(m)
                        : withValues(s, s.looking().channels().values().withInput(channel, m)));
    }

    /// Of the kernel that a channel meets on the way to the filter looked at.
    static ChannelEditors kernel(ExplorerViewModel model, int channel) {
        return new ChannelEditors(
                model,
                Optional::of,
                s -> s.looking().channels().values().kernel(slot(s, channel), s.kernel()),
                (s, m) -> slot(s, channel) == 0
                        ? s.withKernel(m)
                        : withValues(s, s.looking().channels().values().withKernel(slot(s, channel), m)));
    }

    private static int slot(ExplorerState state, int channel) {
        var settings = state.looking().channels();
        return settings.slot(settings.filter(), channel);
    }

    /// Of what the 1 × 1 step weighs a channel with.
    static ChannelEditors mixing(ExplorerViewModel model, int channel) {
        return new ChannelEditors(
                model,
                place ->
                        Optional.of(new Place(model.state().looking().channels().filter(), channel)),
                ChannelEditors::mixing,
                (s, m) -> withValues(s, s.looking().channels().values().withMixing(m)));
    }

    private static Matrix mixing(ExplorerState state) {
        var settings = state.looking().channels();
        return settings.values().mixing(settings.filters(), settings.inputs());
    }

    /// Of the bias of the filter looked at.
    static ChannelEditors bias(ExplorerViewModel model) {
        return new ChannelEditors(
                model, Optional::of, s -> Matrix.filled(1, 1, bias(s)), (s, m) -> withBias(s, m.get(0, 0)));
    }

    private static float bias(ExplorerState state) {
        var settings = state.looking().channels();
        return settings.values().bias(settings.filter(), state.layer().bias());
    }

    private static ExplorerState withBias(ExplorerState state, float value) {
        var settings = state.looking().channels();
        return settings.filter() == 0
                ? state.withLayer(state.layer().withBias(true, value))
                : withValues(state, settings.values().withBias(settings.filter(), value));
    }

    private static ExplorerState withValues(ExplorerState state, ChannelValues values) {
        var looking = state.looking();
        return state.withLooking(looking.withChannels(looking.channels().withValues(values)));
    }

    private static Optional<Place> fieldCell(ExplorerViewModel model, Place place) {
        var field = model.explored().trace().field();
        if (place.row() >= field.rows() || place.column() >= field.columns()) {
            return Optional.empty();
        }
        return Optional.of(field.cell(place.row(), place.column()))
                .filter(c -> c.kind() == FieldCell.Kind.INPUT)
                .map(c -> new Place(c.h(), c.w()));
    }

    private Matrix now() {
        return matrix.apply(model.state());
    }

    @Override
    public boolean isEditable(Place place) {
        var m = now();
        return cell.apply(place)
                .filter(p -> p.row() < m.rows() && p.column() < m.columns())
                .isPresent();
    }

    @Override
    public float value(Place place) {
        return cell.apply(place).map(p -> now().get(p.row(), p.column())).orElse(0f);
    }

    @Override
    public void set(Place place, float value) {
        cell.apply(place)
                .ifPresent(p -> model.edit(s -> change.apply(s, matrix.apply(s).with(p.row(), p.column(), value))));
    }

    @Override
    public void paste(Place place, String text) {
        MatrixEditors.block(model, text).ifPresent(block -> {
            var at = cell.apply(place).orElse(new Place(0, 0));
            model.edit(s -> change.apply(s, matrix.apply(s).with(at.row(), at.column(), block)));
            MatrixEditors.tellCropped(model, block, now(), at.row(), at.column());
        });
    }
}
