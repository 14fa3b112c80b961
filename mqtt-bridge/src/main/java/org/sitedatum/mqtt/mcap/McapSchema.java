package org.sitedatum.mqtt.mcap;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the messages of a channel look like.
 *
 * @param name of the message type
 * @param encoding of {@code data}: {@code protobuf} or {@value #JSON}
 * @param data for protobuf the descriptors of the type's file and all it imports; not changed by anybody
 */
public record McapSchema(String name, String encoding, byte[] data) {
    /** Encoding of the schema of messages in JSON. */
    public static final String JSON = "jsonschema";

    /** An object in JSON of which nothing more is said. */
    public static McapSchema json(String name) {
        return new McapSchema(name, JSON, "{\"type\":\"object\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** What the bytes of the messages are. */
    public String messageEncoding() {
        return encoding.equals(JSON) ? "json" : encoding;
    }

    /** A protobuf message type. */
    public static McapSchema protobuf(Descriptor type) {
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        collect(type.getFile(), files);
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        files.values().forEach(file -> set.addFile(file.toProto()));
        return new McapSchema(type.getFullName(), "protobuf", set.build().toByteArray());
    }

    /** Imports before those that need them. */
    private static void collect(FileDescriptor file, Map<String, FileDescriptor> files) {
        for (FileDescriptor imported : file.getDependencies()) {
            collect(imported, files);
        }
        files.put(file.getName(), file);
    }
}
