import { ServiceCall } from '../../rights/ServiceCall';

/** That a call hands a role, by ARN or name, to a service; nothing where it hands none. */
export function passRole(
  call: ServiceCall,
  role: string | undefined,
  toService: string,
): ServiceCall[] {
  return role
    ? [
        {
          region: call.region,
          service: 'iam',
          operation: 'PassRole',
          input: { RoleName: role },
          keys: { 'iam:PassedToService': toService },
        },
      ]
    : [];
}
