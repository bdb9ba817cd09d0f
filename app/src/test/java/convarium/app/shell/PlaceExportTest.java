package convarium.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.export.Latex;
import convarium.app.link.Links;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kind of file of what every place and aspect shows, written and read back.
class PlaceExportTest {
    @TempDir
    private Path folder = Path.of("");

    private static Shell open(String link) {
        var work = new PictureWork(
                new SameThreadTaskRunner(), Computes.scalar(new WorkerPool(1)), 1, new PictureFiles(), () -> 0);
        var shell = new Shell(new ExplorerViewModel(StartState.worked()), work, Optional::empty);
        shell.open(Links.read(link));
        shell.scene(1280, 800);
        shell.applyCss();
        shell.layout();
        return shell;
    }

    private static Exports exports(Shell shell) {
        return new Exports(() -> shell.exportable().orElseThrow());
    }

    private Path written(Shell shell, ExportKind kind) throws Exception {
        Path file = folder.resolve("a" + kind.ending());
        Callable<Path> work = FxTest.get(
                () -> exports(shell).work(new Exports.Choice(kind, 1, 16, false, Theme.LIGHT), file, (done, of) -> {}));
        return work.call();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convarium:field?",
                "convarium:field?at=2,1,1&weights=random&relu=1",
                "convarium:signal?in=1,2,3,4,5,6,7,8&k=1,-2",
                "convarium:signal?causal=1&in=1,2,3,4,5,0,-1,-2&k=1,2&b=-1&s=2",
                "convarium:explore?in=1,2;3,4&k=1",
                "convarium:explore?in=1,2;3,4&k=1&view=backward",
                "convarium:explore?in=1,2;3,4&k=1&view=matrices",
                "convarium:explore?in=1,2;3,4&k=1&view=channels",
                "convarium:explore?in=1,2;3,4&k=1&view=shift",
                "convarium:explore?in=1,2;3,4&k=1&view=conventions",
                "convarium:explore?in=1,2;3,4&k=1&view=predict"
            })
    void everyFileIsReadBack(String link) throws Exception {
        var shell = FxTest.get(() -> open(link));
        for (var kind : ExportKind.values()) {
            if (FxTest.get(() -> exports(shell).can(kind))) {
                check(link, shell, kind, written(shell, kind));
            }
        }
    }

    private static void check(String link, Shell shell, ExportKind kind, Path file) throws Exception {
        switch (kind) {
            case PNG -> {
                var image = ImageIO.read(file.toFile());
                var size = FxTest.get(() -> shell.exportable().orElseThrow().size(Look.of(Theme.LIGHT)));
                assertEquals(size.width(), image.getWidth(), link);
                assertEquals(size.height(), image.getHeight(), link);
            }
            case SVG -> {
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile());
                assertTrue(document.getElementsByTagName("text").getLength() > 3, link);
            }
            case GIF -> assertEquals(frames(shell), gifFrames(file), link);
            case APNG -> {
                byte[] bytes = Files.readAllBytes(file);
                String chunk = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
                int at = chunk.indexOf("acTL") + 4;
                assertEquals(
                        frames(shell), java.nio.ByteBuffer.wrap(bytes, at, 4).getInt(), link);
            }
            case CSV, MARKDOWN -> assertFalse(Files.readString(file).isBlank(), link);
            case LATEX -> assertEquals(List.of(), Latex.problems(Files.readString(file)), link);
        }
    }

    private static int frames(Shell shell) {
        return FxTest.get(() ->
                shell.exportable().orElseThrow().film(16, Look.of(Theme.LIGHT)).frames());
    }

    private static int gifFrames(Path file) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }

    /// What a place cannot give is not offered: a field does not walk, a picture has no table, and a picture is a film
    /// only while it is shifted.
    @ParameterizedTest
    @CsvSource({
        "convarium:field?, 'PNG SVG CSV LATEX MARKDOWN'",
        "convarium:signal?, 'PNG SVG GIF APNG CSV LATEX MARKDOWN'",
        "convarium:explore?, 'PNG SVG GIF APNG CSV LATEX MARKDOWN'",
        "convarium:explore?pic=cat, PNG",
        "convarium:explore?pic=cat&view=shift, 'PNG SVG GIF APNG'"
    })
    void whatCanBeHad(String link, String kinds) {
        var expected = EnumSet.noneOf(ExportKind.class);
        Arrays.stream(kinds.split(" ", -1)).map(ExportKind::valueOf).forEach(expected::add);
        var found = FxTest.get(() -> {
            var shell = open(link);
            var all = new ArrayList<>(List.of(ExportKind.values()));
            all.removeIf(kind -> !exports(shell).can(kind));
            return all;
        });
        assertEquals(List.copyOf(expected), found);
    }
}
