package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.lessons.content.Inline;
import convarium.lessons.content.Note;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A lesson's short text: what to look at, and what to change next.
final class NoteCard extends VBox {

    NoteCard() {
        super(6);
        getStyleClass().add("note-card");
    }

    void show(Note note) {
        getChildren().clear();
        var title = new Label(note.title());
        title.getStyleClass().add("note-title");
        title.setWrapText(true);
        getChildren().addAll(title, caption(text("note.look")), flow(note.look()));
        getChildren().addAll(caption(text("note.change")), flow(note.change()));
    }

    private static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("note-caption");
        return label;
    }

    private static TextFlow flow(List<Inline> pieces) {
        var flow = new TextFlow();
        flow.getStyleClass().add("note-text");
        for (var piece : pieces) {
            var text = new Text(piece.text());
            text.getStyleClass()
                    .addAll(
                            "piece",
                            switch (piece) {
                                case Inline.Text plain -> "plain";
                                case Inline.Emphasis strong -> "emphasis";
                                case Inline.Code code -> "code";
                            });
            flow.getChildren().add(text);
        }
        return flow;
    }
}
