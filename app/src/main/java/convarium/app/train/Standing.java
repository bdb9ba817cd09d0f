package convarium.app.train;

import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.util.List;
import java.util.Optional;

/// How a training stands, as the window shows it.
///
/// @param phase what it is doing
/// @param opened data and network; empty until they are there
/// @param batch the last batch; empty before the first
/// @param epoch the last epoch; empty before its end
/// @param imagesPerSecond how many pictures are learnt from in a second; 0 where it is not known
/// @param rest why it rests
/// @param diverged how the loss left all bounds; empty if it did not
/// @param problem what went wrong; empty if nothing did
/// @param recorded moments that can be gone back to
/// @param past the step that is looked at instead of the present; −1 for the present
public record Standing(
        Phase phase,
        Optional<TrainingNews.Opened> opened,
        Optional<TrainingEvent.BatchDone> batch,
        Optional<TrainingEvent.EpochDone> epoch,
        double imagesPerSecond,
        TrainingNews.Rest rest,
        Optional<TrainingEvent.Diverged> diverged,
        String problem,
        TrainingNews.Recorded recorded,
        long past) {

    /// What a training is doing.
    public enum Phase {
        /// Nobody has asked for anything yet.
        UNOPENED,
        /// Data and network are being made.
        PREPARING,
        /// It waits.
        RESTING,
        /// It learns.
        GOING,
        /// It could not be made.
        FAILED
    }

    private static final TrainingNews.Recorded NOTHING = new TrainingNews.Recorded(0, List.of(), 0, 0);

    /// Before anything was asked for.
    static final Standing NONE = new Standing(
            Phase.UNOPENED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            TrainingNews.Rest.ASKED,
            Optional.empty(),
            "",
            NOTHING,
            -1);

    /// Batches learnt from so far.
    public long step() {
        return batch.map(TrainingEvent.BatchDone::step).orElse(0L);
    }

    /// How far it has come, in epochs.
    public double epochs() {
        return batch.map(b -> b.epoch() - 1 + b.batch() / (double) b.batches()).orElse(0.0);
    }

    /// Whether it learns.
    public boolean isGoing() {
        return phase == Phase.GOING;
    }

    /// The seconds until so many epochs are done; 0 where they are not known.
    public double secondsLeft(int of) {
        return imagesPerSecond > 0 && opened.isPresent()
                ? Math.max(0, of - epochs()) * opened.get().training() / imagesPerSecond
                : 0;
    }

    Standing with(Phase other) {
        return new Standing(other, opened, batch, epoch, imagesPerSecond, rest, diverged, problem, recorded, past);
    }

    Standing with(TrainingNews.Opened made) {
        return new Standing(
                Phase.RESTING,
                Optional.of(made),
                Optional.empty(),
                Optional.empty(),
                0,
                TrainingNews.Rest.ASKED,
                Optional.empty(),
                "",
                NOTHING,
                -1);
    }

    Standing with(TrainingEvent event, double speed) {
        return switch (event) {
            case TrainingEvent.BatchDone done ->
                new Standing(phase, opened, Optional.of(done), epoch, speed, rest, diverged, problem, recorded, past);
            case TrainingEvent.EpochDone done ->
                new Standing(phase, opened, batch, Optional.of(done), speed, rest, diverged, problem, recorded, past);
            case TrainingEvent.Diverged lost ->
                new Standing(phase, opened, batch, epoch, speed, rest, Optional.of(lost), problem, recorded, past);
        };
    }

    Standing moving(boolean going, TrainingNews.Rest why) {
        return new Standing(
                going ? Phase.GOING : Phase.RESTING,
                opened,
                batch,
                epoch,
                imagesPerSecond,
                why,
                diverged,
                problem,
                recorded,
                past);
    }

    /// The step that is looked at: of the past, or the last one.
    public long shownStep() {
        return past >= 0 ? past : step();
    }

    Standing with(TrainingNews.Recorded moments) {
        return new Standing(phase, opened, batch, epoch, imagesPerSecond, rest, diverged, problem, moments, past);
    }

    Standing lookingAt(long step) {
        return new Standing(phase, opened, batch, epoch, imagesPerSecond, rest, diverged, problem, recorded, step);
    }

    /// Back at an earlier step: what came after it is forgotten.
    Standing wentBack(TrainingNews.WentBack back) {
        var progress = back.progress();
        return at(progress, back.batches(), epoch.filter(done -> done.epoch() <= progress.epoch()));
    }

    /// Where a kept run stood.
    Standing resumed(TrainingNews.Resumed back) {
        return at(back.progress(), back.batches(), back.epoch());
    }

    private Standing at(TrainingState.Progress progress, int batches, Optional<TrainingEvent.EpochDone> lastEpoch) {
        boolean between = progress.batch() == 0;
        var last = progress.step() == 0
                ? Optional.<TrainingEvent.BatchDone>empty()
                : Optional.of(new TrainingEvent.BatchDone(
                        between ? progress.epoch() : progress.epoch() + 1,
                        between ? batches : progress.batch(),
                        batches,
                        progress.step(),
                        progress.lossSum() / Math.max(1, progress.seen()),
                        progress.right() / (double) Math.max(1, progress.seen()),
                        0));
        return new Standing(
                Phase.RESTING, opened, last, lastEpoch, 0, TrainingNews.Rest.ASKED, Optional.empty(), "", recorded, -1);
    }

    Standing failed(String words) {
        return new Standing(
                opened.isEmpty() ? Phase.FAILED : Phase.RESTING,
                opened,
                batch,
                epoch,
                imagesPerSecond,
                rest,
                diverged,
                words,
                recorded,
                past);
    }
}
