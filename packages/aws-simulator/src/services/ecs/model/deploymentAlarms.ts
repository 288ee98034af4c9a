import { DeploymentAlarms } from '@aws-sdk/client-ecs';
import { Region } from '../../../world/World';
import { Alarm, CloudWatch } from '../../cloudwatch/model/CloudWatch';
import { ServiceRecord } from './types';

/** The alarms that a service's deployments are to heed. */
export function alarmNames({ configuration }: ServiceRecord): string[] {
  const { alarms } = configuration;
  return alarms?.enable ? alarms.alarmNames ?? [] : [];
}

/** Those of a service that are in the state ALARM. */
export function raisedAlarms(region: Region, service: ServiceRecord): string[] {
  return alarmsOf(region, service)
    .filter(({ shape }) => shape.StateValue === 'ALARM')
    .map(({ shape }) => shape.AlarmName);
}

/**
 * How long ECS watches the alarms after all tasks are replaced, in virtual seconds.
 * It computes that from the alarms; that they are all evaluated once is from memory.
 */
export function bakeSeconds(region: Region, service: ServiceRecord): number {
  return Math.max(
    0,
    ...alarmsOf(region, service).map(
      ({ period, shape }) => period * shape.EvaluationPeriods,
    ),
  );
}

/**
 * Refuses alarms that ECS could not watch.
 *
 * @returns why, or undefined
 */
export function alarmsProblem(
  alarms: DeploymentAlarms | undefined,
): string | undefined {
  return alarms?.enable && alarms.alarmNames?.length === 0
    ? 'alarmNames cannot be empty when deployment alarms are enabled.'
    : undefined;
}

function alarmsOf(region: Region, service: ServiceRecord): Alarm[] {
  const names = alarmNames(service);
  // A region without alarms has no need to keep metrics.
  return names.length === 0
    ? []
    : names.flatMap(name => region.service(CloudWatch).alarms.get(name) ?? []);
}
