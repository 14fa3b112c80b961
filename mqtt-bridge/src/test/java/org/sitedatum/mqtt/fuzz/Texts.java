package org.sitedatum.mqtt.fuzz;

/** Sound messages of others; apostrophes stand for quotation marks. */
final class Texts {
    private static final String POSITION = "'position':{'lat':47.7,'lon':-122.3,'h':11.5}";
    private static final String TANGENT =
            "{'authority':'/geopose/1.0','id':'LTP-ENU','parameters':'longitude=-122.3&latitude=47.7&height=11.0'}";
    private static final String INNER = "{'authority':'/geopose/1.0','id':'RotateTranslate','parameters':"
            + "'translation=[1.0,2.0,3.0]&rotation=[0,0,0,1]'}";
    private static final String POINT = "'position':{'type':'Point','coordinates':[5.0,4.0,1.0]}";
    private static final String SQUARE = "{'type':'Polygon','coordinates':[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]}";
    private static final String UUID = "fdb6df62-bce8-6c23-e342-80bd5c938774";

    static final String BASIC_YPR = "{" + POSITION + ",'angles':{'yaw':181.3,'pitch':16.9,'roll':-1.78}}";
    static final String BASIC_QUATERNION = "{" + POSITION + ",'quaternion':{'x':0,'y':0,'z':0.6,'w':0.8}}";
    static final String ADVANCED = "{'frameSpecification':" + TANGENT
            + ",'quaternion':{'x':0,'y':0,'z':0.6,'w':0.8},'validTime':1673471266374}";
    static final String CHAIN =
            "{'validTime':1673471266374,'outerFrame':" + TANGENT + ",'frameChain':[" + INNER + "," + INNER + "]}";
    static final String GRAPH =
            "{'validTime':1673471266374,'frameList':[" + TANGENT + "," + INNER + "],'transformList':[{'link':[0,1]}]}";
    static final String STREAM =
            "{'header':{'transitionModel':{'authority':'/geopose/1.0','id':'none','parameters':''},"
                    + "'outerFrame':" + TANGENT + "},'streamElements':[{'streamElement':{'frame':" + INNER
                    + ",'validTime':1673471266374}}]}";

    static final String OSCP_1 = "{'id':'" + UUID + "','timestamp':1700000000000,'type':'geopose','sensors':[{'id':'0',"
            + "'type':'wifi'}],'sensorReadings':[{'sensorId':'0','reading':{'BSSID':'a','RSSI':-50}}]}";
    static final String OSCP_2 = "{'id':'" + UUID + "','timestamp':1700000000000,'type':'geopose','sensors':[{'id':'0',"
            + "'type':'bluetooth'}],'sensorReadings':{'bluetoothReadings':[{'sensorId':'0','timestamp':1700000000000,"
            + "'address':'a','RSSI':-50,'name':'n'}]}}";

    static final String LOCATION = "{" + POINT + ",'source':'s','provider_type':'gps','provider_id':'p',"
            + "'timestamp_generated':'2019-09-02T22:02:24.355Z','crs':'EPSG:25832','accuracy':0.5,'floor':-1,'course':359.5,"
            + "'trackables':['" + UUID + "'],'properties':{'a':[1]}}";
    static final String FENCE =
            "{'id':'" + UUID + "','region':" + SQUARE + ",'crs':'local','zone_id':'z','timeout':1000}";
    static final String ZONE =
            "{'id':'" + UUID + "','type':'uwb','ground_control_points':[[8.0,49.0],[0.0,0.0],[8.1,49.0],"
                    + "[1.0,0.0],[8.1,49.1],[1.0,1.0],[8.0,49.1],[0.0,1.0]],'floor':1.5}";
    static final String WRAPPER = "{'event':'subscribe','topic':'location_updates','subscription_id':1,'params':{"
            + "'accuracy':'5','provider_id':['a','b']},'payload':[{'a':1}]}";

    static final String RMF = """
            reference_coordinates:
              L1:
                rmf: [[0, 0], [10, 0], [10, 10]]
                robot: [[0, 0], [0, 200], [-200, 200]]
            """;

    static final String VDA_STATE =
            "{'driving':false,'lastNodeId':'n7','agvPosition':{'x':0,'y':0,'theta':0,'mapId':'',"
                    + "'positionInitialized':false},'actionStates':[{'actionId':'a','actionStatus':'FAILED'}]}";

    static final String VIEWER = "{'op':'subscribe','subscriptions':[{'id':0,'channelId':3},{'id':1,'channelId':5}]}";

    private Texts() {}
}
