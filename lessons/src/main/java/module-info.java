/// The course: what to look at and what to change next. No user interface.
@org.jspecify.annotations.NullMarked
module convarium.lessons {
    requires transitive convarium.engine;
    requires org.commonmark;
    requires static transitive org.jspecify;

    exports convarium.lessons.content;
    exports convarium.lessons.grading;
}
