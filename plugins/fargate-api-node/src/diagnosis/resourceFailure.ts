import { Cause, cause } from './Diagnosis';
import { DENIED, UNREACHABLE } from './patterns';
import { pullFailure } from './pullFailure';

/** How ECS begins the text for secrets and for the registry alike. */
const EITHER = 'unable to pull secrets or registry auth';

/** Why what a task needs besides its image could not be had. */
export function resourceFailure(
  wholeText: string,
  image: string,
): Cause | undefined {
  const text = wholeText.replace(EITHER, '');
  if (/logger args|logging driver|log group|create logger/i.test(text)) {
    return logFailure(text);
  }
  if (/\bEFS\b|CannotCreateVolumeError|mounting|EBS volume/i.test(text)) {
    return cause('volume-mount-failed', {});
  }
  if (/\benv(ironment variable)? files/i.test(text)) {
    return UNREACHABLE.test(text)
      ? cause('service-unreachable', { service: 'Amazon S3' })
      : cause('environment-file-unavailable', {});
  }
  if (/\basm\b|secret|\bssm\b|Parameter Store|Systems Manager/i.test(text)) {
    return secretFailure(text);
  }
  return wholeText.includes(EITHER) || /registry auth/.test(text)
    ? pullFailure(text, image)
    : undefined;
}

function logFailure(text: string): Cause {
  if (DENIED.test(text)) {
    return cause('log-access-denied', {});
  }
  return UNREACHABLE.test(text)
    ? cause('service-unreachable', { service: 'Amazon CloudWatch Logs' })
    : cause('log-group-not-found', {});
}

function secretFailure(text: string): Cause {
  const key = /did not contain json key (\S*[^\s.])/.exec(text)?.[1];
  if (key) {
    return cause('secret-key-not-found', { key });
  }
  if (DENIED.test(text)) {
    return cause('secret-access-denied', {});
  }
  if (
    /ResourceNotFound|find the specified secret|marked for deletion|invalid ssm parameters|secret exists in/i.test(
      text,
    )
  ) {
    return cause('secret-not-found', {});
  }
  if (/invalid character|cannot unmarshal|end of JSON input/.test(text)) {
    return cause('secret-invalid', {});
  }
  return UNREACHABLE.test(text)
    ? cause('service-unreachable', {
        service: /\bssm\b|Parameter Store|Systems Manager/i.test(text)
          ? 'AWS Systems Manager'
          : 'AWS Secrets Manager',
      })
    : cause('secret-unavailable', {});
}
