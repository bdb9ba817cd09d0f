package convarium.app.data;

import convarium.app.data.Downloadable.RemoteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Downloads a data set: whole files with the right SHA-256, or nothing.
///
/// What has come of a file is kept beside it as `NAME.part`, also when the download is cancelled or
/// fails, and the next one goes on from there. A source that fails is asked again, in the end the next
/// one.
///
/// @param client asks the sources
/// @param stall how long nothing may come before a connection counts as cut
/// @param pause how long to wait before a source is asked again
public record Download(HttpClient client, Duration stall, Duration pause) {
    private static final String PART = ".part";
    /// How often a source is asked in vain, one time after the other.
    private static final int IN_VAIN = 3;
    /// How often a source is asked at all.
    private static final int ASKED = 50;
    private static final int CHUNK = 1 << 16;

    /// With the patience that suits the internet. Nothing is sent but requests for the files.
    public static Download overTheInternet() {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        return new Download(client, Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    /// How far a download has come.
    ///
    /// @param file the file that is on its way
    /// @param done how many bytes of the whole set are here
    /// @param total how many there are
    public record Progress(String file, long done, long total) {}

    /// Fetches what is missing of a set.
    ///
    /// @param folder takes the files
    /// @param progress is told, on this thread, whenever something has come
    /// @return whether it was wanted to the end; false if it was cancelled
    /// @throws DownloadException if no source has a right file, or the folder cannot be written
    public boolean run(Downloadable set, Path folder, Consumer<Progress> progress, Cancellation cancellation)
            throws DownloadException, InterruptedException {
        try {
            Files.createDirectories(folder);
            checkRoom(set, folder);
            long before = 0;
            for (var file : set.files()) {
                long done = before;
                progress.accept(new Progress(file.name(), done, set.bytes()));
                if (!new One(set, file, folder, cancellation)
                        .get(size -> progress.accept(new Progress(file.name(), done + size, set.bytes())))) {
                    return false;
                }
                before += file.bytes();
            }
            progress.accept(new Progress(set.files().getLast().name(), before, set.bytes()));
            return true;
        } catch (IOException e) {
            throw new DownloadException(folder + " cannot be written: " + reason(e), e);
        }
    }

    private static void checkRoom(Downloadable set, Path folder) throws IOException, DownloadException {
        long needed = 0;
        for (var file : set.files()) {
            needed += Files.exists(folder.resolve(file.name()))
                    ? 0
                    : file.bytes() - size(folder.resolve(file.name() + PART));
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new DownloadException("there is no room for " + DataLibrary.megabytes(needed) + " in " + folder
                    + ", only for " + DataLibrary.megabytes(free));
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// Told how long a file has become.
    @FunctionalInterface
    private interface Growth {
        void to(long bytes);
    }

    /// The way of one file.
    private final class One {
        private final Downloadable set;
        private final RemoteFile file;
        private final Path target;
        private final Path part;
        private final Cancellation cancellation;
        private String problem = "";

        One(Downloadable set, RemoteFile file, Path folder, Cancellation cancellation) {
            this.set = set;
            this.file = file;
            this.cancellation = cancellation;
            target = folder.resolve(file.name());
            part = folder.resolve(file.name() + PART);
        }

        /// Whether the file is here now; false if nobody wants it any more.
        boolean get(Growth growth) throws IOException, DownloadException, InterruptedException {
            if (Files.isRegularFile(target) && Files.size(target) == file.bytes() && isRight(target)) {
                return true;
            }
            try (var channel = FileChannel.open(
                            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var lock = lock(channel)) {
                if (!lock.isValid() || !fetch(channel, growth)) {
                    return false;
                }
                channel.force(true);
            } finally {
                deleteIfEmpty();
            }
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return true;
        }

        private void deleteIfEmpty() throws IOException {
            if (Files.exists(part) && Files.size(part) == 0) {
                Files.delete(part);
            }
        }

        private FileLock lock(FileChannel channel) throws IOException, DownloadException {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                throw new DownloadException(busy(), e);
            }
            throw new DownloadException(busy());
        }

        private String busy() {
            return set.title() + " is being downloaded already, into " + target.getParent();
        }

        private boolean fetch(FileChannel channel, Growth growth)
                throws IOException, DownloadException, InterruptedException {
            for (var source : set.sources()) {
                boolean done = from(source.resolve(file.name()), channel, growth);
                if (done) {
                    return true;
                }
                if (cancellation.isCancelled()) {
                    return false;
                }
            }
            throw new DownloadException(set.title() + ": " + problem);
        }

        /// Asks one source until the file is whole and right, or there is no more sense in it.
        private boolean from(URI source, FileChannel channel, Growth growth) throws IOException, InterruptedException {
            var transfer = new Transfer(client, stall, cancellation);
            long best = channel.size();
            int vain = 0;
            for (int asked = 0; asked < ASKED && vain < IN_VAIN; asked++) {
                boolean begun = channel.size() > 0;
                if (channel.size() > file.bytes()) {
                    channel.truncate(0);
                }
                try {
                    if (channel.size() < file.bytes()) {
                        transfer.run(source, channel, file.bytes(), growth::to);
                    }
                } catch (Transfer.Failure e) {
                    problem = source + " " + e.getMessage();
                    if (!e.isWorthRepeating()) {
                        return false;
                    }
                }
                if (cancellation.isCancelled()) {
                    return false;
                }
                if (channel.size() == file.bytes()) {
                    String found = sha256(channel);
                    if (found.equals(file.sha256())) {
                        return true;
                    }
                    problem =
                            source + " has another content: expected the SHA-256 " + file.sha256() + ", found " + found;
                    channel.truncate(0);
                    growth.to(0);
                    best = 0;
                    if (!begun) {
                        return false;
                    }
                    // what had come before may have been of another kind: once more from the beginning
                    vain++;
                } else if (channel.size() > best) {
                    best = channel.size();
                    vain = 0;
                } else {
                    vain++;
                }
                if (vain < IN_VAIN && cancellation.pause(pause)) {
                    return false;
                }
            }
            return false;
        }

        private boolean isRight(Path of) throws IOException {
            try (var channel = FileChannel.open(of)) {
                return sha256(channel).equals(file.sha256());
            }
        }
    }

    private static String sha256(FileChannel channel) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        // through the channel that holds the lock: some systems let nobody else read
        var chunk = ByteBuffer.allocate(CHUNK);
        long at = 0;
        for (int got = channel.read(chunk, at); got >= 0; got = channel.read(chunk.clear(), at)) {
            at += got;
            digest.update(chunk.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
