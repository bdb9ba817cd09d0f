package convarium.lessons.grading;

/// A mistake and the answer that it leads to.
record Slip(Mistake mistake, double value) {}
