package convarium.app.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import convarium.app.Launcher;
import convarium.assets.Pictures;
import convarium.engine.compute.Algorithm;
import convarium.engine.tensor.Tensor;
import convarium.lessons.content.Presets;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The arrows between modules and rooms.
class ArchitectureTest {
    private static final String APP = "convarium.app..";
    private static final String LESSONS = "convarium.lessons..";
    private static final String ENGINE = "convarium.engine..";
    private static final String ASSETS = "convarium.assets..";

    /// The engine's rooms; each may use only those before it.
    private static final List<String> ROOMS = List.of(
            "tensor",
            "arithmetic",
            "compute",
            "layer",
            "network",
            "notation",
            "calculator",
            "zoo",
            "format",
            "data",
            "train",
            "trace",
            "explain");

    private static JavaClasses classes = new ClassFileImporter().importClasses(List.of());

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        var locations = new ArrayList<Location>();
        for (var one : List.of(Launcher.class, Presets.class, Pictures.class, Tensor.class)) {
            var home = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(home)) {
                locations.add(Location.of(home));
            } else {
                try (var jar = new JarFile(home.toFile())) {
                    locations.add(Location.of(jar));
                }
            }
        }
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importLocations(locations);
        for (String module : List.of(APP, LESSONS, ENGINE, ASSETS)) {
            assertTrue(classes.stream().anyMatch(resideInAPackage(module)), module);
        }
    }

    private static void check(ArchRule rule) {
        rule.check(classes);
    }

    @Test
    void theModulesArrowsRunOneWay() {
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APP, LESSONS, ASSETS)
                .because("the engine is the ground: it knows neither course nor window"));
        check(noClasses()
                .that()
                .resideInAPackage(LESSONS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .because("a course can be read, checked and graded without the window"));
        check(noClasses()
                .that()
                .resideInAPackage(ASSETS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(APP, LESSONS, ENGINE)
                .because("assets are resources only, and what made them"));
    }

    @Test
    void onlyTheAppKnowsJavaFx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("numbers and lessons are tested and used without a toolkit"));
    }

    @Test
    void theEnginesRoomsUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ROOMS.size(); i++) {
            var later = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(r -> "convarium.engine." + r + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                check(noClasses()
                        .that()
                        .resideInAPackage("convarium.engine." + ROOMS.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .because("a room that uses a later one could not be read, tested or replaced alone"));
            }
        }
    }

    @Test
    void theEngineHasNoOtherRooms() {
        check(classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .resideInAnyPackage(
                        ROOMS.stream().map(r -> "convarium.engine." + r + "..").toArray(String[]::new))
                .because("a new room needs its place in the order above"));
    }

    @Test
    void formatsKnowTensorsAlone() {
        check(noClasses()
                .that()
                .resideInAPackage("convarium.engine.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "convarium.engine.arithmetic..",
                        "convarium.engine.compute..",
                        "convarium.engine.layer..",
                        "convarium.engine.notation..")
                .because("a file of numbers has no opinion on what is done with them"));
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .resideOutsideOfPackage("convarium.engine.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .because("pictures enter the engine through its formats, and nothing else there draws"));
    }

    @Test
    void oneRoomAloneUsesTheVectorModule() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("convarium.engine.compute.simd..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .because("the module may be missing and may change: everything else must load without it"));
    }

    @Test
    void theEnginesFunctionsGiveTheSameBitsEverywhere() {
        String functions = "A?(SIN|COS|TAN)H?|ATAN2|CBRT|EXP|EXPM1|HYPOT|LOG|LOG10|LOG1P|POW";
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .accessFieldWhere(target(owner(name("jdk.incubator.vector.VectorOperators")))
                        .and(target(nameMatching(functions))))
                .because("the Vector API's own functions give other bits at other widths, and before they are"
                        + " compiled"));
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .callMethodWhere(target(name("reduceLanes")))
                .because("a sum over lanes has no order that is written down"));
        check(noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .callMethodWhere(target(owner(name("java.lang.Math")))
                        .and(target(nameMatching(functions.toLowerCase(Locale.ROOT)))))
                .because("Math may differ from machine to machine by the last bit, and StrictMath does not"));
    }

    @Test
    void networksAloneChooseWinogradsAlgorithm() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("convarium.engine.compute..", "convarium.engine.network..")
                .should()
                .callMethodWhere(target(name("algorithmFor")))
                .orShould()
                .accessFieldWhere(target(owner(type(Algorithm.class))).and(target(name("WINOGRAD"))))
                .because("explorer, traces and apply show the products that were summed"));
    }

    @Test
    void theCommandLineLoadsNoToolkit() {
        check(noClasses()
                .that()
                .resideInAPackage("..app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
                .allowEmptyShould(true)
                .because("calc and apply start at once, also where no toolkit can"));
    }

    @Test
    void dialogsAreOpenedInOnePlace() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..dialog..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.stage.FileChooser")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.stage.DirectoryChooser")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.scene.control.Alert")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.scene.control.Dialog")
                .because("a dialog stops a test, a drawing and a toolkit without a display"));
    }

    @Test
    void viewModelsKnowNoWindow() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .or()
                .haveSimpleNameEndingWith("State")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .because("what the explorer does is tested and drawn without a window"));
    }

    @Test
    void drawingKnowsNoPlace() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "..app.render..", "..app.control..", "..app.theme..", "..app.l10n..", "..app.task..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..app.explorer..", "..app.shell..", "..app.cli..", "..app.settings..")
                .because("the next places draw with the same controls"));
    }

    @Test
    void theAppsRoomsHaveNoCircles() {
        check(slices().matching("convarium.app.(*)..")
                .should()
                .beFreeOfCycles()
                .because("of two rooms in a circle neither can be understood alone"));
    }

    @Test
    void nothingPrintsButTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..app.cli..", "convarium.assets.maker..")
                .and()
                .doNotBelongToAnyOf(Launcher.class)
                .should(ACCESS_STANDARD_STREAMS)
                .because("the window has no console, and stdout of the command line belongs to its answer"));
    }

    @Test
    void nothingIsSerialised() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .because("a file of Java objects runs code when it is read; state is kept as short texts"));
        check(noClasses()
                .that()
                .areNotEnums()
                .and()
                .areNotAssignableTo(Throwable.class)
                .and()
                .resideOutsideOfPackage("convarium.assets.maker..")
                .should()
                .beAssignableTo(Serializable.class)
                .because("what can be serialised is a promise to keep its fields"));
    }
}
