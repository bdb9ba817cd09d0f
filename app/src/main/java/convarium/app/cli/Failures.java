package convarium.app.cli;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever goes wrong into one line on standard error and an exit code.
final class Failures {
    private Failures() {}

    /// The call itself is wrong.
    static int wrongCall(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        String reason = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched)
                : String.valueOf(e.getMessage());
        String help = command.getCommandSpec().qualifiedName() + " --help";
        print(command, reason + " (see '" + help + "')");
        return Cli.USAGE;
    }

    private static String unmatched(CommandLine command, UnmatchedArgumentException e) {
        String first = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
        if (e.isUnknownOption()) {
            return "unknown option '" + first + "'";
        }
        return command.getSubcommands().isEmpty()
                ? "unexpected argument '" + first + "'"
                : "unknown command '" + first + "', expected "
                        + String.join(", ", command.getSubcommands().keySet());
    }

    /// The call is right, and one of its values is wrong.
    static int wrongValue(Exception e, CommandLine command, ParseResult parsed) {
        print(
                command,
                switch (e) {
                    case ValueException value -> message(value);
                    case FileSystemException file -> message(file);
                    default -> "internal error, please report it: " + e;
                });
        return Cli.VALUE;
    }

    static String message(Throwable e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println("convarium: " + message.replaceAll("\\s*[\\p{Cntrl}]+\\s*", " "));
    }
}
