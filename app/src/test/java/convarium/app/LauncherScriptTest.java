package convarium.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher for POSIX shells, with JDKs that only say how they were called.
class LauncherScriptTest {
    @TempDir
    Path folder = Path.of("");

    private Path app = Path.of("");

    record Call(int status, String out, String err) {}

    @BeforeEach
    void copyScript() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        app = Files.createDirectories(folder.resolve("with space/app"));
        var script = Path.of(System.getProperty("basedir", "")).resolve("convarium");
        assertTrue(Files.isExecutable(script), "the launcher is executable");
        Files.copy(script, app.resolve("convarium"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void build() throws IOException {
        Files.createDirectories(app.resolve("target/modules"));
        Files.createFile(app.resolve("target/convarium-app-9.9.9.jar"));
        Files.createFile(app.resolve("target/convarium-app-9.9.9-sources.jar"));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        var java = home.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                printf '%s\\n' "$0" "$LC_ALL" "$@"
                exit 7
                """);
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Call run(Path script, Path javaHome, Path first, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", first + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        int status = builder.start().waitFor();
        return new Call(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    @Test
    void passesArgumentsAndTheExitCodeOn() throws IOException, InterruptedException {
        build();
        var home = jdk("j d k", "25.0.3");
        var call = run(app.resolve("convarium"), home, home, "apply", "nn.Conv2d(1, 1, 3)", "", "a'b\"c $d");
        var lines = call.out().lines().toList();
        assertEquals(7, call.status());
        assertEquals("", call.err());
        assertEquals(home.resolve("bin/java").toString(), lines.getFirst());
        assertEquals("C.UTF-8", lines.get(1));
        assertEquals(
                List.of("apply", "nn.Conv2d(1, 1, 3)", "", "a'b\"c $d"), lines.subList(lines.size() - 4, lines.size()));
        assertTrue(lines.contains("--add-modules=jdk.incubator.vector"), lines::toString);
        var modules = app.toRealPath().resolve("target");
        assertTrue(lines.contains(modules + "/modules:" + modules + "/convarium-app-9.9.9.jar"), lines::toString);
    }

    @Test
    void whatCalculatesGetsVectorsAndTheSecondCompiler() throws IOException, InterruptedException {
        build();
        var home = jdk("jdk", "25.0.3");
        var lines =
                run(app.resolve("convarium"), home, home, "apply").out().lines().toList();
        assertTrue(lines.contains("--add-modules=jdk.incubator.vector"), lines::toString);
        assertFalse(lines.contains("-XX:TieredStopAtLevel=1"), lines::toString);
        assertTrue(run(app.resolve("convarium"), home, home, "calc").out().contains("-XX:TieredStopAtLevel=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "train"})
    void whatCalculatesMuchHasOptionsOfItsOwn(String command) throws IOException, InterruptedException {
        build();
        var home = jdk("jdk", "25.0.3");
        var lines = run(app.resolve("convarium"), home, home, command, "x")
                .out()
                .lines()
                .toList();
        assertEquals("@" + app.toRealPath() + "/training.args", lines.get(2), lines::toString);
        assertFalse(lines.contains("-XX:TieredStopAtLevel=1"), lines::toString);
        assertEquals(List.of(command, "x"), lines.subList(lines.size() - 2, lines.size()));
    }

    @Test
    void javaTakesTheOptionsInSilence() throws IOException, InterruptedException {
        var out = folder.resolve("out");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var options = "@" + Path.of(System.getProperty("basedir", "")).resolve("training.args");
        int status = new ProcessBuilder(java, options, "--list-modules")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        var lines = Files.readAllLines(out);
        assertEquals(0, status, lines::toString);
        // what Java always says of a module under incubation
        assertTrue(
                lines.stream().allMatch(line -> line.contains("jdk.incubator.vector") || line.matches("[a-z.]+@\\S+")),
                lines::toString);
    }

    @Test
    void worksThroughLinks() throws IOException, InterruptedException {
        build();
        var home = jdk("jdk", "25.0.3");
        Files.createSymbolicLink(folder.resolve("a link"), Path.of("with space/app/convarium"));
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a link"));
        assertEquals(7, run(link, home, home, "--version").status());
    }

    @ParameterizedTest
    @CsvSource({
        "25.0.3, true", "25.0.3.1, true", "25.0.11, true", "25.1.0, true", "26, true", "26-ea, true", "100.0.1, true",
        "25, false", "25.0.2, false", "25-ea, false", "24.0.9, false", "1.8.0_402, false", "'', false", "x, false"
    })
    void takesTheFirstJdkThatIsNewEnough(String version, boolean enough) throws IOException, InterruptedException {
        build();
        var named = jdk("named", version);
        var onPath = jdk("on-path", "25.0.4");
        var link = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.createSymbolicLink(link, onPath.resolve("bin/java"));
        var call = run(app.resolve("convarium"), named, folder.resolve("bin"), "calc");
        assertEquals("", call.err());
        assertEquals(
                (enough ? named : onPath.toRealPath()) + "/bin/java",
                call.out().lines().findFirst().orElse(""));
    }

    @Test
    void asksAJdkThatHasNoReleaseFile() throws IOException, InterruptedException {
        build();
        var home = jdk("jdk", "1");
        Files.delete(home.resolve("release"));
        Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                [ "$1" = -version ] && echo 'openjdk version "25.0.3" 2026-04-21' >&2 && exit
                echo ran
                """);
        assertEquals("ran\n", run(app.resolve("convarium"), home, home).out());
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() throws IOException, InterruptedException {
        var home = jdk("jdk", "25.0.3");
        var call = run(app.resolve("convarium"), home, home, "calc");
        assertEquals(2, call.status());
        assertEquals(
                "convarium: is not built yet: run 'mvn package -DskipTests' in "
                        + app.toRealPath().getParent() + ".\n",
                call.err());
    }
}
