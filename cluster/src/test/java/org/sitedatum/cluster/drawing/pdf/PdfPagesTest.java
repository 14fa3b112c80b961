package org.sitedatum.cluster.drawing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.drawing.DrawingRefused;

class PdfPagesTest {

    private static final String[] LIST = {"list"};

    @Test
    void shouldDrawAPageInAProcessOfItsOwn() throws Exception {
        byte[] pdf = drawn(new PDRectangle(144, 72));

        assertThat(PdfPages.list(pdf)).containsExactly(new PdfPages.Page(144, 72));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PdfPages.image(pdf, 1, 144)));

        assertThat(image.getWidth()).isEqualTo(288);
        assertThat(image.getHeight()).isEqualTo(144);
        assertThat(image.getRGB(20, 130) & 0xffffff).as("lower left, black").isZero();
        assertThat(image.getRGB(250, 20) & 0xffffff).as("upper right, white").isEqualTo(0xffffff);
        assertThatThrownBy(() -> PdfPages.image(pdf, 9, 72)).hasMessageContaining("no page 9");
    }

    @Test
    void shouldListPagesAsTheyAreShown() throws Exception {
        byte[] pdf;
        try (PDDocument document = new PDDocument()) {
            PDPage lying = new PDPage(PDRectangle.A4);
            lying.setRotation(90);
            document.addPage(lying);
            pdf = bytes(document);
        }

        String[] size = new String(PdfReader.answer(LIST, pdf), StandardCharsets.UTF_8)
                .strip()
                .split(" ");

        assertThat(Double.parseDouble(size[0])).isCloseTo(841.89, within(0.1));
    }

    @Test
    void shouldRefuseAPageOfTooManyPixels() throws Exception {
        byte[] pdf = drawn(PDRectangle.A0);

        assertThatThrownBy(() -> PdfReader.answer(new String[] {"page", "1", "600"}, pdf))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining("million pixels");
    }

    @Test
    void shouldRefuseWhatCannotBeRead() throws Exception {
        byte[] sound = drawn(PDRectangle.A4);
        byte[] locked;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            locked = bytes(document);
        }
        byte[] manyPages;
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 301; i++) {
                document.addPage(new PDPage());
            }
            manyPages = bytes(document);
        }

        assertThatThrownBy(() -> PdfPages.list("GIF89a".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("no PDF");
        assertThatThrownBy(() -> PdfReader.answer(LIST, locked)).hasMessageContaining("encrypted");
        assertThatThrownBy(() -> PdfReader.answer(LIST, manyPages)).hasMessageContaining("301 pages");
        assertThatThrownBy(() -> PdfReader.answer(LIST, "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DrawingRefused.class);
        assertThat(sound.length).isGreaterThan(100);
        assertThatThrownBy(() -> PdfReader.answer(LIST, Arrays.copyOf(sound, 60)))
                .isInstanceOf(DrawingRefused.class);
    }

    private static byte[] drawn(PDRectangle size) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(size);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(0, 0, size.getWidth() / 2, size.getHeight() / 2);
                content.fill();
            }
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
