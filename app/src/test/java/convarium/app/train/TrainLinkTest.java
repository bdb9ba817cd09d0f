package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.train.Optimiser;
import convarium.engine.train.Recipe;
import convarium.engine.train.Schedule;
import convarium.engine.train.TrainingPreset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainLinkTest {
    private static final List<String> FOLDERS =
            List.of("mnist:digits", "mnist:/a b/é&=?#+%", "mnist:C:\\x", "mnist: \n∂");

    private static Schedule schedule(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 5)) {
            case 0 -> new Schedule.Constant();
            case 1 -> new Schedule.Step(1 + random.nextInt(5000), 0.1 + random.nextDouble());
            case 2 -> new Schedule.Cosine(1 + random.nextInt(5000), random.nextDouble());
            case 3 -> new Schedule.OneCycle(2 + random.nextInt(5000), random.nextDouble(), 25, 1e-7);
            default -> new Schedule.WarmUp(1 + random.nextInt(99), random.nextDouble(), schedule(random, depth + 1));
        };
    }

    private static TrainState random(Random random) {
        var preset = TrainingPreset.ALL.get(random.nextInt(TrainingPreset.ALL.size()));
        var all = new java.util.ArrayList<>(TrainSetup.MADE);
        all.addAll(FOLDERS);
        var kind = List.of(TrainOptimiser.values()).get(random.nextInt(TrainOptimiser.values().length));
        Optimiser optimiser = random.nextBoolean() ? preset.recipe().optimiser() : kind.usual();
        if (random.nextBoolean() && TrainOptimiser.of(optimiser).hasMomentum()) {
            optimiser = TrainOptimiser.withMomentum(optimiser, 0.01 + 0.9 * random.nextDouble());
        }
        if (random.nextBoolean()) {
            optimiser = TrainOptimiser.withDecay(optimiser, random.nextDouble() * 1e-4);
        }
        var recipe = preset.recipe().withOptimiser(optimiser);
        if (random.nextBoolean()) {
            recipe =
                    recipe.withRate(StrictMath.pow(10, random.nextInt(20) - 15)).withSchedule(schedule(random, 0));
        }
        if (random.nextBoolean()) {
            recipe = recipe.withBatch(1 + random.nextInt(1000)).withSeed(random.nextLong());
        }
        if (random.nextBoolean()) {
            recipe = recipe.withDropout(OptionalDouble.of(random.nextInt(100) / 100.0));
        }
        return new TrainState(
                new TrainSetup(
                        preset.name(),
                        all.get(random.nextInt(all.size())),
                        recipe,
                        random.nextBoolean() ? Optional.empty() : Optional.of("/a b/&=é\\" + "w.npz")),
                new TrainState.Stop(1 + random.nextInt(99), random.nextInt(3)),
                random.nextInt(3) == 0 ? 0 : random.nextInt(TrainState.MOST_STEPS + 1),
                random.nextInt(2000),
                look(random),
                maps(random),
                AnswersStateTest.random(random),
                compare(random),
                log(random, recipe));
    }

    private static RecipeLog log(Random random, Recipe present) {
        if (random.nextInt(8) == 0) {
            return RecipeLog.LOST;
        }
        var log = RecipeLog.NONE;
        var before = present.withDropout(OptionalDouble.empty()).withRate(0.37);
        long step = 0;
        int changes = random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            step += 1 + random.nextInt(500);
            var kind = List.of(TrainOptimiser.values()).get(random.nextInt(TrainOptimiser.values().length));
            var now = i + 1 == changes
                    ? present
                    : switch (random.nextInt(5)) {
                        case 0 -> before.withOptimiser(kind.usual());
                        case 1 -> before.withRate(random.nextDouble() + 1e-6);
                        case 2 -> before.withBatch(1 + random.nextInt(99));
                        case 3 -> before.withDropout(OptionalDouble.of(random.nextInt(100) / 100.0));
                        default -> before.withSchedule(schedule(random, 0));
                    };
            log = log.changed(before, step, now);
            before = now;
        }
        return log;
    }

    private static CompareState compare(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> CompareState.ALONE;
            case 1 -> CompareState.ALONE.with(Optional.of("lecture-mlp"));
            case 2 -> CompareState.ALONE.with(Optional.of("mini-resnet")).withShown(CompareSide.SECOND);
            default ->
                CompareState.ALONE.with(
                        Optional.of("nn.Sequential(\n  nn.Flatten(), # a & b=é\n  nn.Linear(784, 10))"));
        };
    }

    private static MapLooking maps(Random random) {
        var opened = random.nextBoolean()
                ? Optional.of(new MapChoice(
                        List.of("conv1", "0", "a:b c&=;#é", "conv2d_1").get(random.nextInt(4)), random.nextInt(4096)))
                : Optional.<MapChoice>empty();
        return new MapLooking(
                random.nextBoolean(),
                random.nextBoolean(),
                opened,
                random.nextInt(3),
                random.nextInt(300),
                new SpreadChoice(random.nextInt(2), List.of(Spread.values()).get(random.nextInt(3))));
    }

    private static CurveLook look(Random random) {
        var look = CurveLook.FIRST.withSmoothing(random.nextInt(100));
        double from = random.nextInt(9) * random.nextDouble();
        return random.nextBoolean() ? look : look.withZoom(from, from + 0.02 + random.nextDouble());
    }

    @Test
    void everyStateComesBack() {
        var random = new Random(71);
        for (int i = 0; i < 1000; i++) {
            var state = random(random);
            assertEquals(state, Links.read(state.link()), state.link());
            assertTrue(state.link().matches("[!-~]*"), state.link());
        }
    }

    @Test
    void whatIsAsUsualIsLeftOut() {
        assertEquals(
                "convarium:train?net=lecture-convnet&data=glyphs&steps=0",
                TrainState.first().link());
        assertEquals(TrainState.first(), Links.read("convarium:train?"));
    }

    /// Whatever happens to a link, it is read or refused in words.
    @Test
    void brokenLinksAreRefusedInWords() {
        var random = new Random(72);
        int from = "convarium:train?".length();
        for (int i = 0; i < 3000; i++) {
            var link = new StringBuilder(random(random).link());
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = from + random.nextInt(link.length() - from);
                switch (random.nextInt(3)) {
                    case 0 -> link.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    case 1 -> link.deleteCharAt(at);
                    default -> link.insert(at, "&=,.-e9:%".charAt(random.nextInt(9)));
                }
            }
            try {
                var state = TrainLink.read(link.toString());
                assertEquals(state, TrainLink.read(state.link()));
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).length() > 20, link + ": " + e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net=lenet | did you mean lenet5?",
                "data=cifar | data is glyphs, glyphs:letters, glyphs:all, shapes, mnist, fashion, cifar10, or one of"
                        + " mnist:, ",
                "data=mnist: | followed by a folder or file, found \"mnist:\"",
                "steps=-1 | steps is a whole number from 0",
                "steps=1e3 | steps is a whole number from 0",
                "seed=x | seed is a whole number of 64 bits, found \"x\"",
                "seed=99999999999999999999 | seed is a whole number of 64 bits",
                "opt=sgdm | opt is sgd or momentum or nesterov or rmsprop or adam or adamw, found \"sgdm\"",
                "lr=0 | lr: a learning rate is a number above 0, found 0",
                "lr=fast | lr is a number such as 0.01 or 1e-4, found \"fast\"",
                "momentum=0.9 | momentum belongs to momentum, nesterov and rmsprop, found it with adam",
                "opt=momentum&momentum=1 | momentum: momentum goes from 0 to below 1, found 1.0",
                "opt=nesterov&momentum=0 | momentum: Nesterov's look ahead needs a momentum above 0",
                "decay=-1 | decay is a number such as",
                "batch=0 | batch is a whole number from 1",
                "sched=linear | sched is constant, step:EVERY:FACTOR",
                "sched=step:0:0.5 | the steps between two drops are at least 1, found 0",
                "sched=constant:1 | sched is constant",
                "epochs=0 | epochs is a whole number from 1",
                "patience=x | patience is a whole number from 0",
                "image=-1 | image is a whole number from 0",
                "smooth=100 | smooth is a whole number from 0 to 99",
                "zoom=1 | zoom is two numbers of epochs such as 0.5,3, found \"1\"",
                "zoom=3,2 | zoom: curves are shown from one epoch to a later one, found 3.0 to 2.0",
                "sort=size | sort is activity or number, found \"size\"",
                "units=3 | units is first or all, found \"3\"",
                "map=conv1 | map is a layer and a unit, such as conv1:3, found \"conv1\"",
                "cell=5 | cell is a row and a column, such as 5,9, found \"5\"",
                "spread=1 | spread is a layer and weights, activations or gradients, such as 2:weights, found \"1\"",
                "colour=red | A link of the place that trains has no part \"colour\"",
                "steps=1&steps=1 | two parts \"steps\"",
                "steps | name=value",
            })
    void aLinkThatCannotBeReadSaysWhy(String query, String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> Links.read("convarium:train?" + query));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
    }
}
