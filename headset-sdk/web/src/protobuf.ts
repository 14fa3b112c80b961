/** Protobuf's binary encoding (protobuf.dev/programming-guides/encoding), as far as the kit needs it. */

const UTF8 = new TextDecoder();
const BYTES = new TextEncoder();

/** Reads a message: `next` tells the number of a field, then it must be taken or skipped. Throws when the bytes are wrong. */
export class ProtoReader {
  private at = 0;
  private wire = 0;

  constructor(private readonly view: DataView) {}

  static of(message: ArrayBuffer): ProtoReader {
    return new ProtoReader(new DataView(message));
  }

  /** Number of the next field; 0 at the end. */
  next(): number {
    if (this.at === this.view.byteLength) return 0;
    const key = this.varint();
    this.wire = key % 8;
    const number = Math.floor(key / 8);
    if (number < 1 || number > 536_870_911) throw new RangeError(`field number ${number}`);
    return number;
  }

  skip(): void {
    if (this.wire === 0) this.varint();
    else if (this.wire === 1) this.take(8);
    else if (this.wire === 2) this.block();
    else if (this.wire === 5) this.take(4);
    else throw new RangeError(`wire type ${this.wire}`);
  }

  message(): ProtoReader {
    return new ProtoReader(this.block());
  }

  text(): string {
    return UTF8.decode(this.block());
  }

  /** An `sfixed64` in thousands: nanoseconds as whole microseconds. */
  thousands(): number {
    this.expect(1);
    const at = this.take(8);
    return Number(this.view.getBigInt64(at, true) / 1000n);
  }

  /** Appends the numbers of a repeated `double`, packed or one by one. */
  doubles(to: number[]): void {
    const numbers = this.wire === 2 ? this.block() : this.one(1, 8);
    if (numbers.byteLength % 8) throw new RangeError('a list of numbers is cut off');
    for (let i = 0; i < numbers.byteLength; i += 8) to.push(numbers.getFloat64(i, true));
  }

  /** The same of `float`. */
  floats(to: number[]): void {
    const numbers = this.wire === 2 ? this.block() : this.one(5, 4);
    if (numbers.byteLength % 4) throw new RangeError('a list of numbers is cut off');
    for (let i = 0; i < numbers.byteLength; i += 4) to.push(numbers.getFloat32(i, true));
  }

  private one(wanted: number, size: number): DataView {
    this.expect(wanted);
    return this.part(size);
  }

  private block(): DataView {
    this.expect(2);
    return this.part(this.varint());
  }

  private part(size: number): DataView {
    const at = this.take(size);
    return new DataView(this.view.buffer, this.view.byteOffset + at, size);
  }

  /** Exact to 2^53; what is larger is skipped only. */
  private varint(): number {
    let value = 0;
    for (let k = 0; k < 10; k++) {
      const byte = this.view.getUint8(this.take(1));
      value += (byte & 127) * 2 ** (7 * k);
      if (byte < 128) return value;
    }
    throw new RangeError('a number has no end');
  }

  private take(size: number): number {
    const at = this.at;
    if (size > this.view.byteLength - at) throw new RangeError('the message is cut off');
    this.at += size;
    return at;
  }

  private expect(wanted: number): void {
    if (this.wire !== wanted) throw new RangeError(`wire type ${this.wire} instead of ${wanted}`);
  }
}

/** Writes a message, field by field in the order of their numbers. */
export class ProtoWriter {
  private bytes = new Uint8Array(256);
  private size = 0;

  varint(field: number, value: number): this {
    this.raw(field * 8);
    this.raw(value);
    return this;
  }

  /** An `sfixed64` from thousands of it: whole microseconds as nanoseconds. */
  thousands(field: number, value: number): this {
    this.raw(field * 8 + 1);
    this.need(8);
    new DataView(this.bytes.buffer).setBigInt64(this.size, BigInt(value) * 1000n, true);
    this.size += 8;
    return this;
  }

  text(field: number, value: string): this {
    return this.block(field, BYTES.encode(value));
  }

  message(field: number, inner: ProtoWriter): this {
    return this.block(field, inner.toBytes());
  }

  /** A repeated `double`, packed. */
  doubles(field: number, values: ArrayLike<number>): this {
    this.raw(field * 8 + 2);
    this.raw(8 * values.length);
    this.need(8 * values.length);
    const view = new DataView(this.bytes.buffer);
    for (let i = 0; i < values.length; i++, this.size += 8) view.setFloat64(this.size, values[i], true);
    return this;
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.size);
  }

  private block(field: number, from: Uint8Array): this {
    this.raw(field * 8 + 2);
    this.raw(from.length);
    this.need(from.length);
    this.bytes.set(from, this.size);
    this.size += from.length;
    return this;
  }

  private raw(value: number): void {
    this.need(10);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.size++] = (rest % 128) | 128;
    this.bytes[this.size++] = rest;
  }

  private need(more: number): void {
    if (this.size + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.size + more));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
