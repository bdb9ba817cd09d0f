package convarium.app.train;

import convarium.engine.train.Recipe;
import java.util.ArrayList;
import java.util.List;

/// The recipes by which a run went before the present one, and until when each: what it takes to make the same bits
/// again, though settings were turned while it ran.
///
/// @param earlier the recipes before the present one, the first one first
/// @param isWhole whether none is missing: of too many changes none are kept
public record RecipeLog(List<Earlier> earlier, boolean isWhole) {
    /// The most changes that are kept.
    static final int MOST = 100;

    /// Nothing has been changed.
    public static final RecipeLog NONE = new RecipeLog(List.of(), true);

    /// There were too many changes to be kept.
    static final RecipeLog LOST = new RecipeLog(List.of(), false);

    /// A recipe before the present one.
    ///
    /// @param until how many batches had been learnt from when it ended
    public record Earlier(Recipe recipe, long until) {}

    /// @throws IllegalArgumentException if there are too many or they are not in order
    public RecipeLog {
        earlier = List.copyOf(earlier);
        if (earlier.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " changes, found " + earlier.size());
        }
        long before = 1;
        for (var each : earlier) {
            if (each.until() < before) {
                throw new IllegalArgumentException(
                        "changes come after at least 1 batch and in their order, found " + each.until());
            }
            before = each.until();
        }
    }

    /// By what the run began.
    Recipe first(Recipe present) {
        return earlier.isEmpty() ? present : earlier.getFirst().recipe();
    }

    /// With a change more.
    ///
    /// @param before the recipe so far
    /// @param step how many batches have been learnt from
    /// @param now the recipe from now on
    RecipeLog changed(Recipe before, long step, Recipe now) {
        if (before.equals(now) || step == 0 || !isWhole) {
            return this;
        }
        var last = earlier.isEmpty() ? new Earlier(before, -1) : earlier.getLast();
        // of several changes between two steps the last counts, unless one on the way has emptied what the optimiser
        // remembers
        if (last.until() == step && (isAlike(last.recipe(), before) || isAlike(before, now))) {
            boolean undone = last.recipe().equals(now) && isAlike(last.recipe(), before);
            return undone ? new RecipeLog(earlier.subList(0, earlier.size() - 1), true) : this;
        }
        if (earlier.size() == MOST) {
            return LOST;
        }
        var more = new ArrayList<>(earlier);
        more.add(new Earlier(before, step));
        return new RecipeLog(more, true);
    }

    /// Whether an optimiser goes on with what another one remembered.
    private static boolean isAlike(Recipe one, Recipe other) {
        return one.optimiser().getClass().equals(other.optimiser().getClass())
                && one.optimiser().memories() == other.optimiser().memories();
    }

    /// Without what came after a moment.
    ///
    /// @param step of the moment
    /// @param recipe by which it went then
    /// @param present the recipe that ended it
    RecipeLog cut(long step, Recipe recipe, Recipe present) {
        var before = new RecipeLog(
                earlier.stream().filter(each -> each.until() < step).toList(), isWhole);
        var then = before.earlier().size() < earlier.size()
                ? earlier.get(before.earlier().size()).recipe()
                : present;
        // a run that was taken up stands behind the changes of its step
        return then.equals(recipe)
                ? before
                : new RecipeLog(
                        earlier.stream().filter(each -> each.until() <= step).toList(), isWhole);
    }

    /// The recipe by which the run went at a moment, before what was changed there.
    Recipe at(long step, Recipe present) {
        return earlier.stream()
                .filter(each -> each.until() >= step)
                .map(Earlier::recipe)
                .findFirst()
                .orElse(present);
    }
}
