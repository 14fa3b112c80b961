package org.sitedatum.cluster.api.socket;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.protobuf.SocketProto.FromClient;
import org.sitedatum.mqtt.protobuf.SocketProto.FromNode;
import org.sitedatum.mqtt.protobuf.SocketProto.SentFixes;
import org.sitedatum.mqtt.protobuf.SocketProto.ToldPoses;

/** The binary messages of the socket, {@code socket.proto}: poses written, fixes read. */
final class SocketBinary {

    private SocketBinary() {}

    /** {@code FromNode} with poses that are binary already. */
    static Buffer poses(Subscribe wish, List<byte[]> poses) {
        int size = CodedOutputStream.computeStringSize(ToldPoses.SUBSCRIPTION_FIELD_NUMBER, wish.id())
                + CodedOutputStream.computeStringSize(ToldPoses.SITE_FIELD_NUMBER, wish.site());
        for (byte[] pose : poses) {
            size += CodedOutputStream.computeByteArraySize(ToldPoses.POSES_FIELD_NUMBER, pose);
        }
        int head = CodedOutputStream.computeTagSize(FromNode.POSES_FIELD_NUMBER)
                + CodedOutputStream.computeUInt32SizeNoTag(size);
        byte[] message = new byte[head + size];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            out.writeTag(FromNode.POSES_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(size);
            out.writeString(ToldPoses.SUBSCRIPTION_FIELD_NUMBER, wish.id());
            out.writeString(ToldPoses.SITE_FIELD_NUMBER, wish.site());
            for (byte[] pose : poses) {
                out.writeByteArray(ToldPoses.POSES_FIELD_NUMBER, pose);
            }
            out.checkNoSpaceLeft();
        } catch (IOException arraysDoNotFail) {
            throw new UncheckedIOException(arraysDoNotFail);
        }
        return Buffer.buffer(message);
    }

    /** The fixes of {@code FromClient}; throws {@link Refusal} when it is something else. */
    static SentFixes fixes(Buffer message) {
        try {
            FromClient said = FromClient.parseFrom(message.getBytes());
            if (said.hasFixes()) {
                return said.getFixes();
            }
        } catch (InvalidProtocolBufferException notProtobuf) {
            throw refuse("is not one: " + notProtobuf.getMessage());
        }
        throw refuse("says nothing that is known here");
    }

    private static Refusal refuse(String how) {
        return new Refusal(Problem.of(
                400,
                "bad-message",
                "A binary message cannot be read",
                "FromClient of socket.proto is wanted; this " + how));
    }
}
