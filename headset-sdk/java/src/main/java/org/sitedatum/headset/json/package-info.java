/**
 * JSON as the headset's messages need it: objects, lists, numbers, texts, truth values. Small on purpose: a kit for phones
 * brings no library along, and needs no keep rules.
 *
 * <p>Read first: {@link org.sitedatum.headset.json.JsonObject}, {@link org.sitedatum.headset.json.JsonReader}, {@link
 * org.sitedatum.headset.json.JsonWriter}. Numbers are doubles; a member that is {@code null} counts as absent. Must not
 * depend on any other package.
 */
@NullMarked
package org.sitedatum.headset.json;

import org.jspecify.annotations.NullMarked;
