package convarium.app.train;

import convarium.app.place.LinkQuery;
import convarium.engine.data.PenDrawing;
import convarium.engine.explain.ShiftTest.Direction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is asked of the network that is being trained, and how its answers are shown.
///
/// @param page what the middle shows
/// @param asked what the prediction is about
/// @param drawn what is on the pad
/// @param pasted the file of a picture that lies under it
/// @param gallery which pictures the gallery shows
/// @param method how the map is laid out
/// @param thumbs whether the map shows pictures rather than the names of their classes
/// @param direction which way the shift test moves pictures
/// @param beside whether the shift test tests another network, too
public record AnswersState(
        TrainPage page,
        Asked asked,
        PenDrawing drawn,
        Optional<String> pasted,
        GalleryFilter gallery,
        ProjectionPoints.Method method,
        boolean thumbs,
        Direction direction,
        boolean beside) {
    /// The parts of a link that it reads and writes.
    static final List<String> KEYS =
            List.of("page", "ask", "draw", "paste", "gallery", "layout", "points", "shift", "beside");

    /// What is shown at first.
    static final AnswersState FIRST = new AnswersState(
            TrainPage.LAYERS,
            Asked.PICTURE,
            PenDrawing.EMPTY,
            Optional.empty(),
            GalleryFilter.all(),
            ProjectionPoints.Method.PCA,
            true,
            Direction.ACROSS,
            true);

    /// What a prediction is about.
    enum Asked {
        /// The chosen validation picture.
        PICTURE,
        /// What was drawn on the pad.
        PAD
    }

    private enum Beside {
        OTHER,
        NOBODY
    }

    private enum Points {
        THUMBS,
        NAMES
    }

    /// Its parts of a link, `name=value`; those that are as at first are left out.
    List<String> parts() {
        var parts = new ArrayList<String>();
        if (page != FIRST.page) {
            parts.add("page=" + LinkQuery.lower(page));
        }
        if (asked != FIRST.asked) {
            parts.add("ask=" + LinkQuery.lower(asked));
        }
        if (!drawn.isEmpty()) {
            parts.add("draw=" + PadCode.write(drawn));
        }
        pasted.ifPresent(path -> parts.add("paste=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));
        if (!gallery.equals(FIRST.gallery)) {
            parts.add("gallery=" + gallery.code());
        }
        if (method != FIRST.method) {
            parts.add("layout=" + LinkQuery.lower(method));
        }
        if (!thumbs) {
            parts.add("points=" + LinkQuery.lower(Points.NAMES));
        }
        if (direction != FIRST.direction) {
            parts.add("shift=" + LinkQuery.lower(direction));
        }
        if (!beside) {
            parts.add("beside=" + LinkQuery.lower(Beside.NOBODY));
        }
        return parts;
    }

    /// Reads its parts of a link.
    ///
    /// @throws IllegalArgumentException if one cannot be read, naming it, what was expected and what was found
    static AnswersState of(LinkQuery query) {
        return new AnswersState(
                query.choice("page", TrainPage.values(), FIRST.page),
                query.choice("ask", Asked.values(), FIRST.asked),
                query.find("draw").map(text -> PadCode.read("draw", text)).orElse(PenDrawing.EMPTY),
                query.decoded("paste").filter(path -> !path.isBlank()),
                query.find("gallery")
                        .map(code -> GalleryFilter.ofCode("gallery", code))
                        .orElse(FIRST.gallery),
                query.choice("layout", ProjectionPoints.Method.values(), FIRST.method),
                query.choice("points", Points.values(), Points.THUMBS) == Points.THUMBS,
                query.choice("shift", Direction.values(), FIRST.direction),
                query.choice("beside", Beside.values(), Beside.OTHER) == Beside.OTHER);
    }

    /// With another page in the middle.
    AnswersState withPage(TrainPage value) {
        return new AnswersState(value, asked, drawn, pasted, gallery, method, thumbs, direction, beside);
    }

    AnswersState withAsked(Asked value) {
        return new AnswersState(page, value, drawn, pasted, gallery, method, thumbs, direction, beside);
    }

    /// With another drawing over another picture.
    AnswersState withPad(PenDrawing drawing, Optional<String> picture) {
        return new AnswersState(page, asked, drawing, picture, gallery, method, thumbs, direction, beside);
    }

    AnswersState withGallery(GalleryFilter value) {
        return new AnswersState(page, asked, drawn, pasted, value, method, thumbs, direction, beside);
    }

    AnswersState withMethod(ProjectionPoints.Method value) {
        return new AnswersState(page, asked, drawn, pasted, gallery, value, thumbs, direction, beside);
    }

    AnswersState withThumbs(boolean value) {
        return new AnswersState(page, asked, drawn, pasted, gallery, method, value, direction, beside);
    }

    AnswersState withDirection(Direction value) {
        return new AnswersState(page, asked, drawn, pasted, gallery, method, thumbs, value, beside);
    }

    AnswersState withBeside(boolean value) {
        return new AnswersState(page, asked, drawn, pasted, gallery, method, thumbs, direction, value);
    }
}
