package convarium.assets;

import java.io.InputStream;

/// Opens the files beside this class, which other modules cannot reach by themselves.
final class Resources {
    private Resources() {}

    static InputStream open(String path) {
        var in = Resources.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the file " + path + " is missing from " + Resources.class.getModule()
                    + ": the program was not packed whole");
        }
        return in;
    }
}
