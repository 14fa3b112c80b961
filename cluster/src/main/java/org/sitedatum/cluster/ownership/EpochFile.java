package org.sitedatum.cluster.ownership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Epochs in a file: one line for each promise, {@code epoch sector checksum}, added and forced to the disk before the
 * promise is given; the file is made short when it is opened. A line torn by a power cut is the last one and was not given.
 *
 * <p>A sector that is not in the file begins at the epoch that the wall clock stands for, {@value Epochs#MOST_NODES} for
 * each millisecond: above all epochs a lost file may have held, and above those of a node that served the site alone.
 * Not thread-safe.
 */
public final class EpochFile implements EpochMemory, AutoCloseable {

    private final Map<String, Long> kept = new LinkedHashMap<>();
    private final FileChannel channel;
    private final long floor;

    private EpochFile(Path folder, String name, long epochMillis) throws IOException {
        Path file = folder.resolve(name);
        floor = epochMillis * Epochs.MOST_NODES;
        if (Files.exists(file)) {
            Files.readAllLines(file, StandardCharsets.ISO_8859_1).forEach(this::recallLine);
        }
        Path fresh = folder.resolve(name + ".new");
        channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            kept.forEach(this::write);
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entry = FileChannel.open(folder)) {
                entry.force(true);
            }
        } catch (IOException | UncheckedIOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens or makes the file.
     *
     * @param folder which exists
     * @param name of the file in it
     * @param epochMillis the wall clock, ms since the Unix epoch
     * @throws IOException when it cannot be read or written
     */
    public static EpochFile open(Path folder, String name, long epochMillis) throws IOException {
        return new EpochFile(folder, name, epochMillis);
    }

    @Override
    public long recall(String sector) {
        return kept.getOrDefault(sector, floor);
    }

    /**
     * Keeps a higher epoch; it is on the disk when this returns.
     *
     * @throws UncheckedIOException when it is not: the promise must not be given
     */
    @Override
    public void keep(String sector, long epoch) {
        write(sector, epoch);
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the epoch of " + sector + " cannot be kept", e);
        }
        kept.put(sector, epoch);
    }

    private void write(String sector, long epoch) {
        String words = epoch + " " + sector + " ";
        ByteBuffer line = ByteBuffer.wrap((words + checksum(words) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the epoch of " + sector + " cannot be written", e);
        }
    }

    private void recallLine(String line) {
        int end = line.lastIndexOf(' ') + 1;
        if (end < 1 || !line.substring(end).equals(checksum(line.substring(0, end)))) {
            return;
        }
        int space = line.indexOf(' ');
        kept.merge(line.substring(space + 1, end - 1), Long.parseLong(line.substring(0, space)), Math::max);
    }

    private static String checksum(String words) {
        CRC32C sum = new CRC32C();
        sum.update(words.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(sum.getValue());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
