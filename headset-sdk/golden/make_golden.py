#!/usr/bin/env python3
"""Makes the golden vectors with nothing but Python's own numbers: rotation matrices and textbook formulas, none of the
kit's code. `alignment-expected.json` and its like are written by the Java tests (-Dgolden.write=true) and say what every
port must reproduce; the truth beside each case says how far that may be from reality.

    python3 make_golden.py        # writes converters.json, alignment.json, prediction.json, binary.json beside itself
"""
import json
import math
import os
import random
import struct

HERE = os.path.dirname(os.path.abspath(__file__))

# ---- rotations as 3 x 3 matrices ------------------------------------------------------------------------------------

def times(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) for j in range(3)] for i in range(3)]


def apply(a, v):
    return [sum(a[i][k] * v[k] for k in range(3)) for i in range(3)]


def turned(a):
    return [[a[j][i] for j in range(3)] for i in range(3)]


def about(axis, angle):
    c, s = math.cos(angle), math.sin(angle)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    m = [[1.0 if r == q else 0.0 for q in range(3)] for r in range(3)]
    m[i][i], m[i][j], m[j][i], m[j][j] = c, -s, s, c
    return m


def quaternion(m):
    """x y z w with w >= 0, from a rotation matrix (Shepperd 1978)."""
    d = [m[0][0], m[1][1], m[2][2]]
    t = sum(d)
    k = max(range(4), key=lambda n: t if n == 3 else d[n])
    if k == 3:
        w = 0.5 * math.sqrt(1 + t)
        q = [(m[2][1] - m[1][2]) / (4 * w), (m[0][2] - m[2][0]) / (4 * w), (m[1][0] - m[0][1]) / (4 * w), w]
    else:
        i, j = (k + 1) % 3, (k + 2) % 3
        a = 0.5 * math.sqrt(1 + 2 * d[k] - t)
        q = [0.0, 0.0, 0.0, (m[j][i] - m[i][j]) / (4 * a)]
        q[k], q[i], q[j] = a, (m[i][k] + m[k][i]) / (4 * a), (m[j][k] + m[k][j]) / (4 * a)
    return [-x for x in q] if q[3] < 0 else q


# ---- conventions: rows say what site x, y, z are in the device's axes ------------------------------------------------

AXES = {
    "ROS": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "OPENXR": [[0, 0, -1], [-1, 0, 0], [0, 1, 0]],
    "UNITY": [[0, 0, 1], [-1, 0, 0], [0, 1, 0]],
}


def to_device(convention, position, rotation):
    axes = AXES[convention]
    back = turned(axes)
    return apply(back, position), times(times(back, rotation), axes)


def converters():
    rng = random.Random(6)
    cases = []
    for convention in AXES:
        for _ in range(12):
            p = [rng.uniform(-5, 5) for _ in range(3)]
            r = times(times(about(2, rng.uniform(-3, 3)), about(1, rng.uniform(-1.4, 1.4))), about(0, rng.uniform(-3, 3)))
            dp, dr = to_device(convention, p, r)
            cases.append({"convention": convention, "site": p + quaternion(r), "device": dp + quaternion(dr)})
    return {"madeBy": "make_golden.py", "order": "x y z qx qy qz qw", "cases": cases}


# ---- sessions --------------------------------------------------------------------------------------------------------

class Session:
    """A session that lies in the site at a known place; what a headset would tell, in its convention."""

    def __init__(self, name, note, convention, yaw, place, tag=(0.0, 0.0, 0.0)):
        self.case = {"name": name, "note": note, "convention": convention, "headFromTag": list(tag), "events": []}
        self.convention, self.yaw, self.place, self.tag = convention, yaw, place, list(tag)
        self.level_from_session = None

    def tilted(self, level_from_session, trusted=False):
        """The session's z axis is not up, and the kit is told so unless it is to trust gravity."""
        self.level_from_session = level_from_session
        self.case["gravityTrusted"] = trusted
        return self

    def turn_back(self):
        level = about(2, -self.yaw)
        return level if self.level_from_session is None else times(turned(self.level_from_session), level)

    def session_from_site(self, p):
        return apply(self.turn_back(), [a - b for a, b in zip(p, self.place)])

    def event(self, kind, t, **more):
        self.case["events"].append({"kind": kind, "t": round(t * 1e6), **more})

    def head(self, t, p, r):
        dp, dr = to_device(self.convention, self.session_from_site(p), times(self.turn_back(), r))
        self.event("head", t, pose=[round(x, 9) for x in dp + quaternion(dr)])

    def tag_position(self, t, p, r, error, sigma):
        at = [a + b + e for a, b, e in zip(p, apply(r, self.tag), error)]
        v = sigma * sigma
        self.event("tag", t, position=[round(x, 9) for x in at], covariance=[v, 0, 0, v, 0, v])

    def truth(self, tolerance, yaw_tolerance, quality, reason):
        self.case["truth"] = {"yaw": self.yaw, "position": list(self.place)}
        if self.level_from_session is not None:
            self.case["truth"]["rotation"] = quaternion(turned(self.turn_back()))
        self.case["expect"] = {"tolerance": tolerance, "yawTolerance": yaw_tolerance, "quality": quality, "reason": reason}
        return self.case


def walk(t):
    """A stroll around a bend at 1 m/s after a second of standing; the head looks about."""
    way, x, y = max(0.0, t - 1.0), 0.0, 0.0
    steps = 200
    for k in range(steps):
        heading = bend((k + 0.5) / steps * way)
        x += math.cos(heading) * way / steps
        y += math.sin(heading) * way / steps
    look = bend(way) + 0.3 * math.sin(1.1 * t)
    r = times(times(about(2, look), about(1, 0.1 * math.sin(0.7 * t))), about(0, 0.03))
    return [10 + x, 5 + y, 1.7 + 0.02 * math.sin(2 * t)], r


def bend(way):
    return 0.5 * min(max(way - 2.0, 0.0), 3.0)


def walking(name, note, convention, sigma, outliers, seconds, tag=(-0.16, 0.0, 0.04), step=0.1):
    rng = random.Random(name)
    s = Session(name, note, convention, 2.1, [12.0, -3.0, 0.4], tag)
    k = 0
    while k * step <= seconds:
        t = 100 + k * step
        p, r = walk(k * step)
        s.head(t, p, r)
        if k >= 2 and k % 2 == 0:
            then = (k - 1) * step
            p, r = walk(then)
            gross = [rng.uniform(-3, 3) for _ in range(3)] if rng.random() < outliers else [0.0] * 3
            error = [rng.gauss(0, sigma) + g for g in gross] if sigma else [0.0] * 3
            s.tag_position(100 + then, p, r, error, sigma or 0.1)
        k += 1
    return s


def marker_event(s, t, marker, at, heading, site_error=(0.0, 0.0, 0.0), tilt=0.0):
    site = times(about(2, heading), [[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    seen = times(s.turn_back(), times(about(0, tilt), site))
    dp, dr = to_device(s.convention, s.session_from_site([a + b for a, b in zip(at, site_error)]), seen)
    s.event("marker", t, marker=marker, site=list(at) + quaternion(site), session=dp + quaternion(dr), sigma=0.02,
            yawSigma=0.02)


def alignments():
    cases = [
        walking("tag-exact", "tag positions without error: the alignment is the truth", "OPENXR", 0, 0, 8).truth(
            2e-3, 2e-3, "TRACKED", "NONE"),
        walking("tag-noisy", "0.1 m of noise, every tenth position off by metres", "OPENXR", 0.1, 0.1, 12).truth(
            0.25, 0.12, "TRACKED", "NONE"),
        walking("tag-unity", "the same from Unity's axes", "UNITY", 0.05, 0, 8).truth(0.15, 0.06, "TRACKED", "NONE"),
        walking("tag-ros", "the same from site axes", "ROS", 0.05, 0, 8, (0.0, 0.0, 0.0), 0.05).truth(
            0.15, 0.06, "TRACKED", "NONE"),
        walking("standing", "a second of standing: no yaw from positions", "OPENXR", 0.05, 0, 1.0).truth(
            math.inf, math.inf, "UNKNOWN", "YAW_NOT_OBSERVABLE"),
    ]

    s = Session("marker-once", "one marker aligns at once", "OPENXR", -0.7, [3.0, 4.0, 0.1])
    for k in range(3):
        s.head(5 + 0.05 * k, [6.0, 5.0, 1.6], about(2, 0.4))
    marker_event(s, 5.05, "m-1", [8.0, 5.5, 1.5], math.pi)
    cases.append(s.truth(1e-9 + 2e-3, 2e-3, "TRACKED", "NONE"))

    s = Session("marker-tilted", "a marker 12 degrees off gravity is refused", "OPENXR", -0.7, [3.0, 4.0, 0.1])
    for k in range(3):
        s.head(5 + 0.05 * k, [6.0, 5.0, 1.6], about(2, 0.4))
    marker_event(s, 5.05, "m-1", [8.0, 5.5, 1.5], math.pi, tilt=math.radians(12))
    cases.append(s.truth(math.inf, math.inf, "UNKNOWN", "NO_SIGHTING"))

    s = Session("touched-points", "two points touched a metre apart", "UNITY", 1.3, [-2.0, 7.0, 0.0])
    for k, point in enumerate([[1.0, 2.0, 0.9], [2.0, 2.0, 0.9]]):
        t = 20 + 1.0 * k
        for j in range(10):
            s.head(t + 0.1 * j, [1.5, 1.4, 1.6], about(2, 1.5))
        touched, _ = to_device("UNITY", s.session_from_site(point), about(2, 0))
        s.event("touch", t + 0.8, site=point, session=touched, sigma=0.01)
    cases.append(s.truth(5e-3, 5e-3, "TRACKED", "NONE"))

    s = Session("place", "an answer of a place service", "OPENXR", 0.9, [1.0, 1.0, 0.0])
    r = times(about(2, 0.4), about(1, 0.5))
    for k in range(3):
        s.head(5 + 0.05 * k, [6.0, 5.0, 1.6], r)
    s.event("place", 5.05, site=[6.0, 5.0, 1.6] + quaternion(r), horizontalSigma=0.05, verticalSigma=0.05, yawSigma=0.02)
    cases.append(s.truth(2e-3, 2e-3, "TRACKED", "NONE"))

    s = Session("told", "the node's alignment, then silence and a marker of one's own", "OPENXR", 0.9, [1.0, 1.0, 0.0])
    for k in range(40):
        s.head(5 + 0.05 * k, [6.0 + 0.02 * k, 5.0, 1.6], r)
        if k in (5, 15):
            off = 0.1 if k == 5 else 0.02
            covariance = [0.0] * 21
            covariance[0] = covariance[6] = covariance[11] = 0.0025
            covariance[5], covariance[10], covariance[20] = 0.0004, -0.0006, 0.0002
            s.event("told", 5 + 0.05 * k - 0.02, siteFromSession=[1.0 + off, 1.0, 0.0] + quaternion(about(2, 0.9)),
                    covariance=covariance)
    marker_event(s, 6.9, "m-1", [8.0, 5.5, 1.5], math.pi)
    cases.append(s.truth(0.02, 0.01, "TRACKED", "NONE"))

    s = walking("recentre", "the session recentres in mid-walk: the alignment is carried over", "OPENXR", 0, 0, 8, step=0.02)
    s.yaw, s.place = -1.1, [15.0, 3.0, 0.1]
    for k in range(1, 5):
        p, r = walk(8 + 0.02 * k)
        s.head(108 + 0.02 * k, p, r)
    cases.append(s.truth(0.04, 0.03, "TRACKED", "NONE"))

    s = walking("lost", "the frame is another after three blind seconds", "OPENXR", 0, 0, 6)
    s.yaw, s.place = -1.1, [150.0, 30.0, 0.1]
    s.event("lost", 106.2)
    for k in range(3):
        p, r = walk(9 + 0.1 * k)
        s.head(109 + 0.1 * k, p, r)
    cases.append(s.truth(math.inf, math.inf, "LOST", "SESSION_RESET"))

    # the head's place agrees with the old frame, the yaw does not: 0.35 rad about where the wearer stands
    for name, note, after, tolerance, verdict in (
            ("another-near", "another frame near the old one: positions agree at first, a yaw of their own tells", 7.0, 0.06,
             ("TRACKED", "NONE")),
            ("another-doubted", "the same before the way is long enough: shown, but on probation", 1.6, math.inf,
             ("COARSE", "RELOCALIZING")),
            ("another-marker", "the same, and a marker contradicts: it is believed at once", 1.6, 2e-3, ("TRACKED", "NONE"))):
        s = walking(name, note, "OPENXR", 0, 0, 6)
        s.event("lost", 106.2)
        pivot, _ = walk(8)
        about_old = s.session_from_site(pivot)
        s.yaw += 0.35
        s.place = [p - q for p, q in zip(pivot, apply(about(2, s.yaw), about_old))]
        for k in range(int(after / 0.1) + 1):
            t = 8 + 0.1 * k
            p, r = walk(t)
            s.head(100 + t, p, r)
            if k % 2:
                s.tag_position(100 + t, p, r, [0.0] * 3, 0.1)
        if name == "another-marker":
            marker_event(s, 100 + t, "m-1", [p[0] + 2, p[1], 1.5], math.pi)
        cases.append(s.truth(tolerance, tolerance, *verdict))

    cases += tilted_sessions()
    for case in cases:
        for key in ("tolerance", "yawTolerance"):
            if math.isinf(case["expect"][key]):
                del case["expect"][key]
    return {
        "madeBy": "make_golden.py",
        "note": "t in microseconds; poses x y z qx qy qz qw in the case's convention; positions and site poses z up",
        "cases": cases,
    }


def tilted_sessions():
    """Sessions 20 degrees off the vertical about an axis between x and y, in each of the conventions."""
    twenty = times(times(about(2, 0.9), about(0, math.radians(20))), about(2, -0.9))
    walls = [[8.0, 5.5, 1.5], [14.0, 7.0, 1.7], [12.0, 9.0, 1.4], [11.0, 4.0, 1.6]]

    def strolling(name, note, convention, trusted=False):
        """A session, and a function that walks in it: from when, until when, noise of the tag, markers seen at frames."""
        rng = random.Random(name)
        s = Session(name, note, convention, -0.8, [12.0, -3.0, 0.4], (-0.16, 0.0, 0.04)).tilted(twenty, trusted)

        def walked(begin, end, sigma, markers):
            for k in range(round(begin / 0.05), round(end / 0.05)):
                t = 0.05 * k
                p, r = walk(t)
                s.head(100 + t, p, r)
                if sigma and k % 2 and k > 2:
                    then = t - 0.1
                    p, r = walk(then)
                    s.tag_position(100 + then, p, r, [rng.gauss(0, sigma) for _ in range(3)], sigma)
                if k in markers:
                    name, tilt = markers[k]
                    marker_event(s, 100 + t, "m-%d" % name, walls[name], 1.3 * name, [rng.gauss(0, 0.01) for _ in range(3)],
                                 tilt + rng.gauss(0, 0.008))
        return s, walked

    cases = []
    for convention in AXES:
        s, walked = strolling("tilt-" + convention.lower(), "markers from several places and tag positions", convention)
        walked(0, 9, 0.05, {k: (k // 20 % 4, 0.0) for k in range(20, 180, 20)})
        cases.append(s.truth(0.06, 0.015, "TRACKED", "NONE"))

    s, walked = strolling("tilt-trusted", "the same, gravity trusted: every marker is refused", "OPENXR", True)
    walked(0, 4, 0, {k: (k // 20 % 4, 0.0) for k in range(20, 80, 20)})
    cases.append(s.truth(math.inf, math.inf, "UNKNOWN", "NO_SIGHTING"))

    s, walked = strolling("tilt-unknown", "tag positions alone do not tell what is up", "OPENXR")
    walked(0, 6, 0.05, {})
    cases.append(s.truth(math.inf, math.inf, "UNKNOWN", "TILT_UNKNOWN"))

    s, walked = strolling("tilt-outlier", "another marker taken for m-2: 30 degrees off, and refused", "UNITY")
    walked(0, 6, 0.05, {20: (0, 0.0), 40: (1, 0.0), 60: (2, math.radians(30)), 90: (3, 0.0)})
    cases.append(s.truth(0.08, 0.03, "TRACKED", "NONE"))

    s, walked = strolling("tilt-overruled", "the first marker was another; two that agree overrule it", "OPENXR")
    walked(0, 6, 0.05, {20: (2, math.radians(30)), 50: (0, 0.0), 60: (1, 0.0), 100: (3, 0.0)})
    cases.append(s.truth(0.08, 0.03, "TRACKED", "NONE"))
    return cases


def predictions():
    """Bodies some time after they were told of; the way is integrated in small steps, not by the closed formula."""
    rng = random.Random(7)
    agility = {"vehicle": 0.5, "asset": 0.3, "pedestrian": 1.0}
    cases = []
    for model in ("STILL", "CONSTANT_VELOCITY", "CONSTANT_TURN"):
        for kind in agility:
            for after in (0.0, 0.02, 0.1, 0.25, 0.6):
                p = [rng.uniform(-20, 20) for _ in range(3)]
                heading = rng.uniform(-3, 3)
                v = [rng.uniform(-1.5, 1.5), rng.uniform(-1.5, 1.5), rng.uniform(-0.1, 0.1)]
                rate, sigma, v_sigma = rng.uniform(-1, 1), rng.uniform(0.01, 0.2), rng.uniform(0.01, 0.3)
                t = min(after, 0.25)
                q, turn = list(p), rate * t if model == "CONSTANT_TURN" else 0.0
                steps = 20000
                for k in range(steps if model != "STILL" else 0):
                    a = turn * (k + 0.5) / steps
                    step = apply(about(2, a), v)
                    q = [x + d * t / steps for x, d in zip(q, step)]
                speed = math.sqrt(sum(x * x for x in v))
                beyond = 0.0 if model == "STILL" else speed * (after - t)
                variance = sigma ** 2 + (after * v_sigma) ** 2 + agility[kind] ** 2 * after ** 3 / 3 + beyond ** 2
                cases.append({
                    "model": model, "kind": kind, "pose": p + quaternion(about(2, heading)), "velocity": v,
                    "turnRate": rate, "sigma": sigma, "velocitySigma": v_sigma, "afterMicros": round(after * 1e6),
                    "expected": q + quaternion(about(2, heading + turn)), "expectedSigma": math.sqrt(variance),
                    "beyondHorizon": after > 0.25,
                })
    return {"madeBy": "make_golden.py", "horizonSeconds": 0.25, "tolerance": 1e-8, "cases": cases}


# ---- binary messages, written by the rules of protobuf's encoding alone ----------------------------------------------

def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def field(number, wire, payload):
    return varint(number << 3 | wire) + payload


def block(number, payload):
    return field(number, 2, varint(len(payload)) + payload)


def text(number, value):
    return block(number, value.encode())


def packed(number, letter, values):
    return block(number, b"".join(struct.pack("<" + letter, v) for v in values)) if values else b""


def single(values):
    """As they are after a trip through 32 bits."""
    return [struct.unpack("<f", struct.pack("<f", v))[0] for v in values]


def pose_message(p):
    out = text(1, p["trackable"]) + field(2, 1, struct.pack("<q", 1000 * p["stamp"]))
    out += packed(3, "d", p["position"]) + packed(4, "d", p.get("orientation", []))
    out += packed(5, "f", p["covariance"]) + packed(6, "f", p["velocity"]) + packed(7, "f", p.get("angularVelocity", []))
    out += field(8, 0, varint(1)) + field(9, 5, struct.pack("<f", 0.5))
    out += b"".join(text(10, source) for source in p["sources"])
    out += field(11, 5, struct.pack("<f", 1.0)) + field(12, 0, varint(3)) + field(13, 0, varint(123456))
    out += field(14, 0, varint(7)) + text(15, "upper")
    return out + (text(16, p["label"]) if "label" in p else b"")


def fix_message(f):
    """Fields in the order of their numbers, lists packed: what every port writes, byte by byte."""
    out = field(1, 0, varint({"marker": 6, "odometry": 10}[f["kind"]])) + field(2, 1, struct.pack("<q", 1000 * f["stamp"]))
    out += text(3, f["trackable"]) + packed(8, "d", f["position"]) + packed(9, "d", f.get("covariance", []))
    out += text(15, f["frame"]) if "frame" in f else b""
    out += packed(17, "d", f["orientation"])
    out += text(21, f["camera"]) + text(22, f["marker"]) if f["kind"] == "marker" else b""
    return out + (field(29, 0, varint(1)) if f.get("reset") else b"")


def told(poses, extra=b""):
    return block(1, text(1, "site") + text(2, "plant-1") + b"".join(block(3, pose_message(p)) for p in poses) + extra)


def binaries():
    rng = random.Random(11)
    stamp = 1_800_000_000_000_000
    poses = []
    for i in range(12):
        pose = {"trackable": f"robot-{i}", "stamp": stamp + 12_345 * i, "position": [rng.uniform(-50, 50) for _ in range(3)],
                "velocity": single([rng.gauss(0, 1) for _ in range(3)]), "sources": ["uwb-1"] * (i % 3)}
        if i % 2:
            pose["orientation"] = quaternion(about(2, rng.uniform(-3, 3)))
            pose["angularVelocity"] = single([0.0, 0.0, rng.gauss(0, 0.5)])
        pose["covariance"] = single([rng.uniform(0.001, 0.1) for _ in range(21 if i % 2 else 6)])
        if i % 5 == 4:
            pose["label"] = "pedestrian"
        poses.append(pose)
    one = poses[1]
    # what a later version may add is skipped; lists may come number by number
    strange = pose_message(one) + field(99, 0, varint(2**63)) + text(100, "new") + field(101, 5, b"abcd") + field(102, 1, b"12345678")
    loose = pose_message({**one, "position": []}) + b"".join(field(3, 1, struct.pack("<d", v)) for v in one["position"])
    said = [
        {"hex": told(poses).hex(), "poses": poses},
        {"hex": told([]).hex(), "poses": []},
        {"hex": told([], block(3, strange)).hex(), "poses": [one]},
        {"hex": told([], block(3, loose)).hex(), "poses": [one]},
        {"hex": block(7, b"said by a later node").hex(), "poses": []},
    ]
    whole = told([one])
    broken = [whole[:n].hex() for n in (1, 2, 5, 20, len(whole) - 1)] + ["ff" * 12, block(1, field(3, 3, b"")).hex()]
    broken += [told([], block(3, pose_message({**one, "position": [1.0, 2.0]}))).hex()]
    broken += [told([], block(3, pose_message({**one, "position": [1.0, 2.0, math.nan]}))).hex()]
    fixes = []
    for i in range(6):
        is_marker = i in (3, 4)
        fix = {"kind": "marker" if is_marker else "odometry", "stamp": stamp + 33_000 * i, "trackable": "headset-7",
               "position": [rng.uniform(-9, 9) for _ in range(3)], "orientation": quaternion(about(2, rng.uniform(-3, 3)))}
        fix.update({"camera": "headset-7", "marker": "m-1"} if is_marker else {"frame": "headset-7.session"})
        if i == 4:
            fix["covariance"] = [{0: 4e-4, 6: 4e-4, 11: 4e-4, 15: 9e-4, 18: 9e-4, 20: 9e-4}.get(k, 0.0) for k in range(21)]
        fixes.append({**fix, "reset": True} if i == 0 else fix)
    batch = b"".join(block(1, fix_message(f)) for f in fixes)
    sent = block(1, text(1, "plant-1") + text(2, "headset-7") + block(3, batch))
    return {"madeBy": "make_golden.py", "fromNode": said, "broken": broken,
            "fromClient": {"hex": sent.hex(), "site": "plant-1", "source": "headset-7", "fixes": fixes}}


def write(name, document):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        json.dump(document, f, indent=None, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    write("converters.json", converters())
    write("alignment.json", alignments())
    write("prediction.json", predictions())
    write("binary.json", binaries())
