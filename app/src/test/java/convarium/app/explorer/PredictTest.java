package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.explorer.PredictSettings.Hidden;
import convarium.app.export.TableFormat;
import convarium.app.render.GridModel.Fill;
import convarium.engine.arithmetic.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The worked example comes to 1 5 6 / 7 8 3 / 3 10 4.
class PredictTest {
    private static final Walk.Frame AT_START = new Walk.Frame(0, 1);

    private static ExplorerViewModel model(Hidden hidden) {
        var model = new ExplorerViewModel(StartState.worked());
        model.setReducedMotion(true);
        model.look(Aspect.PREDICT);
        new Predicting(model).hide(hidden);
        return model;
    }

    private static NumbersScene scene(ExplorerViewModel model) {
        return PredictScenes.of(
                new Predicting(model).question(), model.frameProperty().get(), model.focus());
    }

    private static List<String> texts(ExplorerViewModel model) {
        return scene(model).output().cells().stream().map(c -> c.text()).toList();
    }

    @Test
    void nothingIsSeenAtFirst() {
        var model = model(Hidden.OUTPUT);
        assertEquals(List.of("", "", "", "", "", "", "", "", ""), texts(model));
        assertTrue(scene(model).field().cells().stream().noneMatch(c -> c.fill() == Fill.WINDOW));
        assertEquals("0 of 9 answered or revealed", scene(model).sentence().caption());
    }

    @Test
    void theClickerRevealsOneOutputAtATime() {
        var model = model(Hidden.OUTPUT);
        model.stepForward();
        assertEquals(List.of("1", "", "", "", "", "", "", "", ""), texts(model));
        model.stepForward();
        assertEquals(List.of("1", "5", "", "", "", "", "", "", ""), texts(model));
        assertEquals("Output row 1, column 2", scene(model).sentence().caption());
        model.stepBack();
        assertEquals(List.of("1", "", "", "", "", "", "", "", ""), texts(model));
        new Predicting(model).reveal();
        assertEquals(List.of("1", "5", "6", "7", "8", "3", "3", "10", "4"), texts(model));
        assertTrue(new Predicting(model).question().isSettled());
    }

    /// The first, second and fifth are answered rightly and checked: the walk goes from the start to the third.
    @Test
    void theWalkRevealsOnlyWhatIsMissing() {
        var model = model(Hidden.OUTPUT);
        var predicting = new Predicting(model);
        predicting.answer(0, 1);
        predicting.answer(1, 5);
        predicting.answer(4, 8);
        predicting.check();
        assertEquals(0, model.state().step());
        model.stepForward();
        assertEquals(3, model.state().step());
        assertEquals(List.of("1", "5", "6", "", "8", "", "", "", ""), texts(model));
        model.stepForward();
        model.stepForward();
        assertEquals(6, model.state().step(), "the fifth is passed over");
        model.stepBack();
        assertEquals(4, model.state().step());
        model.stepBack();
        model.stepBack();
        assertEquals(0, model.state().step());
        predicting.reveal();
        var notes = scene(model).output().cells().stream().map(c -> c.note()).toList();
        assertEquals(List.of("✓", "✓", "", "", "✓", "", "", "", ""), notes, "what was right stays marked");
    }

    @Test
    void whatWasTypedIsJudgedWhenItIsRevealed() {
        var model = model(Hidden.OUTPUT);
        var predicting = new Predicting(model);
        predicting.answer(0, 1);
        predicting.answer(2, -3);
        predicting.reveal();
        assertEquals(Status.RIGHT, predicting.question().status(0));
        assertEquals(Status.SHOWN, predicting.question().status(1));
        assertEquals(Status.WRONG, predicting.question().status(2));
        assertEquals("✓", scene(model).output().cell(0, 0).note());
        assertEquals("→ 6", scene(model).output().cell(0, 2).note());
        assertEquals("", PredictWords.score(model.state().looking().predict()), "nothing was handed in");
        model.scrub(0);
        assertEquals(Status.TYPED, predicting.question().status(0));
    }

    @Test
    void aRightAnswerTakesTheOutputsColourAndAWrongOneSaysWhatItShouldHaveSummed() {
        var model = model(Hidden.OUTPUT);
        var predicting = new Predicting(model);
        predicting.answer(0, 1);
        predicting.answer(1, 6);
        assertEquals(Fill.TYPED, scene(model).output().cell(0, 1).fill());
        predicting.check();
        assertEquals(Status.RIGHT, predicting.question().status(0));
        assertEquals(Status.WRONG, predicting.question().status(1));
        var scene = scene(model);
        assertEquals(Fill.OUTPUT, scene.output().cell(0, 0).fill());
        assertEquals(Fill.WRONG, scene.output().cell(0, 1).fill());
        assertEquals("6", scene.output().cell(0, 1).text());
        assertEquals("→ 5", scene.output().cell(0, 1).note());
        assertEquals(
                "Output row 1, column 2: you wrote 6, and it comes to 5",
                scene.sentence().caption());
        assertEquals(
                "2·0 + 0·0 + 1·0 + 1·2 + 0·3 + 0·3 + 0·1 + 1·3 + 1·0 = 5",
                scene.sentence().text());
        assertTrue(scene.sentence().remark().startsWith("6 is what comes out with a stride of 1."));
        assertTrue(scene.field().cell(1, 2).fill() == Fill.WINDOW, "its window is lit");
        assertEquals("1 right of 2", PredictWords.score(model.state().looking().predict()));
    }

    @Test
    void anAnswerThatIsChangedIsJudgedAnew() {
        var model = model(Hidden.CELL);
        var predicting = new Predicting(model);
        predicting.ask(4);
        predicting.answer(0, 7);
        predicting.check(0);
        predicting.check(0);
        assertEquals("0 right of 1", PredictWords.score(model.state().looking().predict()));
        predicting.answer(0, 8);
        assertEquals(Status.TYPED, predicting.question().status(0));
        predicting.check(0);
        assertEquals("1 right of 2", PredictWords.score(model.state().looking().predict()));
    }

    @Test
    void oneHiddenCellHidesNoOther() {
        var model = model(Hidden.CELL);
        new Predicting(model).ask(4);
        assertEquals(List.of("1", "5", "6", "7", "?", "3", "3", "10", "4"), texts(model));
        model.hoverProperty().set(new Focus.Output(1, 1));
        assertEquals("", scene(model).sentence().text());
        assertTrue(scene(model).field().cells().stream().noneMatch(c -> c.fill() == Fill.WINDOW));
    }

    @Test
    void aHiddenSizeIsNowhereOnScreen() {
        var model = model(Hidden.SIZE);
        var question = new Predicting(model).question();
        assertEquals(1, scene(model).output().cells().size());
        assertEquals("? × ?", PredictWords.outputSize(question));
        assertEquals(Secret.SIZE, Secret.of(model.state(), model.explored()));
        assertFalse(scene(model).sentence().spoken().contains("3"));
        for (var format : TableFormat.values()) {
            assertFalse(NumbersText.of(model.state(), model.explored(), format).contains("10"));
        }
        model.stepForward();
        assertEquals(9, scene(model).output().cells().size());
        assertEquals(Secret.NOTHING, Secret.of(model.state(), model.explored()));
        assertEquals(
                "o = ⌊(5 + 2·1 − 1·(3−1) − 1) / 2⌋ + 1 = ⌊4 / 2⌋ + 1 = 3",
                scene(model).sentence().text());
    }

    @Test
    void aWrongSizeSaysWhere() {
        var model = model(Hidden.SIZE);
        var predicting = new Predicting(model);
        predicting.answer(0, 5);
        predicting.answer(1, 3);
        predicting.check();
        assertEquals("You wrote 5 × 3: it is 3 × 3", scene(model).sentence().caption());
        assertTrue(scene(model).sentence().remark().startsWith("5 is what comes out with a stride of 1."));
    }

    @Test
    void hiddenParameters() {
        var model = model(Hidden.PARAMETERS);
        assertEquals("▢ parameters", scene(model).sentence().text());
        assertEquals(Secret.PARAMETERS, Secret.of(model.state(), model.explored()));
        var predicting = new Predicting(model);
        predicting.answer(0, 10);
        predicting.check(0);
        assertEquals(
                "Parameters: you wrote 10, and it comes to 9",
                scene(model).sentence().caption());
        assertTrue(scene(model).sentence().remark().startsWith("10 is what comes out with a bias"));
    }

    @Test
    void theSentenceIsFilledInProductByProduct() {
        var model = model(Hidden.SENTENCE);
        var predicting = new Predicting(model);
        predicting.ask(4);
        assertEquals(18, predicting.question().slots());
        assertEquals(10, model.steps());
        assertTrue(scene(model).sentence().text().startsWith("▢·▢ + ▢·▢"));
        assertTrue(scene(model).sentence().text().endsWith("▢·▢ = 8"));
        assertTrue(scene(model).field().cells().stream().allMatch(c -> c.note().isEmpty()), "no weight is given away");
        model.stepForward();
        assertTrue(scene(model).sentence().text().startsWith("2·1 + ▢·▢"));
        predicting.answer(2, 3);
        predicting.answer(3, 0);
        predicting.check();
        assertEquals(Status.RIGHT, predicting.question().status(2), "either way round");
        predicting.answer(4, 7);
        predicting.check();
        assertTrue(scene(model).sentence().remark().startsWith("You wrote 7 where 1 stands."));
    }

    @Test
    void theSentenceOfAPooling() {
        var model = model(Hidden.SENTENCE);
        model.edit(s -> s.withLayer(LayerSettings.PLAIN.withOperation(Operation.AVERAGE_POOLING)));
        assertEquals(10, new Predicting(model).question().slots(), "nine values and what they are divided by");
        assertTrue(scene(model).sentence().text().endsWith("▢) / ▢ = 1.778"));
        model.edit(s -> s.withLayer(LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING)));
        assertEquals(
                "max(▢, ▢, ▢, ▢, ▢, ▢, ▢, ▢, ▢) = 3", scene(model).sentence().text());
    }

    @Test
    void whatWasAnsweredGoesWhenTheLayerChanges() {
        var model = model(Hidden.OUTPUT);
        var predicting = new Predicting(model);
        predicting.answer(0, 1);
        predicting.check();
        model.stepForward();
        model.edit(s -> s.withLayer(s.layer().withStride(Size.square(1))));
        assertTrue(model.state().looking().predict().answers().isEmpty());
        assertEquals(0, model.state().step());
        assertEquals("1 right of 1", PredictWords.score(model.state().looking().predict()));
    }

    @ParameterizedTest
    @EnumSource
    void anotherQuestionIsNewAndTheSameEveryTime(Hidden hidden) {
        var first = model(hidden);
        var second = model(hidden);
        for (int i = 0; i < 30; i++) {
            var before = first.state();
            new Predicting(first).another();
            new Predicting(second).another();
            assertEquals(first.state(), second.state());
            assertNotEquals(before, first.state());
            boolean numbers = hidden != Hidden.SIZE && hidden != Hidden.PARAMETERS;
            assertEquals(numbers, before.layer().equals(first.state().layer()));
            assertTrue(first.state().input().values().stream().allMatch(v -> v == Math.rint(v) && v <= 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRightAnswerOfManyLayersIsTakenForRight(Hidden hidden) {
        for (var drawn : RandomStates.of(21, 120)) {
            if (drawn.source().isPicture()) {
                continue;
            }
            var state = drawn.withLooking(Looking.PLAIN
                            .withAspect(Aspect.PREDICT)
                            .withPredict(PredictSettings.PLAIN.withHidden(hidden)))
                    .withStep(0)
                    .withPin(Focus.NOTHING);
            var explored = Explored.of(state);
            var question = new PredictQuestion(state, explored);
            for (int slot : IntStream.range(0, Math.min(30, question.slots())).toArray()) {
                if (Double.isFinite(question.expected(slot)) && Math.abs(question.expected(slot)) < 1e30) {
                    var answered = state.withLooking(state.looking()
                            .withPredict(state.looking()
                                    .predict()
                                    .withAnswer(slot, (float) question.expected(slot))
                                    .withChecked(slot, true)));
                    assertEquals(
                            Status.RIGHT,
                            new PredictQuestion(answered, explored).status(slot),
                            ExplorerLink.write(answered));
                }
            }
            PredictScenes.of(question, AT_START, Focus.NOTHING);
        }
    }

    @Test
    void aQuestionIsALinkWithoutItsAnswer() {
        var model = model(Hidden.CELL);
        var predicting = new Predicting(model);
        predicting.ask(4);
        String link = ExplorerLink.write(model.state());
        assertTrue(link.contains("&view=predict&hide=cell&ask=4"), link);
        assertEquals(model.state(), ExplorerLink.read(link));
        predicting.answer(0, -2.5f);
        predicting.check();
        link = ExplorerLink.write(model.state());
        assertTrue(link.contains("&ans=0:-2.5&checked=0&score=0/1"), link);
        assertEquals(model.state(), ExplorerLink.read(link));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hide=all|In the link, hide is one of size, cell, output, parameters, sentence, found \"all\"",
                "ask=x|In the link, ask is a whole number, found \"x\"",
                "ask=9|The link cannot be shown: ask is at most 8 here, found 9",
                "ans=7|In the link, ans is made of answers such as 0:7, each a place, a colon and a number, found"
                        + " \"7\"",
                "ans=0:a|In the link, ans is made of numbers, found \"0:a\"",
                "ans=9:1|The link cannot be shown: ans has places up to 8 here, found 9",
                "ans=0:1&checked=1|In the link, checked is places that ans has an answer for, found \"1\"",
                "score=4/3|In the link, score is how many were right of how many, such as 3/5, found \"4/3\"",
                "step=10|The link cannot be shown: step is at most 9 here, found 10"
            })
    void aWrongPartIsNamed(String part, String message) {
        String link = "convarium:explore?s=2&p=1&view=predict&" + part;
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> ExplorerLink.read(link))
                        .getMessage());
    }

    @Test
    void everyHiddenThingHasItsStepsAndItsQuestion() {
        var steps = Arrays.stream(Hidden.values()).map(h -> model(h).steps()).toList();
        assertEquals(List.of(2, 2, 10, 2, 10), steps);
        var questions = Arrays.stream(Hidden.values())
                .map(h -> PredictWords.question(new Predicting(model(h)).question()))
                .distinct()
                .count();
        assertEquals(5, questions);
    }
}
