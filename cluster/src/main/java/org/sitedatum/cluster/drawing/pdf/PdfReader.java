package org.sitedatum.cluster.drawing.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;

/**
 * The process that reads one PDF. Takes the file on standard input; writes on standard output what {@link PdfPages} asked for,
 * or, with exit code {@value #REFUSED}, one line saying why not.
 */
final class PdfReader {

    /** Exit code of a file that is refused. */
    static final int REFUSED = 7;

    /** Pages that are listed; of more a copy with the plans only is wanted. */
    static final int MOST_PAGES = 300;

    /** Most pixels of an image: A0 at 150 dpi; 4 bytes each while it is drawn. */
    static final long MOST_PIXELS = 36_000_000;

    private static final double POINTS_PER_INCH = 72;

    private PdfReader() {}

    /** {@code list}, or {@code page NUMBER DPI}. */
    public static void main(String[] words) throws IOException {
        PrintStream answer = System.out;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        System.setOut(nowhere); // whatever a library says must not end up in the answer
        System.setErr(nowhere);
        int exit = 0;
        try {
            answer.write(answer(words, System.in.readNBytes(DrawingBudget.MOST_BYTES)));
        } catch (DrawingRefused refused) {
            answer.write(String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8));
            exit = REFUSED;
        }
        answer.flush();
        Runtime.getRuntime().halt(exit);
    }

    static byte[] answer(String[] words, byte[] pdf) throws DrawingRefused {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return words[0].equals("list")
                    ? list(document)
                    : page(document, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        } catch (InvalidPasswordException encrypted) {
            throw new DrawingRefused("the PDF is encrypted: save a copy without a password");
        } catch (IOException | RuntimeException broken) {
            throw new DrawingRefused("the PDF cannot be read: " + broken.getMessage());
        }
    }

    /** A line for each page: width and height in points. */
    private static byte[] list(PDDocument document) throws DrawingRefused {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new DrawingRefused("the PDF has " + document.getNumberOfPages() + " pages, at most " + MOST_PAGES
                    + " are read: save a copy with the plans only");
        }
        StringBuilder lines = new StringBuilder();
        for (PDPage page : document.getPages()) {
            double[] size = size(page);
            lines.append(String.format(Locale.ROOT, "%.2f %.2f%n", size[0], size[1]));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static double[] size(PDPage page) {
        PDRectangle box = page.getCropBox();
        boolean lies = page.getRotation() % 180 != 0;
        return lies ? new double[] {box.getHeight(), box.getWidth()} : new double[] {box.getWidth(), box.getHeight()};
    }

    private static byte[] page(PDDocument document, int number, int dpi) throws IOException, DrawingRefused {
        if (number > document.getNumberOfPages()) {
            throw new DrawingRefused("the PDF has " + document.getNumberOfPages() + " pages and no page " + number);
        }
        double[] size = size(document.getPage(number - 1));
        double pixels = size[0] * size[1] * dpi * dpi / POINTS_PER_INCH / POINTS_PER_INCH;
        if (!(pixels <= MOST_PIXELS)) {
            throw new DrawingRefused(String.format(
                    Locale.ROOT,
                    "page %d at %d dpi is an image of %.0f million pixels, at most %d are drawn: ask for %.0f dpi",
                    number,
                    dpi,
                    pixels / 1e6,
                    MOST_PIXELS / 1_000_000,
                    Math.floor(Math.sqrt(MOST_PIXELS / (size[0] * size[1])) * POINTS_PER_INCH)));
        }
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImageWithDPI(number - 1, dpi, ImageType.RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
