package convarium.app.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerLink;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.StartState;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The window's picture: colours that must be there, and how much of each. The tokens are those of the design.
class WindowPictureTest {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private static Map<Integer, Long> colours(ExplorerState state, Theme theme) {
        int[] pixels = FxTest.get(() -> WindowPicture.draw(state, theme, WIDTH, HEIGHT));
        assertEquals(WIDTH * HEIGHT, pixels.length);
        return Arrays.stream(pixels).boxed().collect(Collectors.groupingBy(p -> p, Collectors.counting()));
    }

    private static long count(Map<Integer, Long> colours, int rgb) {
        return colours.getOrDefault(0xff000000 | rgb, 0L);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theWorkedExampleShowsOneStrongOutputAndNineSoftInputsInEveryLook(Theme theme) {
        var colours = colours(StartState.worked(), theme);
        int output = switch (theme) {
            case LIGHT -> 0x0f8a72;
            case DARK -> 0x4fd1b0;
            case PROJECTOR -> 0x006b55;
        };
        int inputSoft = switch (theme) {
            case LIGHT -> 0xdce9fb;
            case DARK -> 0x22344f;
            case PROJECTOR -> 0xcfe2ff;
        };
        int kernelSoft = switch (theme) {
            case LIGHT -> 0xfbeed3;
            case DARK -> 0x43361b;
            case PROJECTOR -> 0xffe9bd;
        };
        long one = count(colours, output);
        assertTrue(one > 700, "one output cell is filled: " + one + " pixels");
        double ratio = (double) count(colours, inputSoft) / count(colours, kernelSoft);
        assertTrue(ratio > 0.75 && ratio < 1.25, "nine cells lie under the window as the kernel has nine: " + ratio);
    }

    @Test
    void eachStepFillsOneMoreOutput() {
        long soft = 0;
        for (int step : new int[] {1, 2, 5, 8}) {
            long now = count(colours(StartState.worked().withStep(step), Theme.LIGHT), 0xd5f1ea);
            assertTrue(now > soft, step + " outputs are filled softly: " + now + " after " + soft);
            soft = now;
        }
    }

    @Test
    void aPictureShowsBothColoursOfSignedResults() {
        var link = "convarium:explore?pic=lighthouse&k=-1,0,1;-2,0,2;-1,0,1&p=1&cmp=0";
        var colours = colours(ExplorerLink.read(link), Theme.LIGHT);
        assertTrue(count(colours, 0x2b6cb0) > 50, "strongest negative");
        assertTrue(count(colours, 0xc2571a) > 50, "strongest positive");
    }

    @Test
    void theSameStateGivesTheSamePixels() {
        var state = ExplorerLink.read("convarium:explore?pic=cat&k=0,1,0;1,-4,1;0,1,0&p=1&px=100,200");
        int[] first = FxTest.get(() -> WindowPicture.draw(state, Theme.DARK, 1280, 800));
        int[] second = FxTest.get(() -> WindowPicture.draw(state, Theme.DARK, 1280, 800));
        assertTrue(Arrays.equals(first, second));
    }

    @Test
    void aPictureThatIsNotThereIsNamed() {
        var state = ExplorerLink.read("convarium:explore?file=%2Fno%2Fsuch%2Fpicture.png&k=1");
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> FxTest.get(() -> WindowPicture.draw(state, Theme.LIGHT, WIDTH, HEIGHT)));
        assertTrue(String.valueOf(failure.getMessage()).contains("picture.png"), failure.getMessage());
    }
}
