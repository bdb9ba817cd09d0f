package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Optimiser;
import convarium.engine.train.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeLogTest {
    private static final String NETWORK =
            "nn.Sequential(nn.Flatten(), nn.Linear(784, 9), nn.ReLU(), nn.Dropout(0.1), nn.Linear(9, 10))";

    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private final List<String> seen = new ArrayList<>();
    private TrainState state = TrainState.first();

    @BeforeEach
    void write() throws IOException {
        var setup = TrainSetup.of(NETWORK, SmallDigits.write(folder));
        // 54 pictures to learn from make 6 batches of 9
        state = TrainState.first().withSetup(setup.withRecipe(setup.recipe().withBatch(9)));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private TrainViewModel model(TrainState of) {
        var model = new TrainViewModel(of, TrainingSession.atOnce(() -> Computes.scalar(pool), folder.resolve("runs")));
        model.add(new CompareLooker<Integer>(moment -> {
            seen.add(Fingerprint.sha256(moment.network().parameters()));
            return seen.size();
        }));
        model.enter();
        return model;
    }

    private static void steps(TrainViewModel model, int count) {
        for (int i = 0; i < count; i++) {
            model.oneBatch();
        }
    }

    private static void turn(TrainViewModel model, UnaryOperator<Recipe> change) {
        model.edit(s -> s.withRecipe(change.apply(s.setup().recipe())));
    }

    /// The weights that a link leads to.
    private String opened(String link) {
        var other = model((TrainState) Links.read(link));
        String end = seen.getLast();
        assertEquals(link, other.state().link());
        return end;
    }

    private TrainViewModel turned() {
        var model = model(state);
        turn(model, r -> r.withRate(0.002));
        steps(model, 3);
        turn(model, r -> r.withRate(0.004));
        turn(model, r -> r.withRate(0.003));
        steps(model, 2);
        turn(model, r -> r.withDropout(OptionalDouble.of(0.5)).withBatch(7));
        steps(model, 3);
        turn(model, r -> r.withOptimiser(new Optimiser.Sgd(0.9, true, 0.001)));
        // back again: what Adam remembered is gone all the same
        turn(model, r -> r.withOptimiser(new Optimiser.Adam()));
        steps(model, 4);
        return model;
    }

    @Test
    void aLinkRepeatsWhatWasTurnedOnTheWay() {
        var model = turned();
        String end = seen.getLast();
        String link = model.state().link();
        assertTrue(link.contains("&then=3;lr:0.003,5;batch:7;dropout:0.5,8;opt:nesterov;decay:0.001,8;opt:adam"), link);
        assertEquals(end, opened(link));
        // what is turned last, without a step after it
        turn(model, r -> r.withRate(0.01));
        steps(model, 0);
        assertEquals(end, opened(model.state().link()));
    }

    @Test
    void aMomentOfThePastAndARunThatWentBackAreRepeatedToo() {
        var model = turned();
        model.lookBack(8);
        String then = seen.getLast();
        String link = model.state().link();
        assertTrue(link.contains("steps=8") && !link.contains("nesterov"), link);
        assertEquals(then, opened(link));
        model.goBack(8, 0.02);
        steps(model, 3);
        assertEquals(seen.getLast(), opened(model.state().link()));
    }

    @Test
    void aKeptRunCanBeRepeatedAfterItWasTakenUp() {
        var model = turned();
        model.close();
        var next = model(state);
        next.resume();
        assertEquals(12, next.standing().step());
        turn(next, r -> r.withRate(0.05));
        steps(next, 2);
        String end = seen.getLast();
        assertEquals(end, opened(next.state().link()));
        next.lookBack(12);
        next.goBack(12, 0.001);
        steps(next, 1);
        assertEquals(seen.getLast(), opened(next.state().link()));
    }

    /// Somebody who turns a knob on the way lets go what would have come.
    @Test
    void changesComeWhenTheyAreReached() {
        String link = state.withSteps(2).link() + "&then=4;lr:0.02";
        var model = model((TrainState) Links.read(link));
        assertEquals(0.001, model.stateProperty().get().setup().recipe().rate());
        steps(model, 1);
        assertEquals(0.001, model.stateProperty().get().setup().recipe().rate());
        steps(model, 1);
        assertEquals(0.02, model.stateProperty().get().setup().recipe().rate());
        var other = model((TrainState) Links.read(link));
        turn(other, r -> r.withRate(0.3));
        steps(other, 4);
        assertEquals(0.3, other.stateProperty().get().setup().recipe().rate());
    }

    @Test
    void tooManyChangesAreSaid() {
        var model = model(state);
        for (int i = 0; i <= RecipeLog.MOST; i++) {
            steps(model, 1);
            double rate = 0.001 + i * 1e-5;
            turn(model, r -> r.withRate(rate + 1e-6));
        }
        assertTrue(
                model.noticeProperty().get().contains("100 changes"),
                model.noticeProperty().get());
        assertTrue(model.state().link().contains("then=lost"));
        var next = model((TrainState) Links.read(model.state().link()));
        assertTrue(
                next.noticeProperty().get().contains("may differ"),
                next.noticeProperty().get());
        assertFalse(next.state().link().contains("then="));
    }

    @Test
    void changesBetweenTwoStepsAreOne() {
        var a = state.setup().recipe();
        var b = a.withRate(0.5);
        var c = a.withBatch(3);
        var log = RecipeLog.NONE.changed(a, 7, b);
        assertEquals(List.of(new RecipeLog.Earlier(a, 7)), log.earlier());
        assertEquals(log, log.changed(b, 7, c));
        assertEquals(RecipeLog.NONE, log.changed(b, 7, a));
        assertEquals(RecipeLog.NONE, RecipeLog.NONE.changed(a, 0, b));
        var two = log.changed(b, 9, c);
        assertEquals(a, two.at(7, c));
        assertEquals(b, two.at(8, c));
        assertEquals(c, two.at(10, c));
        assertEquals(log, two.cut(9, b, c));
        assertEquals(two, two.cut(9, c, c));
    }

    @Test
    void wrongChangesAreNamed() {
        for (var wrong : List.of(
                "then=;lr:0.1",
                "then=5",
                "then=5;lr:x",
                "then=5;seed:3",
                "then=0;lr:0.1",
                "then=9;lr:0.1,5;lr:0.2",
                "then=5;lr:0.1;lr:0.2",
                "then=5;momentum:0.5",
                "then=5;batch:0")) {
            var told = assertThrows(
                    IllegalArgumentException.class,
                    () -> Links.read("convarium:train?net=lecture-mlp&" + wrong),
                    wrong);
            assertTrue(String.valueOf(told.getMessage()).contains("then"), told.getMessage());
        }
    }
}
