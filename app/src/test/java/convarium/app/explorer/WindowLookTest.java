package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.explorer.WindowLook.Corner;
import convarium.app.explorer.WindowLook.Edge;
import convarium.app.explorer.WindowLook.Flat;
import convarium.app.explorer.WindowLook.Line;
import convarium.app.explorer.WindowLook.Nothing;
import convarium.app.explorer.WindowLook.Place;
import convarium.app.explorer.WindowLook.Slope;
import convarium.app.explorer.WindowLook.Spot;
import convarium.app.explorer.WindowLook.Texture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowLookTest {

    @Test
    void theWindowOfTheDesignIsAFallingEdge() {
        var look = look("71 52 18", "70 47 16", "69 43 15");
        assertEquals(new Edge(Place.LEFT), look);
        assertEquals("Bright on the left, dark on the right: a falling edge.", look.sentence());
    }

    @Test
    void theSameMirroredRises() {
        var look = look("18 52 71", "16 47 70", "15 43 69");
        assertEquals("Dark on the left, bright on the right: a rising edge.", look.sentence());
    }

    @Test
    void edgesKnowUpAndDown() {
        assertEquals(
                "Dark at the top, bright at the bottom: a rising edge.",
                look("10 12 11", "10 90 91", "92 90 88").sentence());
        assertEquals(new Edge(Place.TOP), look("90 90", "10 10"));
    }

    @Test
    void edgesKnowDiagonals() {
        assertEquals(new Edge(Place.TOP_LEFT), look("90 80 50", "80 50 20", "50 20 10"));
        assertEquals(new Edge(Place.BOTTOM_LEFT), look("50 20 10", "80 50 20", "90 80 50"));
    }

    @Test
    void anEdgeOffTheMiddleOfALargeWindowIsStillOne() {
        String row = "90 10 10 10 10 10 10";
        assertEquals(new Edge(Place.LEFT), look(row, row, row, row, row, row, row));
    }

    @Test
    void smallDifferencesAreFlatOrGentle() {
        assertEquals(new Flat(), look("50 51 52", "50 53 51", "55 50 51"));
        assertEquals(new Slope(Place.RIGHT), look("50 55 61", "50 55 60", "50 55 60"));
        assertEquals(new Texture(true), look("40 41 55", "41 41 45", "37 36 36"));
    }

    @Test
    void linesHaveADirectionAndABrightness() {
        assertEquals(new Line(true, true), look("10 90 10", "12 88 11", "10 90 12"));
        assertEquals(new Line(false, true), look("90 10 90", "90 10 90", "90 10 90"));
        assertEquals(new Line(true, false), look("10 10 10", "90 90 90", "10 10 10"));
        assertEquals(new Line(false, false), look("90 90 90", "10 12 10", "90 90 90"));
    }

    @Test
    void aSpotStandsAloneInTheMiddle() {
        assertEquals(new Spot(true), look("10 12 10", "11 90 10", "10 10 13"));
        assertEquals(new Spot(false), look("90 92 90", "91 10 90", "90 90 93"));
    }

    @Test
    void aCornerIsUnlikeTheOtherThree() {
        assertEquals(
                new Corner(true, Place.BOTTOM_RIGHT), look("10 10 10 10", "10 10 10 10", "10 10 10 10", "10 10 10 90"));
        assertEquals(
                new Corner(false, Place.TOP_LEFT), look("10 90 90 90", "90 90 90 90", "90 90 90 90", "90 90 90 90"));
    }

    @Test
    void aChequerboardIsTexture() {
        assertEquals(new Texture(false), look("10 90 10", "90 10 90", "10 90 10"));
        assertEquals(new Texture(false), look("90 10 90 10", "90 10 90 10"));
    }

    @Test
    void oneCellLooksLikeNothing() {
        assertEquals(new Nothing(), look("50"));
        assertEquals(new Nothing(), WindowLook.of(new float[0][]));
        assertEquals("", look("50").sentence());
    }

    @Test
    void oneRowIsEnoughForAnEdge() {
        assertEquals(new Edge(Place.RIGHT), look("10 50 90"));
        assertEquals(new Edge(Place.TOP), look("90", "50", "10"));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theOppositeOfTheOppositeIsThePlace(Place place) {
        assertEquals(place, place.opposite().opposite());
    }

    /// Rows of brightness in hundredths.
    private static WindowLook look(String... rows) {
        float[][] window = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            String[] cells = rows[r].split(" ", -1);
            window[r] = new float[cells.length];
            for (int c = 0; c < cells.length; c++) {
                window[r][c] = Integer.parseInt(cells[c]) / 100f;
            }
        }
        return WindowLook.of(window);
    }
}
