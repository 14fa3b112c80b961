package org.sitedatum.positioning.model;

/**
 * Prior of what makes UWB ranges wrong: a bias of the anchor, a bias of the tag, an excess of far ranges, an antenna
 * pattern, multipath that decorrelates as the body moves. All are estimated; white noise comes on top.
 *
 * @param multipathSigma multipath of one anchor-tag pair, m
 * @param multipathLength distance after which it is forgotten, m
 * @param multipathTau time after which it is forgotten, s
 * @param anchorSigma bias of an anchor, m
 * @param anchorLength distance after which an anchor's bias is forgotten, m; infinite: never
 * @param tagMean expected bias of a tag (processing delay makes ranges long), m
 * @param tagSigma bias of a tag, m
 * @param excessSigma excess of far ranges over near ones, m
 * @param patternSigma antenna pattern of a tag, each of cosine and sine of twice the bearing, m
 */
public record RangeErrorModel(
        double multipathSigma,
        double multipathLength,
        double multipathTau,
        double anchorSigma,
        double anchorLength,
        double tagMean,
        double tagSigma,
        double excessSigma,
        double patternSigma) {}
