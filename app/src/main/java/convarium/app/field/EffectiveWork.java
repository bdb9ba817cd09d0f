package convarium.app.field;

import convarium.app.task.Latest;
import convarium.app.task.TaskRunner;
import convarium.engine.compute.Compute;
import convarium.engine.trace.EffectiveField;
import convarium.engine.trace.FieldChain;
import convarium.engine.trace.UnitField;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Works effective fields out, away from the window: at most one at a time, a newer wish ends an older one.
///
/// To be used on the thread on which the task runner reports.
final class EffectiveWork {
    private final TaskRunner runner;
    private final Supplier<Compute> compute;
    private final Consumer<EffectiveField> done;
    private final Latest<Wish> waiting = new Latest<>();
    private Optional<Wish> wanted = Optional.empty();
    private volatile long newest;
    private long given;
    private boolean busy;

    /// What is wanted.
    record Wish(FieldChain chain, UnitField unit, EffectiveField.Settings settings) {}

    /// @param done is told each field that is still wanted when it is there
    EffectiveWork(TaskRunner runner, Supplier<Compute> compute, Consumer<EffectiveField> done) {
        this.runner = runner;
        this.compute = compute;
        this.done = done;
    }

    /// Asks for a field; the same as was asked for last is not asked for again.
    void want(Wish wish) {
        if (wanted.filter(wish::equals).isPresent()) {
            return;
        }
        wanted = Optional.of(wish);
        newest = ++given;
        waiting.put(wish);
        next();
    }

    /// Wants nothing any more.
    void forget() {
        wanted = Optional.empty();
        newest = ++given;
        waiting.take();
    }

    private void next() {
        if (busy) {
            return;
        }
        waiting.take().ifPresent(wish -> {
            busy = true;
            long mine = given;
            runner.run(
                    () -> EffectiveField.of(
                            wish.chain(), wish.unit(), wish.settings(), compute.get(), () -> newest != mine),
                    field -> {
                        busy = false;
                        if (wanted.filter(wish::equals).isPresent()) {
                            done.accept(field);
                        }
                        next();
                    },
                    failure -> ended(wish, failure));
        });
    }

    private void ended(Wish wish, Exception failure) {
        busy = false;
        if (!(failure instanceof CancellationException)
                && wanted.filter(wish::equals).isPresent()) {
            throw new IllegalStateException("no effective field of a chain that was checked", failure);
        }
        next();
    }
}
