package org.sitedatum.mqtt.codec;

/** A site document that uses every part of the contract. */
public final class SampleSite {
    private SampleSite() {}

    /** The document. */
    public static final String JSON = """
            {"id":"hq","name":"Head office",
             "georeference":{"latDeg":48.1,"lonDeg":11.5,"h":520.5,"headingDeg":30},
             "floors":[
               {"id":"g","name":"ground","elevation":0,"height":4,"outline":[[0,0],[40,0],[40,20],[0,20]]},
               {"id":"u","name":"upper","elevation":4,"height":3.5,"outline":[[0,0],[40,0],[40,20],[0,20]]}],
             "frames":[
               {"id":"cell","parent":"site","position":[5,5,0],"orientation":[0,0,0.6,0.8]},
               {"id":"cam-1_optical","parent":"cell","position":[0,0,3],"orientation":[1,0,0,0],
                "covariance":[1e-4,0,0,0,0,0,1e-4,0,0,0,0,1e-4,0,0,0,1e-6,0,0,1e-6,0,1e-6]}],
             "anchors":[
               {"id":"A0","position":[0,0,3],"floor":"g","covariance":[1e-4,0,0,1e-4,0,1e-4],"rangeBias":0.1,"rangeSigma":0.05},
               {"id":"A1","position":[40,20,6]}],
             "cameras":[
               {"id":"cam-1","frame":"cam-1_optical",
                "intrinsics":{"fx":800,"fy":800,"cx":640,"cy":360,"distortion":[0.1,-0.05,0,0,0.01],"width":1280,"height":720}},
               {"id":"cam-2","position":[10,10,3.5],"orientation":[1,0,0,0],
                "intrinsics":{"fx":700,"fy":700,"cx":320,"cy":240,"width":640,"height":480}},
               {"id":"cam-3","homography":[0.01,0,1,0,0.01,2,0,0,1],"imageSize":[640,480],"floor":"g"}],
             "detectors":[
               {"id":"radar-1","kind":"radar","position":[20,0,2],"orientation":[0,0,0,1],"maxRange":50,"fieldOfView":2.1,
                "sigmaRange":0.1,"sigmaAzimuth":0.02,"latency":0.05,"clutterPerScan":3,"detectionProbability":0.9},
               {"id":"lidar-1","kind":"lidar"}],
             "markers":[{"id":"m-7","position":[3,0,1.5],"orientation":[0,0,0,1],"size":0.2}],
             "walls":[{"floor":"g","line":[[10,0],[10,20]],"material":"brick"}],
             "fences":[
               {"id":"dock","floor":"g","region":{"type":"Polygon","coordinates":[[[1,1],[9,1],[9,9],[1,9],[1,1]]]},"timeouts":{"timeout":30,"toleranceTimeout":5,"exitDelay":2.5,"enterDelay":0.5,"dwell":60},
                "elevation":0.5,"extrusion":2,"enterTolerance":0.25,"exitTolerance":0.5,"enterProbability":0.95,"exitProbability":0.05,
                "schedule":{"zone":"Europe/Berlin","windows":[{"days":["mon","fri"],"from":"06:00","to":"22:30"},{"days":["sat"],"from":"22:00","to":"24:00"}]}},
               {"id":"press","region":{"centre":[20,10],"radius":3}}],
             "trackables":[
               {"id":"agv-1","name":"AGV one","kind":"vehicle","tags":[{"id":"T0","leverArm":[0.2,0,0.3]},{"id":"T1","leverArm":[-0.2,0,0.3]}],"height":0.9,"radius":0.6},
               {"id":"ann","kind":"pedestrian","tags":[]}],
             "sectors":[{"id":"s-1","floors":["g","u"]}],
             "meetings":{"proximity":2,"exitTolerance":0.5,"horizon":3,"repeat":1},
             "unknown":{"ignored":true}}
            """;
}
