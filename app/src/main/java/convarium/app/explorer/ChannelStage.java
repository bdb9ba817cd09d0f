package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.explorer.Focus.Part;
import convarium.app.render.CanvasPainter;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.theme.Look;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The stage of the channels: each channel with its kernel and its partial sums, what they add up to, and the outputs
/// of
/// all filters.
final class ChannelStage extends AspectStage {
    private static final GridModel EMPTY = GridPainter.uniform(1, 1, GridModel.Cell.of(GridModel.Fill.KERNEL, ""));
    private static final double CAPTION = 1.6;
    private static final int MOST = ChannelSettings.MOST;

    private final StageHeading heading = new StageHeading();
    private final ChannelFilterChoice filters;
    private final Segments<Boolean> views = new Segments<>(
            List.of(false, true),
            deep -> text(deep ? "channels.view.stack" : "channels.view.flat"),
            deep -> text(deep ? "channels.view.stack.tip" : "channels.view.flat.tip"));
    private final ChannelDepthView deep;
    private final List<ChannelGrid> fields = new ArrayList<>();
    private final List<ChannelGrid> kernels = new ArrayList<>();
    private final List<ChannelGrid> partials = new ArrayList<>();
    private final List<ChannelGrid> mixings = new ArrayList<>();
    private final List<ChannelGrid> stack = new ArrayList<>();
    private final List<Label> unseen = new ArrayList<>();
    private final List<Label> pluses = new ArrayList<>();
    private final ChannelGrid bias;
    private final ChannelGrid output;
    private final Label equals = sign("=", text("channels.equals.tip"));
    private final SentenceCard card = new SentenceCard();
    private final Canvas sky = new Canvas();
    private final Painter skyPainter = new CanvasPainter(sky.getGraphicsContext2D());
    private boolean deepBefore;
    private Optional<Saying> said = Optional.empty();
    private Optional<ChannelScenes> scenes = Optional.empty();
    private Optional<ChannelScene> shown = Optional.empty();

    ChannelStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        getStyleClass().add("channel-stage");
        filters = new ChannelFilterChoice(model, "channel-filter-");
        heading.setAside(new HBox(20, filters, views));
        views.button(false).setId("channels-flat");
        views.button(true).setId("channels-stack");
        views.setOnChosen(
                on -> model.editChannels(c -> c.withTurn(on ? Optional.of(ChannelTurn.USUAL) : Optional.empty())));
        deep = new ChannelDepthView(model);
        deep.setOnHover(hit -> new GridLinks(model).hover(hit.focus()));
        deep.setOnPick(this::pick);
        getChildren().addAll(heading, deep);
        for (int c = 0; c < MOST; c++) {
            column(c);
        }
        bias = add("channel-bias");
        bias.grid().setEditor(ChannelEditors.bias(model));
        output = add("channel-output");
        new GridLinks(model).bindOutput(output.grid());
        output.grid()
                .setNumbers(format ->
                        NumbersText.of(scenes().channels().output(settings().filter()), format));
        for (int f = 0; f < MOST; f++) {
            int filter = f;
            var map = add("channel-stack-" + (f + 1));
            map.grid().setOnPick(place -> model.lookAtFilter(filter));
            map.grid().setNumbers(format -> NumbersText.of(scenes().channels().output(filter), format));
            stack.add(map);
            var plus = sign("+", text("channels.plus.tip"));
            pluses.add(plus);
            getChildren().add(plus);
        }
        sky.setMouseTransparent(true);
        sky.setManaged(false);
        getChildren().addAll(equals, card, sky);
        follow();
    }

    private void pick(ChannelDepth.Hit hit) {
        if (hit.filter().isPresent()) {
            model.lookAtFilter(hit.filter().getAsInt());
        } else if (!(hit.focus() instanceof Focus.Nothing)) {
            new GridLinks(model).pick(hit.focus());
        }
    }

    private void column(int c) {
        var field = add("channel-field-" + (c + 1));
        field.grid().setEditor(ChannelEditors.input(model, c));
        field.grid().setNumbers(format -> NumbersText.of(scenes().channels().input(c), format));
        var links = new GridLinks(model);
        links.bind(field.grid(), p -> ChannelPlaces.input(model.explored(), c, p.row(), p.column()));
        fields.add(field);
        var kernel = add("channel-kernel-" + (c + 1));
        kernel.grid().setEditor(ChannelEditors.kernel(model, c));
        kernel.grid().setNumbers(format -> NumbersText.of(scenes().channels().kernel(c), format));
        links.bind(kernel.grid(), p -> new Focus.Plane(Part.KERNEL, c, p.row(), p.column()));
        kernels.add(kernel);
        var partial = add("channel-partial-" + (c + 1));
        partial.grid()
                .setNumbers(format -> scenes().channels()
                        .partial(c)
                        .map(m -> NumbersText.of(m, format))
                        .orElse(""));
        links.bind(partial.grid(), p -> new Focus.Plane(Part.PARTIAL, c, p.row(), p.column()));
        partials.add(partial);
        var mixing = add("channel-mixing-" + (c + 1));
        mixing.grid().setEditor(ChannelEditors.mixing(model, c));
        links.bind(mixing.grid(), p -> new Focus.Plane(Part.MIXING, c, 0, 0));
        mixings.add(mixing);
        var words = new Label();
        words.getStyleClass().add("channel-unseen");
        words.setWrapText(true);
        unseen.add(words);
        getChildren().add(words);
    }

    /// What the heading depends on, which is no frame of the walk.
    private record Saying(ChannelScenes of, boolean nothingKept, boolean turned) {}

    private ChannelGrid add(String id) {
        var grid = new ChannelGrid(id, EMPTY, palette());
        getChildren().add(grid);
        return grid;
    }

    private static Label sign(String text, String tip) {
        var label = new Label(text);
        label.getStyleClass().add("grid-sign");
        label.setTooltip(new Tooltip(tip));
        return label;
    }

    private ChannelSettings settings() {
        return model.state().looking().channels();
    }

    /// What depends on the state alone is worked out once, not at every frame.
    private ChannelScenes scenes() {
        var state = model.state();
        var now = scenes.filter(s -> s.areOf(state)).orElseGet(() -> new ChannelScenes(state, model.explored()));
        scenes = Optional.of(now);
        return now;
    }

    @Override
    void refresh() {
        var state = model.state();
        if (state.source().isPicture()) {
            return;
        }
        boolean same = scenes.filter(s -> s.areOf(state)).isPresent();
        var scenesNow = scenes();
        var scene = scenesNow.at(model.frameProperty().get(), model.focus(), state.pin());
        boolean longer = shown.map(before -> before.sentence().pieces().size()
                                != scene.sentence().pieces().size()
                        || !before.sentence().remark().equals(scene.sentence().remark()))
                .orElse(true);
        shown = Optional.of(scene);
        if (!same) {
            describe(scenesNow.channels());
        }
        var turn = settings().turn();
        views.choose(turn.isPresent());
        var saying = new Saying(scenesNow, state.pin() instanceof Focus.Nothing, turn.isPresent());
        if (!said.filter(saying::equals).isPresent()) {
            said = Optional.of(saying);
            heading.show(ChannelWords.headline(scenesNow.channels()), hint());
        }
        deep.setVisible(turn.isPresent());
        show(scene);
        turn.ifPresent(t -> deep.show(new ChannelDepthView.Shown(
                scene,
                settings(),
                scenesNow.kernels(),
                kind -> ChannelWords.stack(kind, settings()),
                t,
                new Look(palette(), fontSize() / 14))));
        card.show(scene.sentence());
        drawSky();
        if (!same || longer || deepBefore != turn.isPresent()) {
            deepBefore = turn.isPresent();
            requestLayout();
        }
    }

    private String hint() {
        if (!(model.state().pin() instanceof Focus.Nothing)) {
            return text("stage.hint.kept");
        }
        return text(settings().turn().isPresent() ? "channels.depth.hint" : "stage.hint");
    }

    /// The words that depend on the state alone.
    private void describe(Channels channels) {
        var g = model.explored().geometry();
        var s = channels.settings();
        filters.show(s);
        for (int f = 0; f < s.filters(); f++) {
            stack.get(f).say(ChannelWords.stacked(f, channels));
        }
        for (int c = 0; c < s.inputs(); c++) {
            fields.get(c).say(ChannelWords.input(c, model.state(), g));
            kernels.get(c).say(ChannelWords.kernel(c, channels));
            partials.get(c).say(ChannelWords.partial(c, channels));
            mixings.get(c).say(ChannelWords.mixing(c));
            unseen.get(c).setText(ChannelWords.unseen(channels));
        }
        bias.say(ChannelWords.bias());
        output.say(ChannelWords.output(channels, g));
    }

    private void show(ChannelScene scene) {
        boolean flat = settings().turn().isEmpty();
        for (int c = 0; c < MOST; c++) {
            boolean there = flat && c < scene.planes().size();
            var seen = there ? scene.planes().get(c).seen() : Optional.<ChannelScene.Seen>empty();
            show(fields.get(c), there ? Optional.of(scene.planes().get(c).field()) : Optional.empty(), c);
            show(kernels.get(c), seen.map(ChannelScene.Seen::kernel), c);
            show(partials.get(c), seen.map(ChannelScene.Seen::partial), c);
            show(mixings.get(c), seen.flatMap(ChannelScene.Seen::mixing), c);
            unseen.get(c).setVisible(there && seen.isEmpty());
        }
        show(bias, scene.bias().filter(b -> flat), 0);
        show(output, Optional.of(scene.output()).filter(o -> flat), 0);
        equals.setVisible(flat);
        sky.setVisible(flat);
        boolean several = flat && scene.stack().size() > 1;
        for (int f = 0; f < MOST; f++) {
            show(
                    stack.get(f),
                    several && f < scene.stack().size()
                            ? Optional.of(scene.stack().get(f))
                            : Optional.empty(),
                    f);
        }
    }

    private void show(ChannelGrid grid, Optional<GridModel> now, int channel) {
        grid.setVisible(now.isPresent());
        now.ifPresent(m -> grid.show(m, palette(), channel + 1));
    }

    private void drawSky() {
        sky.getGraphicsContext2D().clearRect(0, 0, sky.getWidth(), sky.getHeight());
        shown.ifPresent(scene -> {
            for (var flight : scene.flights()) {
                var from = flight.channel() < 0 ? bias : partials.get(flight.channel());
                boolean single = flight.channel() < 0;
                GridPainter.flying(
                        skyPainter,
                        flight.text(),
                        palette(),
                        output.grid().getCellSize(),
                        centre(from, single ? 0 : flight.row(), single ? 0 : flight.column()),
                        centre(output, flight.row(), flight.column()),
                        flight.along());
            }
        });
    }

    private static double[] centre(ChannelGrid grid, int row, int column) {
        double cell = grid.grid().getCellSize();
        double pitch = GridPainter.pitch(cell);
        return new double[] {
            grid.getLayoutX() + ChannelPlan.MARGIN + column * pitch + cell / 2,
            grid.getLayoutY() + grid.grid().getLayoutY() + ChannelPlan.MARGIN + row * pitch + cell / 2
        };
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * 0.28);
        double cardTop = getHeight() - cardHeight - 20;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 10;
        double height = cardTop - 10 - y;
        shown.ifPresent(scene -> place(scene, left, y, width, height));
        deep.resizeRelocate(left - 8, y, width + 16, height + 4);
        sky.setWidth(getWidth());
        sky.setHeight(getHeight());
        drawSky();
    }

    private double fontSize() {
        return equals.getFont().getSize() / 2;
    }

    private void place(ChannelScene scene, double x, double y, double width, double height) {
        double caption = Math.rint(fontSize() * CAPTION);
        var now = ChannelPlan.of(
                scene, width, height, caption, captions(scene, false), captions(scene, true), fontSize() / 14);
        var at = new Placing(x, y, caption, now.brief());
        for (int c = 0; c < scene.planes().size(); c++) {
            var column = now.channels().get(c);
            at.put(fields.get(c), column.field());
            at.put(kernels.get(c), column.kernel());
            at.put(partials.get(c), column.partial());
            var mixing = mixings.get(c);
            column.mixing().ifPresent(spot -> at.put(mixing, spot));
            var words = unseen.get(c);
            double wide = fields.get(c).getWidth();
            words.resizeRelocate(
                    Math.rint(x + column.kernel().x() + ChannelPlan.MARGIN),
                    Math.rint(y + column.kernel().y()),
                    wide,
                    words.prefHeight(wide));
        }
        now.bias().ifPresent(spot -> at.put(bias, spot));
        at.put(output, now.output());
        for (int f = 0; f < now.stack().size(); f++) {
            at.put(stack.get(f), now.stack().get(f));
        }
        for (int i = 0; i < pluses.size(); i++) {
            pluses.get(i)
                    .setVisible(i < now.pluses().size() && settings().turn().isEmpty());
            if (i < now.pluses().size()) {
                at.put(pluses.get(i), now.pluses().get(i));
            }
        }
        at.put(equals, now.equals());
    }

    private ChannelPlan.Captions captions(ChannelScene scene, boolean briefly) {
        int channels = scene.planes().size();
        return new ChannelPlan.Captions(
                widest(fields.subList(0, channels), briefly),
                widest(kernels.subList(0, channels), briefly),
                widest(partials.subList(0, channels), briefly),
                widest(mixings.subList(0, channels), briefly),
                widest(List.of(output), briefly),
                widest(stack.subList(0, scene.stack().size()), briefly),
                widest(List.of(bias), briefly));
    }

    private static double widest(List<ChannelGrid> grids, boolean briefly) {
        double widest = 0;
        for (var grid : grids) {
            widest = Math.max(widest, ChannelPlan.MARGIN + grid.captionWidth(briefly));
        }
        return widest;
    }

    /// Puts nodes at the plan's places.
    private record Placing(double x, double y, double caption, boolean brief) {
        void put(ChannelGrid grid, ChannelPlan.Spot spot) {
            grid.put(x + spot.x(), y + spot.y(), spot.cell(), caption, brief);
        }

        void put(Label sign, ChannelPlan.Point point) {
            double w = sign.prefWidth(-1);
            double h = sign.prefHeight(-1);
            sign.resizeRelocate(Math.rint(x + point.x() - w / 2), Math.rint(y + point.y() - h / 2), w, h);
        }
    }
}
