import { Cause, cause, Diagnosis } from './Diagnosis';
import { errorNameOf } from './errorNameOf';
import { AboutContainer, startFailure } from './startFailure';

/** As in `(service s) was unable to place a task. Reason: …` and `(service s) failed to launch a task with (error …).` */
const START_FAILED = [
  /was unable to place a task\. Reason: (.+?)\.?$/s,
  /failed to launch a task with \(error (.+?)\.?\)\.?$/s,
];

const RULES: [RegExp, () => Cause][] = [
  [/operations are being throttled/, () => cause('throttled', {})],
  [
    /minimumHealthyPercent or maximumPercent/,
    () => cause('deployment-configuration', {}),
  ],
  [/tasks? under protection/, () => cause('task-protected', {})],
  [
    /TARGET GROUP IS NOT FOUND|target group .* does not exist/i,
    () => cause('target-group-not-found', {}),
  ],
  [
    /not authorized to perform|has been misconfigured or changed/,
    () => cause('service-access-denied', {}),
  ],
];

/**
 * What keeps ECS from reaching the desired state of a service, by the message of one of
 * its events; undefined where it tells of no such trouble.
 *
 * @param about - The container of the service, with its image.
 * @public
 */
export function diagnoseServiceEvent(
  message: string,
  about: AboutContainer,
): Diagnosis | undefined {
  for (const pattern of START_FAILED) {
    const awsText = pattern.exec(message)?.[1];
    if (awsText) {
      const code = errorNameOf(awsText);
      return { ...startFailure(awsText, about), code, awsText };
    }
  }
  const rule = RULES.find(([pattern]) => pattern.test(message));
  return rule && { ...rule[1](), awsText: message };
}
