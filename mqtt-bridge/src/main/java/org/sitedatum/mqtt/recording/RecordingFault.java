package org.sitedatum.mqtt.recording;

/**
 * One thing wrong with a recording.
 *
 * @param place file, with line or path inside it
 * @param problem what is wrong and what to do
 */
public record RecordingFault(String place, String problem) {
    @Override
    public String toString() {
        return place + ": " + problem;
    }
}
