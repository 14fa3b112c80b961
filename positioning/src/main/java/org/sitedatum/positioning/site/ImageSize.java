package org.sitedatum.positioning.site;

/**
 * How large a camera's images are.
 *
 * @param width px
 * @param height px
 */
public record ImageSize(int width, int height) {}
