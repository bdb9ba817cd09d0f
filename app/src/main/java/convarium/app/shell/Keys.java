package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.explorer.Aspect;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.Focus;
import convarium.app.explorer.Predicting;
import convarium.app.link.Links;
import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/// The window's shortcuts.
final class Keys {
    private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);

    private final Shell shell;
    private final ExplorerViewModel model;
    private boolean mouseWasLast;

    Keys(Shell shell, ExplorerViewModel model) {
        this.shell = shell;
        this.model = model;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            mouseWasLast = false;
            if (early(e)) {
                e.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (late(e)) {
                e.consume();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            mouseWasLast = true;
            leaveField(scene, e);
        });
        scene.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> Platform.runLater(() -> giveFocusBack(scene)));
        scene.addEventHandler(MenuButton.ON_HIDDEN, e -> {
            if (mouseWasLast) {
                Platform.runLater(() -> giveFocusBack(scene));
            }
        });
    }

    /// A click beside a text field leaves it.
    private void leaveField(Scene scene, MouseEvent e) {
        if (shell.isExporting()
                || !(scene.getFocusOwner() instanceof TextInputControl field)
                || !(e.getTarget() instanceof Node target)) {
            return;
        }
        for (Node node = target; node != null; node = node.getParent()) {
            if (node.equals(field)) {
                return;
            }
        }
        shell.place().firstFocus().requestFocus();
    }

    /// A button clicked with the mouse does not keep the keyboard: Space goes on playing.
    private void giveFocusBack(Scene scene) {
        var owner = scene.getFocusOwner();
        if (shell.isExporting()) {
            return;
        }
        if (owner instanceof ButtonBase || owner instanceof Slider) {
            shell.place().firstFocus().requestFocus();
        }
    }

    /// What works wherever the focus is, except while typing.
    private boolean early(KeyEvent e) {
        if (shell.isExporting()) {
            return e.getCode() == KeyCode.ESCAPE && shell.leaveExport();
        }
        boolean typing = e.getTarget() instanceof TextInputControl;
        if (e.isShortcutDown() && e.isShiftDown() && e.getCode() == KeyCode.C) {
            shell.copyLink();
            return true;
        }
        if (e.isAltDown() && e.getCode().isDigitKey()) {
            return shell.enter("123456789".indexOf(e.getCode().getChar()));
        }
        if (!shell.isExploring()) {
            return elsewhere(e, typing);
        }
        if (e.isShortcutDown()) {
            return withControl(e, typing);
        }
        return switch (e.getCode()) {
            case F11 -> fullScreen();
            case ESCAPE -> !typing && release();
            case PAGE_UP -> {
                // a cell under the keyboard's cursor would hide where a clicker goes
                model.hoverProperty().set(Focus.NOTHING);
                model.stepBack();
                yield true;
            }
            case PAGE_DOWN -> {
                model.hoverProperty().set(Focus.NOTHING);
                model.stepForward();
                yield true;
            }
            default -> walksInsteadOfMovingTheFocus(e) && walk(e);
        };
    }

    /// What works early in places that have keys of their own.
    private boolean elsewhere(KeyEvent e, boolean typing) {
        if (e.isShortcutDown() && e.getCode() == KeyCode.E) {
            return e.isShiftDown() ? shell.copyPicture() : shell.openExport();
        }
        return switch (e.getCode()) {
            case F11 -> fullScreen();
            case ESCAPE -> !typing && shell.closeShortcuts();
            default -> false;
        };
    }

    private boolean export(KeyEvent e) {
        if (e.isShiftDown()) {
            shell.copyPicture();
        } else {
            shell.openExport();
        }
        return true;
    }

    private boolean fullScreen() {
        if (shell.getScene().getWindow() instanceof Stage stage) {
            stage.setFullScreen(!stage.isFullScreen());
        }
        return true;
    }

    /// A focused button would take the arrows to its neighbours; here they belong to the walk, and Tab goes on.
    private boolean walksInsteadOfMovingTheFocus(KeyEvent e) {
        boolean plain = !e.isShiftDown() && !e.isAltDown() && !e.isMetaDown();
        return e.getTarget() instanceof ButtonBase && plain && model.canWalk();
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
                shell.explorer().editLine();
                yield true;
            }
            case E -> export(e);
            case O -> {
                shell.explorer().choosePicture();
                yield true;
            }
            case DIGIT1, NUMPAD1 -> {
                model.showPicture(false);
                yield true;
            }
            case DIGIT2, NUMPAD2 -> {
                model.showPicture(true);
                yield true;
            }
            case I -> {
                var open = shell.explorer().inspectorOpenProperty();
                open.set(!open.get());
                yield true;
            }
            default -> false;
        };
    }

    private boolean release() {
        if (shell.closeShortcuts()) {
            return true;
        }
        model.hoverProperty().set(Focus.NOTHING);
        var state = model.state();
        boolean opened = state.source().isPicture() && state.picture().hasPixel();
        if (state.pin() instanceof Focus.Nothing && !opened) {
            return false;
        }
        model.edit(s -> s.withPin(Focus.NOTHING).withPicture(s.picture().withPixel(-1, -1)));
        return true;
    }

    /// What works where the focused control has no use for the key itself.
    private boolean late(KeyEvent e) {
        if (e.getTarget() instanceof TextInputControl || shell.isExporting()) {
            return false;
        }
        if (e.isShortcutDown()) {
            return switch (e.getCode()) {
                case V -> {
                    paste();
                    yield true;
                }
                default -> false;
            };
        }
        if (e.isAltDown() || e.isMetaDown()) {
            return false;
        }
        if (!shell.isExploring()) {
            return everywhere(e);
        }
        boolean inCell =
                e.getTarget() instanceof TensorGrid grid && grid.getCursorCell().isPresent();
        boolean startsNumber = switch (e.getCode()) {
            case PLUS, ADD, EQUALS, MINUS, SUBTRACT -> true;
            default -> false;
        };
        if (inCell && startsNumber) {
            return false;
        }
        return switch (e.getCode()) {
            case SPACE -> {
                model.togglePlay();
                yield true;
            }
            case LEFT, RIGHT, HOME, END -> walk(e);
            case PLUS, ADD, EQUALS -> speed(1);
            case MINUS, SUBTRACT -> speed(-1);
            case L -> {
                model.edit(s -> s.withLoop(!s.loop()));
                yield true;
            }
            case N -> {
                boolean asks = model.state().looking().aspect() == Aspect.PREDICT;
                if (asks) {
                    new Predicting(model).another();
                }
                yield asks;
            }
            default -> everywhere(e);
        };
    }

    /// What works late in every place.
    private boolean everywhere(KeyEvent e) {
        return switch (e.getCode()) {
            case T -> {
                shell.nextTheme();
                yield true;
            }
            case SLASH, QUOTE, UNDEFINED -> {
                boolean asked = "?".equals(e.getText());
                if (asked) {
                    shell.toggleShortcuts();
                }
                yield asked;
            }
            case F1 -> {
                shell.toggleShortcuts();
                yield true;
            }
            default -> false;
        };
    }

    private boolean speed(int by) {
        int now = SPEEDS.indexOf(model.state().speed());
        int next = Math.clamp((now < 0 ? 2 : now) + (long) by, 0, SPEEDS.size() - 1);
        model.edit(s -> s.withSpeed(SPEEDS.get(next)));
        return true;
    }

    private void paste() {
        var clipboard = Clipboard.getSystemClipboard();
        boolean exploring = shell.isExploring();
        try {
            if (exploring && clipboard.hasFiles()) {
                shell.explorer().openPicture(clipboard.getFiles().getFirst().toPath());
            } else if (exploring && clipboard.hasImage() && clipboard.getImage() != null) {
                shell.explorer().openPicture(PastedPictures.keep(clipboard.getImage()));
            } else if (clipboard.hasString() && Links.isLink(clipboard.getString())) {
                shell.open(Links.read(clipboard.getString()));
            } else if (exploring && clipboard.hasString() && pasteNumbers(clipboard.getString())) {
                return;
            } else {
                shell.say(text(exploring ? "notice.paste" : "notice.paste.link"));
            }
        } catch (IllegalArgumentException | IOException e) {
            shell.say(text("notice.paste.failed", String.valueOf(e.getMessage())));
        }
    }

    private boolean pasteNumbers(String content) {
        Node grid = shell.lookup("#input-grid");
        if (!TensorGrid.looksLikeNumbers(content) || !(grid instanceof TensorGrid input)) {
            return false;
        }
        input.editor().ifPresent(editor -> editor.paste(new TensorGrid.Place(0, 0), content));
        return true;
    }
}
