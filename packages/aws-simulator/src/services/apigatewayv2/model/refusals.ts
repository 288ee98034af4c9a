import { AwsError } from '../../../world/AwsError';

export function badRequest(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}

export function conflict(message: string): AwsError {
  return new AwsError('ConflictException', message);
}

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}

/** For what AWS takes and the simulator does not. */
export function unsupported(what: string): AwsError {
  return badRequest(`The AWS simulator does not support ${what}`);
}

/** @throws AwsError `BadRequestException` for the first member that is given */
export function refuseMembers<T extends object>(
  input: T,
  members: readonly (keyof T & string)[],
): void {
  const given = members.find(name => input[name] !== undefined);
  if (given) {
    throw unsupported(given);
  }
}
