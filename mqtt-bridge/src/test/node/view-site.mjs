// Looks at a site with the official client of Foxglove's WebSocket protocol, and says what it saw as one JSON object.
// view-site.mjs URL TOPIC...: ends when every topic has had three messages, or after 30 s.
import protocol from "@foxglove/ws-protocol";
import { WebSocket } from "ws";

const { FoxgloveClient } = protocol;
const [url, ...topics] = process.argv.slice(2);
const seen = { server: "", offered: {}, messages: {}, bytes: {}, errors: [], warnings: [] };
const topicOf = new Map();
const client = new FoxgloveClient({ ws: new WebSocket(url, [FoxgloveClient.SUPPORTED_SUBPROTOCOL]) });

function end(code) {
  console.log(JSON.stringify(seen));
  process.exit(code);
}
client.on("error", (error) => seen.errors.push(String(error)));
client.on("close", () => end(2));
client.on("serverInfo", (info) => (seen.server = info.name));
client.on("status", (status) => seen.warnings.push(status.message));
client.on("advertise", (channels) => {
  for (const channel of channels) {
    seen.offered[channel.topic] = `${channel.encoding} ${channel.schemaName} ${channel.schemaEncoding}`;
    if (topics.includes(channel.topic)) topicOf.set(client.subscribe(channel.id), channel.topic);
  }
});
client.on("message", ({ subscriptionId, timestamp, data }) => {
  const topic = topicOf.get(subscriptionId);
  seen.messages[topic] = (seen.messages[topic] ?? 0) + 1;
  seen.bytes[topic] = data.byteLength;
  const age = Math.abs(Number(BigInt(Date.now()) * 1000000n - timestamp)) / 1e9;
  if (age > 60) seen.errors.push(`${topic} is ${age} s old`);
  if (topics.every((one) => (seen.messages[one] ?? 0) >= (one === "foxglove/site" ? 1 : 3))) end(0);
});
setTimeout(() => end(3), 30000);
