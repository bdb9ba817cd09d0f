package convarium.app.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Transport;
import convarium.app.link.Links;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.notation.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalLinkTest {

    private static SignalState random(Random random) {
        int taps = 1 + random.nextInt(SignalState.MOST_KERNEL);
        int length = Math.max(SignalState.LEAST_INPUT, taps) + random.nextInt(60);
        boolean causal = random.nextBoolean();
        var mode = List.of(PaddingMode.values()).get(random.nextInt(causal ? 1 : 4));
        int most = Math.min(6, mode.most(length));
        var layer = new SignalLayer(
                1 + random.nextInt(4),
                random.nextInt(most + 1),
                random.nextInt(most + 1),
                1,
                mode,
                causal,
                random.nextBoolean(),
                0,
                random.nextBoolean(),
                random.nextBoolean());
        if (layer.hasBias()) {
            layer = layer.withBias(true, random.nextInt(100) / 8f - 3);
        }
        return new SignalState(
                numbers(random, length),
                numbers(random, taps),
                layer,
                List.of(Dialect.values()).get(random.nextInt(2)),
                switch (random.nextInt(4)) {
                    case 0 -> new SignalFocus.Input(random.nextInt(length));
                    case 1 -> new SignalFocus.Weight(random.nextInt(taps));
                    case 2 -> new SignalFocus.Output(0);
                    default -> SignalFocus.NOTHING;
                },
                0,
                Transport.SPEEDS.get(random.nextInt(Transport.SPEEDS.size())),
                random.nextBoolean(),
                random.nextInt(1_000));
    }

    private static List<Float> numbers(Random random, int count) {
        var list = new ArrayList<Float>();
        for (int i = 0; i < count; i++) {
            list.add(random.nextInt(3) == 0 ? (float) random.nextGaussian() : random.nextInt(2_000_001) - 1_000_000f);
        }
        return list;
    }

    @Test
    void everyStateComesBack() {
        var random = new Random(41);
        for (int i = 0; i < 500; i++) {
            var state = random(random);
            int last = SignalWork.of(state).steps() - 1;
            var stepped = state.withStep(random.nextInt(last + 1));
            assertEquals(stepped, Links.read(stepped.link()), stepped.link());
            assertTrue(stepped.link().matches("[!-~]*"), stepped.link());
        }
    }

    /// Whatever happens to a link, it is read or refused in words.
    @Test
    void brokenLinksAreRefusedInWords() {
        var random = new Random(42);
        for (int i = 0; i < 3_000; i++) {
            var link = new StringBuilder(random(random).link());
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = "convarium:signal?".length() + random.nextInt(link.length() - 17);
                switch (random.nextInt(3)) {
                    case 0 -> link.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    case 1 -> link.deleteCharAt(at);
                    default -> link.insert(at, "&=,.-e9op".charAt(random.nextInt(9)));
                }
            }
            try {
                var state = SignalLink.read(link.toString());
                assertEquals(state, SignalLink.read(state.link()));
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 20, link + ": " + e.getMessage());
            }
        }
    }

    @Test
    void aShortLinkIsEnough() {
        var state = SignalLink.read("convarium:signal?in=0,1,0,0,0,0,0,0&k=1,2&causal=1&d=3");
        assertEquals(List.of(1f, 2f), state.kernel());
        assertEquals(3, state.layer().before());
        assertEquals(1, SignalLink.read("convarium:signal?p=1").layer().after());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in=1,2,3 | a signal has 8 to 128 samples, found 3",
                "in=1,2,3,x,5,6,7,8 | in takes numbers such as 0.5 or -2, within ±1,000,000, found \"x\"",
                "in=1,2,3,4e9,5,6,7,8 | within ±1,000,000, found \"4e9\"",
                "k= | k takes numbers",
                "k=1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 | a kernel has 1 to 15 taps, found 16",
                "s=0 | s is a whole number from 1",
                "p=1,2,3 | p is one number or two, before and after",
                "p=2,2&causal=1 | p does not go with causal=1, which sets the padding to 4,0",
                "border=mirror | border is zero or reflect or replicate or circular, found \"mirror\"",
                "border=reflect&causal=1 | reflect and wrap would bring in later samples",
                "border=reflect&p=40 | reflect padding reaches at most 31",
                "d=40 | 32",
                "p=100 | at most 192 samples here, found 232",
                "step=99 | step is below 28, the outputs there are, found 99",
                "pin=q3 | pin is i, k or o with a number",
                "pin=o | pin is i, k or o with a number",
                "pin=k9 | pin names what there is, found \"k9\"",
                "speed=3 | speed is one of 0.25, 0.5, 1",
                "colour=red | it may have in, k, s, p, d",
                "s=1&s=1 | two parts",
                "relu | name=value",
            })
    void aLinkThatCannotBeReadSaysWhy(String query, String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> Links.read("convarium:signal?" + query));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    }
}
