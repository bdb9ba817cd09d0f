package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Legend;
import convarium.app.control.RasterView;
import convarium.app.l10n.Numbers;
import convarium.app.render.ColourMap;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridPainter;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/// The stage of the channels over a picture in colour: red, green and blue, the kernel that each meets, what each gives
/// by
/// itself, and their sum.
final class ChannelPictureStage extends Pane {
    private static final int CHANNELS = 3;
    private static final double LEAST_GAP = 34;
    private static final double LEAST_KERNEL = 11;
    private static final double MOST_KERNEL = 24;
    private static final double KERNEL = 72;
    private static final double MOST_SIDE = 420;
    private static final double BETWEEN = 10;

    private final ExplorerViewModel model;
    private final ChannelPictureWork work;
    private final ObservableValue<Palette> palette;
    private final StageHeading heading = new StageHeading();
    private final ChannelFilterChoice filters;
    private final List<Picture> colours = new ArrayList<>();
    private final List<ChannelGrid> kernels = new ArrayList<>();
    private final List<Picture> partials = new ArrayList<>();
    private final List<Label> unseen = new ArrayList<>();
    private final List<Label> signs = new ArrayList<>();
    private final Picture whole = new Picture("channel-picture-whole", "input");
    private final Picture sum = new Picture("channel-picture-sum", "output");
    private final Legend legend = new Legend();
    private final Label legendName = new Label(text("picture.legend"));
    private final Label message = new Label();
    private Optional<ColourMap> signed = Optional.empty();
    private double shape = 1;

    /// A picture under its caption.
    private static final class Picture {
        private final Label name = new Label();
        private final RasterView view = new RasterView();

        Picture(String id, String style) {
            view.setId(id);
            name.getStyleClass().addAll("grid-name", style);
        }

        void say(String words, String tip) {
            name.setText(words);
            if (name.getTooltip() == null) {
                name.setTooltip(new Tooltip(tip));
            }
            name.getTooltip().setText(tip);
            view.setAccessibleText(words + ". " + tip);
        }

        void put(double x, double y, double width, double height, double caption) {
            name.resizeRelocate(Math.rint(x), Math.rint(y), Math.min(name.prefWidth(-1), width + LEAST_GAP), caption);
            view.resizeRelocate(Math.rint(x), Math.rint(y + caption), width, height);
        }

        void setVisible(boolean on) {
            name.setVisible(on);
            view.setVisible(on);
        }
    }

    ChannelPictureStage(ExplorerViewModel model, ChannelPictureWork work, ObservableValue<Palette> palette) {
        this.model = model;
        this.work = work;
        this.palette = palette;
        filters = new ChannelFilterChoice(model, "channel-picture-filter-");
        getStyleClass().add("channel-stage");
        var same = new Button(text("channels.picture.same"));
        same.setId("channel-same-kernel");
        same.getStyleClass().add("flat-button");
        same.setTooltip(new Tooltip(text("channels.picture.same.tip")));
        same.setOnAction(e -> model.edit(ChannelKinds::alike));
        var aside = new HBox(20, filters, same);
        aside.setAlignment(Pos.CENTER_RIGHT);
        heading.setAside(aside);
        getChildren().add(heading);
        var empty = GridPainter.uniform(1, 1, Cell.of(Fill.KERNEL, ""));
        for (int c = 0; c < CHANNELS; c++) {
            var colour = add(new Picture("channel-picture-" + (c + 1), "input"));
            colours.add(colour);
            var kernel = new ChannelGrid("channel-picture-kernel-" + (c + 1), empty, palette.getValue());
            kernel.grid().setEditor(ChannelEditors.kernel(model, c));
            kernels.add(kernel);
            partials.add(add(new Picture("channel-picture-partial-" + (c + 1), "output")));
            var words = new Label();
            words.getStyleClass().add("channel-unseen");
            words.setWrapText(true);
            unseen.add(words);
            var sign = new Label(c == CHANNELS - 1 ? "=" : "+");
            sign.getStyleClass().add("grid-sign");
            sign.setTooltip(new Tooltip(text(c == CHANNELS - 1 ? "channels.equals.tip" : "channels.plus.tip")));
            signs.add(sign);
            getChildren().addAll(kernel, words, sign);
        }
        add(whole);
        add(sum);
        legendName.getStyleClass().add("quiet");
        message.getStyleClass().add("channel-message");
        message.setWrapText(true);
        getChildren().addAll(legendName, legend, message);
        model.stateProperty().subscribe(this::follow);
        work.resultProperty().subscribe(result -> refresh());
        work.errorProperty().subscribe(words -> refresh());
        palette.subscribe(now -> {
            signed = Optional.empty();
            refresh();
        });
    }

    private Picture add(Picture picture) {
        getChildren().addAll(picture.name, picture.view);
        return picture;
    }

    private void follow() {
        var state = model.state();
        if (state.source().isPicture() && state.looking().aspect() == Aspect.CHANNELS) {
            work.show(state);
            refresh();
        }
    }

    private void refresh() {
        var state = model.state();
        if (!state.source().isPicture() || state.looking().aspect() != Aspect.CHANNELS) {
            return;
        }
        var s = state.looking().channels();
        filters.show(s);
        heading.show(text("channels.picture.headline"), text("channels.picture.hint"));
        for (int c = 0; c < CHANNELS; c++) {
            boolean seen = s.sees(s.filter(), c);
            kernels.get(c).setVisible(seen);
            unseen.get(c).setVisible(!seen);
            unseen.get(c).setText(text("channels.unseen.brief", s.filter() + 1));
            if (seen) {
                kernel(c, s);
            }
        }
        var result = work.resultProperty().get();
        boolean there = result != null && result.state().source().equals(state.source());
        message.setVisible(!there);
        String error = work.errorProperty().get();
        message.setText(error.isEmpty() ? text("picture.loading") : error);
        for (var picture : colours) {
            picture.setVisible(there);
        }
        partials.forEach(p -> p.setVisible(there));
        whole.setVisible(there);
        sum.setVisible(there);
        legend.setVisible(there);
        legendName.setVisible(there);
        signs.forEach(sign -> sign.setVisible(there));
        if (there) {
            show(result);
        }
        requestLayout();
    }

    private void kernel(int channel, ChannelSettings s) {
        var state = model.state();
        var kernel = s.values().kernel(s.slot(s.filter(), channel), state.kernel());
        var cells = new ArrayList<Cell>();
        for (float value : kernel.values()) {
            cells.add(Cell.of(Fill.KERNEL, Numbers.cell(value)));
        }
        var grid = kernels.get(channel);
        String name = s.separable() ? text("channels.kernel.depthwise") : text("channels.kernel", s.filter() + 1);
        grid.say(new ChannelWords.Caption(
                grid.grid().getId(),
                name,
                name,
                Role.KERNEL,
                "",
                text("channels.kernel.tip", s.filter() + 1, channel + 1)));
        grid.show(
                new GridModel(kernel.rows(), kernel.columns(), cells, Optional.empty()),
                palette.getValue(),
                channel + 1);
    }

    private void show(ChannelPicture result) {
        var s = result.state().looking().channels();
        var first = result.colours().getFirst().shape();
        var world = new Rectangle2D(0, 0, first.size(2), first.size(1));
        shape = (double) first.size(1) / first.size(2);
        var map = signed.orElseGet(() -> ColourMap.diverging(palette.getValue()));
        signed = Optional.of(map);
        List<String> names =
                List.of(text("channels.picture.red"), text("channels.picture.green"), text("channels.picture.blue"));
        for (int c = 0; c < CHANNELS; c++) {
            int channel = c;
            var colour = colours.get(c);
            colour.say(names.get(c), text("channels.picture.channel.tip", c + 1));
            colour.view.show(List.of(result.colour(c)), world);
            colour.view.setReadout((row, column) -> readout(result.colours().get(channel), row, column));
            var partial = partials.get(c);
            var given = result.partials().get(c);
            partial.setVisible(given.isPresent());
            given.ifPresent(values -> {
                partial.say(
                        text(s.separable() ? "channels.map" : "channels.picture.partial"),
                        text("channels.picture.partial.tip", names.get(channel)));
                partial.view.show(List.of(result.result(values, map)), world);
                partial.view.setReadout((row, column) -> readout(values, row, column));
            });
        }
        whole.say(text("channels.picture.whole"), text("channels.picture.whole.tip"));
        whole.view.show(List.of(result.colour(0), result.colour(1), result.colour(2)), world);
        boolean hasBias = result.state().layer().hasBias();
        float bias = s.values().bias(s.filter(), result.state().layer().bias());
        sum.say(
                hasBias
                        ? text("channels.picture.sum.bias", s.filter() + 1, Numbers.decimal(bias, 3))
                        : text("channels.output", s.filter() + 1),
                text(s.separable() ? "channels.how.pair" : "channels.picture.sum.tip"));
        sum.view.show(List.of(result.result(result.sum(), map)), world);
        sum.view.setReadout((row, column) -> readout(result.sum(), row, column));
        legend.show(map, PictureWords.ticks(result.colouring()), text("picture.legend"));
    }

    private static String readout(Tensor map, int row, int column) {
        return text("channels.picture.value", row + 1, column + 1, Numbers.decimal(map.get(0, row, column), 3));
    }

    /// What has the focus first: the weights of the first colour.
    Node firstFocus() {
        return kernels.getFirst().grid();
    }

    @Override
    protected void layoutChildren() {
        double width = AspectStage.contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, AspectStage.ABOVE, width, headingHeight);
        double em = legendName.getFont().getSize() / 0.857;
        double caption = Math.rint(em * 1.7);
        double top = AspectStage.ABOVE + headingHeight + 12;
        double height = getHeight() - top - 16;
        int rows = kernels.getFirst().grid().getModel().rows();
        double cell = Math.clamp(Math.floor(KERNEL / rows - 2), LEAST_KERNEL, MOST_KERNEL);
        double kernelHeight = caption + GridPainter.length(rows, cell) + 2 * ChannelPlan.MARGIN;
        double byWidth = (width - CHANNELS * LEAST_GAP) / (CHANNELS + 1);
        double byHeight = (height - 2 * caption - kernelHeight - 2 * BETWEEN) / 2 / shape;
        double side = Math.floor(Math.clamp(Math.min(byWidth, byHeight), 40, MOST_SIDE));
        double tall = Math.floor(side * shape);
        double gap = Math.clamp((width - (CHANNELS + 1) * side) / CHANNELS, LEAST_GAP, 72);
        double x = left + Math.max(0, (width - (CHANNELS + 1) * side - CHANNELS * gap) / 2);
        double kernelTop = top + caption + tall + BETWEEN;
        double mapTop = kernelTop + kernelHeight + BETWEEN;
        for (int c = 0; c < CHANNELS; c++) {
            double at = x + c * (side + gap);
            colours.get(c).put(at, top, side, tall, caption);
            kernels.get(c).put(at - ChannelPlan.MARGIN, kernelTop, cell, caption, false);
            unseen.get(c).resizeRelocate(at, kernelTop, side, unseen.get(c).prefHeight(side));
            partials.get(c).put(at, mapTop, side, tall, caption);
            var sign = signs.get(c);
            double w = sign.prefWidth(-1);
            double h = sign.prefHeight(-1);
            sign.resizeRelocate(
                    Math.rint(at + side + (gap - w) / 2), Math.rint(mapTop + caption + (tall - h) / 2), w, h);
        }
        double last = x + CHANNELS * (side + gap);
        whole.put(last, top, side, tall, caption);
        sum.put(last, mapTop, side, tall, caption);
        legendName.resizeRelocate(last, kernelTop, side, caption);
        legend.resizeRelocate(last, kernelTop + caption, side, legend.prefHeight(side));
        message.resizeRelocate(left, top + height / 3, width, message.prefHeight(width));
    }
}
