/**
 * Recordings: a folder with the site, the fixes in order of receipt and perhaps the truth, as the contract lays it out.
 * Read {@link org.sitedatum.mqtt.recording.Recording}, {@link org.sitedatum.mqtt.recording.FixLines} and {@link
 * org.sitedatum.mqtt.recording.RecordingWriter} first.
 *
 * <p>Metres, nanoseconds since the Unix epoch inside, microseconds in the files. Readers and writers belong to one thread.
 * File trouble is an {@link java.io.IOException} with one clear line; a bad fix is a value.
 */
@NullMarked
package org.sitedatum.mqtt.recording;

import org.jspecify.annotations.NullMarked;
