package convarium.app.train;

import java.util.function.UnaryOperator;

/// What panels that ask the network have in common: what is asked, which picture is chosen, and how that is changed.
final class AnswersModel {
    private final TrainViewModel model;

    AnswersModel(TrainViewModel model) {
        this.model = model;
    }

    AnswersState state() {
        return model.stateProperty().get().answers();
    }

    /// The number of the chosen validation picture.
    int picture() {
        return model.stateProperty().get().picture();
    }

    /// The name of the network that is being trained.
    String network() {
        return model.stateProperty().get().setup().network();
    }

    /// The seed of the run.
    long seed() {
        return model.stateProperty().get().setup().recipe().seed();
    }

    /// Whether two networks learn beside each other.
    boolean isCompared() {
        return model.stateProperty().get().compare().isOn();
    }

    /// What one of two networks is called.
    String name(CompareSide side) {
        return model.name(side);
    }

    /// The name or text of the second network; empty where there is none.
    String second() {
        return model.stateProperty().get().compare().with().orElse("");
    }

    void edit(UnaryOperator<AnswersState> change) {
        model.edit(state -> state.withAnswers(change.apply(state.answers())));
    }

    /// Brings a page to the front.
    void open(TrainPage page) {
        edit(state -> state.withPage(page));
    }

    /// Chooses a validation picture to be looked at.
    void choose(int picture) {
        model.edit(
                state -> state.withPicture(picture).withAnswers(state.answers().withAsked(AnswersState.Asked.PICTURE)));
    }

    /// Lets every panel look at a picture from elsewhere.
    void lookAt(Moment.LookedAt picture) {
        model.lookAt(picture);
    }

    /// Runs whenever anything of the state has changed, and now.
    void onChange(Runnable listener) {
        model.stateProperty().subscribe(listener);
        listener.run();
    }
}
