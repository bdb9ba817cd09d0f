package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.data.PenDrawing;
import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import convarium.engine.explain.Predictions;
import convarium.engine.explain.ShiftTest.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersStateTest {
    static AnswersState random(Random random) {
        var galleries = List.of(
                GalleryFilter.all(),
                GalleryFilter.mistakes(),
                new GalleryFilter.OfClass(random.nextInt(40)),
                new GalleryFilter.OfCell(random.nextInt(40), random.nextInt(40)));
        return new AnswersState(
                one(TrainPage.values(), random),
                one(AnswersState.Asked.values(), random),
                drawing(random),
                random.nextBoolean() ? Optional.empty() : Optional.of("C:\\Bilder & mehr\\sieben 7=ä.png"),
                galleries.get(random.nextInt(galleries.size())),
                one(ProjectionPoints.Method.values(), random),
                random.nextBoolean(),
                one(Direction.values(), random),
                random.nextBoolean());
    }

    private static <T> T one(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static PenDrawing drawing(Random random) {
        var strokes = new ArrayList<Stroke>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var spots = new ArrayList<Spot>();
            for (int j = random.nextInt(9); j >= 0; j--) {
                spots.add(new Spot(PadCode.rounded(random.nextDouble()), PadCode.rounded(random.nextDouble())));
            }
            strokes.add(new Stroke(PadCode.rounded(0.01 + random.nextDouble() / 2), spots));
        }
        return new PenDrawing(strokes);
    }

    @Test
    void everyStateComesBackFromALink() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            var state = TrainState.first().withAnswers(random(random));
            assertEquals(state, TrainLink.read(state.link()), state.link());
        }
    }

    @Test
    void whatIsAsAtFirstStaysOutOfTheLink() {
        assertEquals(List.of(), AnswersState.FIRST.parts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        page=nowhere | page is layers or pictures or map or shift, found "nowhere"
        gallery=3-   | a class and an answer such as 3-5, counted from 0, found "3-"
        draw=AAAA    | two numbers a spot, two characters each, found "AAAA"
        draw=AAAAAA  | the pen's width and two numbers a spot, two characters each, found "AAAAAA"
        draw=B*AAAA  | found "B*AAAA"
        """)
    void badPartsAreNamed(String part, String expected) {
        var error = assertThrows(
                IllegalArgumentException.class, () -> TrainLink.read("convarium:train?data=glyphs&" + part));
        assertTrue(String.valueOf(error.getMessage()).contains(expected), error.getMessage());
    }

    @Test
    void aDrawingThatNobodyDrewIsRefused() {
        String text = "BA" + "AAAA".repeat(PadCode.MOST_SPOTS + 1);
        assertThrows(IllegalArgumentException.class, () -> PadCode.read("draw", text));
    }

    @Test
    void theGalleryShowsWhatIsAskedFor() {
        var said = Predictions.of(
                2, new int[] {0, 1, 1, 0}, new float[] {0.9f, 0.1f, 0.7f, 0.3f, 0.2f, 0.8f, 0.05f, 0.95f});
        assertEquals(List.of(0, 1, 2, 3), GalleryFilter.all().of(said));
        assertEquals(List.of(3, 1), GalleryFilter.mistakes().of(said));
        assertEquals(List.of(1, 2), new GalleryFilter.OfClass(1).of(said));
        assertEquals(List.of(1), new GalleryFilter.OfCell(1, 0).of(said));
        assertTrue(new GalleryFilter.OfCell(1, 0).fits(2));
        assertEquals(false, new GalleryFilter.OfCell(1, 2).fits(2));
        assertEquals(false, new GalleryFilter.OfClass(2).fits(2));
    }
}
