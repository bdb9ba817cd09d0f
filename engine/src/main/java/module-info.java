/// The numbers behind Convarium: no user interface, no run-time dependency.
@org.jspecify.annotations.NullMarked
module convarium.engine {
    requires java.desktop;
    requires static jdk.incubator.vector;
    requires static transitive org.jspecify;

    exports convarium.engine.arithmetic;
    exports convarium.engine.calculator;
    exports convarium.engine.compute;
    exports convarium.engine.data;
    exports convarium.engine.explain;
    exports convarium.engine.format;
    exports convarium.engine.layer;
    exports convarium.engine.network;
    exports convarium.engine.notation;
    exports convarium.engine.tensor;
    exports convarium.engine.trace;
    exports convarium.engine.train;
    exports convarium.engine.zoo;
}
