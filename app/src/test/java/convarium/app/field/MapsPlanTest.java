package convarium.app.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.field.Worked.Known;
import convarium.engine.arithmetic.Axis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where maps lie: within the room, beside each other, each unit where it looks.
class MapsPlanTest {

    private static Known known(FieldPreset preset) {
        return Worked.of(FieldState.first().with(preset)).known().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(FieldPreset.class)
    void mapsFitTheRoomWithoutTouching(FieldPreset preset) {
        var chain = known(preset).chain();
        for (double width : new double[] {560, 824, 1500}) {
            for (double height : new double[] {160, 400}) {
                var plan = MapsPlan.of(chain, width, height, 1);
                assertTrue(plan.width() <= width + 1, preset + " " + plan.width() + " of " + width);
                assertTrue(plan.height() <= height + 1);
                for (int depth = 1; depth < plan.maps().size(); depth++) {
                    var before = plan.maps().get(depth - 1);
                    assertTrue(before.right() + 8 < plan.maps().get(depth).left());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FieldPreset.class)
    void aUnitLiesAtTheHeightOfWhatItSees(FieldPreset preset) {
        var chain = known(preset).chain();
        var plan = MapsPlan.of(chain, 900, 300, 1);
        var input = plan.maps().getFirst();
        for (int depth = 0; depth <= chain.depth(); depth++) {
            var place = plan.maps().get(depth);
            for (int row : new int[] {0, place.rows() / 2, place.rows() - 1}) {
                double middle = place.y() + (row + 0.5) * place.cellHeight();
                double wanted = input.y() + (chain.centre(depth, Axis.HEIGHT, row) + 0.5) * input.cellHeight();
                assertEquals(wanted, middle, 1e-6);
            }
            assertEquals(input.cellWidth() * chain.field(depth, Axis.WIDTH).stride(), place.cellWidth(), 1e-6);
        }
    }

    @Test
    void aPointFindsItsUnit() {
        var place = MapsPlan.of(known(FieldPreset.THREE).chain(), 900, 300, 1)
                .maps()
                .get(2);
        assertArrayEquals(
                new int[] {3, 5},
                place.at(place.x(5) + place.cellWidth() / 2, place.y(3) + place.cellHeight() / 2)
                        .orElseThrow());
        assertEquals(Optional.empty(), place.at(place.x(0) - 1, place.y(3) + 1));
        assertEquals(Optional.empty(), place.at(place.x(3) + 1, place.y(16) + 1));
    }

    @Test
    void neighboursAreOneRun() {
        assertEquals(
                List.of("1-3", "5-5", "7-8"),
                FieldMarks.runs(List.of(1, 2, 3, 5, 7, 8)).stream()
                        .map(run -> run[0] + "-" + run[1])
                        .toList());
        assertEquals(List.of(), FieldMarks.runs(List.of()));
    }
}
