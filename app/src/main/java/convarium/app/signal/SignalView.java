package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.ExplorerView;
import convarium.app.explorer.LayerLineField;
import convarium.app.explorer.LineStrip;
import convarium.app.explorer.Transport;
import convarium.app.export.Exportable;
import convarium.app.export.TableFormat;
import convarium.app.place.PlaceView;
import convarium.app.theme.Palette;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The signal place: header, stage, settings at the right, transport at the foot.
public final class SignalView extends Pane implements PlaceView {
    private static final double HEADER = 56;
    private static final double TRANSPORT = 72;
    private static final double INSPECTOR = 336;
    private static final double FOLDS_BELOW = 1024;

    private final SignalViewModel model;
    private final Consumer<String> say;
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final SignalHeader header;
    private final LineStrip strip = new LineStrip();
    private final SignalInspector inspector;
    private final SignalTransport transport;
    private final SignalStage stage;
    private boolean folded;

    /// The signal place of a view model.
    ///
    /// @param palette the colours of the current look
    /// @param copyLink puts the state's link on the clipboard
    /// @param export offers files of what is on screen
    /// @param say says something for a few seconds
    public SignalView(
            SignalViewModel model,
            ObservableValue<Palette> palette,
            Runnable copyLink,
            Runnable export,
            Consumer<String> say) {
        this.model = model;
        this.say = say;
        getStyleClass().addAll("explorer", "signal");
        getStylesheets().addAll(style(ExplorerView.class, "explorer.css"), style(SignalView.class, "signal.css"));
        header = new SignalHeader(model, copyLink, export);
        inspector = new SignalInspector(model);
        transport = new SignalTransport(model);
        stage = new SignalStage(model, palette, scale);
        getChildren().addAll(stage, transport, strip, header, inspector);
        header.inspectorToggle().setSelected(true);
        header.inspectorToggle().selectedProperty().subscribe(this::requestLayout);
        model.stateProperty().subscribe(this::refresh);
        model.lineErrorProperty().subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> use(e, early(e)));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> use(e, late(e)));
        refresh();
    }

    private static String style(Class<?> home, String name) {
        return Objects.requireNonNull(home.getResource(name)).toExternalForm();
    }

    private void refresh() {
        strip.show(header.line().entered(), model.lineErrorProperty().get(), LayerLineField.remark(model));
        requestLayout();
    }

    private static void use(KeyEvent e, boolean used) {
        if (used) {
            e.consume();
        }
    }

    /// A focused button would take the arrows to its neighbours; here they belong to the walk, and Tab goes on.
    private boolean early(KeyEvent e) {
        boolean plain = !e.isShiftDown() && !e.isAltDown() && !e.isShortcutDown();
        boolean clicker = switch (e.getCode()) {
            case PAGE_UP -> {
                model.stepBack();
                yield true;
            }
            case PAGE_DOWN -> {
                model.stepForward();
                yield true;
            }
            default -> false;
        };
        return clicker || (plain && e.getTarget() instanceof ButtonBase && walk(e));
    }

    private boolean walk(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> model.stepBack();
            case RIGHT -> model.stepForward();
            case HOME -> model.scrub(0);
            case END -> model.scrub(Integer.MAX_VALUE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean late(KeyEvent e) {
        boolean typing = e.getTarget() instanceof TextInputControl;
        if (e.isShortcutDown()) {
            return withControl(e, typing);
        }
        if (typing || e.isAltDown() || e.isMetaDown()) {
            return false;
        }
        if (stage.isInValue() && isSign(e)) {
            return false;
        }
        return switch (e.getCode()) {
            case ESCAPE -> model.release();
            case SPACE -> {
                model.togglePlay();
                yield true;
            }
            case PLUS, ADD, EQUALS -> speed(1);
            case MINUS, SUBTRACT -> speed(-1);
            case L -> model.edit(s -> s.withLoop(!s.loop()));
            default -> walk(e);
        };
    }

    private static boolean isSign(KeyEvent e) {
        return switch (e.getCode()) {
            case PLUS, ADD, EQUALS, MINUS, SUBTRACT -> true;
            default -> false;
        };
    }

    private boolean withControl(KeyEvent e, boolean typing) {
        return switch (e.getCode()) {
            case Z -> {
                if (!typing) {
                    if (e.isShiftDown()) {
                        model.redo();
                    } else {
                        model.undo();
                    }
                }
                yield !typing;
            }
            case Y -> {
                if (!typing) {
                    model.redo();
                }
                yield !typing;
            }
            case L -> {
                header.line().edit();
                yield true;
            }
            case I -> {
                header.inspectorToggle().setSelected(!header.inspectorToggle().isSelected());
                yield true;
            }
            case V -> !typing && paste();
            case C -> !typing && copy();
            default -> false;
        };
    }

    private boolean speed(int by) {
        int now = Transport.SPEEDS.indexOf(model.state().speed());
        int next = Math.clamp(now + (long) by, 0, Transport.SPEEDS.size() - 1);
        return model.edit(s -> s.withSpeed(Transport.SPEEDS.get(next)));
    }

    private boolean paste() {
        var clipboard = Clipboard.getSystemClipboard();
        String content = clipboard.hasString() ? clipboard.getString() : "";
        if (!SignalPaste.looksLikeNumbers(content)) {
            return false;
        }
        try {
            var numbers = SignalPaste.numbers(content);
            int from = stage.cursor();
            var pasted = stage.isInKernel()
                    ? SignalPaste.kernel(model.state(), numbers)
                    : SignalPaste.signal(model.state(), numbers, from);
            SignalWork.of(pasted);
            model.edit(s -> pasted);
        } catch (IllegalArgumentException e) {
            say.accept(text("notice.paste.failed", String.valueOf(e.getMessage())));
        }
        return true;
    }

    private boolean copy() {
        var state = model.state();
        var numbers = stage.isInKernel()
                ? state.kernel()
                : stage.isInOutput() ? model.work().output() : state.input();
        var content = new ClipboardContent();
        content.putString(SignalText.row(numbers, TableFormat.CSV));
        Clipboard.getSystemClipboard().setContent(content);
        say.accept(text("signal.copied", numbers.size()));
        return true;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public Node firstFocus() {
        return transport.playButton();
    }

    @Override
    public SignalState state() {
        return model.state();
    }

    @Override
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /// What can be made files of.
    public Exportable exportable() {
        return new SignalExport(model);
    }

    private boolean isFolded() {
        return getWidth() < FOLDS_BELOW * scale.get();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double k = scale.get();
        double top = HEADER * k;
        if (folded != isFolded()) {
            folded = isFolded();
            header.inspectorToggle().setSelected(!folded);
        }
        header.resizeRelocate(0, 0, w, top);
        boolean open = header.inspectorToggle().isSelected();
        double side = Math.min(INSPECTOR * k, w - 40);
        double stageWidth = open && !folded ? w - side : w;
        inspector.setVisible(open);
        inspector.resizeRelocate(w - side, top, side, h - top);
        double below = top;
        if (strip.isManaged()) {
            double tall = strip.prefHeight(stageWidth);
            strip.resizeRelocate(0, top, stageWidth, tall);
            below += tall;
        }
        double foot = TRANSPORT * k;
        transport.resizeRelocate(0, h - foot, stageWidth, foot);
        stage.resizeRelocate(0, below, stageWidth, h - foot - below);
    }
}
