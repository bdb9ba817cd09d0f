package convarium.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `convarium`: tells what there is.
@Command(
        name = "convarium",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        subcommands = {
            CalcCommand.class,
            ChainCommand.class,
            ApplyCommand.class,
            DrawCommand.class,
            AnimateCommand.class,
            BenchCommand.class
        },
        description = "Watch convolutional networks work. Without arguments the window opens.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "'convarium COMMAND --help' tells more about a command.",
            "Exit codes: 0 done; 1 a value is wrong (a layer line, a file, a size); 2 the call is wrong."
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// The version that the build gave this module.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var module = RootCommand.class.getModule().getDescriptor();
            String version = module == null ? "" : module.rawVersion().orElse("");
            return new String[] {("convarium " + version).strip()};
        }
    }
}
