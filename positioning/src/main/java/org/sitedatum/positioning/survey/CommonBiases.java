package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;

/**
 * What all ranges of a kind may be long by together, as unknowns behind those of the anchors: antenna delays that nobody
 * calibrated. Ranges between anchors and ranges to tags are of different radios and have one each.
 */
final class CommonBiases {

    /** Told apart from nothing known when its standard deviation fell below this share of what it was before. */
    private static final double OBSERVED = 0.7;

    private final double sigma;
    private final int between;
    private final int toTags;
    private final int end;

    /** The unknowns take the columns from {@code first} on; kinds without a range take none. */
    CommonBiases(AnchorSurveyInput input, double sigma, int first) {
        this.sigma = sigma;
        int next = first;
        between = sigma > 0 && !input.anchorRanges().isEmpty() ? next++ : -1;
        toTags = sigma > 0 && !input.tagRanges().isEmpty() ? next++ : -1;
        end = next;
    }

    /** Column behind the last unknown. */
    int end() {
        return end;
    }

    /** Column of the bias of ranges between anchors; -1: none. */
    int between() {
        return between;
    }

    /** Column of the bias of ranges to tags; -1: none. */
    int toTags() {
        return toTags;
    }

    static double of(double[] x, int column) {
        return column < 0 ? 0 : x[column];
    }

    /** Sets them to so many standard deviations. */
    void putInto(double[] x, double sigmas) {
        for (int column : new int[] {between, toTags}) {
            if (column >= 0) {
                x[column] = sigmas * sigma;
            }
        }
    }

    /** {@code b ~ N(0, sigma^2)}. */
    void writeInto(double[] x, Equations out) {
        for (int column : new int[] {between, toTags}) {
            if (column >= 0) {
                out.row(Loss.SQUARES, -x[column] / sigma).slope(column, 1 / sigma);
            }
        }
    }

    /** What was found, the covariances of the solutions times a factor. */
    List<AnchorSurveyReport.CommonBias> found(AnchorMixture mixture, double factor) {
        List<AnchorSurveyReport.CommonBias> biases = new ArrayList<>();
        add(biases, mixture, "between anchors", between, factor);
        add(biases, mixture, "to tags", toTags, factor);
        return biases;
    }

    private void add(
            List<AnchorSurveyReport.CommonBias> biases, AnchorMixture mixture, String of, int column, double factor) {
        if (column >= 0) {
            double left = Math.sqrt(mixture.variance(column, factor));
            biases.add(new AnchorSurveyReport.CommonBias(of, mixture.mean(column), left, left < OBSERVED * sigma));
        }
    }
}
