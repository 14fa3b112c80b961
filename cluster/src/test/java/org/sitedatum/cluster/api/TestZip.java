package org.sitedatum.cluster.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sitedatum.cluster.SyntheticRecording;

/** Zip files of recordings, good and bad. */
final class TestZip {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A small recording of the site {@code lab}. */
    static TestZip recording(Path scratch, int seconds) {
        return folder(SyntheticRecording.write(scratch, 1, seconds), "");
    }

    /** The files of a folder, each under a prefix. */
    static TestZip folder(Path folder, String prefix) {
        TestZip zip = new TestZip();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                zip.with(prefix + file.getFileName(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    TestZip with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    TestZip without(String name) {
        entries.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
