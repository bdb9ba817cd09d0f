package convarium.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convarium.app.dialog.DialogService;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exports that cannot be written: they say so and what to do, and leave nothing behind.
class ExportFailureTest {
    @TempDir
    private Path folder = Path.of("");

    /// A window whose dialogue always answers with this file.
    private static Shell shell(Path target) {
        var work = new PictureWork(
                new SameThreadTaskRunner(), Computes.scalar(new WorkerPool(1)), 1, new PictureFiles(), () -> 0);
        return new Shell(new ExplorerViewModel(StartState.worked()), work, new DialogService() {
            @Override
            public Optional<Path> choosePicture() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseTarget(String name, String kind) {
                return Optional.of(target);
            }
        });
    }

    private static Callable<Path> work(ExportKind kind, Path file, convarium.app.export.Progress progress) {
        return FxTest.get(() -> {
            var shell = shell(file);
            shell.scene(1280, 800);
            shell.applyCss();
            shell.layout();
            var exportable = new ExplorerExport(new ExplorerViewModel(StartState.worked()), shell.explorer());
            return new Exports(() -> exportable)
                    .work(new Exports.Choice(kind, 1, 8, false, Theme.LIGHT), file, progress);
        });
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// A folder that is none: nobody can write there, not even who may do everything.
    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void intoWhatIsNoFolder(ExportKind kind) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "kept");
        var e = assertThrows(
                FormatException.class,
                () -> work(kind, file.resolve("x" + kind.ending()), (done, of) -> {})
                        .call());
        assertEquals("cannot be written: " + file + " is no folder; choose another", e.getReason());
        assertEquals("kept", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void ontoAFullDisk(ExportKind kind) {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no " + full);
        var e = assertThrows(
                FormatException.class, () -> work(kind, full, (done, of) -> {}).call());
        assertTrue(e.getReason().startsWith("cannot be written: no room is left on the disk"), e.getReason());
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void overWhatCannotBeReplaced(ExportKind kind) throws IOException {
        var inTheWay = Files.createDirectory(folder.resolve("x" + kind.ending()));
        var e = assertThrows(
                FormatException.class,
                () -> work(kind, inTheWay, (done, of) -> {}).call());
        assertEquals("is a folder, expected the name of a file to write", e.getReason());
        assertEquals(List.of(inTheWay), files());
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportKind.class,
            names = {"GIF", "APNG"})
    void aFilmThatIsEndedHalfWayLeavesWhatStoodThere(ExportKind kind) throws IOException {
        var file = Files.writeString(folder.resolve("x" + kind.ending()), "before");
        assertThrows(
                CancellationException.class,
                () -> work(kind, file, (done, of) -> {
                            if (done > of / 2) {
                                throw new CancellationException();
                            }
                        })
                        .call());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void theSheetStaysAndSaysWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "kept");
        FxTest.run(() -> {
            var shell = shell(file.resolve("x.png"));
            shell.scene(1280, 800);
            assertTrue(shell.openExport());
            ((Button) shell.lookup("#export-save")).fire();
            assertTrue(shell.isExporting(), "another folder can be chosen at once");
            String words = ((Label) shell.lookup("#export-summary")).getText();
            assertTrue(words.startsWith("Nothing was saved. ") && words.endsWith("choose another"), words);
            assertTrue(shell.leaveExport());
            assertFalse(shell.isExporting());
        });
        assertEquals(List.of(file), files());
    }
}
