package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.notation.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerLinkTest {
    private static final String WORKED =
            "convarium:explore?in=2,2,3,3,3;0,1,3,0,3;2,3,0,1,3;3,3,2,1,2;3,3,0,2,3&k=2,0,1;1,0,0;0,1,1"
                    + "&s=2&p=1&note=padding-strides&step=4";

    @Test
    void theWorkedExampleLeavesOutWhatIsPlain() {
        assertEquals(WORKED, ExplorerLink.write(StartState.worked()));
        assertEquals(StartState.worked(), ExplorerLink.read(WORKED));
    }

    @Test
    void theShortestLinkIsAPlainConvolutionOfTheWorkedNumbers() {
        var state = ExplorerLink.read("convarium:explore?");
        assertEquals(StartState.worked().input(), state.input());
        assertEquals(LayerSettings.PLAIN, state.layer());
        assertEquals(0, state.step());
    }

    @Test
    void spacesAroundALinkDoNotMatter() {
        assertEquals(StartState.worked(), ExplorerLink.read("  " + WORKED + "\n"));
        assertTrue(Links.isLink("\tconvarium:anything"));
        assertFalse(Links.isLink("nn.Conv2d(1, 1, 3)"));
    }

    @Test
    void everyPartIsReadAsItsName() {
        var state =
                ExplorerLink.read("convarium:explore?op=average&in=1,2.5;-3,4e2&k=1,1;1,1&s=2,1&p=1,0,0,1&mode=reflect"
                        + "&d=1&outpad=0&round=ceil&borders=skip&div=3&flip=true&b=-0.5&relu=true&pic=cat&cmp=0.25&px=10,20"
                        + "&scale=signed&as=keras&note=box&step=1&pin=i:1,0&speed=0.5&loop=true&seed=-7");
        assertEquals(Matrix.of(new float[] {1, 2.5f}, new float[] {-3, 400}), state.input());
        assertEquals(
                new LayerSettings(
                        Operation.AVERAGE_POOLING,
                        new Size(2, 1),
                        new Padding.Explicit(1, 0, 0, 1),
                        PaddingMode.REFLECT,
                        Size.square(1),
                        Size.square(0),
                        Rounding.CEIL,
                        false,
                        3,
                        true,
                        true,
                        -0.5f,
                        true),
                state.layer());
        assertEquals(new Source.Shipped("cat"), state.source());
        assertEquals(new PictureSettings(0.25, 10, 20, PictureSettings.Scale.SIGNED), state.picture());
        assertEquals(Dialect.KERAS, state.dialect());
        assertEquals("box", state.note());
        assertEquals(1, state.step());
        assertEquals(new Focus.Input(1, 0), state.pin());
        assertEquals(0.5, state.speed());
        assertTrue(state.loop());
        assertEquals(-7, state.seed());
    }

    @Test
    void manyStatesComeBackAsTheyWere() {
        for (var state : RandomStates.of(11, 600)) {
            assertRoundTrip(state);
        }
    }

    private static void assertRoundTrip(ExplorerState state) {
        String link = ExplorerLink.write(state);
        assertEquals(state, ExplorerLink.read(link), link);
        assertTrue(link.chars().allMatch(c -> c > ' ' && c < 127), link);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, -0f, 1f, -1f, 0.1f, 1e-30f, 3.4028235e38f, 16777216f, 1e7f, 9999999f, -1e10f})
    void everyBiasComesBackToTheBit(float bias) {
        var state = RandomStates.withBias(StartState.worked(), bias);
        assertRoundTrip(state);
        float back = ExplorerLink.read(ExplorerLink.write(state)).layer().bias();
        assertEquals(Float.floatToRawIntBits(bias), Float.floatToRawIntBits(back));
    }

    @ParameterizedTest
    @EnumSource
    void everyOperation(Operation operation) {
        assertRoundTrip(StartState.worked().withLayer(LayerSettings.PLAIN.withOperation(operation)));
    }

    @ParameterizedTest
    @EnumSource
    void everyPaddingMode(PaddingMode mode) {
        assertRoundTrip(StartState.worked().withLayer(LayerSettings.PLAIN.withPaddingMode(mode)));
    }

    @ParameterizedTest
    @EnumSource
    void everySamePadding(Padding.Same same) {
        assertRoundTrip(StartState.worked().withLayer(LayerSettings.PLAIN.withPadding(same)));
    }

    @ParameterizedTest
    @EnumSource
    void everyScale(PictureSettings.Scale scale) {
        assertRoundTrip(StartState.worked()
                .withSource(new Source.Shipped("cat"))
                .withPicture(PictureSettings.PLAIN.withScale(scale)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/ada/my pictures/a b.png",
                "/tmp/ščřž/画像 🐟.jpg",
                "C:\\Users\\Ada\\cat.bmp",
                "/tmp/100%&=+?#;,.png",
                "../x.gif",
                "name"
            })
    void anyFile(String path) {
        assertRoundTrip(StartState.worked().withSource(new Source.File(Path.of(path))));
    }

    /// What is wrong, and words that its message must have.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "op=conv3|In the link, op is conv, transposed, max or average, found \"conv3\"",
                "in=1,2;3|In the link, in is 1 to 16 rows of numbers, such as 1,2;3,4, found \"1,2;3\"",
                "in=|In the link, in is made of numbers, found \"\"",
                "in=1,x|In the link, in is made of numbers, found \"1,x\"",
                "in=NaN|In the link, in is made of numbers, found \"NaN\"",
                "in=1f|In the link, in is made of numbers, found \"1f\"",
                "in=0x1p3|In the link, in is made of numbers, found \"0x1p3\"",
                "in=1e99|In the link, in is made of numbers, found \"1e99\"",
                "k=1,2,3,4,5,6,7,8|In the link, k is 1 to 7 rows of numbers, such as 1,2;3,4, found \"1,2,3,4,5,6,7,8\"",
                "k=1;1;1;1;1;1;1;1|In the link, k is 1 to 7 rows of numbers, such as 1,2;3,4, found \"1;1;1;1;1;1;1;1\"",
                "s=0|In the link, s is a whole number from 1 to 1000000, found \"0\"",
                "s=x|In the link, s is a whole number, found \"x\"",
                "s=1,1,1|In the link, s is one number, or two for height and width, found \"1,1,1\"",
                "p=-1|In the link, p is a whole number from 0 to 1000000, found \"-1\"",
                "p=1,1,1|In the link, p is same, same-lower, one number, two for height and width, or top,bottom,left,right, found \"1,1,1\"",
                "mode=mirror|In the link, mode is one of zero, reflect, replicate, circular, found \"mirror\"",
                "d=0|In the link, d is a whole number from 1 to 1000000, found \"0\"",
                "outpad=-1|In the link, outpad is a whole number from 0 to 1000000, found \"-1\"",
                "round=up|In the link, round is one of floor, ceil, found \"up\"",
                "borders=yes|In the link, borders is count or skip, found \"yes\"",
                "div=-2|In the link, div is a whole number from 0 to 1000000, found \"-2\"",
                "flip=1|In the link, flip is true or false, found \"1\"",
                "b=|In the link, b is made of numbers, found \"\"",
                "relu=no|In the link, relu is true or false, found \"no\"",
                "pic=A b|In the link, pic is the name of a picture, in small letters and hyphens, found \"A b\"",
                "pic=a&file=b|In the link, pic is left out where file is given, found \"a\"",
                "file=a%00b|In the link, file is a file's path, found \"a%00b\"",
                "file=%zz|In the link, file is a file's path, found \"%zz\"",
                "file=%|In the link, file is a file's path, found \"%\"",
                "pic=cat&cmp=2|In the link, cmp is a number from 0 to 1, found \"2\"",
                "pic=cat&px=3|In the link, px is a row and a column, found \"3\"",
                "pic=cat&px=-1,0|In the link, px is a whole number from 0 to 1000000, found \"-1,0\"",
                "pic=cat&scale=log|In the link, scale is one of auto, signed, brightness, found \"log\"",
                "as=torch|In the link, as is one of pytorch, keras, found \"torch\"",
                "note=A_b|In the link, note is the name of a text, in small letters and hyphens, found \"A_b\"",
                "step=-1|In the link, step is a whole number from 0 to 2147483647, found \"-1\"",
                "step=9|The link cannot be shown: step is at most 8 here, found 9",
                "pin=x:1,1|In the link, pin is o, i, w or m (output, input, weight, matrix), or x, k, p or s with a channel (its input, kernel, partial sum, 1 × 1 weight), then a colon, a row and a column, found \"x:1,1\"",
                "pin=o:3,0|The link cannot be shown: pin lies outside, found o:3,0",
                "pin=i:0,5|The link cannot be shown: pin lies outside, found i:0,5",
                "pin=w:0,3|The link cannot be shown: pin lies outside, found w:0,3",
                "speed=17|In the link, speed is a number from 0.25 to 16, found \"17\"",
                "loop=on|In the link, loop is true or false, found \"on\"",
                "seed=1.5|In the link, seed is a whole number, found \"1.5\"",
                "from=conv1,1,2|In the link, from is a layer, its unit, row and column, window or list, channels, others, a power of ten and a step, such as conv2,4,6,0,window,3.17.30,29,4,1250, found \"conv1,1,2\"",
                "x=1|A link has no part \"x\"; it may have ans, as, ask, b, borders, checked, cmp, d, div, dy, edge, file, filter, flip, form, from, grad, groups, hide, ic, in, k, loop, mix, mode, note, oc, op, outpad, p, pair, pic, pin, px, relu, round, s, scale, score, seed, shift, speed, step, turn, view, and numbers of further channels and filters: in1 to in3, b1 to b3, k01 to k33",
                "s=1&s=2|The link has two parts \"s\"",
                "nonsense|Each part of a link is name=value, found \"nonsense\""
            })
    void aWrongPartIsNamed(String part, String message) {
        var e = assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?" + part));
        assertEquals(message, e.getMessage());
    }

    @Test
    void whatIsNoLinkIsSaid() {
        var e = assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read("https://example.org"));
        assertEquals("A link begins with convarium:explore?, found \"https://example.org\"", e.getMessage());
    }

    @Test
    void aLongPartIsQuotedInShort() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?op=" + "x".repeat(500)));
        assertTrue(String.valueOf(e.getMessage()).endsWith("found \"" + "x".repeat(60) + "…\""));
    }

    @Test
    void whatCannotBeWorkedOutSaysWhy() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> ExplorerLink.read("convarium:explore?in=1&k=1,1;1,1"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("The link cannot be shown: "));
        assertTrue(String.valueOf(e.getMessage()).contains("the window spans 2 cells"), e.getMessage());
    }

    @Test
    void theWayBackIsPartOfALink() {
        var state = ExplorerLink.read(
                WORKED.replace("step=4", "step=8") + "&view=backward&grad=weights&dy=1,2,3;4,5,6;7,8,9");
        assertEquals(Aspect.BACKWARD, state.looking().aspect());
        assertEquals(GradientSettings.Target.WEIGHTS, state.looking().gradient().target());
        assertEquals(
                Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9}),
                state.looking().gradient().gradient().orElseThrow());
        assertRoundTrip(state);
    }

    @Test
    void aGradientThatDoesNotFitIsCutAndFilledUpWithOnes() {
        var state = ExplorerLink.read(WORKED + "&view=backward&dy=5,6,7,8;9,10,11,12");
        assertEquals(
                Matrix.of(new float[] {5, 6, 7}, new float[] {9, 10, 11}, new float[] {1, 1, 1}),
                state.looking().gradient().gradient().orElseThrow());
        assertRoundTrip(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view=backward&step=25",
                "view=backward&grad=weights&step=9",
                "view=backward&pin=i:5,0",
                "view=backward&pin=o:3,0",
                "view=backward&pin=w:3,0",
                "view=backward&pic=cat",
                "view=back",
                "grad=bias",
                "dy=",
                "dy=1;1,2"
            })
    void whatTheWayBackDoesNotHaveIsRefused(String part) {
        String link = WORKED.replace("&step=4", "") + "&" + part;
        assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(link));
    }

    static List<String> huge() {
        return List.of(
                "s=1000000",
                "op=transposed&s=1000000,1",
                "op=transposed&s=1000000",
                "p=1000000",
                "p=1000000,0,0,0",
                "op=transposed&d=1000000",
                "op=transposed&p=same&s=1000000",
                "p=same&s=1000000&d=1000000",
                "op=transposed&s=20000",
                "p=20000&k=1");
    }

    /// No link may fill the memory or keep the window busy for minutes.
    @ParameterizedTest
    @MethodSource("huge")
    void hugeSettingsAreRefusedOrSmall(String part) {
        try {
            var explored = Explored.of(ExplorerLink.read("convarium:explore?" + part));
            assertTrue(explored.steps() <= 10_000, () -> explored.steps() + " steps");
        } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 20);
        }
    }

    /// Whatever happens to a link, it is read or refused with a reason.
    @Test
    void aDamagedLinkIsReadOrRefused() {
        var random = new Random(3);
        var alphabet = "0123456789,;&=.-%:+eExoiwpsk \u0000é🐟";
        var links = RandomStates.of(12, 60).stream().map(ExplorerLink::write).toList();
        for (int i = 0; i < 6000; i++) {
            var link = new StringBuilder(links.get(i % links.size()));
            for (int n = random.nextInt(4); n >= 0 && !link.isEmpty(); n--) {
                int at = random.nextInt(link.length());
                switch (random.nextInt(4)) {
                    case 0 -> link.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> link.deleteCharAt(at);
                    case 2 -> link.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> link.setLength(Math.max(1, at));
                }
            }
            String damaged = link.toString();
            try {
                assertRoundTrip(ExplorerLink.read(damaged));
            } catch (IllegalArgumentException e) {
                assertEquals(IllegalArgumentException.class, e.getClass(), damaged);
                assertTrue(
                        String.valueOf(e.getMessage()).matches("(?s)(A link|Each part|The link|In the link).{15,}"),
                        () -> damaged + ": " + e.getMessage());
            }
        }
    }
}
