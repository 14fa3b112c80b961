package org.sitedatum.positioning.fix;

import java.util.List;

/**
 * What a camera saw in one image, empty images included.
 *
 * @param header source, times, body
 * @param camera camera id
 * @param detections everything seen in the image
 */
public record PixelFix(FixHeader header, String camera, List<PixelDetection> detections) implements Fix {

    /** Copies the lists. */
    public PixelFix {
        detections = List.copyOf(detections);
    }

    @Override
    public String kind() {
        return "pixel";
    }

    @Override
    public PixelFix withHeader(FixHeader header) {
        return new PixelFix(header, camera, detections);
    }
}
