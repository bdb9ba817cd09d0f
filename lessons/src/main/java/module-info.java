/// The course: what to look at and what to change next. No user interface.
@org.jspecify.annotations.NullMarked
module convarium.lessons {
    requires convarium.engine;
    requires org.commonmark;
    requires static transitive org.jspecify;
}
