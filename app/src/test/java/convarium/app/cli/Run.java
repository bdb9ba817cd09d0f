package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.StreamSupport;

/// One run of the command line: its exit code and what it printed.
record Run(int status, String out, String err) {

    static Run of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Cli.run(new PrintWriter(out), new PrintWriter(err), state -> Cli.USAGE, args);
        return new Run(status, out.toString(), err.toString());
    }

    /// Holds that all went well and nothing was complained about.
    Run succeeds() {
        assertEquals("", err);
        assertEquals(Cli.OK, status);
        return this;
    }

    /// Holds that it failed with this exit code, one line on standard error with these words, and no output.
    void fails(int expected, String... words) {
        assertEquals(expected, status, err);
        assertEquals("", out);
        assertTrue(err.startsWith("convarium: ") && err.endsWith(System.lineSeparator()), err);
        assertEquals(1, err.lines().count(), err);
        assertFalse(err.contains("Exception") || err.contains("internal"), err);
        for (String word : words) {
            assertTrue(err.contains(word), () -> "expected '" + word + "' in: " + err);
        }
    }

    JsonObject json() {
        assertEquals(1, out.lines().count(), out);
        return new Gson().fromJson(out, JsonObject.class);
    }

    List<Integer> numbers(String key) {
        return StreamSupport.stream(json().getAsJsonArray(key).spliterator(), false)
                .map(JsonElement::getAsInt)
                .toList();
    }

    List<String> texts(String key) {
        return StreamSupport.stream(json().getAsJsonArray(key).spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }
}
