// Reads an MCAP file with the official reader, through its index, and says what it found as one JSON object.
import { open } from "node:fs/promises";
import { McapIndexedReader, McapStreamReader } from "@mcap/core";

const file = await open(process.argv[2], "r");
const readable = {
  size: async () => BigInt((await file.stat()).size),
  read: async (offset, size) => {
    const bytes = new Uint8Array(Number(size));
    await file.read(bytes, 0, bytes.length, Number(offset));
    return bytes;
  },
};
const reader = await McapIndexedReader.Initialize({ readable });
const topics = {};
let last = 0n;
let ordered = true;
for await (const message of reader.readMessages({ validateCrcs: true })) {
  const channel = reader.channelsById.get(message.channelId);
  const schema = reader.schemasById.get(channel.schemaId);
  const key = `${channel.topic} ${schema.name} ${schema.encoding}`;
  topics[key] = (topics[key] ?? 0) + 1;
  ordered &&= message.logTime >= last;
  last = message.logTime;
}
const seek = process.argv[3] ? BigInt(process.argv[3]) : 0n;
let after = 0;
for await (const message of reader.readMessages({ startTime: seek })) after += message.logTime >= seek ? 1 : 0;
const attachments = {};
for await (const attachment of reader.readAttachments({ validateCrcs: true })) attachments[attachment.name] = attachment.data.length;

// the same from the front, as a stream, with every checksum
const stream = new McapStreamReader({ validateCrcs: true });
stream.append(new Uint8Array(await (await open(process.argv[2], "r")).readFile()));
let streamed = 0;
for (let record; (record = stream.nextRecord()); ) streamed += record.type === "Message" ? 1 : 0;

console.log(JSON.stringify({
  topics, ordered, after, attachments, streamed, done: stream.done(),
  messageCount: Number(reader.statistics.messageCount), chunkCount: reader.chunkIndexes.length,
  start: String(reader.statistics.messageStartTime), end: String(reader.statistics.messageEndTime),
}));
process.exit(0);
