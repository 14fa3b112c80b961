package org.sitedatum.mqtt.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Arrays;

/** Which field of the contract a protobuf field number stands for: both go by the same name. */
final class ProtobufFields {
    private final FixField[] byNumber;

    private ProtobufFields(FixField[] byNumber) {
        this.byNumber = byNumber;
    }

    static ProtobufFields of(Descriptor message) {
        int last = message.getFields().stream()
                .mapToInt(FieldDescriptor::getNumber)
                .max()
                .orElse(0);
        FixField[] byNumber = new FixField[last + 1];
        Arrays.fill(byNumber, FixField.UNKNOWN);
        for (FieldDescriptor field : message.getFields()) {
            byNumber[field.getNumber()] = FixField.of(field.getJsonName());
        }
        return new ProtobufFields(byNumber);
    }

    FixField get(int number) {
        return number < byNumber.length ? byNumber[number] : FixField.UNKNOWN;
    }
}
