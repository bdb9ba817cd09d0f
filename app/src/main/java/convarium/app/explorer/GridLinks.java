package convarium.app.explorer;

import convarium.app.control.MatrixGrid;
import convarium.app.control.TensorGrid;
import convarium.app.control.TensorGrid.Place;
import convarium.engine.trace.FieldCell;
import java.util.function.Function;

/// Ties pointing and clicking in the grids to the view model: hovering shows, a click keeps, a second
/// click lets go.
final class GridLinks {
    private final ExplorerViewModel model;

    GridLinks(ExplorerViewModel model) {
        this.model = model;
    }

    void bindInput(TensorGrid grid) {
        grid.setOnHover(place -> hover(place.map(this::input).orElse(Focus.NOTHING)));
        grid.setOnPick(place -> pick(input(place)));
    }

    /// Of a grid that shows the weights as they are learnt.
    void bindKernel(TensorGrid grid) {
        bind(grid, p -> new Focus.Weight(p.row(), p.column()));
    }

    /// Of a grid that shows the weights as they lie in the window.
    void bindLaidKernel(TensorGrid grid) {
        bind(grid, p -> {
            var state = model.state();
            return new Focus.Weight(TurnedKernel.row(state, p.row()), TurnedKernel.column(state, p.column()));
        });
    }

    void bindOutput(TensorGrid grid) {
        grid.setOnHover(place -> hover(
                place.map(p -> (Focus) new Focus.Output(p.row(), p.column())).orElse(Focus.NOTHING)));
        grid.setOnPick(place -> pick(new Focus.Output(place.row(), place.column())));
    }

    /// Of a grid that has a cell for each input, without anything around them.
    void bindInputs(TensorGrid grid) {
        grid.setOnHover(place -> hover(
                place.map(p -> (Focus) new Focus.Input(p.row(), p.column())).orElse(Focus.NOTHING)));
        grid.setOnPick(place -> pick(new Focus.Input(place.row(), place.column())));
    }

    /// Ties a matrix, each of whose cells stands for something to look at.
    void bind(MatrixGrid grid, Function<Place, Focus> meaning) {
        grid.setOnHover(place -> hover(place.map(meaning).orElse(Focus.NOTHING)));
        grid.setOnPick(place -> pick(meaning.apply(place)));
    }

    /// Ties a grid, each of whose cells stands for something to look at.
    void bind(TensorGrid grid, Function<Place, Focus> meaning) {
        grid.setOnHover(place -> hover(place.map(meaning).orElse(Focus.NOTHING)));
        grid.setOnPick(place -> pick(meaning.apply(place)));
    }

    private Focus input(Place place) {
        var cell = model.explored().trace().field().cell(place.row(), place.column());
        return cell.kind() == FieldCell.Kind.INPUT ? new Focus.Input(cell.h(), cell.w()) : Focus.NOTHING;
    }

    private void hover(Focus focus) {
        model.hoverProperty().set(model.playingProperty().get() ? Focus.NOTHING : focus);
    }

    private void pick(Focus focus) {
        model.pause();
        boolean again = model.state().pin().equals(focus);
        model.hoverProperty().set(Focus.NOTHING);
        model.edit(s -> s.withPin(again ? Focus.NOTHING : focus));
    }
}
