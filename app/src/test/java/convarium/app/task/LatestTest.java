package convarium.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void aNewerValueTakesThePlaceOfAnOlder() {
        var latest = new Latest<String>();
        latest.put("old");
        latest.put("new");
        assertEquals(Optional.of("new"), latest.take());
    }

    @Test
    void takingLeavesItEmpty() {
        var latest = new Latest<String>();
        latest.put("one");
        latest.take();
        assertEquals(Optional.empty(), latest.take());
    }
}
