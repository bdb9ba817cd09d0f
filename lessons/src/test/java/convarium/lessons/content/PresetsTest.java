package convarium.lessons.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    /// (i, o, p, k, s) of the seven convolutions as published; transposed, o goes in and i comes out.
    private static final int[][] PUBLISHED = {
        {4, 2, 0, 3, 1},
        {5, 6, 2, 4, 1},
        {5, 5, 1, 3, 1},
        {5, 7, 2, 3, 1},
        {5, 2, 0, 3, 2},
        {5, 3, 1, 3, 2},
        {6, 3, 1, 3, 2}
    };

    static Stream<Preset> classic() {
        return Presets.CLASSIC.stream();
    }

    @Test
    void areThePublishedFifteen() {
        assertEquals(15, Presets.CLASSIC.size());
        for (int i = 0; i < 7; i++) {
            int[] facts = PUBLISHED[i];
            var forward = Presets.CLASSIC.get(i);
            assertEquals(
                    List.of(facts[0], facts[1], facts[2], facts[3], facts[4], false, 0, 1),
                    List.of(
                            forward.input(),
                            forward.expectedOutput(),
                            forward.padding(),
                            forward.kernel(),
                            forward.stride(),
                            forward.transposed(),
                            forward.outputPadding(),
                            forward.dilation()));
            var back = Presets.CLASSIC.get(7 + i);
            assertEquals(
                    List.of(facts[1], facts[0], facts[2], facts[3], facts[4], true, i == 6 ? 1 : 0, 1),
                    List.of(
                            back.input(),
                            back.expectedOutput(),
                            back.padding(),
                            back.kernel(),
                            back.stride(),
                            back.transposed(),
                            back.outputPadding(),
                            back.dilation()));
        }
        assertEquals(
                new Preset(
                        "no-padding-no-strides-dilation",
                        "No padding, no strides, dilation",
                        false,
                        7,
                        3,
                        1,
                        0,
                        2,
                        0,
                        3),
                Presets.CLASSIC.get(14));
    }

    @ParameterizedTest
    @MethodSource("classic")
    void giveTheOutputThatTheEngineFinds(Preset preset) {
        var output = preset.layer().output(Shape.of(1, preset.input(), preset.input()));
        assertEquals(Shape.of(1, preset.expectedOutput(), preset.expectedOutput()), output);
    }

    @Test
    void goByTheirWellKnownNames() {
        assertEquals(
                List.of(
                        "No padding, no strides",
                        "Arbitrary padding, no strides",
                        "Half padding, no strides",
                        "Full padding, no strides",
                        "No padding, strides",
                        "Padding, strides",
                        "Padding, strides (odd)"),
                classic().limit(7).map(Preset::title).toList());
        assertEquals(15, classic().map(Preset::title).distinct().count(), "titles are distinct");
        assertEquals(15, classic().map(Preset::id).distinct().count(), "ids are distinct");
        IntStream.range(0, 7)
                .forEach(i -> assertEquals(
                        Presets.CLASSIC.get(i).title() + ", transposed",
                        Presets.CLASSIC.get(7 + i).title()));
    }

    @ParameterizedTest
    @MethodSource("classic")
    void areFoundByTheirId(Preset preset) {
        assertEquals(preset, Presets.find(preset.id()).orElseThrow());
    }

    @Test
    void areNotFoundByAnother() {
        assertEquals(java.util.Optional.empty(), Presets.find("padding"));
    }
}
