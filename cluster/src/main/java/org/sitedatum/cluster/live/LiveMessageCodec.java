package org.sitedatum.cluster.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link LiveMessage}s as bytes: format, kind, fields; texts as {@link DataOutputStream#writeUTF}, lists with their length. */
final class LiveMessageCodec {

    private static final byte FORMAT = 1;
    private static final byte INTEREST = 1;
    private static final byte SAID = 2;
    private static final byte ASK = 3;
    private static final byte TOLD = 4;
    private static final int MOST_ELEMENTS = 100_000;

    private LiveMessageCodec() {}

    static byte[] encode(LiveMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            if (message instanceof LiveMessage.Interest interest) {
                out.writeByte(INTEREST);
                texts(out, List.copyOf(interest.sites()));
            } else if (message instanceof LiveMessage.Said said) {
                out.writeByte(SAID);
                write(out, said);
            } else if (message instanceof LiveMessage.Ask ask) {
                out.writeByte(ASK);
                write(out, ask);
            } else if (message instanceof LiveMessage.Told told) {
                out.writeByte(TOLD);
                write(out, told);
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /** Empty when the bytes are not one that this version knows. */
    static Optional<LiveMessage> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            return switch (in.readByte()) {
                case INTEREST -> Optional.of(new LiveMessage.Interest(Set.copyOf(new HashSet<>(texts(in)))));
                case SAID -> Optional.of(said(in));
                case ASK -> Optional.of(ask(in));
                case TOLD -> Optional.of(told(in));
                default -> Optional.empty();
            };
        } catch (IOException | RuntimeException cutOff) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, LiveMessage.Said said) throws IOException {
        out.writeUTF(said.site());
        out.writeUTF(said.sector());
        out.writeLong(said.epoch());
        out.writeInt(said.poses().size());
        for (LivePose pose : said.poses()) {
            out.writeUTF(pose.trackable());
            out.writeLong(pose.stampNanos());
            out.writeUTF(pose.floor().orElse(""));
            out.writeDouble(pose.x());
            out.writeDouble(pose.y());
            out.writeDouble(pose.z());
            bytes(out, pose.json());
        }
        out.writeInt(said.notices().size());
        for (LiveNotice notice : said.notices()) {
            out.writeByte(notice.kind().ordinal());
            bytes(out, notice.json());
        }
    }

    private static LiveMessage said(DataInputStream in) throws IOException {
        String site = in.readUTF();
        String sector = in.readUTF();
        long epoch = in.readLong();
        int poseCount = count(in);
        List<LivePose> poses = new ArrayList<>();
        for (int i = 0; i < poseCount; i++) {
            String trackable = in.readUTF();
            long stamp = in.readLong();
            Optional<String> floor = Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
            poses.add(new LivePose(
                    sector,
                    epoch,
                    trackable,
                    stamp,
                    floor,
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    bytes(in)));
        }
        int noticeCount = count(in);
        List<LiveNotice> notices = new ArrayList<>();
        for (int i = 0; i < noticeCount; i++) {
            notices.add(new LiveNotice(LiveNotice.Kind.values()[in.readByte()], sector, epoch, bytes(in)));
        }
        return new LiveMessage.Said(site, sector, epoch, poses, notices);
    }

    private static void write(DataOutputStream out, LiveMessage.Ask ask) throws IOException {
        out.writeLong(ask.id());
        out.writeUTF(ask.site());
        out.writeUTF(ask.question());
        out.writeInt(ask.query().size());
        for (Map.Entry<String, String> entry : ask.query().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static LiveMessage ask(DataInputStream in) throws IOException {
        long id = in.readLong();
        String site = in.readUTF();
        String question = in.readUTF();
        int count = count(in);
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < count; i++) {
            query.put(in.readUTF(), in.readUTF());
        }
        return new LiveMessage.Ask(id, site, question, query);
    }

    private static void write(DataOutputStream out, LiveMessage.Told told) throws IOException {
        out.writeLong(told.id());
        out.writeBoolean(told.last());
        texts(out, told.sectors());
        out.writeInt(told.items().size());
        for (LiveItem item : told.items()) {
            out.writeUTF(item.key());
            out.writeLong(item.epoch());
            out.writeLong(item.stampNanos());
            bytes(out, item.json());
        }
    }

    private static LiveMessage told(DataInputStream in) throws IOException {
        long id = in.readLong();
        boolean last = in.readBoolean();
        List<String> sectors = texts(in);
        int count = count(in);
        List<LiveItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new LiveItem(in.readUTF(), in.readLong(), in.readLong(), bytes(in)));
        }
        return new LiveMessage.Told(id, last, sectors, items);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = count(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("cut off");
        }
        return in.readNBytes(length);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ELEMENTS) {
            throw new IOException(count + " elements");
        }
        return count;
    }
}
