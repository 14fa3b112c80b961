package org.sitedatum.benchmarks.codec;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorDecoders;
import org.sitedatum.mqtt.vendor.VendorMessage;

/** One usual message of each vendor, from bytes to fixes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VendorBenchmark {

    /** The format. */
    @Param
    public AdapterKind kind = AdapterKind.PANS;

    private VendorMessage message = FormatSamples.message(kind);
    private VendorDecoder decoder = VendorDecoders.of(AdapterOptions.of(kind, "bench"), Optional.empty());

    /** The decoder and its message. */
    @Setup
    public void prepare() {
        SiteGeoreference site = SiteGeoreference.of(new SiteOrigin(new Geodetic(48, 11, 500), 30));
        message = FormatSamples.message(kind);
        decoder = VendorDecoders.of(AdapterOptions.of(kind, "bench"), Optional.of(site));
        if (!(decoder.decode(message).get(0) instanceof Reading.Heard)) {
            throw new IllegalStateException("the sample of " + kind + " is not heard");
        }
    }

    /** Bytes to fixes. */
    @Benchmark
    public List<Reading> decode() {
        return decoder.decode(message);
    }
}
