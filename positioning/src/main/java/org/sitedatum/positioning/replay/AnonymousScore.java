package org.sitedatum.positioning.replay;

/**
 * How well bodies without an identity were followed. At each scored instant truths and estimates are assigned one to one so
 * that the sum of squared distances, cut off at c, is least; a pair closer than c is a match.
 *
 * @param truths truth points compared: bodies present, summed over the scored instants
 * @param matchedRmse root mean square horizontal error of the matches, m; NaN without a match
 * @param coverage matches per truth point
 * @param gospa mean over the instants of GOSPA with p = 2, alpha = 2, m
 * @param gospaNoFalse the same without the cost of false estimates, m
 * @param mota multiple object tracking accuracy: 1 - (missed + false + identity switches) / truths; may be negative
 * @param idf1 identity F1 score
 * @param identitySwitches times a truth was matched by another estimate than at its match before
 */
public record AnonymousScore(
        long truths,
        double matchedRmse,
        double coverage,
        double gospa,
        double gospaNoFalse,
        double mota,
        double idf1,
        long identitySwitches) {}
