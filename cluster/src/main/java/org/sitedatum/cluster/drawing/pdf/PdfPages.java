package org.sitedatum.cluster.drawing.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.cluster.drawing.DrawingRefused;

/**
 * Asks a process of its own for the pages of a PDF. Blocks for as long as that takes, {@value #MOST_SECONDS} s at most.
 * Thread-safe.
 */
public final class PdfPages {

    /**
     * A page.
     *
     * @param width as it is shown, points
     * @param height points
     */
    public record Page(double width, double height) {}

    private static final int MOST_SECONDS = 15;
    private static final String MOST_MEMORY = "-Xmx512m";

    /** Longest image that comes back: what a plan may have. */
    private static final int MOST_ANSWER = 20 * 1024 * 1024;

    private static final String SIGNATURE = "%PDF-";
    private static final int LOOKED_AT = 1024;

    private PdfPages() {}

    /** Sizes of all pages. */
    public static List<Page> list(byte[] pdf) throws DrawingRefused {
        List<Page> pages = new ArrayList<>();
        for (String line : new String(ask(pdf, "list"), StandardCharsets.UTF_8).split("\\R")) {
            String[] size = line.split(" ");
            pages.add(new Page(Double.parseDouble(size[0]), Double.parseDouble(size[1])));
        }
        return pages;
    }

    /**
     * An image of a page, PNG.
     *
     * @param number from 1
     * @param dpi pixels per inch
     */
    public static byte[] image(byte[] pdf, int number, int dpi) throws DrawingRefused {
        return ask(pdf, "page", Integer.toString(number), Integer.toString(dpi));
    }

    private static byte[] ask(byte[] pdf, String... words) throws DrawingRefused {
        String start = new String(pdf, 0, Math.min(pdf.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (!start.contains(SIGNATURE)) {
            throw new DrawingRefused("the file is no PDF: " + SIGNATURE + " is not at its beginning");
        }
        try {
            ProcessBuilder reader = new ProcessBuilder(command(words)).redirectError(ProcessBuilder.Redirect.DISCARD);
            reader.environment().clear(); // passwords of the node, for example, are no business of a reader of files
            return ask(reader.start(), pdf);
        } catch (IOException noProcess) {
            throw new DrawingRefused("the node cannot start its PDF reader: " + noProcess.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DrawingRefused("the node is stopping");
        }
    }

    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MOST_MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                PdfReader.class.getName()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    private static byte[] ask(Process process, byte[] pdf) throws IOException, InterruptedException, DrawingRefused {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> guard = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS));
        try {
            send(process, pdf);
            byte[] answer = process.getInputStream().readNBytes(MOST_ANSWER + 1);
            if (answer.length > MOST_ANSWER) {
                throw new DrawingRefused("the image of the page is larger than 20 MiB: ask for fewer dpi");
            }
            int exit = process.waitFor();
            if (exit == 0) {
                return answer;
            }
            throw new DrawingRefused(
                    exit == PdfReader.REFUSED
                            ? new String(answer, StandardCharsets.UTF_8)
                            : late.get()
                                    ? "the PDF takes longer than " + MOST_SECONDS + " s to read: simplify it"
                                    : "the PDF takes more memory than " + MOST_MEMORY.substring(4)
                                            + "B to read: ask for fewer dpi, or simplify it");
        } finally {
            guard.cancel(true);
            process.destroyForcibly();
        }
    }

    private static void send(Process process, byte[] pdf) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(pdf);
        } catch (IOException gone) {
            // the reader ended before it had read all: its exit code says why
            process.destroy();
        }
    }
}
