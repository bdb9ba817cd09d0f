package convarium.app.explorer;

import convarium.lessons.content.Note;
import convarium.lessons.content.Notes;
import convarium.lessons.content.Presets;
import java.util.Optional;

/// The lesson's text that still speaks of what is shown.
final class FittingNote {
    private FittingNote() {}

    /// The text of the preset, while its settings stand; else that of the library kernel in use.
    static Optional<Note> of(ExplorerState state) {
        var preset = Presets.find(state.note())
                .map(p -> PresetStates.of(p, state))
                .filter(p -> p.layer().equals(state.layer())
                        && sameSize(p.input(), state.input())
                        && sameSize(p.kernel(), state.kernel())
                        && !state.source().isPicture());
        if (preset.isPresent()) {
            return Notes.find(state.note());
        }
        return state.layer().operation() == Operation.CONVOLUTION
                ? Library.find(state).map(Notes::of)
                : Optional.empty();
    }

    private static boolean sameSize(Matrix a, Matrix b) {
        return a.rows() == b.rows() && a.columns() == b.columns();
    }
}
