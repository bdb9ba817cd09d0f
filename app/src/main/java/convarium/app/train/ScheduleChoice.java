package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.train.Schedule;

/// The schedules that are offered, laid over the epochs of a run.
enum ScheduleChoice {
    /// The rate stays.
    CONSTANT,
    /// Half the rate after each epoch.
    HALVED,
    /// Down to 0 along half a cosine.
    COSINE,
    /// Up for the first epoch, then down along half a cosine.
    WARM_UP,
    /// Up and down once.
    ONE_CYCLE;

    private static final double FIRST = 0.1;

    /// The schedule for a run.
    ///
    /// @param batches steps of an epoch
    /// @param epochs how many there are
    Schedule make(int batches, int epochs) {
        long steps = Math.max(2, (long) batches * epochs);
        return switch (this) {
            case CONSTANT -> new Schedule.Constant();
            case HALVED -> new Schedule.Step(Math.max(1, batches), 0.5);
            case COSINE -> new Schedule.Cosine(steps, 0);
            case WARM_UP ->
                new Schedule.WarmUp(Math.max(1, batches), FIRST, new Schedule.Cosine(Math.max(1, steps - batches), 0));
            case ONE_CYCLE -> new Schedule.OneCycle(steps);
        };
    }

    /// What kind of schedule it is.
    static String name(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant constant -> text("train.schedule.CONSTANT");
            case Schedule.Step step -> text("train.schedule.step");
            case Schedule.Cosine cosine -> text("train.schedule.COSINE");
            case Schedule.WarmUp warmUp -> text("train.schedule.WARM_UP");
            case Schedule.OneCycle cycle -> text("train.schedule.ONE_CYCLE");
        };
    }

    /// A schedule in words.
    static String words(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Constant constant -> text("train.schedule.says.constant");
            case Schedule.Step step -> text("train.schedule.says.step", Numbers.decimal(step.gamma(), 3), step.every());
            case Schedule.Cosine cosine ->
                text("train.schedule.says.cosine", cosine.steps(), Numbers.decimal(cosine.least(), 3));
            case Schedule.WarmUp warmUp ->
                text(
                        "train.schedule.says.warmup",
                        Numbers.decimal(warmUp.first(), 3),
                        warmUp.steps(),
                        words(warmUp.then()));
            case Schedule.OneCycle cycle ->
                text(
                        "train.schedule.says.cycle",
                        Numbers.decimal(cycle.division(), 3),
                        Counts.grouped(Math.round(cycle.rising() * cycle.steps())),
                        Counts.grouped(cycle.steps()));
        };
    }
}
