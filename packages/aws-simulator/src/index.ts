/**
 * A simulated AWS on the loopback interface, for stock AWS clients.
 *
 * @packageDocumentation
 */
export { startSimulator } from './Simulator';
export type { Simulator, SimulatorOptions } from './Simulator';
export { CallLog } from './calls/CallLog';
export type { CallFilter, LoggedCall } from './calls/CallLog';
export { PolicyUse } from './authorization/PolicyUse';
export { Faults } from './faults/Faults';
export type { CallMoment, FaultHandle, WatchedCall } from './faults/Faults';
export type { CallPattern, Fault, FaultRule } from './faults/FaultRule';
export { VirtualClock } from './clock/VirtualClock';
export type { ClockTimer, VirtualClockOptions } from './clock/VirtualClock';
export { traceConsumer } from './services/ec2/model/transitGateways/traceConsumer';
export type {
  ConsumerTrace,
  Hop,
  HopName,
  VpcPlace,
} from './services/ec2/model/transitGateways/traceConsumer';
export { resolve } from './services/route53/model/dns/resolve';
export type { Resolution } from './services/route53/model/dns/resolve';
export { Account, Region, World } from './world/World';
export type {
  GlobalService,
  RegionalService,
  WorldService,
} from './world/World';
export { Ids } from './world/Ids';
export type { InterceptedCall, Interceptor } from './calls/Interceptor';
