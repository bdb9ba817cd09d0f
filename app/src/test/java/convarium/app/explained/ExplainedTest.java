package convarium.app.explained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.link.Links;
import convarium.app.place.Place;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing on screen is unexplained: every place and aspect is opened, and each sign, number, drawing and control in it
/// has its words; and the Tab key reaches each control.
class ExplainedTest {
    static final List<String> EXPLORED = List.of(
            "view=forward",
            "view=backward",
            "view=backward&op=max&k=0,0;0,0&s=2",
            "view=backward&grad=weights",
            "op=transposed&s=2&outpad=1",
            "op=average&k=0,0;0,0&s=2&round=ceil",
            "view=matrices",
            "view=matrices&form=toeplitz",
            "view=channels",
            "view=channels&turn=20,10",
            "view=channels&ic=4&oc=4&groups=2",
            "view=channels&pair=true",
            "view=shift",
            "view=shift&s=2&edge=wrap",
            "view=conventions",
            "view=conventions&op=transposed&s=2",
            "view=predict&hide=size",
            "view=predict&hide=cell",
            "view=predict&hide=parameters",
            "view=predict&hide=sentence",
            "view=predict&hide=output",
            "pic=lighthouse",
            "pic=lighthouse&px=40,60",
            "pic=lighthouse&view=channels");

    /// Further states of the other places: a layer that cannot work, and one chosen.
    static final List<String> FURTHER = List.of(
            "convarium:calculate?net=nn.Sequential(nn.Conv2d(1,6,5),nn.Linear(10,2))&in=1x28x28",
            "convarium:calculate?row=2",
            "convarium:field?at=2,1,1&weights=random&relu=1",
            "convarium:signal?causal=1&pin=o3");

    /// Where a colour stands for a value.
    static final List<String> COLOURED = List.of(
            "convarium:explore?pic=lighthouse",
            "convarium:explore?pic=lighthouse&view=channels",
            "convarium:explore?pic=lighthouse&view=shift",
            "convarium:explore?pic=lighthouse&px=40,60",
            "convarium:explore?view=shift",
            "convarium:explore?view=matrices&k=1&in=" + wide(),
            "convarium:explore?view=matrices&form=toeplitz&k=1,2;3,4&in=" + wide());

    /// Ten rows of ten numbers: as a matrix they have no room.
    private static String wide() {
        return String.join(";", Collections.nCopies(10, "0,1,2,3,4,5,6,7,8,9"));
    }

    static Stream<String> links() {
        return Stream.concat(
                EXPLORED.stream().map(rest -> "convarium:explore?" + rest),
                Stream.concat(
                        Arrays.stream(Place.values())
                                .filter(place -> place != Place.EXPLORE)
                                .map(Place::prefix),
                        FURTHER.stream()));
    }

    private static Shell open(String link, double width) {
        var pool = new WorkerPool(1);
        var work = new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0);
        var shell = new Shell(new ExplorerViewModel(StartState.worked()), work, Optional::empty);
        shell.open(Links.read(link));
        shell.scene(width, 900);
        shell.applyCss();
        shell.layout();
        shell.layout();
        return shell;
    }

    @ParameterizedTest
    @MethodSource("links")
    void everythingHasItsWords(String link) {
        var missing = FxTest.get(() -> Explained.missing(open(link, 1440)));
        assertEquals("", String.join("\n", missing), link);
    }

    @ParameterizedTest
    @MethodSource("links")
    void theTabKeyReachesEverything(String link) {
        var unreached = FxTest.get(() -> {
            var shell = open(link, 1440);
            return Explained.unreached(shell, shell.place().firstFocus());
        });
        assertEquals("", String.join("\n", unreached), link);
    }

    /// Of every place and aspect that is opened here: if anything in it is coloured by a value, a legend is in it too.
    @ParameterizedTest
    @MethodSource("colouredLinks")
    void aLegendStandsWhereColourCarriesValue(String link) {
        FxTest.run(() -> {
            var shell = open(link, 1440);
            var coloured = Explained.coloured(shell);
            assertTrue(coloured.isEmpty() || !Explained.legends(shell).isEmpty(), link + ": " + coloured);
            assertTrue(!COLOURED.contains(link) || !coloured.isEmpty(), link + " is coloured by its values");
        });
    }

    static Stream<String> colouredLinks() {
        return Stream.concat(links(), COLOURED.stream());
    }

    @Test
    void anArrowChoosesTheNextOfJoinedButtons() {
        for (var keys : List.of(List.of(KeyCode.DOWN, Aspect.MATRICES), List.of(KeyCode.UP, Aspect.FORWARD))) {
            var aspect = FxTest.get(() -> {
                var shell = open("convarium:explore?view=backward", 1440);
                var chosen = shell.lookup("#aspect-backward");
                chosen.requestFocus();
                press(chosen, (KeyCode) keys.getFirst());
                assertEquals(
                        "aspect-" + keys.getLast().toString().toLowerCase(Locale.ROOT),
                        shell.getScene().getFocusOwner().getId());
                return ((ExplorerState) shell.state()).looking().aspect();
            });
            assertEquals(keys.getLast(), aspect);
        }
    }

    @Test
    void anArrowGoesOverButtonsThatCannotBeChosen() {
        var kernel = FxTest.get(() -> {
            var shell = open("convarium:explore?pic=lighthouse", 1440);
            press(shell.lookup("#aspect-forward"), KeyCode.DOWN);
            return ((ExplorerState) shell.state()).looking().aspect();
        });
        assertEquals(Aspect.CHANNELS, kernel, "backward and matrices are for numbers");
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void everyAspectIsLookedAt() {
        for (var aspect : Aspect.values()) {
            assertTrue(
                    EXPLORED.stream()
                            .anyMatch(link ->
                                    link.contains("view=" + aspect.name().toLowerCase(Locale.ROOT))),
                    aspect + " is opened");
        }
    }
}
