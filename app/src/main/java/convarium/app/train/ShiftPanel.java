package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import convarium.engine.compute.Compute;
import convarium.engine.explain.ShiftTest;
import convarium.engine.explain.ShiftTest.Direction;
import convarium.engine.network.Network;
import convarium.engine.train.TrainingPreset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The shift test: how well moved pictures are recognised, by the network at hand and by another one beside it, which
/// is
/// taught with the same pictures first. It runs on request, in the background.
final class ShiftPanel extends VBox implements TrainPanel<ShiftFigures> {
    private static final int MOST_EPOCHS = 5;
    /// So many pictures are moved while two networks learn: quick enough to follow.
    private static final int A_FEW = 200;

    private final AnswersModel model;
    private final boolean atOnce;
    private final AnswerWork<ShiftRun.News> work;
    private final Supplier<Compute> compute;
    private final UnaryOperator<String> titles;
    private final ShiftCanvas canvas = new ShiftCanvas();
    private final Segments<Direction> directions = new Segments<>(
            List.of(Direction.values()),
            direction -> text("train.shift.direction." + direction),
            direction -> text("train.shift.direction." + direction + ".tip"));
    private final ToggleButton beside = new ToggleButton();
    private final Button measure = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label sentence = new Label();
    private final Label remark = new Label();
    private Optional<Compute> own = Optional.empty();
    private Optional<ShiftFigures> shown = Optional.empty();
    private Optional<ShiftFigures> measured = Optional.empty();
    private Optional<Network> taught = Optional.empty();
    private ShiftRun.News news = ShiftRun.News.NONE;
    private String name = "";
    private int partnerEpochs = 1;
    private int looks;
    private int tested;
    private String trouble = "";

    /// @param atOnce whether it is measured as soon as there is a network, for drawing without a window
    /// @param work runs the test
    /// @param compute makes what the test calculates with, on its own thread
    /// @param titles what a network is called, by its name
    ShiftPanel(
            AnswersModel model,
            boolean atOnce,
            AnswerWork<ShiftRun.News> work,
            Supplier<Compute> compute,
            UnaryOperator<String> titles) {
        super(12);
        this.model = model;
        this.atOnce = atOnce;
        this.work = work;
        this.compute = compute;
        this.titles = titles;
        getStyleClass().add("shift-panel");
        for (var direction : Direction.values()) {
            directions.button(direction).setId("shift-" + direction.name().toLowerCase(Locale.ROOT));
        }
        directions.setOnChosen(direction -> model.edit(state -> state.withDirection(direction)));
        measure.setId("shift-measure");
        measure.getStyleClass().add("flat-button");
        measure.setOnAction(e -> {
            if (work.isGoing()) {
                work.cancel();
                refresh();
            } else {
                begin();
            }
        });
        beside.setId("shift-beside");
        beside.getStyleClass().add("chip");
        beside.setOnAction(e -> model.edit(state -> state.withBeside(beside.isSelected())));
        beside.setTooltip(new Tooltip(text("train.shift.beside.tip")));
        progress.setPrefWidth(120);
        progress.getStyleClass().add("answer-progress");
        sentence.setId("shift-sentence");
        sentence.getStyleClass().add("train-sentence");
        remark.setId("shift-remark");
        remark.getStyleClass().add("quiet");
        for (var label : List.of(sentence, remark)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var head = PageHead.of(directions, beside, measure, progress);
        canvas.setMinHeight(0);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(sentence, head, canvas, remark);
        model.onChange(this::refresh);
        visibleProperty().subscribe(this::refresh);
    }

    DoubleProperty scaleProperty() {
        return canvas.scaleProperty();
    }

    private String partner() {
        return model.network().equals("lecture-mlp") ? "lecture-convnet" : "lecture-mlp";
    }

    private void begin() {
        if (shown.isEmpty()) {
            return;
        }
        var figures = shown.get();
        measured = shown;
        trouble = "";
        if (figures.second().isPresent()) {
            beginBoth(figures);
            return;
        }
        news = ShiftRun.News.NONE;
        partnerEpochs = Math.clamp(figures.epochs(), 1, MOST_EPOCHS);
        var with = TrainingPreset.ALL.stream()
                .filter(preset -> model.state().beside() && preset.name().equals(partner()))
                .findFirst()
                .map(preset ->
                        new ShiftRun.Partner(preset, titles.apply(preset.name()), partnerEpochs, model.seed(), taught));
        var direction = model.state().direction();
        String called = titles.apply(model.network());
        work.start(
                teller ->
                        new ShiftRun(compute()).run(figures.network(), called, figures.data(), direction, with, teller),
                told -> {
                    news = told;
                    taught = told.partner().or(() -> taught);
                    refresh();
                },
                words -> {
                    trouble = words;
                    refresh();
                });
        refresh();
    }

    /// Tests both networks of a comparison. What was known of them stands until it is known anew.
    private void beginBoth(ShiftFigures figures) {
        var direction = model.state().direction();
        boolean goesOn =
                news.own().filter(curve -> curve.direction() == direction).isPresent()
                        && news.other().isPresent();
        var before = goesOn
                ? news
                : new ShiftRun.News(
                        Optional.of(ShiftCurve.unknown(model.name(CompareSide.FIRST), direction, ShiftTest.REACH)),
                        Optional.of(ShiftCurve.unknown(model.name(CompareSide.SECOND), direction, ShiftTest.REACH)),
                        0,
                        Optional.empty(),
                        0);
        news = before;
        tested = figures.isGoing() ? A_FEW : ShiftRun.PICTURES;
        int count = tested;
        looks = 0;
        work.start(
                teller -> new ShiftRun(compute()).both(figures, before, count, teller),
                told -> {
                    news = told;
                    refresh();
                },
                words -> {
                    trouble = words;
                    // as long again it rests: the training needs the time as well
                    looks = -looks;
                    shown.filter(now -> now.second().isPresent()).ifPresent(this::follow);
                    refresh();
                });
        refresh();
    }

    /// While two networks learn, they are tested again and again, with pauses; once more and closely when they rest.
    private void follow(ShiftFigures figures) {
        looks++;
        boolean same = measured.filter(
                        m -> m.step() == figures.step() && m.second().isPresent())
                .isPresent();
        boolean closer = !figures.isGoing() && tested < ShiftRun.PICTURES;
        if (!work.isGoing() && (looks >= 0 || !figures.isGoing()) && (!same || closer)) {
            begin();
        }
    }

    private synchronized Compute compute() {
        var found = own.orElseGet(compute);
        own = Optional.of(found);
        return found;
    }

    private void refresh() {
        // another page is shown: what would be drawn here is drawn when this one is
        if (!isVisible()) {
            return;
        }
        var state = model.state();
        directions.choose(state.direction());
        boolean going = work.isGoing();
        String other = titles.apply(partner());
        beside.setSelected(state.beside());
        beside.setText(text("train.shift.beside", other));
        beside.setDisable(going);
        boolean both = model.isCompared();
        for (var control : List.of(beside, measure)) {
            control.setVisible(!both);
            control.setManaged(!both);
        }
        if (both
                && news.own()
                        .filter(curve -> curve.direction() != state.direction())
                        .isPresent()
                && shown.flatMap(ShiftFigures::second).isPresent()) {
            begin();
            return;
        }
        measure.setText(text(going ? "train.shift.cancel" : "train.shift.measure"));
        measure.setDisable(shown.isEmpty());
        progress.setVisible(going && !both);
        progress.setManaged(going && !both);
        progress.setProgress(news.part());
        var curves = new ArrayList<ShiftCurve>();
        news.own().ifPresent(curves::add);
        news.other().ifPresent(curves::add);
        boolean fits = curves.stream().allMatch(curve -> curve.direction() == state.direction());
        canvas.show(
                fits ? curves : List.of(),
                shown.map(f -> 1.0 / f.data().validation().classes()).orElse(Double.NaN));
        sentence.setText(fits ? sentence(curves) : text("train.shift.first"));
        remark.setText(remark(going, fits && !curves.isEmpty()));
    }

    private String sentence(List<ShiftCurve> curves) {
        if (curves.size() == 2 && curves.get(1).isWhole()) {
            var first = curves.get(0);
            var second = curves.get(1);
            boolean ahead = first.mean() >= second.mean();
            var better = ahead ? first : second;
            var worse = ahead ? second : first;
            return text(
                    "train.shift.two",
                    better.name(),
                    PredictionBars.percent(better.mean()),
                    worse.name(),
                    PredictionBars.percent(worse.mean()));
        }
        if (!curves.isEmpty() && curves.getFirst().isWhole()) {
            var one = curves.getFirst();
            return text(
                    "train.shift.one",
                    one.name(),
                    PredictionBars.percent(one.accuracy(0)),
                    PredictionBars.percent((one.accuracy(-4) + one.accuracy(4)) / 2));
        }
        return text("train.shift.first");
    }

    private String remark(boolean going, boolean any) {
        if (!trouble.isEmpty()) {
            return text("train.shift.trouble", trouble);
        }
        boolean teaching = going
                && model.state().beside()
                && news.other().isEmpty()
                && news.own().filter(ShiftCurve::isWhole).isPresent();
        if (teaching) {
            return text(
                    "train.shift.teaching", titles.apply(partner()), Numbers.decimal(news.taught(), 1), partnerEpochs);
        }
        if (model.isCompared()) {
            return text(
                    "train.compare.shift",
                    tested,
                    measured.map(ShiftFigures::step).orElse(0L));
        }
        if (!any) {
            return text("train.shift.how", ShiftRun.PICTURES);
        }
        String words = text("train.shift.moved", ShiftRun.PICTURES);
        if (news.other().isPresent()) {
            words += " " + text("train.shift.taught", news.other().get().name(), partnerEpochs);
        }
        boolean old = measured.filter(
                        m -> shown.filter(f -> f.step() != m.step()).isPresent())
                .isPresent();
        return old
                ? words + " "
                        + text(
                                "train.shift.old",
                                measured.map(ShiftFigures::step).orElse(0L))
                : words;
    }

    @Override
    public Column column() {
        return Column.SHIFT;
    }

    @Override
    public String title() {
        return "";
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public boolean isWanted() {
        return Seen.in(this);
    }

    @Override
    public Probe<ShiftFigures> probe() {
        return moment -> ShiftFigures.of(moment, compute());
    }

    @Override
    public void show(ShiftFigures figures) {
        String called = model.network() + " " + model.seed() + " " + model.second();
        boolean other =
                shown.filter(f -> f.data().validation().equals(figures.data().validation()))
                                .isEmpty()
                        || !called.equals(name);
        if (other) {
            name = called;
            work.cancel();
            taught = Optional.empty();
            news = ShiftRun.News.NONE;
        }
        shown = Optional.of(figures);
        if (model.isCompared()) {
            figures.second().ifPresent(second -> follow(figures));
        } else if (atOnce && measured.filter(m -> m.step() == figures.step()).isEmpty()) {
            begin();
        }
        refresh();
    }
}
