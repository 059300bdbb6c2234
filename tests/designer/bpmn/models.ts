/** Models as other tools write them, drawn for the tests. */

const open = (attributes: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${attributes} id="Definitions_1" targetNamespace="http://example.org">`

/** Camunda 7: attributes, JUEL, a boundary timer, asynchronous continuation, a delegate class. */
export const camunda = `${open('xmlns:c7="http://camunda.org/schema/1.0/bpmn"')}
  <bpmn:process id="invoice" name="Invoice" isExecutable="true">
    <bpmn:laneSet id="LaneSet_1"><bpmn:lane id="Lane_1" name="Finance"><bpmn:flowNodeRef>Approve_1</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="Start_1" name="Invoice received"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Approve_1" name="Approve invoice" c7:assignee="\${initiator}" c7:candidateGroups="accounting, Sales-Manager" c7:candidateUsers="demo" c7:formKey="embedded:app:forms/approve_form.html" c7:dueDate="P3D" c7:priority="90" c7:asyncBefore="true">
      <bpmn:documentation>Look at the amount.</bpmn:documentation>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true" c7:collection="\${approvers}" c7:elementVariable="approver">
        <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">\${nrOfCompletedInstances == 2}</bpmn:completionCondition>
      </bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="Late_1" attachedToRef="Approve_1" cancelActivity="false">
      <bpmn:timerEventDefinition id="T_1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT48H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="Gateway_1" name="Approved?" default="Flow_4" />
    <bpmn:serviceTask id="Archive_1" name="Archive" c7:class="com.example.Archive" />
    <bpmn:callActivity id="Call_1" name="Clarify" calledElement="clarify-invoice">
      <bpmn:extensionElements><c7:in source="creditor" target="creditor" /><c7:out source="clarified" target="done" /></bpmn:extensionElements>
    </bpmn:callActivity>
    <bpmn:endEvent id="End_1"><bpmn:errorEventDefinition id="E_1" errorRef="Error_1" /></bpmn:endEvent>
    <bpmn:endEvent id="End_2" />
    <bpmn:dataObjectReference id="Data_1" name="Paper" dataObjectRef="DataObject_1" />
    <bpmn:dataObject id="DataObject_1" />
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Approve_1" />
    <bpmn:sequenceFlow sourceRef="Approve_1" targetRef="Gateway_1" />
    <bpmn:sequenceFlow id="Flow_3" name="yes" sourceRef="Gateway_1" targetRef="Archive_1">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${approved == true &amp;&amp; amount lt 1000 &amp;&amp; kind == 'a &amp;&amp; b'}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="Flow_4" name="no" sourceRef="Gateway_1" targetRef="Call_1" />
    <bpmn:sequenceFlow id="Flow_5" sourceRef="Archive_1" targetRef="End_2" />
    <bpmn:sequenceFlow id="Flow_6" sourceRef="Call_1" targetRef="End_1" />
    <bpmn:sequenceFlow id="Flow_7" sourceRef="Call_1" targetRef="Nowhere" />
    <bpmn:textAnnotation id="Note_1"><bpmn:text>Mind the amount</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="As_1" sourceRef="Gateway_1" targetRef="Note_1" />
  </bpmn:process>
  <bpmn:error id="Error_1" name="Refused" errorCode="refused" />
  <bpmndi:BPMNDiagram id="D_1"><bpmndi:BPMNPlane id="P_1" bpmnElement="invoice">
    <bpmndi:BPMNShape id="S_1" bpmnElement="Start_1"><dc:Bounds x="100.4" y="100.6" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="80" y="143" width="76" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="S_2" bpmnElement="Approve_1"><dc:Bounds x="200" y="80" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="E_2" bpmnElement="Flow_1"><di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`

/** Camunda 8: FEEL, Zeebe's elements, a message with its key, two pools. */
export const zeebe = `${open('xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0"')}
  <bpmn:collaboration id="Col_1"><bpmn:participant id="Pool_1" name="Us" processRef="order" /><bpmn:participant id="Pool_2" name="Them" processRef="other" /></bpmn:collaboration>
  <bpmn:process id="other" isExecutable="false"><bpmn:startEvent id="OtherStart" /></bpmn:process>
  <bpmn:process id="order" name="订单" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:timerEventDefinition id="T"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">0 0 9 ? * MON-FRI</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
    <bpmn:userTask id="Review" name="审核">
      <bpmn:extensionElements>
        <zeebe:assignmentDefinition assignee="=record.owner" candidateGroups="sales_manager" />
        <zeebe:formDefinition formId="approve_form" />
        <zeebe:taskSchedule dueDate="=now + duration(&quot;P1D&quot;)" />
        <zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping>
      </bpmn:extensionElements>
      <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:scriptTask id="Total" name="Total"><bpmn:extensionElements><zeebe:script expression="=sum(prices)" resultVariable="total" /></bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:intermediateCatchEvent id="Paid"><bpmn:messageEventDefinition id="M" messageRef="Message_1" /></bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="Ship" name="Ship"><bpmn:extensionElements><zeebe:taskDefinition type="shipping" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:complexGateway id="Complex" />
    <bpmn:endEvent id="End" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Review" />
    <bpmn:sequenceFlow id="F2" sourceRef="Review" targetRef="Total" />
    <bpmn:sequenceFlow id="F3" sourceRef="Total" targetRef="Paid" />
    <bpmn:sequenceFlow id="F4" sourceRef="Paid" targetRef="Ship" />
    <bpmn:sequenceFlow id="F5" sourceRef="Ship" targetRef="Complex" />
    <bpmn:sequenceFlow id="F6" sourceRef="Complex" targetRef="End"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=total &gt; 100</bpmn:conditionExpression></bpmn:sequenceFlow>
  </bpmn:process>
  <bpmn:message id="Message_1" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=orderId" /></bpmn:extensionElements></bpmn:message>
</bpmn:definitions>`

/** Flowable: BPMN as the default namespace, its own attributes, mail and HTTP tasks. */
export const flowable = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="http://www.flowable.org/processdef">
  <process id="leave" name="Leave request" isExecutable="true">
    <startEvent id="startEvent1" flowable:initiator="initiator" flowable:formKey="approve_form" />
    <userTask id="sid-9A7B" name="Decide" flowable:candidateGroups="sales_manager" flowable:assignee="$INITIATOR">
      <extensionElements><flowable:taskListener event="create" class="com.example.Listener" /></extensionElements>
    </userTask>
    <exclusiveGateway id="g" />
    <serviceTask id="mail1" name="Tell" flowable:type="mail"><extensionElements><flowable:field name="to"><flowable:expression>\${mail}</flowable:expression></flowable:field></extensionElements></serviceTask>
    <serviceTask id="http1" name="Book" flowable:type="http"><extensionElements>
      <flowable:field name="requestMethod"><flowable:string><![CDATA[PUT]]></flowable:string></flowable:field>
      <flowable:field name="requestUrl"><flowable:string><![CDATA[https://example.org/leave]]></flowable:string></flowable:field>
    </extensionElements></serviceTask>
    <scriptTask id="script1" scriptFormat="groovy"><script>println 1</script></scriptTask>
    <subProcess id="inner"><startEvent id="s2" /><endEvent id="e2" /><sequenceFlow id="f9" sourceRef="s2" targetRef="e2" /></subProcess>
    <endEvent id="end1"><terminateEventDefinition /></endEvent>
    <sequenceFlow id="f1" sourceRef="startEvent1" targetRef="sid-9A7B" />
    <sequenceFlow id="f2" sourceRef="sid-9A7B" targetRef="g" />
    <sequenceFlow id="f3" sourceRef="g" targetRef="mail1"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\${outcome == 'approve' || !urgent}]]></conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="g" targetRef="http1"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\${service.check(execution, 1) ? a : b}]]></conditionExpression></sequenceFlow>
    <sequenceFlow id="f5" sourceRef="mail1" targetRef="script1" />
    <sequenceFlow id="f6" sourceRef="http1" targetRef="inner" />
    <sequenceFlow id="f7" sourceRef="script1" targetRef="end1" />
    <sequenceFlow id="f8" sourceRef="inner" targetRef="end1" />
  </process>
</definitions>`
