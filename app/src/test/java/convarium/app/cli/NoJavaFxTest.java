package convarium.app.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class NoJavaFxTest {
    @Test
    void theCommandLineLoadsNoJavaFx() {
        var classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            // names suffice, and looking up what they stand for takes seconds
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages("convarium.app.cli");
        });
        noClasses()
                .that()
                .resideInAPackage("convarium.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("scripts start it by the hundred, often where there is no display")
                .check(classes);
    }
}
