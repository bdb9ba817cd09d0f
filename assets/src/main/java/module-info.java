/// What the program ships besides code: pictures and icons that it made itself.
@org.jspecify.annotations.NullMarked
module convarium.assets {
    requires java.desktop;
    requires static transitive org.jspecify;

    exports convarium.assets;
}
