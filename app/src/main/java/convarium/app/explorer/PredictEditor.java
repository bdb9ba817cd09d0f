package convarium.app.explorer;

import convarium.app.control.TensorGrid.Place;
import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.l10n.Numbers;
import java.util.Optional;

/// Takes a learner's outputs where they are asked for.
record PredictEditor(ExplorerViewModel model, Predicting predicting) implements MatrixEditors.Telling {

    /// The place that a cell stands for, as long as it can be filled in.
    private Optional<Integer> slot(Place place) {
        var question = predicting.question();
        var output = model.explored().output();
        if (place.row() >= output.rows() || place.column() >= output.columns()) {
            return Optional.empty();
        }
        return question.slotOf(place.row() * output.columns() + place.column())
                .filter(slot -> switch (question.status(slot)) {
                    case OPEN, TYPED, WRONG -> true;
                    case RIGHT, SHOWN -> false;
                });
    }

    @Override
    public boolean isEditable(Place place) {
        return slot(place).isPresent();
    }

    @Override
    public float value(Place place) {
        return (float) slot(place)
                .map(slot -> predicting.question().answer(slot).orElse(0))
                .orElse(0.0)
                .doubleValue();
    }

    @Override
    public String draft(Place place) {
        return slot(place)
                .filter(slot -> predicting.question().status(slot) != Status.OPEN)
                .map(slot -> Numbers.decimal(value(place), 4))
                .orElse("");
    }

    @Override
    public void set(Place place, float value) {
        slot(place).ifPresent(slot -> predicting.answer(slot, value));
    }

    @Override
    public boolean opensAtOnce() {
        return true;
    }

    @Override
    public void enter(Place place) {
        slot(place).ifPresent(predicting::check);
    }

    @Override
    public void paste(Place place, String text) {
        try {
            var block = PastedBlock.parse(text);
            for (int r = 0; r < block.rows(); r++) {
                for (int c = 0; c < block.columns(); c++) {
                    set(new Place(place.row() + r, place.column() + c), block.get(r, c));
                }
            }
        } catch (IllegalArgumentException e) {
            model.complain(convarium.app.l10n.Texts.text("notice.paste.failed", String.valueOf(e.getMessage())));
        }
    }
}
