package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkEditsTest {
    private static final String TORCH = """
        # two layers
        net = nn.Sequential(
            nn.Conv2d(1, 4, 3),  # the first
            nn.ReLU(),
            nn.Flatten(), nn.Linear(4 * 26 * 26, 10),
        )
        """;
    private static final String BRANCHES = """
        i = Input((8, 8, 1))
        x = Conv2D(4, 3, padding='same')(i)
        y = Conv2D(4, 3, padding='same')(x)
        z = Add()([x, y])
        m = Model(i, Dense(10)(Flatten()(z)))
        """;

    private static List<String> layers(String text) {
        var chain = LayerChain.parse(text);
        return chain.entries().stream()
                .map(entry -> entry.type() + " < " + chain.inputs(entry))
                .toList();
    }

    @Test
    void neighboursChangePlaces() {
        assertEquals(
                TORCH.replace(
                        "nn.Conv2d(1, 4, 3),  # the first\n    nn.ReLU()",
                        "nn.ReLU(),  # the first\n    nn.Conv2d(1, 4, 3)"),
                NetworkEdits.swap(TORCH, 0));
        assertEquals(TORCH, NetworkEdits.swap(NetworkEdits.swap(TORCH, 1), 1));
        // of nested calls the later stands first
        assertTrue(NetworkEdits.swap(BRANCHES, 3).contains("Flatten()(Dense(10)(z))"));
        assertThrows(NotationException.class, () -> NetworkEdits.swap(BRANCHES, 1));
        assertThrows(NotationException.class, () -> NetworkEdits.swap(BRANCHES, 2));
        assertThrows(NotationException.class, () -> NetworkEdits.swap(TORCH, 3));
    }

    @Test
    void theRestOfTheTextStays() {
        String other = NetworkEdits.replace(TORCH, 0, "nn.Conv2d(1, 8, 3)");
        assertEquals(TORCH.replace("nn.Conv2d(1, 4, 3)", "nn.Conv2d(1, 8, 3)"), other);
        assertEquals(TORCH.replace("    nn.ReLU(),\n", ""), NetworkEdits.remove(TORCH, 1));
        assertEquals(TORCH.replace("nn.Flatten(), ", " "), NetworkEdits.remove(TORCH, 2));
        assertEquals(
                TORCH.replace("    nn.ReLU(),\n", "    nn.ReLU(),\n    nn.MaxPool2d(2),\n"),
                NetworkEdits.addAfter(TORCH, 1, "nn.MaxPool2d(2)"));
        assertEquals(TORCH.replace("26, 10)", "26, 10), nn.Tanh()"), NetworkEdits.addAfter(TORCH, 3, "nn.Tanh()"));
    }

    @Test
    void whatCannotChangeInPlaceIsWrittenAnew() {
        String added = NetworkEdits.addAfter(
                "m = Sequential()\nm.add(Input(shape=(8, 8, 1)))\nm.add(Flatten())\nm.add(Dense(10))", 0, "Dense(30)");
        assertEquals(
                "Sequential([\n    Input(shape=(8, 8, 1)),\n    Flatten(),\n    Dense(30),\n    Dense(10),\n])\n",
                added);
        assertEquals(List.of("Dense < input"), layers(NetworkEdits.remove("m.add(Flatten())\nm.add(Dense(10))", 0)));
    }

    @Test
    void branchesStayWired() {
        assertEquals(
                List.of(
                        "Conv2D < input",
                        "ReLU < conv2d",
                        "Conv2D < re_lu",
                        "Add < re_lu, conv2d_1",
                        "Flatten < add",
                        "Dense < flatten"),
                layers(NetworkEdits.addAfter(BRANCHES, 0, "ReLU()")));
        assertEquals(
                List.of("Conv2D < input", "Add < conv2d, conv2d", "Flatten < add", "Dense < flatten"),
                layers(NetworkEdits.remove(BRANCHES, 1)));
        assertEquals(
                List.of("Conv2D < input", "Conv2D < conv2d", "Add < conv2d, conv2d_1", "Dense < add"),
                layers(NetworkEdits.remove(BRANCHES, 3)));
        var e = assertThrows(NotationException.class, () -> NetworkEdits.remove(BRANCHES, 2));
        assertTrue(String.valueOf(e.getMessage()).contains("joins branches"));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThrows(NotationException.class, () -> NetworkEdits.replace(TORCH, 0, "nn.Conv2d(1, 4"));
        assertThrows(NotationException.class, () -> NetworkEdits.remove("nn.Sequential(nn.ReLU())", 0));
        assertThrows(NotationException.class, () -> NetworkEdits.addAfter(BRANCHES, 0, "ReLU("));
    }
}
