package org.sitedatum.positioning.survey;

import java.util.List;

/** The eight numbers of {@code imageFromFloor} (the ninth is 1) in normalised coordinates of both. */
final class HomographyProblem implements Problem {

    private static final double UNSEEN = 1e3;

    private final List<double[]> floor;
    private final List<double[]> image;
    private final List<Double> sigmas;

    HomographyProblem(List<double[]> floor, List<double[]> image, List<Double> sigmas) {
        this.floor = floor;
        this.image = image;
        this.sigmas = sigmas;
    }

    @Override
    public int unknowns() {
        return 8;
    }

    @Override
    public void writeInto(double[] h, Equations out) {
        for (int i = 0; i < floor.size(); i++) {
            double x = floor.get(i)[0];
            double y = floor.get(i)[1];
            double w = h[6] * x + h[7] * y + 1;
            for (int row = 0; row < 2; row++) {
                double sigma = sigmas.get(i);
                if (Math.abs(w) < 1e-9) {
                    out.row(StudentLoss.HEAVY, UNSEEN);
                    continue;
                }
                double fitted = (h[3 * row] * x + h[3 * row + 1] * y + h[3 * row + 2]) / w;
                double k = 1 / (w * sigma);
                out.row(StudentLoss.HEAVY, (image.get(i)[row] - fitted) / sigma)
                        .slope(3 * row, k * x)
                        .slope(3 * row + 1, k * y)
                        .slope(3 * row + 2, k)
                        .slope(6, -k * x * fitted)
                        .slope(7, -k * y * fitted);
            }
        }
    }
}
